using Premium.Domain;

namespace Premium.InMemory;

/// <summary>The accounts of all banks: balances, what was booked on each, and the statements of it.</summary>
/// <param name="utcOffset">The banks' time zone.</param>
internal sealed class InMemoryAccounts(TimeSpan utcOffset)
{
    private readonly Dictionary<BankAccount, Rupiah> balances = [];
    private readonly HashSet<BankAccount> withoutStatement = [];
    private readonly HashSet<BankAccount> halfStatement = [];
    private readonly StatementLines lines = new(utcOffset);

    /// <summary>The balance; null for an account that nobody opened.</summary>
    public Rupiah? Available(BankAccount account) =>
        balances.TryGetValue(account, out var available) ? available : null;

    /// <summary>Opens the account if there is none. A negative amount is money that leaves otherwise.</summary>
    public void Deposit(BankAccount account, Rupiah amount, string remark, DateTimeOffset at)
    {
        balances[account] = balances.GetValueOrDefault(account) + amount;
        lines.Book(account, amount, isDebit: amount < Rupiah.Zero, [remark], isCorrection: false, at);
    }

    /// <summary>Books a line as it is; the money is moved by it.</summary>
    public void Book(BankAccount account, StatementLine line)
    {
        balances[account] += line.IsDebit ? Rupiah.Zero - line.Amount : line.Amount;
        lines.Add(account, line);
    }

    public void Debit(BankPayment payment, DateTimeOffset at)
    {
        var order = payment.Order;
        balances[order.Source] -= order.Amount;
        lines.Book(order.Source, order.Amount, isDebit: true, payment.Texts, isCorrection: false, at);
    }

    public void GiveBack(BankPayment payment, DateTimeOffset at)
    {
        var (text, order) = (payment.Conduct.ReversalText, payment.Order);
        balances[order.Source] += order.Amount;
        lines.Book(
            order.Source, order.Amount, isDebit: false, [text ?? order.Remark], isCorrection: text is null, at);
    }

    public void WithholdStatement(BankAccount account, bool isWithheld) =>
        _ = isWithheld ? withoutStatement.Add(account) : withoutStatement.Remove(account);

    /// <summary>Statements are not complete any more, or again; lines still come.</summary>
    public void HalveStatement(BankAccount account, bool isHalf) =>
        _ = isHalf ? halfStatement.Add(account) : halfStatement.Remove(account);

    /// <summary>What was booked, however long ago.</summary>
    public IReadOnlyList<StatementLine> Booked(BankAccount account, DateOnly from, DateOnly to) =>
        lines.Of(account, from, to);

    /// <summary>Of one year back, as banks give it: of what is asked for from before, they show nothing.</summary>
    public StatementReply Statement(BankAccount account, DateOnly from, DateOnly to, DateOnly today)
    {
        if (from < today.AddYears(-1))
        {
            return new StatementReply.Silent("the bank gives no statement from more than a year ago");
        }

        if (withoutStatement.Contains(account) || !balances.ContainsKey(account))
        {
            return new StatementReply.Silent("the bank gives no statement");
        }

        var shown = lines.Of(account, from, to);
        return halfStatement.Contains(account)
            ? new StatementReply.Partial(shown, "a page is missing")
            : new StatementReply.Complete(shown)
            {
                Closing = balances[account].Value
                    - InMemoryBank.Net(lines.Of(account, to.AddDays(1), DateOnly.MaxValue)),
            };
    }

    public DateOnly Day(DateTimeOffset at) => lines.Day(at);
}
