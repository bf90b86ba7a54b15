using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>A dry run as it was shown; it is taken by its id, exactly so.</summary>
/// <param name="Id">Derived from file, terms, admin and moment.</param>
/// <param name="Terms">How the file is meant.</param>
/// <param name="Map">Where its columns are.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="FileHash">SHA-256 of its bytes.</param>
/// <param name="By">The admin.</param>
/// <param name="At">When.</param>
/// <param name="PlanHash">Of what was shown.</param>
/// <param name="Summary">Its figures in one line.</param>
/// <param name="NeedsSecond">A second person must take it: another admin, or a checker.</param>
public sealed record ShownImport(
    string Id, ImportTerms Terms, FieldMap Map, string FileName, string FileHash, string By, DateTimeOffset At,
    string PlanHash, string Summary, bool NeedsSecond)
{
    /// <summary>In place of the hash of a plan: the file waits until somebody says what its columns hold.</summary>
    public const string NoPlan = "none";

    private const string TimeForm = "yyyyMMdd-HHmmss";

    public bool IsDraft => PlanHash == NoPlan;

    /// <summary>Villages that it does not touch: finished later, it leaves out the same ones.</summary>
    public IReadOnlyList<VillageCode> LeftOut { get; init; } = [];

    /// <summary>Why somebody cannot take it; null where they can.</summary>
    /// <param name="by">Who would.</param>
    /// <param name="isAdmin">Else they only sign what takes two people.</param>
    public Said? NotBy(string by, bool isAdmin) =>
        NeedsSecond ? by == By ? ImportText.SecondPerson(by) : null : isAdmin ? null : ImportText.TakenByAdmins;

    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public static string IdOf(string fileHash, ImportTerms terms, string by, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd-HHmmss}-{Short($"{fileHash} {terms} {by} {at:O}")}");

    /// <summary>When the dry run of an id was made; the beginning of time where it is no id of ours.</summary>
    public static DateTimeOffset TimeOf(string id) =>
        id.Length > TimeForm.Length && DateTime.TryParseExact(
            id[..TimeForm.Length], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal
                | DateTimeStyles.AdjustToUniversal, out var time)
            ? new DateTimeOffset(time) : DateTimeOffset.MinValue;

    private static string Short(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}

public enum ImportStep
{
    /// <summary>Being written: nothing else is taken before it is finished.</summary>
    Taking,

    Taken,

    /// <summary>A person is being taken out; <c>Import</c> as for <see cref="Erased"/>.</summary>
    Erasing,

    /// <summary>A person was taken out; <c>Import</c> is the beginning of the keyed hash.</summary>
    Erased,

    /// <summary>All is being put under new keys: nothing is taken or erased before that is finished.</summary>
    Rotating,

    Rotated,

    /// <summary>A field map was saved; <c>Import</c> is its name.</summary>
    Mapped,
}

/// <summary>What was taken into the register, by whom: a journal of its own, chained as a sheet's is.</summary>
/// <param name="Number">1 for the first, then without gaps: the number is the lock.</param>
/// <param name="Import">Id of the dry run.</param>
/// <param name="Step">Begun or done.</param>
/// <param name="Kind">Of the file.</param>
/// <param name="By">Who took it.</param>
/// <param name="At">When.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="Summary">Figures, as they were shown.</param>
/// <param name="Previous">Hash of the entry before; empty for the first.</param>
public sealed record ImportEntry(
    int Number, string Import, ImportStep Step, ImportKind Kind, string By, DateTimeOffset At, string FileHash,
    string Summary, string Previous)
{
    /// <summary>Why nothing else is taken or erased after it, and what to do; null where it is done.</summary>
    public Said? Unfinished => Step switch
    {
        ImportStep.Taking => ImportText.CutShort(Import),
        ImportStep.Rotating => ImportText.Rotating,
        ImportStep.Erasing => ImportText.ErasureCutShort(By),
        _ => null,
    };

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Number}\n{Import}\n{Step}\n{Kind}\n{By.Length}:{By}\n{At.UtcDateTime:O}\n{FileHash}\n"
        + $"{Summary.Length}:{Summary}\n{Previous}"))));

    /// <summary>The entry after this one.</summary>
    public static ImportEntry After(
        ImportEntry? last, ShownImport shown, ImportStep step, string by, DateTimeOffset at) => new(
            (last?.Number ?? 0) + 1, shown.Id, step, shown.Terms.Kind, by, at, shown.FileHash, shown.Summary,
            last?.Hash ?? "");
}
