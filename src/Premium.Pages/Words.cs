using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Pages;

/// <summary>Every text of the pages in both languages, side by side.</summary>
/// <param name="language">Which one is said.</param>
/// <param name="utcOffset">Local time of the regency.</param>
public sealed partial class Words(Language language, TimeSpan utcOffset)
{
    public string LanguageCode => language.Code();

    /// <summary>Name of the language the switch leads to, in that language.</summary>
    public string OtherLanguageName => Say("English", "Bahasa Indonesia");

    /// <summary>Picks one of two texts, for what is said in one place only.</summary>
    public string Say(string indonesian, string english) => language switch
    {
        Language.Indonesian => indonesian,
        Language.English => english,
    };

    /// <summary><c>1.234</c> in Indonesian, <c>1,234</c> in English.</summary>
    public string Number(int number)
    {
        var english = number.ToString("N0", CultureInfo.InvariantCulture);
        return Say(english.Replace(',', '.'), english);
    }

    /// <summary><c>15 Desember 2026</c>.</summary>
    public string Day(DateOnly day) => $"{day.Day} {Month(Period.Of(day))}";

    /// <summary><c>Desember 2026</c>.</summary>
    public string Month(Period period) => Say(period.Indonesian, period.English);

    /// <summary><c>15 Desember 2026 08.05 WIB</c>.</summary>
    public string Time(DateTimeOffset time)
    {
        var local = time.ToOffset(utcOffset);
        var clock = local.ToString(Say("HH.mm", "HH:mm"), CultureInfo.InvariantCulture);
        return $"{Day(DayOf(time))} {clock} {Zone}";
    }

    private DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(utcOffset).DateTime);

    public string DaysLeft(int days) => days switch
    {
        0 => Say("hari ini", "today"),
        1 => Say("besok", "tomorrow"),
        > 1 => Say($"{days} hari lagi", $"in {days} days"),
        -1 => Say("lewat 1 hari", "1 day ago"),
        _ => Say($"lewat {-days} hari", $"{-days} days ago"),
    };

    public string Attempt(int number) => Say($"Ke-{number}", $"No. {number}");

    public string Bills(int count) => Counted(count, "tagihan", "bill", "bills");

    public string Villages(int count) => Counted(count, "desa", "village", "villages");

    public string Districts(int count) => Counted(count, "kecamatan", "district", "districts");

    public string People(int count) => Counted(count, "orang", "person", "people");

    /// <summary>
    /// A problem as the system noted it. Long numbers but our own payment references are hidden, because a bank's
    /// own words may quote an account.
    /// </summary>
    public static string Problem(string text) => LongNumber().Replace(
        text, match => DebitId.TryParseReference(match.Value, out _) ? match.Value : "***");

    /// <summary>
    /// <c>32 hal baru perlu seseorang; 2 masalah</c>; long numbers are hidden as in any problem.
    /// </summary>
    public string Noted(string note) =>
        language == Language.English ? Problem(note) : NoteText.Indonesian(Problem(note));

    private string Zone => utcOffset.TotalHours switch
    {
        7 => "WIB",
        8 => "WITA",
        9 => "WIT",
        var hours => string.Create(CultureInfo.InvariantCulture, $"UTC{hours:+0.##;-0.##;+0}"),
    };

    private string Counted(int count, string indonesian, string one, string many) =>
        $"{Number(count)} {Say(indonesian, count == 1 ? one : many)}";

    [GeneratedRegex("[0-9]{8,}")]
    private static partial Regex LongNumber();
}
