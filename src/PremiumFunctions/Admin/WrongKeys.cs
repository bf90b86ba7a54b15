using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PremiumFunctions;

/// <summary>
/// Notes keys that let nobody in, and makes whoever guesses them wait: a few a minute are slips, more are not. Whoever
/// has a right key never waits.
/// </summary>
public sealed partial class WrongKeys(TimeProvider clock, ILogger<WrongKeys> log)
{
    /// <summary>Wrong keys within a minute that are answered at once.</summary>
    public const int FreeAMinute = 10;

    /// <summary>How long each further one waits for its answer.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> recent = [];

    /// <summary>A request without any key is how a browser begins, and does not count.</summary>
    public async Task SlowAsync(HttpRequest request, bool hasKey, CancellationToken stop)
    {
        if (!hasKey)
        {
            return;
        }

        Wrong(request.Method, request.Path, request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (IsMany(clock.GetUtcNow()))
        {
            await Task.Delay(Wait, clock, stop);
        }
    }

    private bool IsMany(DateTimeOffset now)
    {
        lock (gate)
        {
            while (recent.TryPeek(out var first) && now - first > Window)
            {
                recent.Dequeue();
            }

            // What waits is not kept: a flood must not fill the memory.
            if (recent.Count >= FreeAMinute)
            {
                return true;
            }

            recent.Enqueue(now);
            return false;
        }
    }

    [LoggerMessage(612, LogLevel.Warning, "{Method} {Path}: a wrong admin key, from {Address}")]
    private partial void Wrong(string method, string path, string address);
}
