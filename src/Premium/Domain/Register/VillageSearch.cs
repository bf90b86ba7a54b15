using System.Globalization;

namespace Premium.Domain;

/// <summary>What somebody typed to find a village: its name, its code, or parts of either. Pure.</summary>
public sealed record VillageSearch
{
    public const int LengthMax = 60;

    /// <summary>Digits of a village code; more are a NIK or an account, which have no place in an address.</summary>
    private const int CodeDigits = 10;

    private readonly string[] words;
    private readonly string digits;

    private VillageSearch(string text)
    {
        Text = text;
        words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => IsSame(w, "desa"))];
        digits = text.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ' '))
            ? ""
            : string.Concat(text.Where(char.IsAsciiDigit));
    }

    /// <summary>Without what surrounds it; empty where nothing was asked.</summary>
    public string Text { get; }

    public bool IsEmpty => words.Length == 0;

    /// <summary>It holds more digits than any code, so it may be a number of a person.</summary>
    public bool IsOther { get; private init; }

    public static VillageSearch Of(string? typed)
    {
        var text = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Count(char.IsDigit) > CodeDigits
            ? new VillageSearch("") { IsOther = true }
            : new VillageSearch(text.Length > LengthMax ? text[..LengthMax] : text);
    }

    /// <summary>
    /// Each word is part of the name or of the district's, and one at least of the name; or the digits are part of the
    /// code.
    /// </summary>
    public bool Finds(VillageCode code, string name, string district) =>
        !IsEmpty && ((digits.Length > 0 && IsIn(digits, code.Digits))
            || IsIn(string.Join(' ', words), name)
            || (words.All(w => IsIn(w, name) || IsIn(w, district)) && words.Any(w => IsIn(w, name))));

    /// <summary>It is the whole code, or the whole name, alone or with that of the district.</summary>
    public bool IsExactly(VillageCode code, string name, string district) =>
        !IsEmpty && (digits == code.Digits
            || IsSame(string.Join(' ', words), name)
            || IsSame(string.Join(' ', words), $"{name} {district}"));

    private static bool IsIn(string part, string whole) => whole.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string one, string other) =>
        string.Compare(one, other, CultureInfo.InvariantCulture, CompareOptions.OrdinalIgnoreCase) == 0;
}
