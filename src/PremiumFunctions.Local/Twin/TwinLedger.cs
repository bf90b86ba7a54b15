using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// All accounts of all banks of one twin. Every decision is taken under one lock and queued to the journal in the
/// same order; a reply waits for <see cref="DurableAsync"/>, so that nothing is said that a crash could undo.
/// </summary>
public sealed class TwinLedger : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly TwinBook book = new();
    private readonly TwinJournal journal;
    private readonly BankTwinOptions options;
    private readonly TimeProvider clock;
    private readonly Dictionary<(string Bank, AccountNo No), AccountFate> fates = [];

    internal TwinLedger(BankTwinOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        journal = TwinJournal.Open(options.DataFolder, options.BeforeFlush, book.Apply);
        foreach (var bank in options.Banks)
        {
            foreach (var account in bank.Accounts)
            {
                fates[(bank.Id, account.No)] = account.Fate;
                Open(bank, account);
            }

            Open(bank, new TwinAccount(bank.CollectionAccount, "BPJS Ketenagakerjaan", Rupiah.Zero));
        }
    }

    /// <exception cref="KeyNotFoundException">The bank has no such account.</exception>
    public Rupiah Balance(string bank, AccountNo account) => Read(
        () => book.Find(bank, account)?.Balance ?? throw new KeyNotFoundException($"{bank} has no account {account}."));

    /// <summary>The newest state of a payment reference, or null where the bank has none.</summary>
    public TwinTransfer? Transfer(string bank, string reference) => Read(() => book.Find(bank, reference));

    /// <summary>All movements of an account, oldest first; empty where there is no such account.</summary>
    public IReadOnlyList<TwinPosting> Postings(string bank, AccountNo account) =>
        Read<IReadOnlyList<TwinPosting>>(() => [.. book.Find(bank, account)?.Postings ?? []]);

    /// <summary>How often a service was called, past the gate, for a payment reference or account number.</summary>
    public int Calls(string bank, TwinService service, string subject) =>
        Read(() => book.Calls(bank, service, subject));

    /// <summary>All transfers in the order of bank and reference, failed and pending ones too.</summary>
    public IReadOnlyList<TwinTransfer> Transfers() => Read<IReadOnlyList<TwinTransfer>>(
        () =>
        [
            .. book.Transfers
                .OrderBy(t => t.Bank, StringComparer.Ordinal)
                .ThenBy(t => t.Reference, StringComparer.Ordinal),
        ]);

    /// <summary>All accounts with their balances, in the order of bank and account number.</summary>
    public IReadOnlyList<(string Bank, AccountNo No, string Name, Rupiah Balance)> Accounts() =>
        Read<IReadOnlyList<(string, AccountNo, string, Rupiah)>>(() =>
        [
            .. book.Holdings
                .OrderBy(h => h.Key.Bank, StringComparer.Ordinal)
                .ThenBy(h => h.Key.No.Reveal(), StringComparer.Ordinal)
                .Select(h => (h.Key.Bank, h.Key.No, h.Value.Name, h.Value.Balance)),
        ]);

    /// <summary>Counts, per payment reference, what left the payer's account; from movements, not states.</summary>
    public IReadOnlyList<TwinAudit> Audit() => Read<IReadOnlyList<TwinAudit>>(() =>
    [
        .. book.Holdings
            .SelectMany(h => h.Value.Postings.Where(IsOfPayer).Select(p => (h.Key.Bank, Posting: p)))
            .GroupBy(p => (p.Bank, p.Posting.Reference))
            .Select(g => new TwinAudit(
                g.Key.Bank,
                g.Key.Reference,
                g.Count(p => !p.Posting.IsCorrection),
                Rupiah.Zero - Rupiah.Sum(g.Select(p => p.Posting.Amount))))
            .OrderBy(a => a.Bank, StringComparer.Ordinal)
            .ThenBy(a => a.Reference, StringComparer.Ordinal),
    ]);

    /// <summary>Money comes in from outside, such as the monthly ADD; completes when it is on disk.</summary>
    public Task DepositAsync(string bank, AccountNo account, Rupiah amount, string remark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount.Value, 0);
        return MoveAsync(bank, account, amount, remark);
    }

    /// <summary>Money leaves otherwise than by a payment of ours; completes when it is on disk.</summary>
    public Task WithdrawAsync(string bank, AccountNo account, Rupiah amount, string remark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount.Value, 0);
        return MoveAsync(bank, account, Rupiah.Zero - amount, remark);
    }

    /// <summary>Completes when everything decided so far is on disk.</summary>
    public Task DurableAsync() => journal.DurableAsync();

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    internal DateTimeOffset Now => clock.GetUtcNow().ToOffset(PlayedBank.JakartaOffset);

    internal bool Has(string bank, AccountNo account) => Read(() => book.Find(bank, account) is not null);

    /// <summary>Balance and movements of an account at one moment.</summary>
    internal TwinAccountState Holding(string bank, AccountNo account) => Read(() =>
    {
        var holding = book.Find(bank, account) ?? throw new KeyNotFoundException($"{bank} has no account {account}.");
        return new TwinAccountState(holding.Name, holding.Balance, [.. holding.Postings]);
    });

    internal AccountFate Fate(string bank, AccountNo account) => fates.GetValueOrDefault((bank, account));

    /// <summary>Uses up the external id of a call, unless it was used today.</summary>
    internal Admission Admit(
        string bank, string externalId, TwinService service, string subject, string account) => Read<Admission>(() =>
    {
        var day = DateOnly.FromDateTime(Now.DateTime);
        if (book.IsUsed(bank, day, externalId))
        {
            return new Admission.UsedToday();
        }

        var earlier = book.Calls(bank, service, subject);
        Write(new TwinEntry.Called(bank, day, externalId, service, subject, account));
        var about = service == TwinService.Inquiry ? book.Source(bank, subject)
            : AccountNo.TryParse(account, out var no) ? no : default;
        return new Admission.Fresh(earlier, Fate(bank, about));
    });

    /// <summary>Executes, refuses or takes note of a transfer.</summary>
    internal TransferOutcome Order(TransferOrder order, Fault fault) => Read(() =>
    {
        var now = Now;
        if (TransferRules.Idempotency(order, book.Find(order.Bank.Id, order.Reference)) is { } known)
        {
            return known;
        }

        if (TransferRules.Gate(order, now) is { } closed)
        {
            return new TransferOutcome.Refused(closed);
        }

        var transfer = TransferRules.Draft(order, now, book.Entries + 1);
        var source = book.Find(order.Bank.Id, order.Source);
        var beneficiary = book.Find(order.Bank.Id, order.Beneficiary);
        if (TransferRules.Refusal(order, source, beneficiary, f => Fate(order.Bank.Id, f)) is { } refusal)
        {
            Write(new TwinEntry.Transferred(transfer with
            {
                Status = TwinTransferStatus.Failed,
                Code = refusal.CodeFor(TwinService.Transfer),
            }));
            return new TransferOutcome.Refused(refusal);
        }

        // Nothing below may refuse.
        transfer = TransferRules.Course(transfer, fault, order.Bank, options);
        Write(new TwinEntry.Transferred(transfer));
        return transfer.Status == TwinTransferStatus.Pending
            ? new TransferOutcome.InProgress(transfer)
            : new TransferOutcome.Executed(transfer);
    });

    private static bool IsOfPayer(TwinPosting posting) =>
        posting.Reference != "" && posting.Amount < Rupiah.Zero != posting.IsCorrection;

    private T Read<T>(Func<T> answer)
    {
        lock (gate)
        {
            foreach (var transfer in book.TakeDue(Now))
            {
                var funds = book.Find(transfer.Bank, transfer.Source)!.Balance;
                Write(new TwinEntry.Transferred(TransferRules.WhenDue(transfer, funds)));
            }

            return answer();
        }
    }

    private Task MoveAsync(string bank, AccountNo account, Rupiah amount, string remark) => Read(() =>
    {
        _ = book.Find(bank, account) ?? throw new KeyNotFoundException($"{bank} has no account {account}.");
        Write(new TwinEntry.Deposited(bank, account, amount, remark, Now));
        return journal.DurableAsync();
    });

    private void Open(PlayedBank bank, TwinAccount account)
    {
        if (book.Find(bank.Id, account.No) is null)
        {
            Write(new TwinEntry.Opened(bank.Id, account.No, account.Name, account.Balance));
        }
    }

    private void Write(TwinEntry entry)
    {
        book.Apply(entry);
        journal.Append(entry);
    }
}
