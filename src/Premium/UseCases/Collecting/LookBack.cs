using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Looks once more at ended attempts whose bills are about to be tried again: asks the bank about each, again after
/// some minutes, and reads the statement of each account, once a pass. What the statement proves is committed at once.
/// </summary>
internal sealed partial class LookBack(
    ILedger ledger, DebitCalls calls, ProveSheets proof, Rules rules, TimeProvider clock)
{
    /// <summary>A look this old says nothing of now: where a bank is silent, asking may take long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How long after a silent look the next one comes.</summary>
    private static readonly TimeSpan BreakMin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BreakMax = TimeSpan.FromMinutes(10);

    private readonly StatementReach reach = new(calls, clock);
    private readonly Dictionary<DebitId, Look> taken = [];
    private readonly List<(DebitId Id, BankCall Call)> unkept = [];
    private readonly List<string> shown = [];

    public IReadOnlyDictionary<DebitId, LastLook> Taken => taken.ToDictionary(t => t.Key, t => t.Value.Says);

    /// <summary>
    /// When an attempt that nobody could tell of is looked at again, more and more seldom, but so that a bank that is
    /// back leaves most of its day; null for never. The bank may be away for seconds only: a person who cleared the
    /// bill was told that it is tried at once, and on a due day, or one that is to bring money, the timers come too
    /// late. Others are looked at again by the timers.
    /// </summary>
    public DateTimeOffset? Again => taken.Values.Min(t => t.Again);

    /// <summary>What the statements show against our rows, and those that could not be had, one line each.</summary>
    public IReadOnlyList<string> Problems => shown;

    /// <summary>Lets looks go that are too old to reserve anything by.</summary>
    public void LetGo(DateTimeOffset now)
    {
        foreach (var (id, _) in taken.Where(t => now - t.Value.At > Patience).ToList())
        {
            taken.Remove(id);
        }
    }

    /// <summary>The sheets move on where a statement proves something.</summary>
    public async Task TakeAsync(
        IReadOnlyList<Debit> ended, OpenSheets sheets, string actor, CancellationToken stop)
    {
        var looked = sheets.All;
        var asked = clock.GetUtcNow();
        var oldest = Rules.OldestStatementDay(Rules.BankDay(asked));
        var isToday = RetryPlan.Matters(asked, rules.Local);
        var asking = Task.WhenAll(ended.Select(async debit => (Debit: debit, Asked: await AskAsync(debit, stop))));
        var accounts = await StatementsAsync(ended, looked, stop);
        var hasDebits = accounts.Values.Any(a => a.Reply.Known.Any(line => line.IsDebit || line.IsUnclear));
        var others = new Dictionary<PayMonth, IReadOnlyList<Sheet>>();
        foreach (var month in ended.Select(d => d.BillId.PayMonth).Distinct())
        {
            others[month] = hasDebits ? await ledger.AroundAsync(sheets.Of(month).District, month, stop) : looked;
        }

        var proving = Proving(accounts, looked, others, asked);
        foreach (var (debit, (reply, lookedFor)) in await asking)
        {
            var sheet = looked.First(s => s.PayMonth == debit.BillId.PayMonth);
            var known = new EndedAttempt(debit)
            {
                IsGivenBack = sheet.IsGivenBack(debit.Id),
                IsSigned = IsSigned(debit, sheet),
                IsSettled = rules.SettledAt(debit.Bank, debit.ReservedAt) <= asked,
            };
            var isReached = Rules.BankDay(debit.ReservedAt) >= oldest;
            var unproven = Unproven(debit, sheet, isReached ? proving : null, asked);
            var says = LastLooks.Of(reply, known, unproven is null);
            var mayBeSoon = says == LastLook.Silent && (ClearedOf(debit, sheet) >= debit.Id.Attempt || isToday);
            taken[debit.Id] = new Look(says, asked, mayBeSoon ? AgainAfter(debit, lookedFor) : null);
            unkept.AddRange(reply.Calls.Select(call => (debit.Id, call)));
            if (says == LastLook.Silent)
            {
                Tell(
                    $"{debit.Village} {debit.Id.Bill.Segment.Label()} {debit.Id.Bill.Period}: "
                    + Unlooked(debit, reply, known, unproven));
            }
        }

        if (hasDebits)
        {
            await SettleAsync(accounts, others, sheets, actor, stop);
        }
    }

    public IEnumerable<EvidenceRow> EvidenceFor(Sheet sheet) =>
        EvidenceRow.Of(sheet, unkept.Where(u => u.Id.Bill.PayMonth == sheet.PayMonth));

    /// <summary>What was asked up to now is committed.</summary>
    public void Kept() => unkept.Clear();

    private DateTimeOffset AgainAfter(Debit debit, TimeSpan lookedFor)
    {
        var wait = lookedFor < BreakMin ? BreakMin : lookedFor < BreakMax ? lookedFor : BreakMax;
        var again = clock.GetUtcNow() + wait;
        return rules.ShowsFrom(debit) is var shows && shows > again ? shows : again;
    }

    /// <returns>With for how long today it has been looked at before.</returns>
    private async Task<(InquiryReply Reply, TimeSpan LookedFor)> AskAsync(Debit debit, CancellationToken stop)
    {
        if (!rules.Banks.ContainsKey(debit.Bank))
        {
            return (new InquiryReply.Silent("its bank has no settings", new Evidence(debit.ReservedAt)), BreakMax);
        }

        var now = clock.GetUtcNow();

        // An ended attempt is never edited, so what is kept of it, or will be, counts the requests made since.
        var kept = await ledger.CallTimesAsync(debit.Id, stop);
        var made = kept.Count + unkept.Count(u => u.Id == debit.Id);
        var first = kept
            .Where(at => at is { } left && left > debit.AnsweredAt && rules.Today(left) == rules.Today(now)).Min();
        return (await calls.AskAsync(debit.AsOrder(debit.Requests + made), stop), now - (first ?? now));
    }

    /// <summary>
    /// Of each account that any attempt of these bills named, from the first debit on that any of these sheets made
    /// from it: a debit of its sum since may be an attempt that the bank denies.
    /// </summary>
    private async Task<IReadOnlyDictionary<BankAccount, AccountStatement>> StatementsAsync(
        IReadOnlyList<Debit> ended, IReadOnlyList<Sheet> sheets, CancellationToken stop)
    {
        var today = Rules.BankDay(clock.GetUtcNow());
        var months = ended.Select(d => d.BillId.PayMonth).ToHashSet();
        var made = sheets.Where(s => months.Contains(s.PayMonth)).SelectMany(s => s.Debits)
            .ToLookup(d => d.Account);
        var attempts = ended
            .SelectMany(d => sheets.First(s => s.PayMonth == d.BillId.PayMonth).AttemptsOf(d.BillId)).ToList();
        var read = await Task.WhenAll(attempts
            .Where(d => rules.Banks.ContainsKey(d.Bank))
            .DistinctBy(d => d.Account)
            .Select(async d =>
            {
                var from = Rules.StatementFrom(made[d.Account].Min(m => m.ReservedAt), today);
                from = from < today ? from : today;
                var reply = await calls.StatementAsync(d.Account, from, today, stop);

                // Another bill of the village, tried in the same seconds, is no movement since.
                var since = attempts.Where(e => e.Account == d.Account).Max(NothingAfter);
                reply = await reach.UpToDateAsync(d.Account, reply, since, stop);
                return (d.Account, Statement: new AccountStatement(d.Village, d.Source, reply) { From = from });
            }));
        return read.ToDictionary(r => r.Account, r => r.Statement);
    }

    /// <summary>Nothing of an attempt is booked after its answer shows, or once it has settled.</summary>
    private DateTimeOffset NothingAfter(Debit debit) =>
        new[] { rules.SettledAt(debit.Bank, debit.ReservedAt), rules.ShowsFrom(debit) }.Min();

    private async Task SettleAsync(
        IReadOnlyDictionary<BankAccount, AccountStatement> accounts,
        IReadOnlyDictionary<PayMonth, IReadOnlyList<Sheet>> others, OpenSheets sheets, string actor,
        CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var breaks = new List<Break>();
        var committed = await sheets.CommitAsync(
            now,
            actor,
            current =>
            {
                breaks.Clear();
                return current.Where(s => others.ContainsKey(s.PayMonth)).Select(sheet => new SheetChange(
                    sheet.PayMonth,
                    "shown by the statement before the next attempt",
                    [
                        .. Settled(sheet, others[sheet.PayMonth], accounts, now, breaks)
                            .Where(r => proof.MayMove(sheet, r.Village)),
                    ]));
            },
            stop);
        foreach (var bill in committed.OfType<Bill>())
        {
            Tell(
                $"{bill.Village} {bill.Id.Segment.Label()} {bill.Id.Period}: before its next attempt the statement "
                + $"shows what we did not know; the bill is {bill.State}"
                + (bill.Doubt is { } doubt ? $", {doubt}" : "")
                + (Break.LinesOf(bill.Id, breaks) is { Count: > 0 } lines ? $": {string.Join("; ", lines)}" : "."));
        }
    }

    /// <summary>A look at some accounts raises doubts and ends none: that takes all accounts of the month.</summary>
    private List<SheetRow> Settled(
        Sheet sheet, IReadOnlyList<Sheet> others, IReadOnlyDictionary<BankAccount, AccountStatement> accounts,
        DateTimeOffset now, List<Break> breaks)
    {
        var rows = new List<SheetRow>();
        foreach (var bank in accounts.GroupBy(a => a.Key.Bank, a => a.Value))
        {
            var matching = StatementMatcher.Match(DebitBook.Of(sheet, others, bank.Key), [.. bank], rules);
            breaks.AddRange(matching.Breaks);
            var changed = new Settlement(rules, now).Rows(
                sheet, matching with { Read = new HashSet<BillId>() }, new Dictionary<DebitId, Inquired>());
            sheet = sheet.With(sheet.Head, changed);
            rows.RemoveAll(r => changed.Any(c => c.RowKey == r.RowKey));
            rows.AddRange(changed);
        }

        return rows;
    }

    private void Tell(string problem)
    {
        if (!shown.Contains(problem))
        {
            shown.Add(problem);
        }
    }

    /// <param name="Says">What it came to.</param>
    /// <param name="At">When it began.</param>
    /// <param name="Again">As <see cref="LookBack.Again"/>.</param>
    private sealed record Look(LastLook Says, DateTimeOffset At, DateTimeOffset? Again);
}
