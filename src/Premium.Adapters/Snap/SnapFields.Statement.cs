using System.Globalization;
using System.Text.Json;

namespace Premium.Adapters.Snap;

/// <summary>Fields of a statement, which banks write in more ways than those of a payment.</summary>
internal sealed partial class SnapFields
{
    private const decimal SumMax = 9_999_999_999_999_999m;

    private const NumberStyles SumForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Fields that are told elsewhere or are no text, unless they hold our words.</summary>
    private static readonly string[] NoTexts =
        ["transactionDate", "transactionId", "type", "transactionDetailStatus", "currency", "value", "dateTime"];

    /// <summary>Neither absent nor null.</summary>
    public bool Has(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>
    /// The items of an array, null for one that is no object or contradicts itself; null where there is no array.
    /// </summary>
    public IReadOnlyList<SnapFields?>? Entries(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(Opened)]
            : null;

    /// <summary>A sum in IDR, sen included, wherever the bank puts it: bare, as an amount object, in a list.</summary>
    public Said<decimal> Sum(string name) =>
        fields.TryGetValue(name, out var value) ? SumOf(name, value) : new Said<decimal>.Nothing();

    /// <summary>A number of things, as text or number.</summary>
    public Said<int> Count(string name)
    {
        if (Text(name) is not { } text)
        {
            return new Said<int>.Nothing();
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Said<int>.Value(count)
            : new Said<int>.Unreadable($"{name} is not a number");
    }

    /// <summary>Y or N, as text or truth value.</summary>
    public Said<bool> Flag(string name)
    {
        if (!Has(name) || fields[name] is { ValueKind: JsonValueKind.String } text && Text(name) is null)
        {
            return new Said<bool>.Nothing();
        }

        return (fields[name].ValueKind, Text(name)?.ToUpperInvariant()) switch
        {
            (JsonValueKind.True, _) or (_, "Y" or "YES" or "TRUE" or "1") => new Said<bool>.Value(true),
            (JsonValueKind.False, _) or (_, "N" or "NO" or "FALSE" or "0") => new Said<bool>.Value(false),
            _ => new Said<bool>.Unreadable($"{name} says neither Y nor N"),
        };
    }

    /// <summary>
    /// Every text within but the given field, each once, in the order of the bank; in parts that field is as any other.
    /// </summary>
    public IReadOnlyList<string> Texts(string except) =>
        [.. TextsIn(whole, except).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> TextsIn(JsonElement owner, string except = "")
    {
        var isMoney = owner.EnumerateObject().Any(p => p.Name.Equals("currency", StringComparison.OrdinalIgnoreCase));
        return owner.EnumerateObject()
            .Where(p => p.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                || !p.Name.Equals(except, StringComparison.OrdinalIgnoreCase))
            .SelectMany(p => TextsOf(p.Name, p.Value, isMoney));
    }

    private static IEnumerable<string> TextsOf(string name, JsonElement value, bool isMoney) => value.ValueKind switch
    {
        JsonValueKind.Object => TextsIn(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => TextsOf(name, item, isMoney)),
        JsonValueKind.String or JsonValueKind.Number
            when value.ToString().Trim() is { Length: > 0 } text && IsText(name, text, isMoney) => [text],
        _ => [],
    };

    /// <summary>
    /// Banks print our words in whatever field is free. What is called a value is a sum where a currency stands beside
    /// it or where it reads as one, and else what a pair of key and value says.
    /// </summary>
    private static bool IsText(string name, string text, bool isMoney) =>
        !NoTexts.Contains(name, StringComparer.OrdinalIgnoreCase)
        || OwnWords.AreIn(text)
        || (name.Equals("value", StringComparison.OrdinalIgnoreCase) && !isMoney
            && (OwnWords.MayBeIn(text) || !decimal.TryParse(text, SumForm, CultureInfo.InvariantCulture, out _)));

    private static Said<decimal> SumOf(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return Opened(value) is not { } amount ? new Said<decimal>.Unreadable($"{name} contradicts itself")
                    : (amount.Text("currency") ?? "IDR") != "IDR"
                    ? new Said<decimal>.Unreadable($"{name} is not in IDR")
                    : amount.Has("value") ? amount.Sum("value") : amount.Sum("amount");
            case JsonValueKind.Array:
                return value.GetArrayLength() > 0 ? SumOf(name, value[0]) : new Said<decimal>.Nothing();
            case JsonValueKind.Null:
                return new Said<decimal>.Nothing();
            default:
                var text = value.ToString().Trim();
                return text.Length == 0 ? new Said<decimal>.Nothing()
                    : decimal.TryParse(text, SumForm, CultureInfo.InvariantCulture, out var sum)
                        && Math.Abs(sum) <= SumMax
                        ? new Said<decimal>.Value(sum)
                        : new Said<decimal>.Unreadable($"{name} is not a sum");
        }
    }
}
