using System.Globalization;
using System.Text.RegularExpressions;

namespace Premium.Domain;

public enum FindingKind
{
    /// <summary>The partition is named like no sheet of ours.</summary>
    SheetUnknown,

    /// <summary>A sheet noted outside does not exist any more.</summary>
    SheetGone,

    /// <summary>Its columns do not give the hash it was written with, or are not all ours.</summary>
    EntryChanged,

    EntryGone,

    /// <summary>The entry is whole in itself, but not the one that its successor was written after.</summary>
    EntryReplaced,

    /// <summary>The entry noted outside is another one now, or gone: the journal was rewritten.</summary>
    EntryNotAsNoted,

    HeadChanged,

    HeadGone,

    /// <summary>Not as the newest entry that names it left it.</summary>
    RowChanged,

    RowGone,

    /// <summary>No entry names it.</summary>
    RowInserted,

    /// <summary>As the program wrote it, and still not readable by it.</summary>
    RowUnreadable,
}

/// <summary>One thing that the program did not leave as it is.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Sheet">Partition key.</param>
/// <param name="RowKey">The row; of an entry that is gone, the key it had.</param>
/// <param name="Entry">The entry by which it shows: the last that wrote the row properly. 0 where none did.</param>
/// <param name="At">When that entry was written; null where that is not known.</param>
/// <param name="Text">For people, in one line.</param>
public sealed record Finding(
    FindingKind Kind, string Sheet, string RowKey, int Entry, DateTimeOffset? At, string Text);

/// <summary>How a sheet was found.</summary>
/// <param name="Sheet">Partition key.</param>
/// <param name="Head">The newest entry and its hash: written down outside, it proves this sheet later.</param>
/// <param name="Entries">Journal entries read.</param>
/// <param name="Rows">Rows read, without head, journal and evidence.</param>
/// <param name="Evidence">Rows of evidence read.</param>
/// <param name="Findings">In order of time: the first is where to begin. Empty if all fits.</param>
public sealed record SheetAudit(
    string Sheet, Head Head, int Entries, int Rows, int Evidence, IReadOnlyList<Finding> Findings);

/// <summary>
/// A head noted outside the storage account. Whoever may write every row can also write a journal that fits; the
/// entry of this number will then not have this hash. Good for as long as the sheet lives, however it grows.
/// </summary>
public sealed partial record Anchor(string Sheet, Head Head)
{
    /// <summary>From a line that holds <c>head SHEET NUMBER HASH</c> anywhere; null where it does not.</summary>
    public static Anchor? In(string line) =>
        Noted().Match(line) is { Success: true } match
        && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Anchor(match.Groups[1].Value, new Head(number, match.Groups[3].Value))
            : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"head {Sheet} {Head.Number} {Head.Hash}");

    [GeneratedRegex(@"\bhead ([0-9.]{8}~[0-9]{4}-[0-9]{2}) ([0-9]{1,9}) ([A-Za-z0-9+/]{43}=)")]
    private static partial Regex Noted();
}
