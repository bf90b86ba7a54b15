using Premium.Domain;

namespace Premium.UseCases;

/// <summary>One village as people who look after it see it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="District">Name of its district; empty where nobody imported it.</param>
/// <param name="Today">Local day.</param>
/// <param name="Newest">The newest pay month that is open for debit.</param>
public sealed record VillageView(VillageCode Code, string District, DateOnly Today, PayMonth Newest)
{
    /// <summary>As it stands today; null where the register does not have it, or its row cannot be read.</summary>
    public Village? Village { get; init; }

    /// <summary>One a segment, in order.</summary>
    public IReadOnlyList<SegmentView> Segments { get; init; } = [];

    /// <summary>Of the months that were read, newest pay month first.</summary>
    public IReadOnlyList<VillageBill> Bills { get; init; } = [];

    /// <summary>False where rows cannot be read or contradict each other: the village stands still.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What it answered and whose messages are muted, of this village alone.</summary>
    public ReplyBook Said { get; init; } = ReplyBook.Empty;

    /// <summary>What of the worklist is about it, most urgent first.</summary>
    public IReadOnlyList<WorkItem> Work { get; init; } = [];

    /// <summary>What people noted on items of it that are over, newest first.</summary>
    public IReadOnlyList<WorkNote> OldNotes { get; init; } = [];

    /// <summary>Entries of the journals that changed a row of it, newest first.</summary>
    public IReadOnlyList<JournalNote> Journal { get; init; } = [];

    /// <summary>What could not be read, in the system's words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Its name, or its code where no name can be read.</summary>
    public string Name => Village?.Name ?? Code.ToString();

    /// <summary>Owed and not yet paid, or paid and in doubt; oldest first.</summary>
    public IReadOnlyList<VillageBill> Open =>
        [.. Bills.Where(b => b.IsOpen).OrderBy(b => b.Bill.Id.PayMonth).ThenBy(b => b.Bill.Id.Segment)];

    public IReadOnlyList<VillageBill> Settled => [.. Bills.Where(b => !b.IsOpen)];

    public VillageBill? Bill(Segment segment, Period period) =>
        Bills.FirstOrDefault(b => b.Bill.Id.Segment == segment && b.Bill.Id.Period == period);
}

/// <summary>How one segment of a village stands today.</summary>
/// <param name="Segment">Which.</param>
/// <param name="Standing">Its cover; null without any bill, or where its rows are not to be believed.</param>
/// <param name="Unpaid">Bills that are owed, oldest first.</param>
/// <param name="People">Insured in the newest contribution month, by the register.</param>
public sealed record SegmentView(Segment Segment, Standing? Standing, IReadOnlyList<VillageBill> Unpaid, int People)
{
    /// <summary>When cover lapses if nothing is paid; null while nothing is owed.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>Several months of one segment are the same people.</summary>
    public int AtStake => Unpaid.Select(b => b.Bill.HeadCount).DefaultIfEmpty().Max();
}

/// <summary>One bill with all that happened to it.</summary>
/// <param name="Bill">The bill.</param>
/// <param name="SafeDay">Last day the money should leave.</param>
/// <param name="DaysLeft">Days to the safe day; negative when past.</param>
public sealed record VillageBill(Bill Bill, DateOnly SafeDay, int DaysLeft)
{
    public IReadOnlyList<VillageAttempt> Attempts { get; init; } = [];

    /// <summary>In order of being raised.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    public IReadOnlyList<VillageReceipt> Receipts { get; init; } = [];

    /// <summary>The attempt by which it is paid; null where it was paid otherwise, or is not.</summary>
    public Debit? PaidBy { get; init; }

    /// <summary>Of the account that counts now, as the bank named it; null where it named none.</summary>
    public Rupiah? Balance { get; init; }

    public bool IsOpen => !Bill.State.IsPaid() || Bill.Doubt is not null;

    /// <summary>The receipt that counts; null where none does.</summary>
    public Receipt? Receipt => Receipts.LastOrDefault(r => !r.IsTakenBack)?.Receipt;
}

/// <param name="Debit">The attempt; its account prints masked.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="Calls">Every call to the bank about it, masked; empty where they were not read.</param>
public sealed record VillageAttempt(
    Debit Debit, IReadOnlyList<AttemptStep> Steps, IReadOnlyList<EvidenceRow> Calls);

/// <param name="Receipt">Of BPJS.</param>
/// <param name="IsTakenBack">Two people took it back.</param>
/// <param name="Withdrawals">What was proposed against it, oldest first.</param>
public sealed record VillageReceipt(
    Receipt Receipt, bool IsTakenBack, IReadOnlyList<ReceiptWithdrawal> Withdrawals);

/// <summary>One journal entry, as far as it concerns a village.</summary>
/// <param name="PayMonth">Whose journal.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Keys">Keys of the village's rows in it.</param>
public sealed record JournalNote(PayMonth PayMonth, JournalEntry Entry, IReadOnlyList<string> Keys)
{
    /// <summary>Who, where it was a person; null for the system.</summary>
    public string? Person => PersonCommits.PersonOf(Entry.Actor);

    /// <summary>Null where the entry changed nothing of the village.</summary>
    public static JournalNote? Of(PayMonth month, JournalEntry entry, VillageCode village)
    {
        List<string> keys =
        [
            .. entry.Rows.Split('\n').Select(line => line.Split(' ')[0])
                .Where(key => key.Split('~') is [_, var number, ..] && number == village.Number),
        ];
        return keys.Count == 0 ? null : new JournalNote(month, entry, keys);
    }
}
