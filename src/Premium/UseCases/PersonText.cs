using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.UseCases;

/// <summary>What people write into the journal: short, without numbers of persons or accounts.</summary>
public static partial class PersonText
{
    public const int LengthMin = 5;
    public const int LengthMax = 500;

    /// <exception cref="FormatException">Not accepted; names the field and what would be.</exception>
    public static void Check(string field, string text)
    {
        if (text.Trim().Length < LengthMin || text.Length > LengthMax)
        {
            throw new FormatException($"{field}: expected {LengthMin} to {LengthMax} characters.");
        }

        if (text.Any(char.IsControl))
        {
            throw new FormatException($"{field}: expected one line without control characters.");
        }

        // An account number has 10 to 16 digits and a NIK 16, written with or without gaps; our reference has 17.
        if (LongNumber().IsMatch(text))
        {
            throw new FormatException(
                $"{field}: expected no account number and no NIK; name the document instead, by its own number.");
        }
    }

    /// <summary>Why nothing is decided about a village; its rows are for whoever looks after the storage.</summary>
    internal static string NotWhole(VillageCode village) =>
        $"A row of {village} cannot be read or contradicts another; it must be mended first.";

    [GeneratedRegex(@"(?<![0-9])(?:[0-9][ .\-]?){9,15}[0-9](?![0-9])")]
    private static partial Regex LongNumber();
}
