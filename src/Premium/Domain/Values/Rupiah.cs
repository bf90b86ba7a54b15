using System.Globalization;

namespace Premium.Domain;

/// <summary>Money in whole rupiah. Arithmetic is checked: an overflow throws and never wraps.</summary>
public readonly record struct Rupiah(long Value) : IComparable<Rupiah>
{
    public static Rupiah Zero => default;

    /// <summary>
    /// Reads digits with an optional minus: <c>16800</c>. No separators, no fractions, no currency sign.
    /// </summary>
    /// <exception cref="FormatException">The text is not whole rupiah; the message says what is accepted.</exception>
    public static Rupiah Parse(string? text) =>
        TryParse(text, out var rupiah)
            ? rupiah
            : throw new FormatException($"'{text}' is not a sum in whole rupiah: expected digits only, such as 16800.");

    public static bool TryParse(string? text, out Rupiah rupiah)
    {
        // The framework also takes a plus and trailing zero characters, which no file of ours may hold.
        var isPlain = text is { Length: > 0 } && text.TrimStart('-').All(char.IsAsciiDigit);
        var ok = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        rupiah = new Rupiah(isPlain ? value : 0);
        return ok && isPlain;
    }

    public static Rupiah Sum(IEnumerable<Rupiah> parts) => new(parts.Sum(p => p.Value));

    public static Rupiah operator +(Rupiah left, Rupiah right) => new(checked(left.Value + right.Value));

    public static Rupiah operator -(Rupiah left, Rupiah right) => new(checked(left.Value - right.Value));

    public static Rupiah operator *(Rupiah left, int count) => new(checked(left.Value * count));

    public static bool operator <(Rupiah left, Rupiah right) => left.Value < right.Value;

    public static bool operator >(Rupiah left, Rupiah right) => left.Value > right.Value;

    public static bool operator <=(Rupiah left, Rupiah right) => left.Value <= right.Value;

    public static bool operator >=(Rupiah left, Rupiah right) => left.Value >= right.Value;

    public int CompareTo(Rupiah other) => Value.CompareTo(other.Value);

    /// <summary>As people in Indonesia write it: <c>Rp2.384.164</c>.</summary>
    public override string ToString()
    {
        var digits = Value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');
        return digits.StartsWith('-') ? "-Rp" + digits[1..] : "Rp" + digits;
    }
}
