using Premium.Domain;
using Premium.Ports;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

/// <summary>A ledger on which something else happens just before, or just after, the nth commit.</summary>
internal sealed class RacingLedger(ILedger ledger, int at, Func<Task> other, bool isAfter = false)
    : LedgerAround(ledger)
{
    public int Commits { get; private set; }

    public int Lost { get; private set; }

    public override async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
    {
        var isNow = ++Commits == at;
        if (isNow && !isAfter)
        {
            await other();
        }

        var result = await Inner.CommitAsync(sheet, change, stop);
        if (isNow && isAfter)
        {
            await other();
        }

        Lost += result is CommitResult.Lost ? 1 : 0;
        return result;
    }
}
