using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>What people write into the journal: short, without numbers of persons or accounts.</summary>
public static partial class PersonText
{
    public const int LengthMin = 5;
    public const int LengthMax = 500;

    private const int LongMin = 10;
    private const int YearMin = 1900;
    private const int YearMax = 2099;

    private const string ADay =
        @"(?:0?[1-9]|[12][0-9]|3[01])[-/](?:0?[1-9]|1[0-2])(?:[-/](?:19|20)[0-9]{2})?(?![0-9])";

    private const string ATime = @"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?![0-9])";
    private const string ToTime = $@"(?:\s*\p{{Pd}}\s*{ATime})?";

    /// <summary>A day, a range of them, a day with its time, or a time, each of these from and to.</summary>
    private const string AMoment = $@"(?:{ADay}(?:\s+\p{{Pd}}\s+{ADay})?|(?:{ADay},?\s+)?{ATime}{ToTime})";

    /// <exception cref="FormatException">Not accepted; names the field and what would be.</exception>
    public static void Check(string field, string text)
    {
        if (text.Trim().Length < LengthMin || text.Length > LengthMax)
        {
            throw WrongField.Of(new(
                $"{field}: tuliskan {LengthMin} sampai {LengthMax} huruf.",
                $"{field}: expected {LengthMin} to {LengthMax} characters."));
        }

        if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            throw WrongField.Of(new(
                $"{field}: tuliskan dalam satu baris.", $"{field}: expected one line without control characters."));
        }

