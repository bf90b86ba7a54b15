namespace Premium.Domain;

/// <summary>What a village has ready before the debits of a month begin; nothing is late, nothing failed.</summary>
internal static class AdvanceText
{
    /// <summary>A bill that may not be debited, or was tried, is a warning and no notice.</summary>
    public static bool IsFor(VillageLetter letter) =>
        letter.IsAdvance && letter.Unpaid.All(b => b is { State: BillState.Planned, IsUntried: true });

    public static string Subject(VillageLetter letter) => letter.Say(
        "subject.advance",
        ("total", letter.Total), ("safeDay", letter.Texts.ShortDay(letter.FirstSafeDay)), ("village", letter.Name),
        ("firstDay", letter.Texts.ShortDay(FirstDay(letter))));

    public static IEnumerable<LetterLine> Lines(VillageLetter letter) =>
    [
        new(
            letter.Say(
                "advance.lead",
                ("total", letter.Total), ("safeDay", letter.Texts.Day(letter.FirstSafeDay)), ("village", letter.Name),
                ("firstDay", letter.Texts.Day(FirstDay(letter)))),
            LineKind.Lead),
        LetterLine.Gap,
        .. letter.Unpaid.SelectMany(b => VillageText.Item(
            letter, b, "advance.bill",
            ("firstDay", letter.Texts.Day(letter.DebitedFrom(b))), ("safeDay", letter.Texts.Day(letter.SafeDay(b))))),
        LetterLine.Gap,
        .. Leave(letter),
        new(Enough(letter)),
        LetterLine.Gap,
    ];

    /// <summary>Whoever knows the 15th as the last day reads why it comes sooner; week-ends need no word.</summary>
    private static IEnumerable<LetterLine> Leave(VillageLetter letter)
    {
        var (calendar, safeDay) = (letter.Rules.Calendar, letter.FirstSafeDay);
        var last = calendar.NextBankingDay(safeDay).AddDays(-1);
        List<string> names =
        [
            .. Enumerable.Range(1, last.DayNumber - safeDay.DayNumber)
                .Select(d => calendar.HolidayOn(safeDay.AddDays(d))?.Name).OfType<string>().Distinct(),
        ];
        return names.Count == 0 || safeDay.Day == Calendar.DueDayOfMonth
            ? []
            :
            [
                new(letter.Say(
                    "advance.leave",
                    ("firstDay", letter.Texts.Day(safeDay.AddDays(1))), ("lastDay", letter.Texts.Day(last)),
                    ("names", letter.Texts.Joined(names)), ("safeDay", letter.Texts.Day(safeDay)))),
                LetterLine.Gap,
            ];
    }

    public static string Enough(VillageLetter letter) => letter.Say("advance.enough");

    private static DateOnly FirstDay(VillageLetter letter) => letter.Unpaid.Min(letter.DebitedFrom);
}
