using System.Globalization;
using Premium.Domain;

namespace Premium.InMemory;

/// <summary>The accounts of all banks: balances, what was booked on each, and the statements of it.</summary>
/// <param name="utcOffset">The banks' time zone.</param>
internal sealed class InMemoryAccounts(TimeSpan utcOffset)
{
    private readonly Dictionary<BankAccount, Rupiah> balances = [];
    private readonly Dictionary<BankAccount, List<(DateOnly Day, StatementLine Line)>> lines = [];
    private readonly HashSet<BankAccount> withoutStatement = [];
    private int booked;

    /// <summary>The balance; null for an account that nobody opened.</summary>
    public Rupiah? Available(BankAccount account) =>
        balances.TryGetValue(account, out var available) ? available : null;

    /// <summary>Opens the account if there is none. A negative amount is money that leaves otherwise.</summary>
    public void Deposit(BankAccount account, Rupiah amount, string remark, DateTimeOffset at)
    {
        balances[account] = balances.GetValueOrDefault(account) + amount;
        var isDebit = amount < Rupiah.Zero;
        Book(account, isDebit ? Rupiah.Zero - amount : amount, isDebit, remark, isCorrection: false, at);
    }

    public void Debit(PaymentOrder order, DateTimeOffset at)
    {
        balances[order.Source] -= order.Amount;
        Book(order.Source, order.Amount, isDebit: true, order.Remark, isCorrection: false, at);
    }

    public void GiveBack(PaymentOrder order, DateTimeOffset at)
    {
        balances[order.Source] += order.Amount;
        Book(order.Source, order.Amount, isDebit: false, order.Remark, isCorrection: true, at);
    }

    public void WithholdStatement(BankAccount account, bool isWithheld) =>
        _ = isWithheld ? withoutStatement.Add(account) : withoutStatement.Remove(account);

    public StatementReply Statement(BankAccount account, DateOnly from, DateOnly to) =>
        withoutStatement.Contains(account) || !lines.TryGetValue(account, out var known)
            ? new StatementReply.Silent("the bank gives no statement")
            : new StatementReply.Complete([.. known.Where(l => l.Day >= from && l.Day <= to).Select(l => l.Line)]);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(utcOffset).DateTime);

    private void Book(
        BankAccount account, Rupiah amount, bool isDebit, string remark, bool isCorrection, DateTimeOffset at)
    {
        if (!lines.TryGetValue(account, out var known))
        {
            lines[account] = known = [];
        }

        var id = (++booked).ToString("D6", CultureInfo.InvariantCulture);
        known.Add((Day(at), new StatementLine(id, at, amount, isDebit, remark, isCorrection)
        {
            Raw = $"{{\"remark\":\"{remark}\",\"value\":{amount.Value}}}",
        }));
    }
}
