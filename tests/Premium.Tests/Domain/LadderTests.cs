using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class LadderTests
{
    private static readonly Rules Rules = Some.Rules();

    private static readonly string[] Stages =
    [
        "missed", "due-5", "due-2", "due-1", "due-0", "late-1", "week-8", "week-15",
    ];

    private static Alert? Due(Sheet sheet, string day, Rules? rules = null) =>
        Rules.Ladder.Due(sheet, sheet.Bills.Single(), Some.At(day + " 09:00"), (rules ?? Rules).Local, [sheet]);

    [Theory]
    [InlineData(BillState.Short, "2026-12-01", "missed")]
    [InlineData(BillState.Held, "2026-12-07", "missed")]
    [InlineData(BillState.Refused, "2026-12-08", "due-5")]
    [InlineData(BillState.Short, "2026-12-10", "due-5")]
    [InlineData(BillState.Short, "2026-12-11", "due-2")]
    [InlineData(BillState.Short, "2026-12-12", "due-2")]
    [InlineData(BillState.Short, "2026-12-14", "due-1")]
    [InlineData(BillState.Short, "2026-12-15", "due-0")]
    [InlineData(BillState.Short, "2026-12-16", "late-1")]
    [InlineData(BillState.Short, "2026-12-22", "late-1")]
    [InlineData(BillState.Short, "2026-12-23", "week-8")]
    [InlineData(BillState.Short, "2027-01-20", "week-36")]
    [InlineData(BillState.Short, "2027-03-08", "week-78")]
    [InlineData(BillState.Short, "2027-03-09", "lapse-14")]
    [InlineData(BillState.Short, "2027-03-16", "lapse-7")]
    [InlineData(BillState.Short, "2027-03-22", "lapse-1")]
    [InlineData(BillState.Short, "2027-03-23", "lapsed")]
    [InlineData(BillState.Short, "2027-03-30", "lapsed-week-7")]
    [InlineData(BillState.Short, "2028-03-31", "lapsed-week-371")]
    [InlineData(BillState.Planned, "2026-12-10", null)]
    [InlineData(BillState.Planned, "2026-12-12", "due-2")]
    [InlineData(BillState.Unknown, "2026-12-10", null)]
    [InlineData(BillState.Unknown, "2026-12-14", "due-1")]
    [InlineData(BillState.Debiting, "2026-12-16", null)]
    [InlineData(BillState.Debited, "2026-12-16", null)]
    [InlineData(BillState.Covered, "2026-12-16", null)]
    public void CurrentStage_goesByStateAndDay(BillState state, string day, string? stage) =>
        Assert.Equal(stage, Due(Some.Sheet(Some.Bill(state)), day)?.Stage);

    /// <summary>Nobody is to pay at a counter what the bank may have: told once it was asked in vain.</summary>
    [Theory]
    [InlineData(3, null)]
    [InlineData(13, "missed")]
    public void UnknownForLongerThanMinutes_isTold(int minutes, string? stage)
    {
        var debit = Some.Debit(DebitState.Unknown);
        var sheet = Some.Sheet(
            Some.Bill(BillState.Unknown),
            debit with { AnsweredAt = debit.ReservedAt.AddMinutes(minutes), Inquiries = 3 });
        Assert.Equal(stage, Due(sheet, "2026-12-04")?.Stage);
    }

    [Fact]
    public void ShortThatBecameUnknown_isToldAnew_andNotAgain()
    {
        var told = Due(Some.Sheet(Some.Bill(BillState.Short) with { Cause = "Short" }), "2026-12-15")!;
        var debit = Some.Debit(DebitState.Unknown);
        var sheet = Some.Sheet(
            Some.Bill(BillState.Unknown) with { Cause = "Unknown" },
            debit with { AnsweredAt = debit.ReservedAt.AddMinutes(13), Inquiries = 3 },
            told with { State = AlertState.Sent });
        var again = Due(sheet, "2026-12-15")!;

        Assert.Equal(("due-0", "due-0+2"), (told.Stage, again.Stage));
        Assert.Null(Due(sheet.With(sheet.Head, [again]), "2026-12-15"));
    }

    /// <summary>PU of July, whose receipt was taken back on a day when the months after it were covered.</summary>
    [Theory]
    [InlineData(BillState.Covered, "week-")]
    [InlineData(BillState.Short, "lapsed-week-")]
    public void LapseStages_areReachedAsCoverLapses(BillState later, string stage)
    {
        var july = Some.Bill(BillState.Held, period: new Period(2026, 7)) with { Hold = HoldReason.ReceiptTakenBack };
        List<Sheet> months =
        [
            .. Enumerable.Range(7, 5).Select(month => new Period(2026, month)).Select(period => Some.SheetOf(
                Segment.Pu.PayMonthOf(period),
                period == july.Id.Period ? july : Some.Bill(later, period: period))),
        ];
        var alert = Rules.Ladder.Due(months[0], july, Some.At("2026-12-20 09:00"), Rules.Local, months)!;

        Assert.StartsWith(stage, alert.Stage, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Incident", "sbc-pay reminders")]
    public void SkippedDays_sendTheCurrentStageOnce()
    {
        var sheet = Some.Sheet(Some.Bill(BillState.Short));
        var sent = new List<string>();
        string[] days = ["2026-12-02", "2026-12-03", "2026-12-14", "2026-12-14", "2026-12-20", "2026-12-21"];
        foreach (var day in days)
        {
            if (Due(sheet, day) is { } alert)
            {
                sent.Add(alert.Stage);
                sheet = sheet.With(sheet.Head, [alert]);
            }
        }

        Assert.Equal(["missed", "due-1", "late-1"], sent);
    }

    [Fact]
    public void EditedHolidays_neverRepeatAStage()
    {
        // 15 December becomes a holiday: the safe day moves forward, and back again when the edit is undone.
        var edited = Rules with
        {
            Calendar = new Calendar([new Holiday(Some.Day("2026-12-15"), "Pilkada", HolidayKind.National)]),
        };
        var sheet = Some.Sheet(Some.Bill(BillState.Short));
        var first = Due(sheet, "2026-12-11", edited);
        sheet = sheet.With(sheet.Head, [first!]);

        Assert.Equal("due-1", first!.Stage);
        Assert.Null(Due(sheet, "2026-12-11"));
        Assert.Null(Due(sheet, "2026-12-14"));
        Assert.Equal("due-0", Due(sheet, "2026-12-15")?.Stage);
    }

    [Fact]
    public void AlertWithdrawnBecauseTheMoneyWasIn_isRaisedAgainWhenItIsGivenBack()
    {
        var withdrawn = Due(Some.Sheet(Some.Bill(BillState.Short)), "2026-12-16")! with
        {
            State = AlertState.Withdrawn,
            Deliveries = "email:a@desa.example=Delivered",
        };

        var again = Due(Some.Sheet(Some.Bill(BillState.Refused), withdrawn), "2026-12-18");

        // Whoever got the first before it was withdrawn has a reason to read this one, too.
        Assert.Equal(("late-1+2", AlertState.Raised, ""), (again!.Stage, again.State, again.Deliveries));
    }

    [Theory]
    [InlineData(AlertState.Sent)]
    [InlineData(AlertState.Failed)]
    [InlineData(AlertState.Raised)]
    [InlineData(AlertState.Sending)]
    public void StageRaisedBefore_isNotRaisedAgain(AlertState state)
    {
        var before = Due(Some.Sheet(Some.Bill(BillState.Short)), "2026-12-16")! with { State = state };
        Assert.Null(Due(Some.Sheet(Some.Bill(BillState.Refused), before), "2026-12-18"));
    }

    /// <summary>
    /// Payments, give-backs, holiday edits and outages in any order: whatever is raised, stages only climb, none comes
    /// twice, none comes for a paid bill, and on every day looked at the current stage has been raised or passed.
    /// </summary>
    [Fact]
    [Trait("Incident", "killbill #2297")]
    public void NoSequenceOfEvents_skipsOrRepeatsAStage_asKillbill2297()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var sheet = Some.Sheet(Some.Bill(BillState.Short));
            var rules = Rules;
            var raised = new List<string>();
            for (var day = Some.Day("2026-12-01"); day <= Some.Day("2026-12-31"); day = day.AddDays(1 + random.Next(4)))
            {
                rules = random.Next(5) == 0
                    ? Rules with { Calendar = RandomCalendar(random) }
                    : rules;
                var states = Enum.GetValues<BillState>();
                var bill = Some.Bill(states[random.Next(states.Length)]);
                sheet = sheet.With(sheet.Head, [bill]);
                var now = rules.At(day, new TimeOnly(9, 0));
                var alert = rules.Ladder.Due(sheet, bill, now, rules.Local, [sheet]);
                if (alert is null)
                {
                    Assert.True(IsExplained(bill, raised, day, rules), $"seed {seed}, {day}: a stage was skipped.");
                    continue;
                }

                Assert.False(bill.State.IsPaid(), $"seed {seed}, {day}: alerted though paid.");
                Assert.True(
                    raised.Count == 0 || Array.IndexOf(Stages, alert.Stage) > Array.IndexOf(Stages, raised[^1]),
                    $"seed {seed}, {day}: {alert.Stage} after {string.Join(' ', raised)}.");
                raised.Add(alert.Stage);
                sheet = sheet.With(sheet.Head, [alert with { State = AlertState.Sent }]);
                Assert.Null(rules.Ladder.Due(sheet, bill, now, rules.Local, [sheet]));
            }
        }
    }

    /// <summary>The stage that applies, told once more by another reading of the same words.</summary>
    private static bool IsExplained(Bill bill, List<string> raised, DateOnly day, Rules rules)
    {
        if (bill.State is BillState.Debited or BillState.Covered or BillState.Debiting)
        {
            return true;
        }

        var safeDay = rules.Calendar.SafeDebitDay(bill.Id.Segment, bill.Id.Period);
        var left = Enumerable.Range(1, Math.Max(0, safeDay.DayNumber - day.DayNumber))
            .Count(d => rules.Calendar.IsBankingDay(day.AddDays(d)));
        var isLate = day > rules.Calendar.LegalDueDay(bill.Id.Segment, bill.Id.Period);
        var past = day.DayNumber - rules.Calendar.LegalDueDay(bill.Id.Segment, bill.Id.Period).DayNumber;
        var current = isLate ? 5 + Math.Max(0, (past - 1) / 7) : left <= 0 ? 4 : left <= 1 ? 3 : left <= 2 ? 2
            : left <= 5 ? 1 : 0;
        var isMissed = bill.State is not (BillState.Planned or BillState.Unknown);
        return (!isMissed && current < 2) || raised.Any(s => Array.IndexOf(Stages, s) >= current);
    }

    private static Calendar RandomCalendar(Random random) => new(
        Enumerable.Range(8, 10).Where(_ => random.Next(3) == 0).Select(d =>
            new Holiday(new DateOnly(2026, 12, d), $"Libur {d}", random.Next(2) == 0
                ? HolidayKind.National
                : HolidayKind.JointLeave)));
}
