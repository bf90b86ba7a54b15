using Premium.Domain;
using Premium.InMemory;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// The banks: one <see cref="InMemoryBank"/> a village, because accounts of two villages never meet and the record
/// of one stays short. Hands every execution and reversal to the auditor as soon as it is there.
/// </summary>
internal sealed partial class SimulatedBank(
    SimulatedClock clock, Dice dice, Agenda agenda, Auditor auditor, EventLog log, AuditCalendar calendar)
{
    private readonly Dictionary<VillageCode, Branch> branches = [];
    private readonly Dictionary<BankAccount, Branch> byAccount = [];
    private readonly Dictionary<DebitId, BankAccount> orders = [];
    private readonly Dictionary<string, DateTimeOffset> maintainedUntil = new(StringComparer.Ordinal);

    public IEnumerable<(BankAccount Account, InMemoryBank Bank)> Accounts =>
        byAccount.Select(a => (a.Key, a.Value.Bank));

    public long PaidIn { get; private set; }

    /// <summary>The bank as the village with this account meets it.</summary>
    public InMemoryBank Of(BankAccount account) => byAccount[account].Bank;

    public void Open(VillageCode village, BankAccount account)
    {
        if (!branches.TryGetValue(village, out var branch))
        {
            branches[village] = branch = byAccount.GetValueOrDefault(account) ?? new Branch(clock);
        }

        if (byAccount.TryAdd(account, branch))
        {
            branch.Bank.Deposit(account, Rupiah.Zero);
        }
    }

    public void Deposit(BankAccount account, Rupiah amount)
    {
        PaidIn = checked(PaidIn + amount.Value);
        byAccount[account].Bank.Deposit(account, amount);
    }

    /// <summary>How one payment goes, and when the bank's record must be looked at again.</summary>
    public void Conduct(PaymentOrder order, BankConduct conduct)
    {
        var branch = byAccount[order.Source];
        branch.Conducts.TryAdd(order.Id, conduct);
        orders[order.Id] = order.Source;
        var settles = conduct.Payment is PaymentConduct.PendingThenPaid ? conduct.Settles
            : conduct.ExecutesAt is { } later ? later - clock.GetUtcNow()
            : TimeSpan.Zero;
        if (settles > TimeSpan.Zero)
        {
            agenda.At(clock.GetUtcNow() + settles, () => Look(order.Source));
        }

        if (conduct.GivesBackAfter is { } after)
        {
            agenda.At(clock.GetUtcNow() + settles + after, () => Look(order.Source));
        }
    }

    /// <summary>The bank answers nothing and does nothing for that long.</summary>
    public void Maintain(string bank, TimeSpan length) => maintainedUntil[bank] = clock.GetUtcNow() + length;

    public bool IsMaintained(string bank) =>
        !dice.IsCalm && maintainedUntil.GetValueOrDefault(bank) > clock.GetUtcNow();

    /// <summary>Inquiries of the order get no answer for that long: only the statement tells.</summary>
    public void KeepSilent(PaymentOrder order, TimeSpan length) =>
        byAccount[order.Source].SilentUntil[order.Id] = clock.GetUtcNow() + length;

    public bool IsSilent(PaymentOrder order) => !dice.IsCalm
        && byAccount[order.Source].SilentUntil.GetValueOrDefault(order.Id) > clock.GetUtcNow();

    /// <summary>
    /// What the bank writes about an order in a letter; null while it is still at work on it or gave the money back.
    /// </summary>
    public bool? WasExecuted(PaymentOrder order)
    {
        Know(order.Id, order.Source);
        Look(order.Source);
        var branch = byAccount[order.Source];
        if (branch.Executed.Contains(order.Id))
        {
            return branch.GivenBack.Contains(order.Id) ? null : true;
        }

        branch.Conducts.TryGetValue(order.Id, out var conduct);
        var mayStill = clock.GetUtcNow() < conduct?.Payment switch
        {
            PaymentConduct.PendingThenPaid => order.ReservedAt + conduct.Settles + TimeSpan.FromHours(2),
            PaymentConduct.SilentThenPaid => conduct.ExecutesAt!.Value + TimeSpan.FromHours(2),
            _ => DateTimeOffset.MinValue,
        };
        return mayStill ? null : false;
    }

    /// <summary>An inquiry found nothing: what happens to the order from now on is of note.</summary>
    public void NotFound(PaymentOrder order)
    {
        Look(order.Source);
        var branch = byAccount[order.Source];
        branch.NotFound.Add(order.Id);
        if (branch.Executed.Contains(order.Id))
        {
            dice.Saw("executed, and an inquiry no longer finds it");
        }
    }

    /// <summary>Shows the auditor what the bank executed and gave back since the last look.</summary>
    public void Look(BankAccount account)
    {
        var branch = byAccount[account];
        foreach (var transfer in branch.Bank.MovesAfter(branch.Seen))
        {
            branch.Seen++;
            var isBack = transfer.GivenBackAt is not null;
            branch.Remember(transfer);
            if (isBack)
            {
                branch.GivenBack.Add(transfer.Id);
                dice.Saw(auditor.IsPaid(transfer.Id)
                    ? "given back after it was paid"
                    : "given back before it was known");
            }
            else if (branch.Executed.Add(transfer.Id) && branch.NotFound.Contains(transfer.Id))
            {
                dice.Saw("executed after an inquiry did not find it");
            }
            else if (auditor.IsRefused(transfer.Id))
            {
                dice.Saw("executed after it was refused");
            }

            log.Add(isBack ? "bank gave back" : "bank executed", transfer.Id, transfer.Amount.Value);
            auditor.Executed(
                transfer.Id, transfer.Source.No.Reveal(), transfer.Amount, isBack, clock.GetUtcNow());
        }
    }

    public BankTotals Totals()
    {
        long executed = 0;
        long back = 0;
        foreach (var transfer in branches.Values.Distinct().SelectMany(b => b.Bank.Transfers))
        {
            executed = checked(executed + transfer.Amount.Value);
            back = checked(back + (transfer.GivenBackAt is null ? 0 : transfer.Amount.Value));
        }

        back = checked(back + branches.Values.Distinct().Sum(b => b.Refunds));

        var balances = byAccount.Sum(a =>
            a.Value.Bank.BalanceAsync(a.Key, CancellationToken.None).GetAwaiter().GetResult()
                is BalanceReply.Known known ? known.Available.Value : 0);
        return new BankTotals(PaidIn, executed, back, balances);
    }

    private sealed class Branch
    {
        public Branch(TimeProvider clock) =>
            Bank = new InMemoryBank(clock, order => Conducts.GetValueOrDefault(order.Id, BankConduct.Good));

        public InMemoryBank Bank { get; }

        public Dictionary<DebitId, BankConduct> Conducts { get; } = [];

        public HashSet<DebitId> Executed { get; } = [];

        public HashSet<DebitId> GivenBack { get; } = [];

        public HashSet<DebitId> NotFound { get; } = [];

        public Dictionary<DebitId, DateTimeOffset> SilentUntil { get; } = [];

        public int Seen { get; set; }

        /// <summary>Accounts that are closed for good.</summary>
        public HashSet<BankAccount> Closed { get; } = [];

        /// <summary>Refused in words; asked later, the bank admits that it executed them.</summary>
        public HashSet<DebitId> Admitted { get; } = [];

        /// <summary>What the bank paid back of second debits, by hand and in its own words.</summary>
        public long Refunds { get; set; }

        /// <summary>Whose each line of ours really is, whatever its text says.</summary>
        public Dictionary<StatementLine, DebitId> Truth { get; } = new(ReferenceEqualityComparer.Instance);

        public IReadOnlyList<StatementLine> Lines(BankAccount account, DateOnly from, DateOnly to) =>
            Bank.Booked(account, from, to);

        public void Remember(BankTransfer transfer)
        {
            var (at, isDebit) = (transfer.GivenBackAt ?? transfer.At, transfer.GivenBackAt is null);
            var day = AuditBooks.Day(at);
            var line = Lines(transfer.Source, day, day).FirstOrDefault(l =>
                l.At == at && l.IsDebit == isDebit && l.Amount == transfer.Amount && !Truth.ContainsKey(l));
            if (line is not null)
            {
                Truth[line] = transfer.Id;
            }
        }
    }
}
