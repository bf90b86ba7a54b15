using Premium.Domain;
using Premium.Pages;
using static PremiumFunctions.DescribedField;

namespace PremiumFunctions;

/// <summary>What is said of every HTTP function, in one table: a function that is not in it is not served.</summary>
internal static partial class DescribedFunctions
{
    public static readonly DescribedField Lang = May("lang", "Indonesian where it is left out.", "id", "en");

    public static readonly DescribedField Format = May(
        "format", "A file with Indonesian headings instead of JSON.", "json", "csv", "xlsx");

    /// <summary>What of the worklist is asked for, of page, list and file alike.</summary>
    private static IReadOnlyList<DescribedField> WorkTerms =>
    [
        May("q", "Part of a place, of a village code or of a title."),
        May("actor", "Who can end it.", Keys<WorkActor>()),
        May("owner", $"Who took it on; {WorkFilter.Nobody} for nobody."),
        OrderOf<WorkOrder>(),
    ];

    private static IReadOnlyList<string> Keys<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Orders.KeyOf)];

    private static DescribedField OrderOf<T>()
        where T : struct, Enum => May(Orders.Field, "By what; the first where it is left out.", Keys<T>());

    /// <summary>What stands in braces in a route.</summary>
    private static readonly Dictionary<string, DescribedField> PathFields = new DescribedField[]
    {
        Must("district", "Code of a district, such as 33.16.12."),
        Must("village", "Code of a village, such as 33.16.12.2010."),
        Must("bill", "Village, segment and contribution month, such as 33.16.12.2010~pu~2026-11."),
        Must("run", "Id of a run, such as collect~2026-12-03~33.16~01."),
        Must("import", "Id of a dry run."),
        Must("file", "Kind and form, such as members.xlsx."),
        Must("token", "The signed text of a message's link."),
        Must("path", "Whatever leads to no page."),
        Must("act", "Key of an act, such as try-again; pages/acts lists them."),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Described> Table =
        ((IEnumerable<Described>)[.. Reading, .. Acting, .. Register, .. Desk, .. RegisterPages, .. Others])
        .ToDictionary(d => d.Function, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Table.Keys;

    /// <exception cref="InvalidOperationException">Nothing is said of it.</exception>
    public static Described Of(string function) => Table.TryGetValue(function, out var said)
        ? said
        : throw new InvalidOperationException($"{nameof(DescribedFunctions)} says nothing of {function}.");

    /// <exception cref="InvalidOperationException">Nothing is said of it.</exception>
    public static DescribedField PathField(string name) => PathFields.TryGetValue(name, out var said)
        ? said
        : throw new InvalidOperationException($"{nameof(DescribedFunctions)} says nothing of the path's {name}.");
}
