using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Cells of money and of people.</summary>
/// <param name="decimalSign">Where the file has one; null where each number tells by itself.</param>
internal sealed partial class SumCells(char? decimalSign)
{
    private const long WholeMax = 999_999_999_999_999;

    /// <summary>What binary fractions add to a whole number that a formula gave.</summary>
    private const decimal NoiseMax = 0.000_001m;

    public Said? Sum(Cell cell, out Rupiah sum)
    {
        var whole = cell.Kind switch
        {
            CellKind.Number => WholeOf(cell.Text),
            CellKind.Text => WholeOfText(cell.Text),
            _ => null,
        };
        sum = new Rupiah(whole ?? 0);
        return whole is null ? Refused.AsTold : null;
    }

    public Said? People(Cell cell, out int people)
    {
        people = 0;
        if (Sum(cell, out var count) is not null || count.Value > 1_000_000)
        {
            return Refused.AsTold;
        }

        people = (int)count.Value;
        return null;
    }

    /// <summary>A number as the file stores it; null where it has a fraction, is negative or too large.</summary>
    public static long? WholeOf(string number)
    {
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ||
            value is < 0 or > WholeMax)
        {
            return null;
        }

        var whole = decimal.Round(value);
        return Math.Abs(value - whole) <= NoiseMax ? (long)whole : null;
    }

    private long? WholeOfText(string text)
    {
        var figures = text.AsSpan().ContainsAnyExceptInRange('0', '9') ? Figures(text) : text;
        return figures is { Length: > 0 and <= 15 } ? long.Parse(figures, CultureInfo.InvariantCulture) : null;
    }

    private string? Figures(string text)
    {
        if (Written().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = match.Groups["number"].Value;
        var sign = match.Groups["sign"].Value;
        var group = match.Groups["group"].Value;
        var isOther = decimalSign is { } expected &&
            ((sign.Length > 0 && sign[0] != expected) || (group.Length > 0 && group[0] == expected));
        return isOther ? null : string.Concat(number.Where(char.IsAsciiDigit));
    }

    /// <summary>
    /// <c>Rp 2.384.164,00</c>, <c>2,384,164.00</c>, <c>2384164,-</c>. Groups are of three, a fraction is of zeros.
    /// </summary>
    [GeneratedRegex(
        @"^\s*(?:(?:Rp|IDR)\.?\s*)?(?<number>[0-9]+|[0-9]{1,3}(?<group>[.,])[0-9]{3}(?:\k<group>[0-9]{3})*)"
            + @"(?:(?!\k<group>)(?<sign>[.,])(?:0{1,2}|-{1,2}))?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
