using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>The ladder as it is meant to ship, told anew from the dates alone.</summary>
internal static class AuditLadder
{
    private const int LapseMonths = 3;
    private const int LapseDays = 8;

    /// <summary>So long an attempt may be silent before its village is told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>More days than any stage comes after.</summary>
    private const int Block = 100_000;

    private static readonly string[] Once =
        ["missed", "due-5", "due-2", "due-1", "due-0", "late-1", "", "lapse-14", "lapse-7", "lapse-1", "lapsed"];

    public static bool IsNews(string stage) => NameOf(stage) is "paid" or "covered";

    public static string NameOf(string stage) => stage.Split('+')[0];

    /// <summary>Later stages are more; null for none of the ladder.</summary>
    public static int? RankOf(string stage)
    {
        var name = NameOf(stage);
        if (Array.IndexOf(Once, name) is >= 0 and var at && name.Length > 0)
        {
            return at * Block;
        }

        return DaysOf(name, "week-") is { } late ? (6 * Block) + late
            : DaysOf(name, "lapsed-week-") is { } lost ? (11 * Block) + lost
            : null;
    }

    /// <summary>What a village must have been told of a bill; null for nothing.</summary>
    /// <param name="bill">Of it.</param>
    /// <param name="at">By then.</param>
    /// <param name="books">All bills.</param>
    /// <param name="isPaid">Of other months: those after it break the row of unpaid ones, an unpaid one before it is
    /// told of in its place.</param>
    public static string? Current(BillEntry bill, DateTimeOffset at, AuditBooks books, Func<BillEntry, bool> isPaid)
    {
        var (day, calendar) = (AuditBooks.Day(at), books.Calendar);
        if (bill.IsPaid || bill.State == "Debiting")
        {
            return null;
        }

        var waits = bill is { State: "Held", Hold: "OlderBillOpen" }
            || books.Of(bill.Id.Village, bill.Id.Segment).Any(b =>
                b.State.Length > 0 && b.Id.Period < bill.Id.Period && !isPaid(b));
        var late = day.DayNumber - calendar.LegallyDue(bill.Id).DayNumber;
        if (!waits && late >= 8)
        {
            var lost = day.DayNumber - LapseDays
                - calendar.LegallyDue(LastBeforeLapse(bill, books, isPaid)).DayNumber;
            return lost >= 7 ? $"lapsed-week-{lost - (lost % 7)}"
                : lost >= 0 ? "lapsed"
                : lost >= -1 ? "lapse-1"
                : lost >= -7 ? "lapse-7"
                : lost >= -14 ? "lapse-14"
                : $"week-{late - ((late - 8) % 7)}";
        }

        if (late >= 1)
        {
            return "late-1";
        }

        var isMissed = bill.IsMissed || IsLeftUnknown(bill, at);
        var left = 0;
        for (var next = day.AddDays(1); next <= calendar.SafeDay(bill.Id); next = next.AddDays(1))
        {
            left += calendar.BanksWork(next) ? 1 : 0;
        }

        return left == 0 ? "due-0" : left == 1 ? "due-1" : left == 2 ? "due-2"
            : !isMissed ? null
            : left <= 5 ? "due-5"
            : "missed";
    }

    /// <summary>Told of a lapse that a payment has put off since: its stage was not reached by what is known now, nor
    /// within the days by which holidays move it.</summary>
    public static bool IsOvertaken(BillEntry bill, string stage, DateTimeOffset raised, AuditBooks books) =>
        RankOf(stage) >= RankOf("lapse-14") && Current(bill, raised.AddDays(7), books, b => b.IsPaid) is { } then
        && RankOf(then) < RankOf(stage);

    /// <summary>The bank may have the money, and has not said so since.</summary>
    public static bool IsLeftUnknown(BillEntry bill, DateTimeOffset at) =>
        bill.State == "Unknown" && bill.Debits.Count > 0 && at - bill.Debits[^1].ReservedAt >= Patience;

    /// <summary>The month with which too many in a row are unpaid: those that have no bill yet are as good as unpaid.
    /// </summary>
    private static BillId LastBeforeLapse(BillEntry bill, AuditBooks books, Func<BillEntry, bool> isPaid)
    {
        var known = books.Of(bill.Id.Village, bill.Id.Segment).Where(b => b.State.Length > 0)
            .ToDictionary(b => b.Id.Period);
        var newest = known.Keys.Max();
        var (month, row) = (bill.Id.Period, 1);
        while (row <= LapseMonths)
        {
            month = month.Plus(1);
            row = known.TryGetValue(month, out var its) ? (isPaid(its) ? 0 : row + 1) : month > newest ? row + 1 : 0;
        }

        return bill.Id with { Period = month };
    }

    private static int? DaysOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days : null;
}
