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
    IRegistry registry, ILedger ledger, IBank bank, IBankLimits limits, IWake wake, Rules rules, TimeProvider clock,
    ILogger<CollectDistrict> log)
{
    private const string Actor = "collect";

    public async Task<DistrictReport> RunAsync(DistrictWake woken, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(woken.District, stop);
        var (from, to) = rules.OpenSheets(rules.Today(clock.GetUtcNow()));
        var sheets = new OpenSheets(ledger, woken.District, from, to);
        await sheets.ReadAsync(stop);
        var rosters = await RostersAsync(register, sheets.All, stop);
        var problems = register.Malformed.Concat(sheets.All.SelectMany(s => s.Malformed))
            .Select(m => $"{m.Place}: {m.Problem}")
            .ToList();
        var calledBank = false;
        var turns = new PaymentTurns(limits, rules, woken.Purpose == WakePurpose.Collect);

        // A pass sends the oldest open bill of every village and segment. A village whose old month got paid goes on
        // with the next month in the next pass, until nothing is left to send or to ask.
        while (true)
        {
            var plan = await PlanAsync(turns, new DistrictRoster(register.Villages, rosters), sheets, stop);
            problems.AddRange(plan.Problems.Except(problems));
            var due = DueForInquiry(sheets.All, plan.Reserved);
            if (plan.Reserved.Count == 0 && due.Count == 0)
            {
                break;
            }

            // The reservations are in the table now: whatever happens from here on, they are never sent again.
            var answers = await Task.WhenAll(
                [.. plan.Reserved.Select(d => SendAsync(d, turns, stop)), .. due.Select(d => InquireAsync(d, stop))]);
            problems.AddRange(await RecordAsync(answers, sheets, stop));
            calledBank = true;
        }

        return await ReportAsync(woken, register, sheets, [.. problems, .. turns.Problems], calledBank, turns, stop);
    }

    private async Task<(IReadOnlyList<Debit> Reserved, IReadOnlyList<string> Problems)> PlanAsync(
        PaymentTurns turns, DistrictRoster district, OpenSheets sheets, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var plan = new Planning(rules, district, now, turns.Asked).For(sheets.All);

        // Moments to pay come before the reservation: what is reserved never waits for more than its own.
        await turns.TakeAsync(plan.Wanted, now, stop);
        var isDecided = turns.Covers(plan, now, clock.GetUtcNow());
        now = isDecided ? now : clock.GetUtcNow();
        var committed = await sheets.CommitAsync(
            now,
            Actor,
            current =>
            {
                plan = isDecided ? plan : new Planning(rules, district, now, turns.Given).For(current);
                isDecided = false;
                return plan.Sheets.Select(s => new SheetChange(s.Sheet.PayMonth, "planned", s.Rows));
            },
            stop);
        turns.ShutUntil(plan.Opens);
        return ([.. committed.OfType<Debit>()], plan.Problems);
    }

    /// <summary>
    /// Attempts nobody knows the fate of and whose time to ask has come; not those reserved just now.
    /// </summary>
    private List<Debit> DueForInquiry(IReadOnlyList<Sheet> sheets, IReadOnlyList<Debit> reserved)
    {
        var now = clock.GetUtcNow();
        var ours = reserved.Select(d => d.Id).ToHashSet();
        return [.. sheets.SelectMany(s => s.Debits.Where(d => s.IsReadable(d.Village))).Where(d =>
            !d.State.IsFinal() && d.NextInquiry <= now && rules.Banks.ContainsKey(d.Bank) && !ours.Contains(d.Id))];
    }

    private async Task<Known> SendAsync(Debit debit, PaymentTurns turns, CancellationToken stop)
    {
        var notBefore = turns.MomentOf(debit, clock.GetUtcNow());
        var known = await SilentIfBrokenAsync(
            async () =>
            {
                var reply = await PayInTimeAsync(debit, notBefore, stop);
                return new Known(debit.Id, Answer.From(reply, clock.GetUtcNow()), reply.Calls, ByInquiry: false);
            },
            why => new Known(debit.Id, Silence(why), [Broken(SnapService.Transfer, why)], ByInquiry: false),
            stop);
        if (known.Answer is not Answer.Refused { Reason: RefusalReason.NoFunds } refused)
        {
            return known;
        }

        // The treasurer is told how much is missing; without an answer the alert names only the sum.
        var balance = await SilentIfBrokenAsync(
            () => bank.BalanceAsync(new BankAccount(debit.Bank, debit.Source), stop),
            why => new BalanceReply.Silent(why) { Calls = [Broken(SnapService.Balance, why)] },
            stop);
        return known with
        {
            Answer = refused with { Available = (balance as BalanceReply.Known)?.Available },
            Calls = [.. known.Calls, .. balance.Calls],
        };
    }

    /// <summary>
    /// A worker that was held up since its reservation does not send: others may be asking the bank about it by now.
    /// </summary>
    private async Task<PaymentReply> PayInTimeAsync(Debit debit, DateTimeOffset notBefore, CancellationToken stop) =>
        clock.GetUtcNow() < debit.NextInquiry
            ? await bank.PayAsync(debit.AsOrder(firstRequest: 0) with { NotBefore = notBefore }, stop)
            : new PaymentReply.NotSent("reserved too long ago to be sent");

    private Task<Known> InquireAsync(Debit debit, CancellationToken stop) => SilentIfBrokenAsync(
        async () =>
        {
            var reply = await bank.InquireAsync(debit.AsOrder(debit.Requests), stop);
            return new Known(debit.Id, Answer.From(reply, debit), reply.Calls, ByInquiry: true);
        },
        why => new Known(debit.Id, Silence(why), [Broken(SnapService.Status, why)], ByInquiry: true),
        stop);

    private Answer.Silence Silence(string why) => new(why, new Evidence(clock.GetUtcNow()));

    private BankCall Broken(SnapService service, string why) =>
        new(service, CallFate.Silent, clock.GetUtcNow()) { Why = why };

    /// <summary>A defect in one village's call must not lose the answers of the others: it is silence, too.</summary>
    private async Task<T> SilentIfBrokenAsync<T>(Func<Task<T>> call, Func<string, T> silence, CancellationToken stop)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            CallBroke(e);
            return silence($"the call broke: {e.GetType().Name}");
        }
    }

    private async Task<IReadOnlyList<string>> RecordAsync(
        IReadOnlyList<Known> answers, OpenSheets sheets, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<string> contradictions = [];
        await sheets.CommitAsync(
            now,
            Actor,
            current =>
            {
                contradictions = [];
                return current.Select(s => Recorded(s, answers, now, contradictions));
            },
            stop);
        return contradictions;
    }

    private SheetChange Recorded(
        Sheet sheet, IReadOnlyList<Known> answers, DateTimeOffset now, List<string> contradictions)
    {
        var rows = new List<SheetRow>();
        var ours = answers.Where(a => a.Debit.Bill.PayMonth == sheet.PayMonth).ToList();
        foreach (var known in ours)
        {
            var outcome = Outcome.Of(sheet, known.Debit, known.Answer, now, rules, known.ByInquiry);
            rows.AddRange(outcome.Rows);
            contradictions.AddRange(outcome.Contradiction is { } text ? [text] : []);
        }

        var answered = rows.OfType<Bill>().Select(b => b.Id).ToHashSet();
        return new SheetChange(
            sheet.PayMonth,
            "recorded what the bank said",
            [
                .. rules.Ladder.WithAlerts(sheet, rows, bill => answered.Contains(bill.Id), now, rules),

                // Kept also where the attempt has its fate already: what a bank said late was said.
                .. EvidenceRow.Of(sheet, ours.SelectMany(a => a.Calls.Select(call => (a.Debit, call)))),
            ]);
    }

    private async Task<DistrictReport> ReportAsync(
        DistrictWake woken, DistrictRegister register, OpenSheets sheets, List<string> problems, bool calledBank,
        PaymentTurns turns, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var sheet in sheets.All.Where(s => s.Alerts.Any(a => a.IsOpen)))
        {
            var sendAt = sheet.Alerts.Where(a => a.IsOpen).Min(a => a.NextTry ?? now);
            await wake.AlertsAsync(new AlertWake(sheet.District, sheet.PayMonth), Until(sendAt, now), stop);
        }

        var live = sheets.All.SelectMany(s => s.Debits).Where(d => !d.State.IsFinal()).ToList();
        var nextWake = live.Min(d => d.NextInquiry);

        // Whoever called the bank last brings the next waking; others would only double it. A lost message is made
        // good by the timers. A second later than due, so that the waking does not come too early for its inquiry.
        if (nextWake is { } at && (calledBank || live.Any(d => d.State == DebitState.Reserved)))
        {
            await wake.DistrictAsync(
                woken with { Purpose = WakePurpose.Watch }, Until(at.AddSeconds(1), now), stop);
        }

        // Bills that found the bank's limit used up, or the bank shut, are tried when it takes them, within this run.
        var comeBack = turns.ComeBack(now);
        if (comeBack is { } back)
        {
            await wake.DistrictAsync(woken, Until(back.AddSeconds(1), now), stop);
        }

        // A refusal that passes by itself may pass while there is still time today, and the next timer may be too late.
        // An inquiry brings such refusals, too.
        if (calledBank && NextTryToday(sheets.All, now) is { } retry)
        {
            await wake.DistrictAsync(
                new DistrictWake(woken.District, WakePurpose.Collect, Run: null), Until(retry, now), stop);
        }

        var tally = Tallies.Count(register, sheets.All, rules.Today(now), rules);
        // An inquiry's waking finds work of its run left: another message has it, and if that one is lost, CheckRuns.
        var left = turns.LeavesWork && Run.TryPurposeOf(woken.Run) == RunPurpose.Collect;
        var rest = left ? now + rules.RunPatience : comeBack;
        var report = new DistrictReport(woken.District, tally, new[] { nextWake, rest }.Min(), problems);
        if (woken.Run is { } run)
        {
            await ledger.ReportAsync(run, report, stop);
            foreach (var sheet in sheets.All.Where(s => s.Head.Number > 0))
            {
                Anchored(sheet.Key, sheet.Head.Number, sheet.Head.Hash);
            }
        }

        Worked(woken.District, woken.Purpose, tally, problems.Count);
        return report;
    }

    private DateTimeOffset? NextTryToday(IReadOnlyList<Sheet> sheets, DateTimeOffset now) => sheets
        .SelectMany(s => s.Bills
            .Where(b => b.State == BillState.Planned && b.NextTry > now)
            .Select(b => s.LastDebit(b) is { } last && rules.Banks.ContainsKey(last.Bank)
                ? rules.NextOpening(last.Bank, b.NextTry!.Value)
                : b.NextTry))
        .Where(at => at is { } next && rules.Today(next) == rules.Today(now))
        .Min();

    private static TimeSpan Until(DateTimeOffset at, DateTimeOffset now) => at > now ? at - now : TimeSpan.Zero;

    /// <summary>Rosters are long and needed only while a bill is still to be made.</summary>
    private async Task<IReadOnlyDictionary<VillageCode, Roster>> RostersAsync(
        DistrictRegister register, IReadOnlyList<Sheet> sheets, CancellationToken stop)
    {
        var complete = sheets.All(sheet => Segments.All.All(segment => register.Villages.All(v =>
            !v.Owes(segment, sheet.PayMonth) || sheet.Bill(v.Code, segment) is not null)));
        return complete
            ? new Dictionary<VillageCode, Roster>()
            : await registry.RostersAsync(register.District, stop);
    }

    private sealed record Known(DebitId Debit, Answer Answer, IReadOnlyList<BankCall> Calls, bool ByInquiry);

    [LoggerMessage(101, LogLevel.Information, "{District} {Purpose}: {Tally}, {Problems} problems")]
    private partial void Worked(DistrictCode district, WakePurpose purpose, Tally tally, int problems);

    // Out of reach for whoever can write the table: the audit holds the journal against these lines (Anchor).
    [LoggerMessage(103, LogLevel.Information, "head {Sheet} {Number} {Hash}")]
    private partial void Anchored(string sheet, int number, string hash);

    [LoggerMessage(102, LogLevel.Error, "A bank call broke; its outcome is unknown")]
    private partial void CallBroke(Exception e);
}
