using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Compares the debits of one district, bank and pay month with the bank's statements; what the statement
/// proves is resolved, the rest is reported as breaks for a person.
/// </summary>
public sealed partial class ReconcileDistrict(
    IRegistry registry, ILedger ledger, IBank bank, IStatements statements, Rules rules, TimeProvider clock,
    ILogger<ReconcileDistrict> log)
{
    private const string Actor = "reconcile";

    public async Task<DistrictReport> RunAsync(ReconciliationWake woken, CancellationToken stop)
    {
        var run = (await ledger.RunAsync(woken.Run, stop))?.Run
            ?? throw new InvalidOperationException($"There is no run {woken.Run} to reconcile for.");
        var month = run.PayMonth
            ?? throw new InvalidOperationException($"Run {run.Id} names no pay month to reconcile.");
        var register = await registry.DistrictAsync(woken.District, stop);
        var sheets = new OpenSheets(ledger, woken.District, month, month);
        await sheets.ReadAsync(stop);

        var accounts = await StatementsAsync(register, sheets.Of(month), run.Bank, stop);
        IReadOnlyList<Debit> DebitsOf(Sheet sheet) => [.. sheet.Debits.Where(d => d.Bank == run.Bank)];
        Matching MatchOn(Sheet sheet) =>
            StatementMatcher.Match(DebitsOf(sheet), accounts, month, sheet.IsGivenBack);
        var matching = MatchOn(sheets.Of(month));
        var inquired = await InquireAsync(matching, sheets.Of(month), stop);
        var now = clock.GetUtcNow();
        var committed = await sheets.CommitAsync(
            now,
            Actor,
            current =>
            {
                matching = MatchOn(current[0]);
                return
                [
                    new SheetChange(
                        month, $"proven by the statement, {run.Id}", Resolve(current[0], matching, inquired, now)),
                ];
            },
            stop);

        var resolved = committed.OfType<Debit>().Count(d => d.State.IsFinal());
        var problems = accounts
            .Where(a => a.Reply is StatementReply.Silent)
            .Select(a => $"{a.Village}: no statement, {((StatementReply.Silent)a.Reply).Why}")
            .Concat(register.Malformed.Select(m => $"{m.Place}: {m.Problem}"))
            .ToList();
        var report = new DistrictReport(
            woken.District,
            matching.Tally,
            NextWake: null,
            problems,
            new ReconciliationResult(matching.Matched.Count, resolved, matching.Breaks))
        {
            Heads = [new Anchor(sheets.Of(month).Key, sheets.Of(month).Head)],
        };
        await ledger.ReportAsync(run.Id, report, stop);
        Reconciled(woken.District, run.Id, matching.Matched.Count, resolved, matching.Breaks.Count);
        return report;
    }

    /// <summary>Every account that was debited or may be: a debit missing with us would be on one of them.</summary>
    private async Task<IReadOnlyList<AccountStatement>> StatementsAsync(
        DistrictRegister register, Sheet sheet, string bankId, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var from = rules.Calendar.OpeningDay(sheet.PayMonth);
        var accounts = register.Villages
            .Where(v => v.Mandate?.Account.Bank == bankId)
            .Select(v => (v.Code, v.Mandate!.Account.No))
            .Concat(sheet.Debits.Where(d => d.Bank == bankId).Select(d => (d.Village, d.Source)))
            .DistinctBy(a => a.Item2)
            .ToList();
        return await Task.WhenAll(accounts.Select(async a => new AccountStatement(
            a.Item1,
            a.Item2,
            await statements.StatementAsync(
                new BankAccount(bankId, a.Item2), from < today ? from : today, today, stop))));
    }

    /// <summary>
    /// Asks once more about attempts that a clean statement lacks and whose settle time is over: only both together
    /// prove that "not found" is final.
    /// </summary>
    private async Task<IReadOnlyDictionary<DebitId, Inquired>> InquireAsync(
        Matching matching, Sheet sheet, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lacking = matching.Breaks.Where(b => b.Kind == BreakKind.StillUnknown).Select(b => b.Reference).ToHashSet();
        var overdue = sheet.Debits.Where(d =>
            d.State == DebitState.Unknown && sheet.IsReadable(d.Village) && lacking.Contains(d.Id.PaymentReference)
            && rules.Banks.TryGetValue(d.Bank, out var terms) && d.ReservedAt + terms.SettleTime <= now);
        var answers = await Task.WhenAll(overdue.Select(async d =>
        {
            var reply = await bank.InquireAsync(d.AsOrder(d.Requests), stop);
            Answer answer = reply is InquiryReply.NotFound notFound && rules.Banks[d.Bank].IsAbsenceFinal
                ? new Answer.Absent("not found after the settle time, and not on the statement", notFound.Evidence)
                : Answer.From(reply, d);
            return (d.Id, Inquired: new Inquired(answer, reply.Calls));
        }));
        return answers.ToDictionary(a => a.Id, a => a.Inquired);
    }

    private IReadOnlyList<SheetRow> Resolve(
        Sheet sheet, Matching matching, IReadOnlyDictionary<DebitId, Inquired> inquired, DateTimeOffset now)
    {
        var readable = matching.Proven.Where(p => sheet.IsReadable(p.Debit.Village)).ToList();
        var proven = readable.SelectMany(p => Outcome.Of(
            sheet,
            p.Debit.Id,
            new Answer.Confirmed("statement line", new Evidence(p.Line.At, BankReference: p.Line.TransactionId)),
            now,
            rules,
            byInquiry: false).Rows);

        var back = matching.GivenBack
            .Where(p => sheet.IsReadable(p.Debit.Village))
            .Select(p => (p.Debit.Id, p.Line, Rows: GivenBack(sheet, p, now)))
            .Where(b => b.Rows.Count > 0)
            .ToList();

        // Only for attempts still unknown: another worker may have learned more since they were asked about.
        var answered = inquired
            .Where(a => sheet.Debit(a.Key) is { State: DebitState.Unknown })
            .SelectMany(a => Outcome.Of(sheet, a.Key, a.Value.Answer, now, rules, byInquiry: true).Rows);
        var calls = inquired.SelectMany(a => a.Value.Calls.Select(call => (a.Key, call)))
            .Concat(readable.Select(p => (p.Debit.Id, AsCall(p.Line))))
            .Concat(back.Select(b => (b.Id, AsCall(b.Line))));
        return [.. proven, .. back.SelectMany(b => b.Rows), .. answered, .. EvidenceRow.Of(sheet, calls)];
    }

    /// <summary>A paid attempt stays as it is and gets a reversal beside it; one still unknown gets its fate.</summary>
    private IReadOnlyList<SheetRow> GivenBack(Sheet sheet, ProvenDebit back, DateTimeOffset now)
    {
        var (id, line) = (back.Debit.Id, back.Line);
        if (!back.Debit.State.IsFinal())
        {
            var evidence = new Evidence(line.At, BankReference: line.TransactionId);
            return Outcome.Of(
                sheet,
                id,
                new Answer.Refused(RefusalReason.GivenBack, "statement: executed and given back", evidence),
                now,
                rules,
                byInquiry: false).Rows;
        }

        return sheet.Bill(id.Bill.Village, id.Bill.Segment) is { } bill
            && bill.State.IsPaid() && bill.Attempts == id.Attempt
            ?
            [
                bill.Moved(BillEvent.GiveBack) with { Refusal = RefusalReason.GivenBack, NextTry = null },
                new Reversal { Debit = id, Amount = line.Amount, At = line.At, TransactionId = line.TransactionId },
            ]
            : [];
    }

    private static BankCall AsCall(StatementLine line) =>
        new(SnapService.Statement, CallFate.StatementLine, line.At) { Reply = line.Raw };

    private sealed record Inquired(Answer Answer, IReadOnlyList<BankCall> Calls);

    [LoggerMessage(401, LogLevel.Information,
        "{District} {Run}: {Matched} matched, {Resolved} resolved, {Breaks} breaks")]
    private partial void Reconciled(DistrictCode district, string run, int matched, int resolved, int breaks);
}
