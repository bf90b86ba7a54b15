using System.Globalization;
using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>One movement of an account.</summary>
public sealed partial record StatementLine(
    string TransactionId, DateTimeOffset At, Rupiah Amount, bool IsDebit, string Remark, bool IsCorrection)
{
    private const int ShownMax = 100;

    private IReadOnlyList<Narrative>? narratives;

    // What was read out of another line does not hold for one made from it.
    private StatementLine(StatementLine other)
    {
        (TransactionId, At, Amount, IsDebit) = (other.TransactionId, other.At, other.Amount, other.IsDebit);
        (Remark, IsCorrection, Texts, Raw) = (other.Remark, other.IsCorrection, other.Texts, other.Raw);
        (Mark, HasIdAlone, IsUnclear) = (other.Mark, other.HasIdAlone, other.IsUnclear);
    }

    /// <summary>
    /// Every text of the line, the remark first: banks cut our words, put them in another field or rewrite them.
    /// </summary>
    public IReadOnlyList<string> Texts { get; init; } = [Remark];

    /// <summary>What is read for our references: every text once, and the bank's id.</summary>
    internal IReadOnlyList<Narrative> Narratives => narratives ??=
        [.. Texts.Append(TransactionId).Where(t => t.Length > 0).Distinct().Select(t => new Narrative(t))];

    /// <summary>The line as received but masked, where it names a debit of ours: kept as what proves it.</summary>
    public string Raw { get; init; } = "";

    /// <summary>
    /// The later of its day at the bank and the day that it prints: a bank that gives days alone may write them in
    /// another zone, and what is dated too early is taken to be none of ours.
    /// </summary>
    public DateOnly Day =>
        Rules.BankDay(At) is var ours && DateOnly.FromDateTime(At.Date) is var theirs && theirs > ours
            ? theirs
            : ours;

    /// <summary>
    /// Of its booking, and the same each time, whatever other lines are asked for with it: some banks number lines anew
    /// each day. Empty where the bank's id is enough.
    /// </summary>
    public string Mark { get; init; } = "";

    /// <summary>No other line of this statement has its id.</summary>
    public bool HasIdAlone { get; init; }

    /// <summary>
    /// In words that may be ours, and its type, status or sum is not told as it should be: it proves nothing by itself,
    /// and no bill that it may have paid is tried again.
    /// </summary>
    public bool IsUnclear { get; init; }

    /// <summary>What people call the line: the bank's id and its mark, or when and how much where it has neither.
    /// </summary>
    public string Key => (Id, Mark) switch
    {
        ({ Length: > 0 } id, { Length: > 0 } mark) => $"{id}~{mark}",
        ({ Length: > 0 } id, _) => id,
        (_, { Length: > 0 } mark) => mark,
        _ => string.Create(CultureInfo.InvariantCulture, $"{At:yyyyMMddHHmm}-{Amount.Value}"),
    };

    private string Id => TransactionId.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Also the bank's id, as long as that is the id of this line alone.</summary>
    public IReadOnlyList<string> Names => HasIdAlone && Id.Length > 0 && Mark.Length > 0 ? [Key, Id] : [Key];

    public bool IsCalled(string name) => Names.Contains(name);

    /// <summary>For a person to find it at the bank: day, id and words, without numbers of accounts.</summary>
    public string Shown
    {
        get
        {
            var words = Number().Replace(string.Join(" / ", Texts.Where(t => t.Length > 0)), "***");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{At:yyyy-MM-dd} {Key}: {(words.Length > ShownMax ? words[..ShownMax] : words)}");
        }
    }

    /// <summary>Texts count one by one.</summary>
    public bool Equals(StatementLine? other) =>
        other is not null
        && (TransactionId, At, Amount, IsDebit, Remark, IsCorrection, Raw, Mark, IsUnclear) == (other.TransactionId,
            other.At, other.Amount, other.IsDebit, other.Remark, other.IsCorrection, other.Raw, other.Mark,
            other.IsUnclear)
        && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => HashCode.Combine(TransactionId, At, Amount, IsDebit, Remark, IsCorrection);

    [GeneratedRegex(@"[0-9](?:[ .\-/]?[0-9]){4,}")]
    private static partial Regex Number();
}

public abstract record StatementReply
{
    private StatementReply()
    {
    }

    /// <summary>Lines that were passed over because they cannot be ours, each said in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What came, whether or not it is all.</summary>
    public IReadOnlyList<StatementLine> Known => this switch
    {
        Complete complete => complete.Lines,
        Partial half => half.Lines,
        _ => [],
    };

    /// <summary>All movements of the asked days, as the statement's own figures confirm.</summary>
    public sealed record Complete(IReadOnlyList<StatementLine> Lines) : StatementReply
    {
        /// <summary>As <see cref="Closing"/>, at its beginning.</summary>
        public decimal? Opening { get; init; }

        /// <summary>What it says is left at its end, sen included; null where it says nothing of it.</summary>
        public decimal? Closing { get; init; }

        /// <summary>Whoever set the bank up believes its statements without figures: up to now, too.</summary>
        public bool NeedsNoFigures { get; init; }
    }

    /// <summary>Lines that prove what they show, while nothing may be concluded from what is absent.</summary>
    public sealed record Partial(IReadOnlyList<StatementLine> Lines, string Why) : StatementReply
    {
        /// <summary>
        /// The statement, if nothing but lines that it shows makes it half: they may be ours, and do not tell all.
        /// People who say what those lines are may conclude from the rest. Null where anything else is wrong.
        /// </summary>
        public Complete? ButForLines { get; init; }
    }

    /// <summary>No statement.</summary>
    public sealed record Silent(string Why) : StatementReply;
}
