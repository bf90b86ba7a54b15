using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// The rules that count now: the shipped ones, and over them what admins put in their place. Whoever begins a piece of
/// work takes them once and keeps them to its end; they are read again a minute later, for the next one.
/// </summary>
public sealed partial class RulesInForce(
    Rules shipped, IRuleVersions versions, TimeProvider clock, ILogger<RulesInForce> log)
{
    /// <summary>How old they may be where work begins.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(1);

    private Reading? last;
    private int reading;

    /// <summary>What counts where nobody put anything in its place.</summary>
    public Rules Shipped => shipped;

    /// <summary>As last read; the shipped ones before that.</summary>
    public Rules Now => Volatile.Read(ref last)?.Rules ?? shipped;

    /// <summary>
    /// Reads them anew where they are old, or another day has begun. What cannot be read stays as it was.
    /// </summary>
    /// <exception cref="Exception">
    /// They were never read: nobody may work by the shipped ones where others may count.
    /// </exception>
    public async Task RefreshAsync(CancellationToken stop)
    {
        var before = Volatile.Read(ref last);
        var now = clock.GetUtcNow();
        if (before is not null
            && ((now - before.At < AgeMax && now >= before.At && shipped.Today(now) == shipped.Today(before.At))
                || Interlocked.CompareExchange(ref reading, 1, 0) == 1))
        {
            return;
        }

        try
        {
            var book = new RuleBook(await versions.ReadAsync(stop));
            foreach (var problem in book.Problems.Except(before?.Problems ?? []))
            {
                NotUsable(problem);
            }

            Volatile.Write(ref last, new Reading(book.On(shipped.Today(now), shipped), now)
            {
                Problems = book.Problems,
            });
        }
        catch (Exception e) when (before is not null && !stop.IsCancellationRequested)
        {
            // Not asked again by everybody at once.
            NotRead(e, before.ReadAt);
            Volatile.Write(ref last, before with { At = now });
        }
        finally
        {
            Volatile.Write(ref reading, 0);
        }
    }

    /// <summary>Somebody changed them: whatever begins next reads them.</summary>
    public void Forget()
    {
        if (Volatile.Read(ref last) is { } known)
        {
            Volatile.Write(ref last, known with { At = DateTimeOffset.MinValue });
        }
    }

    [LoggerMessage(651, LogLevel.Error, "{Problem}")]
    private partial void NotUsable(string problem);

    [LoggerMessage(652, LogLevel.Error, "The rules could not be read again; those of {ReadAt} count")]
    private partial void NotRead(Exception e, DateTimeOffset readAt);

    /// <param name="Rules">What counts.</param>
    /// <param name="At">When somebody last tried to read them.</param>
    private sealed record Reading(Rules Rules, DateTimeOffset At)
    {
        public DateTimeOffset ReadAt { get; } = At;

        /// <summary>Of stored versions, told once each.</summary>
        public IReadOnlyList<string> Problems { get; init; } = [];
    }
}
