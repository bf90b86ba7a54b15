using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>The ladder as it is meant to ship, told anew from the dates alone.</summary>
internal static class AuditLadder
{
    private const int LapseMonths = 3;
    private const int LapseDays = 8;

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

    /// <summary>What a village must have been told of a bill on a day; null for nothing.</summary>
    public static string? Current(BillEntry bill, DateOnly day, AuditCalendar calendar)
    {
        if (bill.IsPaid || bill.State == "Debiting")
        {
            return null;
        }

        var waits = bill is { State: "Held", Hold: "OlderBillOpen" };
        var late = day.DayNumber - calendar.LegallyDue(bill.Id).DayNumber;
        var last = new BillId(bill.Id.Village, bill.Id.Segment, bill.Id.Period.Plus(LapseMonths));
        var lost = day.DayNumber - calendar.LegallyDue(last).DayNumber - LapseDays;
        if (!waits && late >= 8)
        {
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

        var isMissed = bill.State is "Held" or "Short" or "Refused";
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

    private static int? DaysOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days : null;
}
