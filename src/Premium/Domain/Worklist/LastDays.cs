namespace Premium.Domain;

/// <summary>Warnings that are of use today or tomorrow, and no more after.</summary>
/// <param name="Rules">The last safe days.</param>
/// <param name="Today">Local day.</param>
internal sealed record LastDays(Rules Rules, DateOnly Today)
{
    /// <summary>The last safe day of an unpaid bill of these alerts that is today or tomorrow; null for none.
    /// </summary>
    public DateOnly? Of(IEnumerable<(Sheet Sheet, Alert Alert)> alerts) => alerts
        .Where(a => !Rules.Ladder.IsNews(a.Alert)
            && a.Sheet.Bill(a.Alert.Village, a.Alert.Bill.Segment) is { } bill && !bill.State.IsPaid())
        .Select(a => Rules.Calendar.SafeDebitDay(a.Alert.Bill.Segment, a.Alert.Bill.Period))
        .Where(day => day == Today || day == Today.AddDays(1))
        .Select(day => (DateOnly?)day)
        .Min();
}
