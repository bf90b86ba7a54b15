using Premium.Domain;

namespace Premium.InMemory;

/// <summary>What a test or the simulator does to the bank's books by hand.</summary>
public sealed partial class InMemoryBank
{
    /// <summary>What lines add to an account.</summary>
    public static long Net(IEnumerable<StatementLine> lines) =>
        lines.Sum(l => l.IsDebit ? -l.Amount.Value : l.Amount.Value);

    /// <summary>Adds money to an account, which is opened by the first deposit.</summary>
    public void Deposit(BankAccount account, Rupiah amount, string remark = "ADD")
    {
        lock (gate)
        {
            Settle();
            accounts.Deposit(account, amount, remark, time.GetUtcNow());
        }
    }

    /// <summary>Books a line as it is, of whatever kind and under whatever id; the money is moved by it.</summary>
    public void Book(BankAccount account, StatementLine line)
    {
        lock (gate)
        {
            Settle();
            accounts.Book(account, line);
        }
    }

    /// <summary>What stands on the account, however long ago it was booked: as its holder sees it.</summary>
    public IReadOnlyList<StatementLine> Booked(BankAccount account, DateOnly from, DateOnly to)
    {
        lock (gate)
        {
            Settle();
            return accounts.Booked(account, from, to);
        }
    }

    /// <summary>Statements of the account are not complete any more, or again; lines still come.</summary>
    public void HalveStatement(BankAccount account, bool isHalf = true)
    {
        lock (gate)
        {
            accounts.HalveStatement(account, isHalf);
        }
    }

    /// <summary>Statements of the account cannot be had any more, or again.</summary>
    public void WithholdStatement(BankAccount account, bool isWithheld = true)
    {
        lock (gate)
        {
            accounts.WithholdStatement(account, isWithheld);
        }
    }
}
