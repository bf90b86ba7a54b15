namespace Premium.Domain;

/// <summary>
/// What villages are told before the debits of a month begin: the sum that will be debited, while there is time to see
/// that the money is there. Pure.
/// </summary>
public static class AdvanceNotice
{
    /// <summary>How the ids of such notices begin.</summary>
    public const string Prefix = "advance-";

    public static bool IsOne(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The month that opens next, if its notice has come; null for none.</summary>
    public static PayMonth? DueOn(DateOnly today, Rules rules)
    {
        var month = rules.NewestPayMonth(today).Plus(1);
        return rules.Ladder.Advance is { } rung
            && rules.Calendar.BankingDaysUntil(today, rules.Calendar.OpeningDay(month)) <= rung.Days ? month : null;
    }

    /// <summary>
    /// The months of which is told: the one that opens today, whose sums may have changed over night, and the one that
    /// opens next, if its notice has come.
    /// </summary>
    public static IReadOnlyList<PayMonth> ToldOn(DateOnly today, Rules rules)
    {
        var newest = rules.NewestPayMonth(today);
        PayMonth? opening =
            rules.Ladder.Advance is not null && rules.Calendar.OpeningDay(newest) == today ? newest : null;
        return [.. new[] { opening, DueOn(today, rules) }.OfType<PayMonth>()];
    }

    /// <summary>
    /// One letter a village that will be debited. Whoever cannot be billed or debited, or owes from before, which is
    /// debited first, hears of that on the ladder, and operations on the worklist.
    /// </summary>
    /// <param name="register">As it stands on the opening day.</param>
    /// <param name="roster">Members and billings.</param>
    /// <param name="sheets">The open ones, and the month's, of which nothing was tried yet.</param>
    /// <param name="month">Which opens next.</param>
    /// <param name="rules">Tariffs, mandates, calendar.</param>
    /// <param name="now">When it is told.</param>
    public static IReadOnlyList<VillageLetter> Letters(
        DistrictRegister register, DistrictRoster roster, IReadOnlyList<Sheet> sheets, PayMonth month, Rules rules,
        DateTimeOffset now)
    {
        var maker = new BillMaker(rules, roster);
        var opening = rules.Calendar.OpeningDay(month);
        var letters = new List<VillageLetter>();
        foreach (var village in roster.Villages.Where(v => sheets.All(s =>
            s.IsWhole(v.Code) && s.BillsOf(v.Code).All(b => !b.IsToBePaid || (s.PayMonth == month && b.IsUntried))
            && !OwesUnbilled(v, s))))
        {
            List<Bill> bills =
            [
                .. rules.Mandates
                    .CheckAll(village, Made(village, month, Segments.All), opening, rules.Banks.ContainsKey)
                    .Where(c => c.Hold is null)
                    .Select(c => c.Bill),
            ];
            if (bills.Count > 0)
            {
                letters.Add(new VillageLetter(
                    village.Code, village, register.Name,
                    [.. bills.Select(b => Ladder.Raised(b, rules.Ladder.Advance!.Stage, now))],
                    [.. sheets.Select(s => s.PayMonth == month ? new Sheet(s.District, month, s.Head, bills) : s)],
                    rules, now)
                {
                    Taken = [],
                });
            }
        }

        return letters;

        // People who joined in months before: their bills are still to be made, and are debited first.
        bool OwesUnbilled(Village village, Sheet older) => older.PayMonth != month
            && Made(village, older.PayMonth, Segments.All.Where(s => older.Bill(village.Code, s) is null)).Any();

        IEnumerable<Bill> Made(Village village, PayMonth of, IEnumerable<Segment> segments) => segments
            .Where(s => village.Owes(s, of))
            .Select(s => maker.New(village, s, s.PeriodDueIn(of), []))
            .OfType<Bill>()
            .Where(b => !b.IsOfNothing);
    }
}