        if (HasLongNumber(text))
        {
            throw WrongField.Of(new(
                $"{field}: jangan tuliskan nomor rekening atau NIK; sebutkan dokumennya dengan nomor dokumen itu.",
                $"{field}: expected no account number and no NIK; name the document instead, by its own number."));
        }
    }

    /// <summary>An account number has 10 to 16 digits and a NIK 16, written with or without gaps.</summary>
    public static bool HasLongNumber(string text)
    {
        var plain = ImportId().Replace(Plain(text), m => IsTime(m) ? " import " : m.Value);
        return LongNumber().IsMatch(WithoutKnown(plain)) || Run().Matches(plain).Any(m => IsNik(m.Value));
    }

    /// <summary>Why nothing is decided about a village; its rows are for whoever looks after the storage.</summary>
    internal static Said NotWhole(VillageCode village) => new(
        $"Satu baris {village} tidak terbaca atau bertentangan dengan yang lain; itu harus diperbaiki dulu.",
        $"A row of {village} cannot be read or contradicts another; it must be mended first.");

    /// <summary>As <see cref="NotWhole"/>, of rows that can be read and are not what the journal says.</summary>
    internal static Said NotAsWritten(VillageCode village) => new(
        $"Satu baris {village} diubah dari luar, tidak sesuai jurnalnya; itu harus diperiksa dan diluruskan dulu.",
        $"A row of {village} was changed from outside and is not as the journal says: audit and mend it first.");

    internal static Said JournalNotWhole(string sheet) => new(
        $"Jurnal lembar {sheet} tidak utuh; itu harus diperiksa dan diluruskan dulu.",
        $"The journal of sheet {sheet} is not whole: audit and mend it first.");

    /// <summary>Digits of every script as ASCII ones, and nothing that a reader does not see.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber
                && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var digit && double.IsInteger(digit))
            {
                plain.Append((char)('0' + (int)digit));
            }
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark) && !IsBlankLetter(rune.Value))
            {
                plain.Append(rune.ToString());
            }
        }

        return plain.ToString();
    }

    /// <summary>Letters by their kind that are written to be seen as nothing.</summary>
    private static bool IsBlankLetter(int rune) => rune is 0x115F or 0x1160 or 0x3164 or 0xFFA0;

    /// <summary>Documents, days, times, sums, villages and our own references have many digits, too.</summary>
    private static string WithoutKnown(string text)
    {
        text = Run().Replace(text, m => Moments().IsMatch(m.Value) ? " moments " : m.Value);
        text = OurReference().Replace(text, m => DebitId.TryParseReference(m.Value[..17], out _) ? " ref " : m.Value);
        text = Document().Replace(text, m => m.Value.Split('/').Any(IsLong) ? m.Value : " surat ");
        text = Village().Replace(text, m => VillageCode.TryParse(m.Value, out _) ? " desa " : m.Value);
        text = Day().Replace(text, m => IsDay(m) ? " day " : m.Value);
        text = Time().Replace(text, " time ");
        return Sum().Replace(text, " sum ");
    }

    private static bool IsLong(string group) => group.Count(char.IsAsciiDigit) >= LongMin;

    /// <summary>Before anything is taken for a village or a time: a part of a NIK may look like one.</summary>
    private static bool IsNik(string run)
    {
        var digits = string.Concat(run.Where(char.IsAsciiDigit));
        return digits.Length == Nik.Length && Nik.HasDayOfBirth(digits) && !IsOfDays(run) && !Moments().IsMatch(run);
    }

    /// <summary>Two days, or a day with its times, have as many digits.</summary>
    private static bool IsOfDays(string run)
    {
        var times = Day().Replace(run, m => IsDay(m) ? " " : m.Value);
        return times != run && !Time().Replace(times, " ").Any(char.IsAsciiDigit);
    }

    private static bool IsDay(Match match)
    {
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        return Part("y") is >= YearMin and <= YearMax && Part("m") is >= 1 and <= 12 && Part("d") is >= 1 and <= 31;
    }

    private static bool IsTime(Match id) => DateTime.TryParseExact(
        id.Groups["time"].ValueSpan, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is >= YearMin and <= YearMax;

    /// <summary>As <c>ShownImport.IdOf</c> makes them.</summary>
    [GeneratedRegex(@"(?<![\p{L}0-9\-])(?<time>[0-9]{8}-[0-9]{6})-[0-9a-f]{8}(?![\p{L}0-9\-])")]
    private static partial Regex ImportId();

    [GeneratedRegex(@"(?<![0-9])[0-9]{17}(?:[0-9]{2})?(?![0-9])")]
    private static partial Regex OurReference();

    /// <summary>Groups that are joined by strokes and end with a year, or a month and its year.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}0-9./\-])(?:[\p{L}0-9.\-]+/)+(?:0[1-9]|1[0-2])?(?:19|20)[0-9]{2}(?![\p{L}0-9/\-]|\.[0-9])")]
    private static partial Regex Document();

    [GeneratedRegex(@"(?<![0-9]|[0-9][ .\-])[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}(?![ .\-]?[0-9])")]
    private static partial Regex Village();

    [GeneratedRegex(
        @"(?<![0-9])(?:(?<y>[0-9]{4})([-/.])(?<m>[0-9]{1,2})\1(?<d>[0-9]{1,2})"
            + @"|(?<d>[0-9]{1,2})([-/.])(?<m>[0-9]{1,2})\2(?<y>[0-9]{4}))(?![0-9])")]
    private static partial Regex Day();

    /// <summary>Parts of a second where the rest has colons: dots alone may be groups of another number.</summary>
    [GeneratedRegex(
        @"(?<![0-9]|[0-9][.:])(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9](?:[:.][0-5][0-9])?"
            + @"|:[0-5][0-9]:[0-5][0-9][.,][0-9]{1,7})(?![0-9]|[.:][0-9])")]
    private static partial Regex Time();

    /// <summary>
    /// Nothing but days, also without their years, and times, in a list: a comma between them, a dash in a range,
    /// blanks where one is a day or both have colons. Blanks and dots alone, or a chain of dashes, may be a NIK in
    /// groups.
    /// </summary>
    [GeneratedRegex(
        $@"^{AMoment}(?:\s*[,;]\s*{AMoment}|(?<=:[0-9]{{2}})\s+(?=[0-9]{{1,2}}:){AMoment}"
            + $@"|\s+{ADay}\s+{ATime}{ToTime})*\z")]
    private static partial Regex Moments();

    [GeneratedRegex(@"\bRp\.? ?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]{2})?(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();

    /// <summary>Digits and the few characters between them that are no letters.</summary>
    [GeneratedRegex(@"[0-9](?:[^\p{L}0-9]{0,4}[0-9])*")]
    private static partial Regex Run();

    /// <summary>Ten digits and more with at most ten characters between two of them, none a letter.</summary>
    [GeneratedRegex(@"[0-9](?:[^\p{L}0-9]{0,10}[0-9]){9,}")]
    private static partial Regex LongNumber();
}
