using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>The limits in memory, for tests, the simulator and benchmarks. Safe for many threads.</summary>
public sealed class InMemoryBankLimits : IBankLimits
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, BankLimit> limits = new(StringComparer.Ordinal);

    public Task<LimitReply> TakeAsync(
        string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            (limits[bank], var taken) = Of(bank).Take(payMonths, terms, now);
            return Task.FromResult<LimitReply>(taken);
        }
    }

    public Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            limits[bank] = Of(bank).With(timetable);
            return Task.CompletedTask;
        }
    }

    private BankLimit Of(string bank) => limits.GetValueOrDefault(bank, BankLimit.Untouched);
}
