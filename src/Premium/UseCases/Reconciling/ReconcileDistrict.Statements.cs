using Premium.Domain;

namespace Premium.UseCases;

/// <summary>The statements that a month is compared with.</summary>
public sealed partial class ReconcileDistrict
{
    /// <summary>
    /// Of every account that was debited or may be: a debit missing with us would be on one of them. As far back as the
    /// bank gives any: asked for more, it would give none at all.
    /// </summary>
    private Task<IReadOnlyList<AccountStatement>> StatementsAsync(
        DistrictRegister register, Sheet sheet, string bankId, CancellationToken stop) =>
        StatementsAsync(sheet, bankId, Owners(register, sheet, bankId), stop);

    /// <summary>
    /// Also of mandates that have ended since the month opened: a sheet that was put back may lack what was debited
    /// under them. An account that went on to another village is that one's first.
    /// </summary>
    private IEnumerable<(VillageCode Village, AccountNo No)> Owners(
        DistrictRegister register, Sheet sheet, string bank)
    {
        var today = rules.Today(clock.GetUtcNow());
        var opening = rules.Calendar.OpeningDay(sheet.PayMonth);
        return register.Villages.Select(v => v.On(today)).Where(v => v.Mandate?.Account.Bank == bank)
            .Select(v => (v.Code, v.Mandate!.Account.No))
            .Concat(sheet.DebitsAt(bank).Select(d => (d.Village, d.Source)))
            .Concat(register.Villages.SelectMany(v => v.EndedBetween(opening, today)
                .Where(m => m.Account.Bank == bank).Select(m => (v.Code, m.Account.No))));
    }

    private async Task<IReadOnlyList<AccountStatement>> StatementsAsync(
        Sheet sheet, string bankId, IEnumerable<(VillageCode Village, AccountNo No)> accounts, CancellationToken stop)
    {
        var today = Rules.BankDay(clock.GetUtcNow());
        var first = sheet.Debits.Select(d => Rules.BankDay(d.ReservedAt))
            .Append(rules.Calendar.OpeningDay(sheet.PayMonth))
            .Min();
        var from = Rules.StatementFrom(first < today ? first : today, today);
        return await Task.WhenAll(accounts.DistinctBy(a => a.No).Select(async a =>
        {
            var reply = await calls.StatementAsync(new BankAccount(bankId, a.No), from, today, stop);
            return new AccountStatement(a.Village, a.No, reply) { From = from };
        }));
    }

    /// <summary>
    /// Bills whose attempt a restore may have taken, of which a statement has a debit of their sum.
    /// </summary>
    private IReadOnlyList<UntriedBill> Untried(
        DistrictRegister register, Sheet sheet, string bankId, IReadOnlyList<AccountStatement> accounts, Run? restored)
    {
        if (restored is null || !rules.Banks.ContainsKey(bankId))
        {
            return [];
        }

        var to = Rules.BankDay(rules.SettledAt(bankId, restored.StartedAt));
        var taken = accounts.SelectMany(a => a.Reply.Known.Where(l => l.IsDebit).Select(l => (a.Account, l.Amount)))
            .ToHashSet();
        return
        [
            .. Owners(register, sheet, bankId).Distinct().SelectMany(o => sheet.BillsOf(o.Village)
                .Where(b => !b.State.IsPaid() && b.Attempts < DebitId.AttemptMax && taken.Contains((o.No, b.Amount))
                    && sheet.AttemptsOf(b.Id).All(d => d.Bank != bankId))
                .Select(b => new UntriedBill(b, o.No, to))),
        ];
    }

    /// <summary>
    /// The accounts at other banks of bills in doubt that were tried at this bank, too: what one bank shows against a
    /// bill, the silence of another does not end.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<AccountStatement>>> ElsewhereAsync(
        Sheet sheet, string bankId, CancellationToken stop)
    {
        var read = new Dictionary<string, IReadOnlyList<AccountStatement>>(StringComparer.Ordinal);
        var there = sheet.Bills.Where(b => b.Doubt is not null)
            .Select(b => sheet.AttemptsOf(b.Id).ToList())
            .Where(attempts => attempts.Exists(d => d.Bank == bankId))
            .SelectMany(attempts => attempts.Where(d => d.Bank != bankId && rules.Banks.ContainsKey(d.Bank)));
        foreach (var bank in there.GroupBy(d => d.Bank, d => (d.Village, d.Source)).ToList())
        {
            read[bank.Key] = await StatementsAsync(sheet, bank.Key, bank, stop);
        }

        return read;
    }
}
