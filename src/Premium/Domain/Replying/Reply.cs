namespace Premium.Domain;

/// <summary>What a village answers to a message, by the digit that WhatsApp sends. None of it moves money.</summary>
public enum ReplyKind
{
    /// <summary>Paid at a counter, with the number on its slip; unpaid here until BPJS's receipt is recorded.</summary>
    PaidAtTeller = 1,

    /// <summary>The account waits for ADD.</summary>
    WaitingForAdd = 2,

    /// <summary>The bill is wrong.</summary>
    WrongBill = 3,

    /// <summary>Somebody else does this at the village.</summary>
    NotMyTask = 4,
}

public static class ReplyKinds
{
    public static readonly IReadOnlyList<ReplyKind> All =
        [ReplyKind.PaidAtTeller, ReplyKind.WaitingForAdd, ReplyKind.WrongBill, ReplyKind.NotMyTask];

    /// <summary>As forms and rows carry it.</summary>
    public static string Key(this ReplyKind kind) => kind switch
    {
        ReplyKind.PaidAtTeller => "paid",
        ReplyKind.WaitingForAdd => "add",
        ReplyKind.WrongBill => "wrong",
        ReplyKind.NotMyTask => "other",
    };

    public static ReplyKind? Parse(string? key) =>
        All.Where(k => k.Key() == key).Select(k => (ReplyKind?)k).FirstOrDefault();

    /// <summary>Says how the payment stands; of these the newest counts, whoever gave it.</summary>
    public static bool IsOfPayment(this ReplyKind kind) => kind switch
    {
        ReplyKind.PaidAtTeller or ReplyKind.WaitingForAdd => true,
        ReplyKind.WrongBill or ReplyKind.NotMyTask => false,
    };
}

/// <summary>What somebody at a village said; fit to keep, because <see cref="ReplyFields.Read"/> made it.</summary>
public sealed record ReplyDraft(ReplyKind Kind)
{
    /// <summary>Of what was paid at the teller.</summary>
    public string Slip { get; init; } = "";

    /// <summary>When it was paid, or when ADD is expected.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What is wrong, or who does it instead.</summary>
    public string Text { get; init; } = "";
}

/// <summary>One answer as it is kept: only ever added.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Number">1 for the village's first; a later one has a higher number, which is the lock.</param>
/// <param name="Role">Who answered: whoever the link was sent to.</param>
/// <param name="Said">What.</param>
/// <param name="At">When it was said; a message may be brought later.</param>
/// <param name="On">The local day of that.</param>
/// <param name="Bills">What the village owed when it answered: the answer is about these.</param>
public sealed record Reply(
    VillageCode Village, int Number, ContactRole Role, ReplyDraft Said, DateTimeOffset At, DateOnly On,
    IReadOnlyList<BillId> Bills)
{
    public ReplyKind Kind => Said.Kind;

    public bool Equals(Reply? other) => other is not null
        && (Village, Number, At, On) == (other.Village, other.Number, other.At, other.On) && IsSameAs(other);

    public override int GetHashCode() => HashCode.Combine(Village, Number, At);

    /// <summary>Sent twice, by a slow phone or a finger that pressed again.</summary>
    public bool IsSameAs(Reply other) =>
        Role == other.Role && Said == other.Said && Bills.ToHashSet().SetEquals(other.Bills);
}
