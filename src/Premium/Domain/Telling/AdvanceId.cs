using System.Globalization;

namespace Premium.Domain;

/// <summary>What the id of a village's advance notice says.</summary>
/// <param name="Village">Whose.</param>
/// <param name="Month">Of which month.</param>
/// <param name="Role">To whom.</param>
public sealed record AdvanceId(VillageCode Village, PayMonth Month, ContactRole Role)
{
    private const char Separator = '-';

    /// <summary>Under it stands which notice was the last one.</summary>
    public string Last => string.Create(
        CultureInfo.InvariantCulture, $"{AdvanceNotice.Prefix}{Village}{Separator}{Month}{Separator}{Role}");

    /// <summary>The id of a notice.</summary>
    /// <param name="total">The sum that it says.</param>
    /// <param name="number">Counts the sums that were told: one that comes back is told again.</param>
    public string Of(Rupiah total, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Last}{Separator}{total.Value}{(number > 1 ? $"+{number}" : "")}");

    /// <summary>Null where it is the id of no such notice.</summary>
    public static AdvanceId? Parse(string id) =>
        AdvanceNotice.IsOne(id)
        && id[AdvanceNotice.Prefix.Length..].Split(Separator) is [var village, var year, var month, var role, _]
        && VillageCode.TryParse(village, out var code)
        && PayMonth.TryParse($"{year}{Separator}{month}", out var of)
        && Enum.TryParse<ContactRole>(role, out var to) && Enum.IsDefined(to)
            ? new AdvanceId(code, of, to)
            : null;
}
