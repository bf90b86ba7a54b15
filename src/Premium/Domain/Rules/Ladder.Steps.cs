using System.Globalization;

namespace Premium.Domain;

/// <content>How far a bill has come on a day.</content>
public sealed partial class Ladder
{
    /// <summary>A holiday more or less moves a lapse by days, a payment by a month.</summary>
    private const int ShiftDaysMax = 7;

    /// <summary>The furthest stage reached; null for none.</summary>
    private Step? Current(
        Bill bill, bool isMissed, DateOnly today, LocalDays local, IReadOnlyList<Sheet> months)
    {
        // A reserved attempt has its answer within a minute; until then there is nothing to say.
        if (bill.State.IsPaid() || bill.State == BillState.Debiting)
        {
            return null;
        }

        for (var i = rungs.Count - 1; i >= 0; i--)
        {
            if (MayBeTold(rungs[i], bill, isMissed, months)
                && DayReached(rungs[i], bill, today, local, months) is { } day)
            {
                return new Step(i, rungs[i].Every == 0 ? 0 : day);
            }
        }

        return null;
    }

    /// <summary>
    /// What comes again and again, and the lapse, are told of the oldest month: the others wait for it, or for what it
    /// waits for.
    /// </summary>
    private static bool MayBeTold(Rung rung, Bill bill, bool isMissed, IReadOnlyList<Sheet> months) =>
        (isMissed || (rung.AlsoUntried && rung.Reached != RungReached.Missed))
        && ((rung.Every == 0 && !IsOfLapse(rung)) || (bill.Hold != HoldReason.OlderBillOpen
            && !months.Any(s => s.PayMonth < bill.Id.PayMonth && s.IsReadable(bill.Village)
                && s.Bill(bill.Village, bill.Id.Segment) is { IsToBePaid: true })));

    private static bool IsOfLapse(Rung rung) =>
        rung.Reached is RungReached.DaysBeforeLapse or RungReached.DaysAfterLapse;

    /// <summary>It told of a lapse that was put off since: by the day it has now its stage was not reached.</summary>
    private bool IsOvertaken(Alert alert, Bill bill, LocalDays local, IReadOnlyList<Sheet> months)
    {
        if (StepOf(alert.Rung) is not { } step || rungs[step.Index] is not { } rung || !IsOfLapse(rung))
        {
            return false;
        }

        var days = rung.Reached == RungReached.DaysBeforeLapse ? -rung.Days : rung.Every == 0 ? rung.Days : step.Day;
        return local.Today(alert.RaisedAt).AddDays(ShiftDaysMax) < local.LapsesOn(bill, months).AddDays(days);
    }

    /// <summary>The day count by which a stage is reached, of those that come again the last one; null if it is not.
    /// </summary>
    private static int? DayReached(
        Rung rung, Bill bill, DateOnly today, LocalDays local, IReadOnlyList<Sheet> months)
    {
        var (segment, period) = (bill.Id.Segment, bill.Id.Period);
        var safeDay = local.Calendar.SafeDebitDay(segment, period);
        return rung.Reached switch
        {
            RungReached.Missed => 0,
            RungReached.DaysBeforeSafeDay => Down(safeDay.DayNumber - today.DayNumber),
            RungReached.BankingDaysBeforeSafeDay => Down(local.Calendar.BankingDaysUntil(today, safeDay)),
            RungReached.DaysAfterLegalDue =>
                Up(today.DayNumber - local.Calendar.LegalDueDay(segment, period).DayNumber),
            RungReached.DaysBeforeLapse => Down(LapseDay().DayNumber - today.DayNumber),
            RungReached.DaysAfterLapse => Up(today.DayNumber - LapseDay().DayNumber),
            RungReached.BankingDaysBeforeOpening or RungReached.Debited or RungReached.Covered => null,
        };

        // Months paid since only put it off: as long as it is far without them, nobody needs to look at them.
        DateOnly LapseDay() => local.LapseDay(segment, period) is var first && first.AddDays(-rung.Days) > today
            ? first : local.LapsesOn(bill, months);

        int? Down(int left) => left <= rung.Days ? rung.Days : null;

        int? Up(int past) => past < rung.Days ? null
            : rung.Every == 0 ? rung.Days
            : past - ((past - rung.Days) % rung.Every);
    }

    private string NameOf(Step step) => rungs[step.Index].StageOn(step.Day);

    /// <summary>Null for the name of no stage.</summary>
    private Step? StepOf(string name)
    {
        if (once.TryGetValue(name, out var index))
        {
            return new Step(index, 0);
        }

        for (var i = 0; i < rungs.Count; i++)
        {
            if (rungs[i].Every > 0 && IsOf(rungs[i], name, out var day))
            {
                return new Step(i, day);
            }
        }

        return null;
    }

    private static bool IsOf(Rung rung, string name, out int day)
    {
        day = 0;
        var stage = rung.Stage;
        return name.Length > stage.Length && name[stage.Length] == '-'
            && name.StartsWith(stage, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(stage.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out day);
    }

    /// <param name="Index">In the ladder.</param>
    /// <param name="Day">Of one that comes again: which time; else 0.</param>
    private readonly record struct Step(int Index, int Day) : IComparable<Step>
    {
        public int CompareTo(Step other) => (Index, Day).CompareTo((other.Index, other.Day));
    }
}
