using System.Globalization;
using System.Text.Json;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>What a field of a reply says.</summary>
internal abstract record Said<T>
{
    private Said()
    {
    }

    /// <summary>Absent, null or empty, or hidden by the bank.</summary>
    public sealed record Nothing : Said<T>;

    public sealed record Value(T Is) : Said<T>;

    /// <summary>Something is said that cannot be understood, so nothing may be concluded from the reply.</summary>
    public sealed record Unreadable(string Why) : Said<T>;
}

/// <summary>An account as a bank shows it: its number or, where the rest is masked, the end of it.</summary>
internal readonly record struct ShownAccount(string Digits, bool IsEnd)
{
    /// <summary>Fewer digits than these are the same in too many accounts.</summary>
    public const int EndMin = 3;
}

/// <summary>
/// One JSON object, read without regard to case (Mandiri writes <c>BeneficiaryAccountNo</c>), strings and numbers
/// alike (ASPI samples print both).
/// </summary>
internal sealed partial class SnapFields
{
    private const string Separators = " \u00A0-./";

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonElement whole;

    /// <exception cref="JsonException">
    /// A name occurs twice, apart from case: the object contradicts itself. Objects within are judged where they are
    /// read: what a bank puts into its free fields is its own business.
    /// </exception>
    public SnapFields(JsonElement element)
    {
        whole = element;
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.TryAdd(property.Name, property.Value))
            {
                throw new JsonException("A field is named twice.");
            }
        }
    }

    /// <summary>The whole object as it may be kept.</summary>
    public string Masked(EvidenceMask mask) => mask.Json(whole);

    /// <summary>The trimmed text of a string or number; null where absent, null, empty or of another kind.</summary>
    public string? Text(string name)
    {
        if (!fields.TryGetValue(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    /// <summary>Null where it is absent, no object, or one that contradicts itself.</summary>
    public SnapFields? Object(string name) => fields.TryGetValue(name, out var value) ? Opened(value) : null;

    /// <summary>The objects of an array; empty where absent, null where it is something else or one contradicts itself.
    /// </summary>
    public IReadOnlyList<SnapFields>? Items(string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        return Entries(name) is { } entries && !entries.Contains(null) ? [.. entries.OfType<SnapFields>()] : null;
    }

    /// <summary>An amount object <c>{value, currency}</c> in whole rupiah.</summary>
    public Said<Rupiah> Amount(string name)
    {
        if (Money(name) is not { } money)
        {
            return fields.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null
                ? new Said<Rupiah>.Unreadable($"{name} is not an amount in IDR")
                : new Said<Rupiah>.Nothing();
        }

        return money == decimal.Truncate(money)
            ? new Said<Rupiah>.Value(new Rupiah((long)money))
            : new Said<Rupiah>.Unreadable(FormattableString.Invariant(
                $"{name} {money} has sen, only whole rupiah is accepted"));
    }

    /// <summary>As <see cref="Amount"/>, sen included; null where absent or not an amount in IDR.</summary>
    public decimal? Money(string name)
    {
        const NumberStyles digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        const decimal most = 9_999_999_999_999_999m;
        return Object(name) is { } amount
            && (amount.Text("currency") ?? "IDR") == "IDR"
            && decimal.TryParse(amount.Text("value"), digits, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= most
                ? value
                : null;
    }

    /// <summary>
    /// The digits of an account number, without what groups them; of one masked by the bank (<c>*****567</c>) those
    /// behind the mask, if they are enough to tell it from another.
    /// </summary>
    public Said<ShownAccount> Account(string name)
    {
        if (Text(name) is not { } text)
        {
            return new Said<ShownAccount>.Nothing();
        }

        var plain = string.Concat(text.Where(c => !Separators.Contains(c)));
        var digits = plain[(plain.AsSpan().LastIndexOfAny('*', 'x', 'X') + 1)..];
        var isMasked = digits.Length < plain.Length;
        var isNumber = digits.Length is > 0 and <= 34 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
        return (isMasked, isNumber) switch
        {
            (true, true) when digits.Length >= ShownAccount.EndMin =>
                new Said<ShownAccount>.Value(new ShownAccount(digits, IsEnd: true)),
            (true, _) => new Said<ShownAccount>.Nothing(),
            (false, true) => new Said<ShownAccount>.Value(new ShownAccount(digits, IsEnd: false)),
            (false, false) => new Said<ShownAccount>.Unreadable($"{name} is not an account number"),
        };
    }

    private static SnapFields? Opened(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.Object ? new SnapFields(value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
