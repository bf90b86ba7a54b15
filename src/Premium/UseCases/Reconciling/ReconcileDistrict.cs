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
    ILogger<ReconcileDistrict> log, IWake? wake = null)
{
    private const string Actor = "reconcile";

    /// <summary>How far back a run counts that found payments of ours on the bank's statements.</summary>
    private const int ShownDays = 62;

    /// <summary>A statement of many weeks may have many odd lines; a person looks at the first ones.</summary>
    private const int NotesShown = 5;

    private readonly DebitCalls calls = new(bank, statements, clock, log);

    public async Task<DistrictReport> RunAsync(ReconciliationWake woken, CancellationToken stop)
    {
        var manifest = await ledger.RunAsync(woken.Run, stop)
            ?? throw new InvalidOperationException($"There is no run {woken.Run} to reconcile for.");
        if (woken.IsRepeat
            && manifest.Reports.FirstOrDefault(r => r.District == woken.District) is { Tally: not null } reported)
        {
            return reported;
        }

        var run = manifest.Run;
        var month = run.PayMonth
            ?? throw new InvalidOperationException($"Run {run.Id} names no pay month to reconcile.");
        var register = await registry.DistrictAsync(woken.District, stop);
        var sheets = new OpenSheets(ledger, woken.District, month, month);
        await sheets.ReadAsync(stop);

        // What another month's debits explain on the same accounts is nothing of this month's.
        var others = await ledger.AroundAsync(woken.District, month, stop);
        var seen = sheets.Of(month);
        var accounts = await StatementsAsync(register, seen, run.Bank, stop);
        var elsewhere = await ElsewhereAsync(seen, run.Bank, stop);
        var reaching = await ReachingAsync(seen, run.Bank, accounts, elsewhere, stop);
        var restored = await RestoredAsync(month, stop);
        var untried = Untried(register, seen, run.Bank, accounts, restored);
        Matching MatchOn(Sheet sheet)
        {
            var book = DebitBook.Of(sheet, others, run.Bank) with { Untried = untried };
            var here = StatementMatcher.Match(book, accounts, rules);
            return here with { Read = Read(here, sheet, others, run.Bank, elsewhere, reaching) };
        }

        var matching = MatchOn(seen);
        var inquired = await InquireAsync(matching, seen, run.Bank, accounts, stop);
        var now = clock.GetUtcNow();
        IReadOnlyList<SheetRow> RowsOn(Sheet sheet) => new Settlement(rules, now).Rows(sheet, matching, inquired);
        var doubt = RowsOn(seen).Count > 0 ? await DoubtAsync(seen, stop) : null;
        var parting = new PartingNews(rules, wake);
        var committed = await sheets.CommitAsync(
            now,
            Actor,
            current =>
            {
                matching = ReferenceEquals(current[0], seen) ? matching : MatchOn(current[0]);

                // What only another worker's commit brought up waits for the next night, when it is proven.
                return
                [
                    new SheetChange(
                        month,
                        $"proven by the statement, {run.Id}",
                        parting.With(
                            current[0],
                            [
                                .. RowsOn(current[0]).Where(r => r is EvidenceRow
                                    || doubt is { IsBroken: false } && !doubt.Villages.Contains(r.Village)),
                            ],
                            now)),
                ];
            },
            stop);
        await parting.SendAsync(committed, stop);

        var resolved = committed.OfType<Debit>().Count(d => d.State.IsFinal()) + committed.OfType<Adoption>().Count();
        var since = await SinceAsync(restored, run.Bank, matching, accounts, stop);
        var problems = since
            .SelectMany(Problems)
            .Concat(register.Malformed.Select(m => m.Text))
            .Concat(doubt?.Problems ?? [])
            .ToList();
        var report = new DistrictReport(
            woken.District,
            matching.Tally,
            NextWake: null,
            problems,
            new ReconciliationResult(matching.Matched.Count, resolved, matching.Breaks)
            {
                Accounts = await ProofsAsync(run, register, seen, since, stop),
            },
            Disbelieved: doubt?.Problems.Count ?? 0)
        {
            Heads = [new Anchor(sheets.Of(month).Key, sheets.Of(month).Head)],
        };
        await ledger.ReportAsync(run.Id, report, stop);
        Reconciled(woken.District, run.Id, matching.Matched.Count, resolved, matching.Breaks.Count);
        return report;
    }

    /// <summary>
    /// Rows that are not as their journal says: nothing of their villages is committed, or an entry of ours would vouch
    /// for what a foreign hand wrote or put back.
    /// </summary>
    private async Task<SheetDoubt> DoubtAsync(Sheet sheet, CancellationToken stop)
    {
        var scope = new AuditScope(sheet.District, sheet.PayMonth, sheet.PayMonth);
        await foreach (var audit in new AuditDistrict(ledger).RunAsync(scope, stop))
        {
            return SheetDoubt.Of(audit, sheet, [], []);
        }

        return SheetDoubt.None;
    }

    /// <summary>One account without a statement leaves those unproven whose it is, and nobody else.</summary>
    private async Task<IReadOnlyList<AccountProof>> ProofsAsync(
        Run run, DistrictRegister register, Sheet sheet, IReadOnlyList<AccountStatement> accounts,
        CancellationToken stop)
    {
        var owners = Owners(register, sheet, run.Bank).ToLookup(o => o.No, o => o.Village);
        var before = accounts.All(a => a.Reply is StatementReply.Complete)
            ? null
            : await Proofs.ReadAsync(ledger, run.Day, stop, exceptRun: run.Id);
        return
        [
            .. accounts.Select(a =>
            {
                var mark = new BankAccount(run.Bank, a.Account).Mark;
                var isRead = a.Reply is StatementReply.Complete;
                return new AccountProof(
                    mark, [.. owners[a.Account].Distinct().Order()], isRead,
                    isRead ? rules.Today(run.StartedAt) : before?.ProvenTo(register.District, mark));
            }),
        ];
    }

    /// <summary>
    /// Asks once more about attempts that a clean statement lacks and whose settle time is over: only both together
    /// prove that "not found" is final, at a bank whose statements have shown our payments before.
    /// </summary>
    private async Task<IReadOnlyDictionary<DebitId, Inquired>> InquireAsync(
        Matching matching, Sheet sheet, string bankId, IReadOnlyList<AccountStatement> accounts,
        CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lacking = matching.Breaks.Where(b => b.Kind == BreakKind.StillUnknown).Select(b => b.Reference).ToHashSet();
        var overdue = sheet.Debits.Where(d =>
            d.Bank == bankId && d.State == DebitState.Unknown && sheet.IsReadable(d.Village)
            && lacking.Contains(d.Id.PaymentReference) && Settlement.MayBeAbsent(matching, d.Id.Bill)
            && rules.Banks.ContainsKey(bankId) && rules.SettledAt(bankId, d.ReservedAt) <= now).ToList();
        if (overdue.Count == 0)
        {
            return new Dictionary<DebitId, Inquired>();
        }

        var isFinal = rules.Banks[bankId].IsAbsenceFinal
            && !rules.Calendar.Unknown(rules.Today(overdue.Min(d => d.ReservedAt)), rules.Today(now)).Any()
            && await HasShownOursAsync(matching, bankId, stop);
        var answers = await Task.WhenAll(overdue.Select(async d =>
        {
            var reply = await calls.AskAsync(d.AsOrder(d.Requests), stop);
            var settled = rules.SettledAt(bankId, d.ReservedAt);
            Answer answer = reply is InquiryReply.NotFound notFound && isFinal
                && matching.LackOn(d.Source, rules, now) is null
                && await Reach.UpToDateAsync(d.Account, Of(d), settled, stop) is StatementReply.Complete
                ? new Answer.Absent("not found after the settle time, and not on the statement", notFound.Evidence)
                : Answer.From(reply, d);
            return (d.Id, Inquired: new Inquired(answer, reply.Calls));
        }));
        return answers.ToDictionary(a => a.Id, a => a.Inquired);

        StatementReply Of(Debit debit) => accounts.First(a => a.Account == debit.Source).Reply;
    }

    /// <summary>
    /// A bank whose statements never showed a payment of ours may not show the one that is looked for, either.
    /// </summary>
    private async Task<bool> HasShownOursAsync(Matching matching, string bankId, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        return matching.Matched.Count > 0
            || (await ledger.RunsAsync(today.AddDays(-ShownDays), today, stop)).Any(r =>
                r.Purpose == RunPurpose.Reconcile && r.Bank == bankId && r.Tally.Done > 0);
    }

    /// <summary>What lacks, and what was passed over although the rest counts.</summary>
    private static IEnumerable<string> Problems(AccountStatement account)
    {
        var lack = account.Reply switch
        {
            StatementReply.Silent silent => $"no statement, {silent.Why}",
            StatementReply.Partial half => $"half a statement, {half.Why}",
            _ => null,
        };
        var notes = account.Reply.Notes.Take(NotesShown).ToList();
        return
        [
            .. lack is null ? [] : new[] { $"{account.Village}: {lack}" },
            .. notes.Select(note => $"{account.Village}: passed over, {note}"),
            .. account.Reply.Notes.Count > notes.Count
                ? new[] { $"{account.Village}: {account.Reply.Notes.Count - notes.Count} more lines passed over" }
                : [],
        ];
    }

    [LoggerMessage(401, LogLevel.Information,
        "{District} {Run}: {Matched} matched, {Resolved} resolved, {Breaks} breaks")]
    private partial void Reconciled(DistrictCode district, string run, int matched, int resolved, int breaks);
}
