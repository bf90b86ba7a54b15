using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Works one district: plans its bills, reserves and sends what may be debited, asks the bank about what is unknown,
/// raises alerts. It reads the sheets, decides with pure functions and commits before it acts, so it may be stopped,
/// repeated or run twice at once at any point.
/// </summary>
public sealed partial class CollectDistrict(
    IRegistry registry, ILedger ledger, IBank bank, IStatements statements, IBankLimits limits, IWake wake, Rules rules,
    TimeProvider clock, ILogger<CollectDistrict> log, BelievedSheets? believed = null, PutWakes? put = null)
{
    private const string Actor = "collect";

    private readonly BelievedSheets believed = believed ?? new BelievedSheets();
    private readonly PutWakes put = put ?? new PutWakes();

    public async Task<DistrictReport> RunAsync(DistrictWake woken, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var sheets = OpenSheets.InScope(ledger, woken.District, rules, today, believed);
        await sheets.ReadAsync(stop);
        var register = new RegisterInForce(registry, ledger, rules, clock, woken.District);
        var calls = new DebitCalls(bank, statements, clock, log);
        var proof = new ProveSheets(ledger, believed, rules, woken.District);
        var planning = new PlanDistrict(
            limits, proof, new LookBack(ledger, calls, proof, rules, clock), rules, clock, register,
            mayPay: woken.Purpose == WakePurpose.Collect);
        var problems = sheets.All.SelectMany(s => s.Taken).Where(d => rules.IsPastStatements(d, today)).Select(d =>
                $"{d.Id}: {d.State} since {rules.Today(d.ReservedAt):yyyy-MM-dd}, and no bank gives a statement that "
                + "old: two people must find out and decide")
            .ToList();
        var calledBank = false;

        // A pass sends the oldest open bill of every village and segment. A village whose old month got paid goes on
        // with the next month in the next pass, until nothing is left to send or to ask.
        while (true)
        {
            var pass = await planning.PlanAsync(sheets, Actor, stop);
            problems.AddRange(register.Problems.Concat(pass.Problems).Except(problems));
            var due = DueForInquiry(sheets.All, pass.Reserved, proof);
            if (pass.Reserved.Count == 0 && due.Count == 0)
            {
                var next = await WakeAgainAsync(woken, sheets, pass, calledBank, stop);
                return await ReportAsync(
                    woken, register.Register, sheets, proof, next, problems, pass.Untried, stop);
            }

            // The reservations are in the table now: whatever happens from here on, they are never sent again.
            problems.AddRange(await CallAsync(calls, pass.Reserved, due, sheets, stop));
            pass.Failure?.Throw();
            calledBank = true;
        }
    }

    private async Task<NextWakes> WakeAgainAsync(
        DistrictWake woken, OpenSheets sheets, PlannedPass last, bool calledBank, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        // An inquiry's waking finds work of its run left: another message has it, and if that one is lost, CheckRuns.
        var leavesWork = last.LeavesWork && Run.TryPurposeOf(woken.Run) == RunPurpose.Collect;
        var next = NextWakes.Of(sheets.All, last.ComeBacks, calledBank, leavesWork, now, rules);
        foreach (var (reason, at, payMonth) in next.All)
        {
            var delay = at > now ? at - now : TimeSpan.Zero;
            await (reason switch
            {
                WakeReason.Alerts => wake.AlertsAsync(new AlertWake(woken.District, payMonth!.Value), delay, stop),
                WakeReason.Inquiry =>
                    wake.DistrictAsync(woken with { Purpose = WakePurpose.Watch }, delay, stop),
                WakeReason.Rest => RestAsync(woken, now + delay, now, stop),
                WakeReason.Retry => wake.DistrictAsync(
                    new DistrictWake(woken.District, WakePurpose.Collect, Run: null), delay, stop),
            });
        }

        if (Run.TryPurposeOf(woken.Run) == RunPurpose.Watch)
        {
            await WakeUntoldAsync(woken.District, sheets, stop);
        }

        return next;
    }

    private async Task RestAsync(DistrictWake woken, DateTimeOffset at, DateTimeOffset now, CancellationToken stop)
    {
        if (!put.Comes(woken, at, now))
        {
            await wake.DistrictAsync(woken, at - now, stop);
            put.Put(woken, at, now);
        }
    }

    /// <summary>What is to be told of a month that is over, such as its receipt, whose wake was lost.</summary>
    private async Task WakeUntoldAsync(DistrictCode district, OpenSheets sheets, CancellationToken stop)
    {
        var (from, _) = rules.OpenSheets(rules.Today(clock.GetUtcNow()));
        var untold = await ledger.UntoldMonthsAsync(district, from, stop);
        foreach (var month in untold.Except(sheets.All.Select(s => s.PayMonth)))
        {
            await wake.AlertsAsync(new AlertWake(district, month), TimeSpan.Zero, stop);
        }
    }

    private async Task<DistrictReport> ReportAsync(
        DistrictWake woken, DistrictRegister register, OpenSheets sheets, ProveSheets proof,
        NextWakes next, IReadOnlyList<string> problems, IReadOnlyList<string> untried, CancellationToken stop)
    {
        var tally = Tallies.Count(register, sheets.All, rules.Today(clock.GetUtcNow()), rules);
        List<string> disbelieved =
        [
            .. sheets.All.SelectMany(s => s.Malformed.Select(m => m.Text).Concat(s.Misfits)),
            .. proof.Problems,
        ];
        var report = new DistrictReport(
            woken.District, tally, next.Pending, [.. problems, .. disbelieved], Disbelieved: disbelieved.Count)
        {
            Heads = proof.HeadsOf(sheets.All),
            Untried = untried,
        };
        if (woken.Run is { } run)
        {
            await ledger.ReportAsync(run, report, stop);
            foreach (var sheet in sheets.All.Where(s => s.Head.Number > 0))
            {
                Anchored(sheet.Key, sheet.Head.Number, sheet.Head.Hash);
            }
        }

        Worked(woken.District, woken.Purpose, tally, report.Problems.Count);
        return report;
    }

    [LoggerMessage(101, LogLevel.Information, "{District} {Purpose}: {Tally}, {Problems} problems")]
    private partial void Worked(DistrictCode district, WakePurpose purpose, Tally tally, int problems);

    // Out of reach for whoever can write the table: the audit holds the journal against these lines (Anchor).
    [LoggerMessage(103, LogLevel.Information, "head {Sheet} {Number} {Hash}")]
    private partial void Anchored(string sheet, int number, string hash);
}
