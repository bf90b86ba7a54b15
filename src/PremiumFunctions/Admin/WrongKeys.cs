using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PremiumFunctions;

/// <summary>
/// Notes keys that let nobody in, and makes whoever guesses them wait: a few a minute are slips, more are not. Whoever
/// has a right key never waits. All are counted together: an address is logged, and spares nobody anything.
/// </summary>
public sealed partial class WrongKeys(TimeProvider clock, ILogger<WrongKeys> log)
{
    /// <summary>Wrong keys within a minute that are answered at once.</summary>
    public const int FreeAMinute = 10;

    /// <summary>How long each further one waits for its answer.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Guesses keys = new();
    private readonly Guesses links = new();

    /// <summary>A request without any key is how a browser begins, and does not count.</summary>
    public async Task SlowAsync(HttpRequest request, bool hasKey, CancellationToken stop)
    {
        if (!hasKey)
        {
            return;
        }

        Wrong(request.Method, request.Path, Caller.AddressOf(request));
        await SlowAsync(keys, stop);
    }

    /// <summary>
    /// A link that opens nothing. Counted apart: whoever guesses links slows no admin who mistyped. One that was cut
    /// off on its way is no guess.
    /// </summary>
    public async Task SlowLinkAsync(HttpRequest request, bool isWhole, CancellationToken stop)
    {
        if (!isWhole)
        {
            return;
        }

        WrongLink(request.Method, Caller.AddressOf(request));
        await SlowAsync(links, stop);
    }

    private async Task SlowAsync(Guesses guesses, CancellationToken stop)
    {
        if (guesses.AreMany(clock.GetUtcNow()))
        {
            await Task.Delay(Wait, clock, stop);
        }
    }

    private sealed class Guesses
    {
        private readonly Lock gate = new();
        private readonly Queue<DateTimeOffset> recent = [];

        public bool AreMany(DateTimeOffset now)
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
    }

    [LoggerMessage(612, LogLevel.Warning, "{Method} {Path}: a wrong admin key, from {Address}")]
    private partial void Wrong(string method, string path, string address);

    [LoggerMessage(663, LogLevel.Warning, "{Method}: a wrong reply link, from {Address}")]
    private partial void WrongLink(string method, string address);
}
