using System.Runtime.InteropServices;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// The state that follows from the journal, and from nothing else: entries are applied the same way when they happen
/// and when they are replayed. Not thread-safe; the ledger guards it.
/// </summary>
internal sealed class TwinBook
{
    private readonly Dictionary<(string Bank, AccountNo No), Holding> holdings = [];
    private readonly Dictionary<(string Bank, string Reference), TwinTransfer> transfers = [];
    private readonly PriorityQueue<TwinTransfer, DateTimeOffset> due = new();
    private readonly Dictionary<string, (DateOnly Day, HashSet<string> Ids)> externalIds = [];
    private readonly Dictionary<(string Bank, TwinService Service, string Subject), int> calls = [];
    private readonly Dictionary<(string Bank, string Reference), AccountNo> sources = [];
    private long postings;

    /// <summary>Number of entries applied; the bank's own references are made of it.</summary>
    public long Entries { get; private set; }

    public IEnumerable<KeyValuePair<(string Bank, AccountNo No), Holding>> Holdings => holdings;

    public IEnumerable<TwinTransfer> Transfers => transfers.Values;

    public Holding? Find(string bank, AccountNo no) => holdings.GetValueOrDefault((bank, no));

    public TwinTransfer? Find(string bank, string reference) => transfers.GetValueOrDefault((bank, reference));

    public bool IsUsed(string bank, DateOnly day, string externalId) =>
        externalIds.TryGetValue(bank, out var used) && used.Day == day && used.Ids.Contains(externalId);

    public int Calls(string bank, TwinService service, string subject) =>
        calls.GetValueOrDefault((bank, service, subject));

    /// <summary>The account a reference was last to be paid from, also where nothing came of it.</summary>
    public AccountNo Source(string bank, string reference) => sources.GetValueOrDefault((bank, reference));

    /// <summary>The transfers whose time to change has come, earliest first.</summary>
    public IEnumerable<TwinTransfer> TakeDue(DateTimeOffset now)
    {
        while (due.TryPeek(out var transfer, out var at) && at <= now)
        {
            due.Dequeue();
            if (ReferenceEquals(Find(transfer.Bank, transfer.Reference), transfer))
            {
                yield return transfer;
            }
        }
    }

    public void Apply(TwinEntry entry)
    {
        Entries++;
        switch (entry)
        {
            case TwinEntry.Opened opened:
                holdings.Add((opened.Bank, opened.Account), new Holding(opened.Name, opened.Balance));
                break;
            case TwinEntry.Deposited d:
                Post(d.Bank, d.Account, "", d.Amount, d.At, d.Remark, isCorrection: false);
                break;
            case TwinEntry.Called called:
                Count(called);
                break;
            case TwinEntry.Transferred { Transfer: var transfer }:
                Move(transfer);
                break;
            default:
                throw new InvalidOperationException($"Journal entry {entry.GetType().Name} is not known to the book.");
        }
    }

    private void Count(TwinEntry.Called called)
    {
        ref var used = ref CollectionsMarshal.GetValueRefOrAddDefault(externalIds, called.Bank, out var known);
        if (!known || used.Day != called.Day)
        {
            used = (called.Day, []);
        }

        used.Ids.Add(called.ExternalId);
        CollectionsMarshal.GetValueRefOrAddDefault(calls, (called.Bank, called.Service, called.Subject), out _)++;
        if (called.Service == TwinService.Transfer && AccountNo.TryParse(called.Source, out var source))
        {
            sources[(called.Bank, called.Subject)] = source;
        }
    }

    private void Move(TwinTransfer transfer)
    {
        var t = transfer;
        var earlier = Find(t.Bank, t.Reference);

        // A bank that forgets its references takes the same one for another order.
        var before = earlier?.BankReference == t.BankReference || earlier?.Status is not TwinTransferStatus.Executed
            ? earlier?.Status
            : null;
        if (before is TwinTransferStatus.Reversed || (before is TwinTransferStatus.Executed) !=
            (t.Status is TwinTransferStatus.Reversed))
        {
            throw new InvalidOperationException($"Transfer {t.Reference} goes from {before} to {t.Status}.");
        }

        transfers[(t.Bank, t.Reference)] = t;
        if (t.DueAt is { } at)
        {
            due.Enqueue(t, at);
        }

        var paid = t.Status switch
        {
            TwinTransferStatus.Executed => t.Amount,
            TwinTransferStatus.Reversed => Rupiah.Zero - t.Amount,
            TwinTransferStatus.Pending or TwinTransferStatus.Failed => Rupiah.Zero,
        };
        if (paid != Rupiah.Zero)
        {
            var correction = t.Status == TwinTransferStatus.Reversed;
            Post(t.Bank, t.Source, t.Reference, Rupiah.Zero - paid, t.At, t.Remark, correction);
            Post(t.Bank, t.Beneficiary, t.Reference, paid, t.At, t.Remark, correction);
        }
    }

    private void Post(
        string bank, AccountNo no, string reference, Rupiah amount, DateTimeOffset at, string remark, bool isCorrection)
    {
        var holding = holdings[(bank, no)];
        var balance = holding.Balance + amount;

        // A correction may find that the money has already left the collection account.
        if (balance < Rupiah.Zero && !isCorrection)
        {
            throw new InvalidOperationException($"Transfer {reference} would overdraw {no} at {bank}.");
        }

        holding.Balance = balance;
        holding.Postings.Add(new TwinPosting(++postings, reference, amount, balance, at, remark, isCorrection));
    }

    internal sealed class Holding(string name, Rupiah balance)
    {
        public string Name { get; } = name;

        public Rupiah Balance { get; set; } = balance;

        public List<TwinPosting> Postings { get; } = [];
    }
}
