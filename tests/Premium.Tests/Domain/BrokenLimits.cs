using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Limits that do not answer, or lose the timetable of a short day.</summary>
internal sealed class BrokenLimits(IBankLimits limits) : IBankLimits
{
    public bool IsSilent { get; init; }

    public bool IsClaimBroken { get; init; }

    public Task<LimitReply> TakeAsync(
        string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now,
        CancellationToken stop) => IsSilent
        ? Task.FromResult<LimitReply>(new LimitReply.Silent("storage"))
        : limits.TakeAsync(bank, payMonths, terms, now, stop);

    public Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop) =>
        IsClaimBroken ? throw new IOException("storage") : limits.ClaimAsync(bank, timetable, stop);
}
