using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>The auditor's own reading of the holidays: it must not repeat a mistake of the engine's calendar.</summary>
public sealed class AuditCalendar
{
    private const int LookBackMonths = 3;

    private const int OlderMax = 36;

    private readonly HashSet<DateOnly> shut = [];
    private readonly HashSet<DateOnly> national = [];
    private readonly Dictionary<(Period PayMonth, int Kind), DateOnly> known = [];
    private readonly Dictionary<(Segment Segment, DateOnly Day), IReadOnlyList<Period>> openMonths = [];

    /// <param name="holidays">As shipped: <c>date,name,type,source</c>.</param>
    public AuditCalendar(string holidays)
    {
        foreach (var line in holidays.Split('\n').Skip(1).Where(l => l.Length > 10))
        {
            var day = DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            shut.Add(day);
            if (line.Contains(",libur_nasional,", StringComparison.Ordinal))
            {
                national.Add(day);
            }
        }
    }

    public bool BanksWork(DateOnly day) => !IsWeekend(day) && !shut.Contains(day);

    /// <summary>Before it a bank may still book what it was sent: days on which it is shut do not count.</summary>
    public DateTimeOffset Settled(BankHours bank, DateTimeOffset reservedAt)
    {
        var day = AuditBooks.Day(reservedAt);
        for (var left = bank.SettleDays; left > 0; left -= BanksWork(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)) + bank.EndOfDay;
    }

    /// <summary>Calendar month in which a contribution month is paid: PU a month later, BPU the same.</summary>
    public static Period PayMonth(BillId bill) => bill.Segment == Segment.Pu ? bill.Period.Plus(1) : bill.Period;

    public DateOnly Opens(BillId bill) => Known(bill, 0, month => Move(month.FirstDay, 1, d => !BanksWork(d)));

    public DateOnly SafeDay(BillId bill) =>
        Known(bill, 1, month => Move(new DateOnly(month.Year, month.Month, 15), -1, d => !BanksWork(d)));

    public DateOnly LegallyDue(BillId bill) => Known(
        bill, 2, m => Move(new DateOnly(m.Year, m.Month, 15), 1, d => IsWeekend(d) || national.Contains(d)));

    /// <summary>The newest contribution month that may be debited on a day and three before, oldest first.</summary>
    public IReadOnlyList<Period> OpenMonths(Segment segment, DateOnly day)
    {
        if (!openMonths.TryGetValue((segment, day), out var months))
        {
            var period = segment == Segment.Pu ? Period.Of(day).Plus(-1) : Period.Of(day);
            var newest = day >= Opens(new BillId(default, segment, period)) ? period : period.Plus(-1);
            openMonths[(segment, day)] = months =
                [.. Enumerable.Range(-LookBackMonths, LookBackMonths + 1).Select(newest.Plus)];
        }

        return months;
    }

    /// <summary>Months before those, oldest first: no bill is made there any more, and none forgotten.</summary>
    public IEnumerable<Period> OlderMonths(Segment segment, DateOnly day) =>
        Enumerable.Range(-OlderMax, OlderMax).Select(OpenMonths(segment, day)[0].Plus);

    public IEnumerable<BillId> Open(VillageCode village, Segment segment, DateOnly day) =>
        OpenMonths(segment, day).Select(month => new BillId(village, segment, month));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Move(DateOnly day, int step, Func<DateOnly, bool> isWrong)
    {
        while (isWrong(day))
        {
            day = day.AddDays(step);
        }

        return day;
    }

    private DateOnly Known(BillId bill, int kind, Func<Period, DateOnly> find)
    {
        var month = PayMonth(bill);
        if (!known.TryGetValue((month, kind), out var day))
        {
            known[(month, kind)] = day = find(month);
        }

        return day;
    }
}
