using Premium.Domain;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>What the banks' own ledger shows to whoever looks at it, and what they do by hand.</summary>
internal sealed partial class SimulatedBank
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private readonly Dictionary<string, DateTimeOffset> rejectedUntil = new(StringComparer.Ordinal);
    private int odd;

    /// <summary>
    /// When a bank books at the latest what it took over today: within two banking days after this one, never on days
    /// on which banks are shut.
    /// </summary>
    public DateTimeOffset BooksLater()
    {
        var day = AuditBooks.Day(clock.GetUtcNow());
        var isShut = false;
        for (var left = 1 + dice.Below(2); left > 0;)
        {
            day = day.AddDays(1);
            left -= calendar.BanksWork(day) ? 1 : 0;
            isShut |= !calendar.BanksWork(day);
        }

        dice.Saw(isShut ? "books after days on which banks are shut" : "books on another day");
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(7 + dice.Below(13), dice.Below(60))), Wib);
    }

    /// <summary>Whose a line really is; null for what is none of ours.</summary>
    public DebitId? TruthOf(BankAccount account, StatementLine line) =>
        byAccount[account].Truth.TryGetValue(line, out var id) ? id : null;

    /// <summary>An attempt that was never sent is asked about, too.</summary>
    public void Know(DebitId id, BankAccount account) => orders.TryAdd(id, account);

    /// <summary>The account that an order is about.</summary>
    public BankAccount AccountOf(DebitId id) => orders[id];

    /// <summary>The whole ledger of an account, as its holder sees it at the counter.</summary>
    public IReadOnlyList<StatementLine> Ledger(BankAccount account)
    {
        Look(account);
        return byAccount[account].Lines(account, SimulationPlan.Began.AddMonths(-1), AuditBooks.Day(clock.GetUtcNow()));
    }

    public void Close(BankAccount account)
    {
        Look(account);
        byAccount[account].Closed.Add(account);
        auditor.AccountClosed(account.No.Reveal());
        log.Add("account closed", byAccount.Keys.Count(k => byAccount[k].Closed.Contains(k)));
    }

    public bool IsClosed(BankAccount account) => byAccount[account].Closed.Contains(account);

    /// <summary>The bank refuses us as its partner for that long, whoever the village is.</summary>
    public void Reject(string bank, TimeSpan length) => rejectedUntil[bank] = clock.GetUtcNow() + length;

    public bool IsRejected(string bank) => !dice.IsCalm && rejectedUntil.GetValueOrDefault(bank) > clock.GetUtcNow();

    /// <summary>Asked later, the bank says that it executed what it refused.</summary>
    public void Admit(PaymentOrder order) => byAccount[order.Source].Admitted.Add(order.Id);

    public bool Admits(PaymentOrder order) =>
        byAccount[order.Source] is var branch && branch.Admitted.Contains(order.Id)
        && branch.Executed.Contains(order.Id);

    /// <summary>A line that is none of ours: of the sum of a payment, or under the id of another line.</summary>
    public void BookOddLine(BankAccount account, string kind)
    {
        Look(account);
        var branch = byAccount[account];
        if (branch.Bank.Received.LastOrDefault(o => o.Source == account) is not { } ours
            || branch.Bank.BalanceAsync(account, CancellationToken.None).GetAwaiter().GetResult()
                is not BalanceReply.Known { Available: var available } || available < ours.Amount)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var lines = branch.Lines(account, AuditBooks.Day(now).AddDays(-30), AuditBooks.Day(now));
        var (id, amount) = kind switch
        {
            "LineWithBlankId" => ("", new Rupiah(1_500)),
            "LineWithSharedId" when lines.Count > 0 =>
                (lines[dice.Below(lines.Count)].TransactionId, new Rupiah(2_500)),
            _ => ($"X{++odd:00000}", ours.Amount),
        };
        PaidIn = checked(PaidIn - amount.Value);
        branch.Bank.Book(account, new StatementLine(id, now, amount, true, "BIAYA ADM / PENARIKAN", false));
        auditor.OddDebit(account.No.Reveal(), amount.Value, now);
        log.Add(kind, amount.Value);
    }

    /// <summary>The surplus of a second debit comes back, in the bank's own words.</summary>
    public void Refund(DebitId id, BankAccount account, Rupiah amount)
    {
        Look(account);
        var branch = byAccount[account];
        if (branch.Executed.Contains(id) && branch.GivenBack.Add(id))
        {
            branch.Refunds = checked(branch.Refunds + amount.Value);
            branch.Bank.Deposit(account, amount, "PENGEMBALIAN DANA");
            var today = AuditBooks.Day(clock.GetUtcNow());
            branch.Truth[branch.Lines(account, today, today)[^1]] = id;
            dice.Saw("a second debit comes back");
            log.Add("bank refunded", id, amount.Value);
            auditor.Executed(id, account.No.Reveal(), amount, isGivenBack: true, clock.GetUtcNow());
        }
    }
}
