using System.Globalization;

namespace Premium.Domain;

/// <summary>Months whose safe day is the last banking day for long, known before anything has failed.</summary>
internal sealed class CalendarWork(WorkFacts facts, Rules rules)
{
    /// <summary>As long as it takes a village to have its money paid out.</summary>
    private const int WarningDays = 18;

    /// <summary>A long week-end is no long time.</summary>
    private const int ShutDaysMin = 5;

    private readonly DateOnly today = rules.Today(facts.Now);

    public IEnumerable<WorkItem> Items() =>
        from month in facts.Districts.Count == 0 ? Enumerable.Empty<PayMonth>() : [PayMonth.Of(today), NextMonth]
        from day in Segments.All.Select(s => rules.Calendar.SafeDebitDay(s, s.PeriodDueIn(month))).Distinct()
        let open = rules.Calendar.NextBankingDay(day)
        where today <= day && today >= day.AddDays(-WarningDays) && open.DayNumber - day.DayNumber > ShutDaysMin
        select Item(month, day, open);

    private PayMonth NextMonth => PayMonth.Of(today).Plus(1);

    private WorkItem Item(PayMonth month, DateOnly day, DateOnly open)
    {
        var shut = open.DayNumber - day.DayNumber - 1;
        var last = open.AddDays(-1);
        var names = string.Join(", ", Enumerable.Range(1, shut)
            .Select(i => rules.Calendar.HolidayOn(day.AddDays(i)))
            .OfType<Holiday>().Where(h => h.Kind == HolidayKind.National).Select(h => h.Name).Distinct());
        var period = Period.Of(month.FirstDay);
        return new WorkItem(WorkKinds.BanksShut, $"{day:yyyy-MM-dd}")
        {
            Place = new Said($"Bulan bayar {period.Indonesian}", $"Pay month {period.English}"),
            Why = new Said(
                $"batas aman {AlertText.Day(day)}; sesudahnya bank tutup {shut} hari, sampai {AlertText.Day(last)} "
                    + $"({names})",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the safe day is {day:yyyy-MM-dd}; then banks are shut for {shut} days, to {last:yyyy-MM-dd} ")
                    + $"({names})"),
            Since = rules.At(day.AddDays(-WarningDays), TimeOnly.MinValue),
            Arose = day.AddDays(-WarningDays),
            Due = day,
        };
    }
}
