using Premium.Domain;
using Premium.InMemory;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// The statements of the banks as one worker meets them: missing, not tying, or of some hours ago. The auditor is told
/// whose each line that came through really is.
/// </summary>
internal sealed partial class FaultyBank
{
    /// <summary>A statement is never older than what the bank's end-of-day processing has time for.</summary>
    private const int LateHoursMax = 7;

    /// <summary>So far statement and balance may be behind the books, both alike.</summary>
    private const int BehindMinutesMax = 15;

    /// <summary>What the balance does not know yet, where a statement of this worker did not either.</summary>
    private readonly Dictionary<BankAccount, long> behind = [];

    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var reply = await GivenAsync(account, from, to, stop);
        worker.Statements.Add(new StatementHad(account.Bank, account.No.Reveal(), reply is StatementReply.Complete));
        return reply;
    }

    private async Task<StatementReply> GivenAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        await worker.EnterAsync();
        if (bank.IsClosed(account))
        {
            dice.Saw("statement of a closed account");
            return new StatementReply.Silent("the account is closed");
        }

        if (bank.IsMaintained(account.Bank) || bank.IsRejected(account.Bank) || dice.Fault(rates.StatementSilent))
        {
            return new StatementReply.Silent("no answer within the time given");
        }

        var reply = await bank.Of(account).StatementAsync(account, from, to, stop);

        // After a standstill the bank may tell the engine of moves whose day the agenda has not come to yet.
        bank.Look(account);
        if (reply is StatementReply.Complete complete)
        {
            reply = Told(account, complete);
        }

        var seen = reply.Known.Select(l => new StatementSeen(
            bank.TruthOf(account, l), l.Amount.Value, l.IsDebit, l.At)).ToList();
        worker.Sightings.AddRange(seen.Where(l => l.Id is not null).Select(l => new Sighting(l.Id!.Value, l.IsDebit)));
        scene.Auditor.StatementSeen(
            account.Bank, account.No.Reveal(), seen, reply is StatementReply.Complete, from, scene.Clock.GetUtcNow());
        return reply;
    }

    private StatementReply Told(BankAccount account, StatementReply.Complete complete)
    {
        behind.Remove(account);
        var lines = complete.Lines;
        if (dice.Fault(rates.StatementLie, "StatementShort"))
        {
            return new StatementReply.Partial(
                [.. lines.Where(_ => dice.Chance(0.5))], "fewer lines than its own totals say");
        }

        if (dice.Fault(rates.StatementLie, "StatementEmpty"))
        {
            return new StatementReply.Partial([], "success without any line");
        }

        if (dice.Fault(rates.StatementLie, "StatementOutOfBalance"))
        {
            return new StatementReply.Partial(lines, "its balances do not tie");
        }

        if (dice.Fault(rates.StatementLie, "StatementPageMissing"))
        {
            return new StatementReply.Partial([.. lines.Take(lines.Count / 2)], "a page is missing");
        }

        if (dice.Fault(rates.StatementLie, "StatementLate"))
        {
            return UpTo(complete, scene.Clock.GetUtcNow().AddHours(-1 - dice.Below(LateHoursMax)));
        }

        if (dice.Fault(rates.StatementLie, "StatementBehind"))
        {
            var until = scene.Clock.GetUtcNow().AddMinutes(-dice.Below(BehindMinutesMax));
            behind[account] = InMemoryBank.Net(lines.Where(l => l.At > until));
            return UpTo(complete, until);
        }

        return dice.Fault(rates.StatementLie, "LineWithoutDate")
            ? complete with { Notes = ["a line without a date was passed over"] }
            : complete;
    }

    private static StatementReply.Complete UpTo(StatementReply.Complete complete, DateTimeOffset until) => complete with
    {
        Lines = [.. complete.Lines.Where(l => l.At <= until)],
        Closing = complete.Closing - InMemoryBank.Net(complete.Lines.Where(l => l.At > until)),
    };
}
