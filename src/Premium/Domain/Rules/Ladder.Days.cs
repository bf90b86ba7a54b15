namespace Premium.Domain;

/// <content>Stages by days alone: of what is no bill, or of many.</content>
public sealed partial class Ladder
{
    /// <summary>How many stages before and after a last safe day are reached; those that come again count each time.
    /// </summary>
    public int StagesOfDue(DateOnly due, DateOnly today, Calendar calendar) => rungs.Sum(r => r.Reached switch
    {
        RungReached.DaysBeforeSafeDay => Reached(due.DayNumber - today.DayNumber <= r.Days),
        RungReached.BankingDaysBeforeSafeDay => Reached(calendar.BankingDaysUntil(today, due) <= r.Days),
        RungReached.DaysAfterLegalDue => TimesAfter(due, today, r),
        _ => 0,
    });

    /// <summary>The same around the day on which cover lapses.</summary>
    public int StagesOfLapse(DateOnly lapse, DateOnly today) => rungs.Sum(r => r.Reached switch
    {
        RungReached.DaysBeforeLapse => Reached(lapse.DayNumber - today.DayNumber <= r.Days),
        RungReached.DaysAfterLapse => TimesAfter(lapse, today, r),
        _ => 0,
    });

    private static int Reached(bool isReached) => isReached ? 1 : 0;

    private static int TimesAfter(DateOnly day, DateOnly today, Rung rung)
    {
        var past = today.DayNumber - day.DayNumber - rung.Days;
        return past < 0 ? 0 : rung.Every == 0 ? 1 : 1 + (past / rung.Every);
    }
}
