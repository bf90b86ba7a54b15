using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>
/// The sentences of a village's message in one language, by key, with places for what is told: <c>{total}</c>. Which
/// of them a message is made of is decided by <see cref="VillageText"/>.
/// </summary>
public sealed partial class MessageTexts
{
    private readonly FrozenDictionary<string, string> texts;

    internal MessageTexts(string language, IEnumerable<KeyValuePair<string, string>> texts)
    {
        Language = language;
        this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; }

    public IReadOnlyDictionary<string, string> All => texts;

    private NumberFormatInfo Numbers => new() { NumberGroupSeparator = Language == "en" ? "," : "." };

    /// <summary>A sentence with its places filled; what is put in is not looked at again.</summary>
    public string Say(string key, params (string Name, object Value)[] values) => Place().Replace(
        texts[key],
        place => Array.Find(values, v => v.Name == place.Groups[1].Value).Value is { } value
            ? value is int count ? count.ToString("N0", Numbers) : $"{value}"
            : throw new InvalidOperationException($"Nothing is told for {place.Value} of {key}."));

    /// <summary>Why a bill stands where it does, in a few words that treasurers use.</summary>
    public string Cause(Bill bill) => Cause(BillCause.Of(bill));

    /// <param name="cause">As <see cref="BillCause"/> names it.</param>
    public string Cause(string cause) => Say(Nearest("cause", cause));

    /// <summary>The key for a cause, or else for its kind: <c>toDo.held.noMandate</c>, <c>toDo.held</c>.</summary>
    public string Nearest(string key, string cause)
    {
        var nearest = $"{key}.{cause}";
        while (!texts.ContainsKey(nearest) && nearest.Length > key.Length)
        {
            nearest = nearest[..nearest.LastIndexOf('.')];
        }

        return nearest;
    }

    public string Role(ContactRole role) => Say($"role.{BillCause.Name(role)}");

    /// <summary><c>a, b dan c</c>.</summary>
    public string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? names.FirstOrDefault("")
        : Say("names.both", ("first", string.Join(", ", names.SkipLast(1))), ("last", names[^1]));

    /// <summary><c>Selasa, 15 Desember 2026</c>.</summary>
    public string Day(DateOnly day) => Language == "en"
        ? day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture)
        : AlertText.Day(day);

    /// <summary><c>Selasa 15 Desember</c>.</summary>
    public string ShortDay(DateOnly day) => Day(day).Replace(",", "", StringComparison.Ordinal)[..^" 2026".Length];

    /// <summary><c>15 Desember 2026</c>.</summary>
    public string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(Period.Of(day))}");

    public string Month(Period period) => Language == "en" ? period.English : period.Indonesian;

    /// <summary>The places of a text, each once.</summary>
    internal static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>What is left of a text without its places.</summary>
    internal static string Plain(string text) => Place().Replace(text, " ");

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Place();
}
