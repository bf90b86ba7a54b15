using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// Reads the fields of a request body. The first that is wrong becomes <see cref="Refusal"/>, and reading goes on with
/// empty values: ask for the refusal before using any.
/// </summary>
internal sealed class TwinFields(JsonElement body, PlayedBank bank)
{
    private const int AmountDigitsMax = 13;

    public SnapCase? Refusal { get; private set; }

    /// <summary>A field as it stands, for counting calls; empty where it is no text.</summary>
    public string Peek(string name) => Find(body, name) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!
        : "";

    /// <summary>A mandatory text of at most this many characters.</summary>
    public string Text(string name, int lengthMax) => Text(body, name, name, lengthMax, mandatory: true);

    public string OptionalText(string name, int lengthMax) => Text(body, name, name, lengthMax, mandatory: false);

    /// <summary>An object of texts, as it came; null where there is none.</summary>
    public JsonObject? OptionalTexts(string name)
    {
        switch (Find(body, name))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.Object } found
                when found.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String):
                return JsonObject.Create(found);
            default:
                Refuse(SnapCase.InvalidFormat(name));
                return null;
        }
    }

    public AccountNo Account(string name, int lengthMax)
    {
        var text = Text(name, lengthMax);
        if (AccountNo.TryParse(text, out var account) || text == "")
        {
            return account;
        }

        Refuse(SnapCase.InvalidFormat(name));
        return default;
    }

    /// <summary>A moment in the standard's form for bodies or in the bank's own.</summary>
    public DateTimeOffset Time(string name)
    {
        var text = Text(name, 29);
        if (bank.TryReadField(text, out var at) || text == "")
        {
            return at;
        }

        Refuse(SnapCase.InvalidFormat(name));
        return default;
    }

    /// <summary>A positive sum of whole rupiah, written with two decimals that are zero.</summary>
    public Rupiah Amount(string name)
    {
        var found = Find(body, name);
        if (found is not { ValueKind: JsonValueKind.Object } amount)
        {
            Refuse(found is null ? SnapCase.Missing(name) : SnapCase.InvalidFormat(name));
            return default;
        }

        var value = Text(amount, "value", name + ".value", AmountDigitsMax + 3, mandatory: true);
        var currency = Text(amount, "currency", name + ".currency", 3, mandatory: true);
        if (Refusal is not null)
        {
            return default;
        }

        if (currency != "IDR")
        {
            Refuse(SnapCase.InvalidFormat(name + ".currency"));
        }

        var parts = value.Split('.');
        if (parts is not [{ Length: > 0 and <= AmountDigitsMax } whole, { Length: 2 } fraction]
            || (whole + fraction).AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            Refuse(SnapCase.InvalidFormat(name + ".value"));
            return default;
        }

        var rupiah = long.Parse(whole, CultureInfo.InvariantCulture);
        if (rupiah == 0 || fraction != "00")
        {
            Refuse(SnapCase.InvalidAmount);
        }

        return new Rupiah(rupiah);
    }

    public void Refuse(SnapCase why) => Refusal ??= why;

    private string Text(JsonElement from, string name, string path, int lengthMax, bool mandatory)
    {
        var found = Find(from, name);
        if (found is null or { ValueKind: JsonValueKind.String } && string.IsNullOrEmpty(found?.GetString()))
        {
            if (mandatory)
            {
                Refuse(SnapCase.Missing(path));
            }

            return "";
        }

        if (found is { ValueKind: JsonValueKind.String } text && text.GetString()!.Length <= lengthMax)
        {
            return text.GetString()!;
        }

        Refuse(SnapCase.InvalidFormat(path));
        return "";
    }

    private static JsonElement? Find(JsonElement from, string name) =>
        from.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
