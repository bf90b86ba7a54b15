using Premium.Domain;

namespace Premium.UseCases;

/// <summary>How far the statements reach, and what may be concluded from what they lack.</summary>
public sealed partial class ReconcileDistrict
{
    private StatementReach Reach => new(calls, clock);

    /// <summary>The newest restore that may have taken rows of the month; null if there was none.</summary>
    private async Task<Run?> RestoredAsync(PayMonth month, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        return (await ledger.RunsAsync(today.AddDays(-ProveSheets.DaysBack), today, stop))
            .Where(r => r.TookFrom(month)).MaxBy(r => r.StartedAt);
    }

    /// <summary>
    /// The accounts of bills in doubt, at whatever banks, whose statement reaches beyond the moment at which the doubt
    /// came up: one that ends before knows nothing of the line that raised it.
    /// </summary>
    private async Task<IReadOnlySet<BankAccount>> ReachingAsync(
        Sheet sheet, string bankId, IReadOnlyList<AccountStatement> accounts,
        IReadOnlyDictionary<string, IReadOnlyList<AccountStatement>> elsewhere, CancellationToken stop)
    {
        var read = elsewhere.Append(KeyValuePair.Create(bankId, accounts))
            .SelectMany(b => b.Value.Select(a => (Account: new BankAccount(b.Key, a.Account), a.Reply)))
            .ToDictionary(a => a.Account, a => a.Reply);
        var doubted = sheet.Bills.Where(b => b.Doubt is not null)
            .SelectMany(b => sheet.AttemptsOf(b.Id).Select(d => (d.Account, Since: b.Since ?? d.ReservedAt)))
            .Where(d => read.ContainsKey(d.Account))
            .GroupBy(d => d.Account, d => d.Since);
        var reached = await Task.WhenAll(doubted.Select(async d =>
            (Account: d.Key, Reply: await Reach.UpToDateAsync(d.Key, read[d.Key], d.Max(), stop))));
        return reached.Where(r => r.Reply is StatementReply.Complete).Select(r => r.Account).ToHashSet();
    }

    /// <summary>
    /// Bills in doubt of which every account was read whole, beyond their doubt and without lacking what is known, at
    /// other banks without anything against them.
    /// </summary>
    private HashSet<BillId> Read(
        Matching here, Sheet sheet, IReadOnlyList<Sheet> others, string bankId,
        IReadOnlyDictionary<string, IReadOnlyList<AccountStatement>> elsewhere, IReadOnlySet<BankAccount> reaching)
    {
        var now = clock.GetUtcNow();
        var matchings = elsewhere.ToDictionary(
            b => b.Key,
            b => StatementMatcher.Match(DebitBook.Of(sheet, others, b.Key), b.Value, rules));
        bool IsRead(Debit debit) => reaching.Contains(debit.Account)
            && (debit.Bank == bankId ? here : matchings.GetValueOrDefault(debit.Bank)) is { } there
            && there.LackOn(debit.Source, rules, now) is null
            && (debit.Bank == bankId || there.Clears(debit.Id.Bill));
        return [.. here.Read.Where(bill => sheet.AttemptsOf(bill).All(IsRead))];
    }

    /// <summary>
    /// As they count for a sheet that was put back: one that ends before the bank has booked what it was sent until the
    /// restore, or lacks what is known, would have the sheet believed without what the restore took.
    /// </summary>
    private async Task<IReadOnlyList<AccountStatement>> SinceAsync(
        Run? restored, string bankId, Matching matching, IReadOnlyList<AccountStatement> accounts,
        CancellationToken stop)
    {
        if (restored is null)
        {
            return accounts;
        }

        var now = clock.GetUtcNow();
        var settled = rules.SettledAt(bankId, restored.StartedAt);
        return await Task.WhenAll(accounts.Select(async a => a with
        {
            Reply = await Reach.UpToDateAsync(
                new BankAccount(bankId, a.Account), matching.Proving(a, rules, now), settled, stop),
        }));
    }
}
