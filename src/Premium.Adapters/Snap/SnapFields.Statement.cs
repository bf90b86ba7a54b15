using System.Globalization;
using System.Text.Json;

namespace Premium.Adapters.Snap;

/// <summary>Fields of a statement, which banks write in more ways than those of a payment.</summary>
internal sealed partial class SnapFields
{
    private const decimal SumMax = 9_999_999_999_999_999m;

    /// <summary>Fields of a line that are told elsewhere or are no text.</summary>
    private static readonly string[] NoTexts =
        ["transactionDate", "transactionId", "type", "transactionDetailStatus", "currency", "value", "dateTime"];

    /// <summary>Neither absent nor null.</summary>
    public bool Has(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>The items of an array, null for one that is no object; null where there is no array.</summary>
    public IReadOnlyList<SnapFields?>? Entries(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Array
            ?
            [
                .. value.EnumerateArray()
                    .Select(item => item.ValueKind is JsonValueKind.Object ? new SnapFields(item) : null),
            ]
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

    /// <summary>Every text within but the given field, each once, in the order of the bank.</summary>
    public IReadOnlyList<string> Texts(string except) =>
    [
        .. fields
            .Where(f => !f.Key.Equals(except, StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => TextsOf(f.Key, f.Value))
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> TextsOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => TextsOf(p.Name, p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => TextsOf(name, item)),
        JsonValueKind.String or JsonValueKind.Number
            when !NoTexts.Contains(name, StringComparer.OrdinalIgnoreCase)
            && value.ToString().Trim() is { Length: > 0 } text => [text],
        _ => [],
    };

    private static Said<decimal> SumOf(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var amount = new SnapFields(value);
                return (amount.Text("currency") ?? "IDR") != "IDR"
                    ? new Said<decimal>.Unreadable($"{name} is not in IDR")
                    : amount.Has("value") ? amount.Sum("value") : amount.Sum("amount");
            case JsonValueKind.Array:
                return value.GetArrayLength() > 0 ? SumOf(name, value[0]) : new Said<decimal>.Nothing();
            case JsonValueKind.Null:
                return new Said<decimal>.Nothing();
            default:
                const NumberStyles digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
                var text = value.ToString().Trim();
                return text.Length == 0 ? new Said<decimal>.Nothing()
                    : decimal.TryParse(text, digits, CultureInfo.InvariantCulture, out var sum)
                        && Math.Abs(sum) <= SumMax
                        ? new Said<decimal>.Value(sum)
                        : new Said<decimal>.Unreadable($"{name} is not a sum");
        }
    }
}
