using System.Globalization;

namespace Premium.Domain;

/// <summary>A message as people read it: plain, with what to do first.</summary>
/// <param name="Subject">Begins with how urgent it is.</param>
/// <param name="Body">Plain text.</param>
public sealed record AlertText(string Subject, string Body)
{
    private static readonly string[] DayNames = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary>The same in four lines at most, for a telephone; empty where there is none.</summary>
    public string Short { get; init; } = "";

    /// <summary>The body as a simple page; empty where there is none.</summary>
    public string Html { get; init; } = "";

    /// <summary><c>Selasa, 15 Desember 2026</c>.</summary>
    public static string Day(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{DayNames[(int)day.DayOfWeek]}, {day.Day} {Period.Of(day).Indonesian}");

    /// <summary>Why it is unpaid, in the shipped words; on pages and in work items.</summary>
    public static string Reason(Bill bill) => MessageBook.Shipped.Indonesian.Cause(bill);

    public static string Reason(HoldReason hold) => MessageBook.Shipped.Indonesian.Cause(BillCause.Of(hold));
}
