using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class NextWakesTests
{
    private static readonly Rules Rules = Some.Rules();

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");

    private static NextWakes Of(
        IReadOnlyList<SheetRow> rows, bool calledBank = false, bool leavesWork = false, Rules? rules = null,
        params DateTimeOffset[] comeBacks) =>
        NextWakes.Of([Some.Sheet([.. rows])], comeBacks, calledBank, leavesWork, Now, rules ?? Rules);

    private static Debit Live(DebitState state) => Some.Debit(state) with { NextInquiry = Now.AddSeconds(30) };

    [Theory]
    // The state of the attempt; whether this waking called the bank; whether it brings the next one.
    [InlineData(DebitState.Unknown, true, true)]
    [InlineData(DebitState.Unknown, false, false)]
    [InlineData(DebitState.Reserved, true, true)]
    [InlineData(DebitState.Reserved, false, true)]
    public void Inquiry_isBroughtByWhoeverCalledLast_andForWhatNobodyMayBeSending(
        DebitState state, bool calledBank, bool isBrought)
    {
        var next = Of([Some.Bill(BillState.Unknown), Live(state)], calledBank);

        Assert.Equal(isBrought ? [new NextWake(WakeReason.Inquiry, Now.AddSeconds(31))] : [], next.All);
        Assert.Equal(Now.AddSeconds(30), next.Pending);
    }

    /// <summary>Its sheet is not believed, so that nobody asks; woken at once, nobody would again.</summary>
    [Fact]
    public void Inquiry_thatIsDue_andWasNotMade_wakesNobody()
    {
        var due = Live(DebitState.Reserved) with { NextInquiry = Now.AddSeconds(-30) };

        Assert.Empty(Of([Some.Bill(BillState.Unknown), due]).All);
    }

    [Theory]
    [InlineData(DebitState.Paid)]
    [InlineData(DebitState.Refused)]
    [InlineData(DebitState.Abandoned)]
    public void AttemptThatHasItsFate_wakesNobody(DebitState state) =>
        Assert.Equivalent(new NextWakes([], null), Of([Some.Bill(BillState.Debited), Live(state)], calledBank: true));

    [Fact]
    public void AttemptAtABankWithoutSettings_waitsForAPerson_andHoldsUpNoRun() => Assert.Equivalent(
        new NextWakes([], null),
        Of(
            [Some.Bill(BillState.Unknown), Live(DebitState.Unknown)], calledBank: true,
            rules: Rules with { Banks = new Dictionary<string, BankTerms>() }));

    [Theory]
    [InlineData("2026-12-03 10:00", "2026-12-03 11:00", "2026-12-03 10:00")]
    [InlineData("2026-12-03 23:59", "2026-12-04 06:00", "2026-12-03 23:59")]
    [InlineData("2026-12-04 00:00", "2026-12-04 06:00", null)]
    public void Rest_isTriedAtTheFirstMoment_ofToday(string one, string other, string? at)
    {
        var next = Of([], comeBacks: [Some.At(other), Some.At(one)]);

        DateTimeOffset? expected = at is null ? null : Some.At(at);
        Assert.Equal(
            expected is { } moment ? [new NextWake(WakeReason.Rest, moment.AddSeconds(1))] : [], next.All);
        Assert.Equal(expected, next.Pending);
    }

    [Fact]
    public void WorkLeftToAnotherWaking_keepsTheRunWaiting_andWakesNobody() =>
        Assert.Equivalent(new NextWakes([], Now + Rules.RunPatience), Of([], leavesWork: true));

    [Theory]
    // When the bill may be tried again; whether this waking called the bank; when it is woken for.
    [InlineData("2026-12-03 10:00", true, "2026-12-03 10:00")]
    [InlineData("2026-12-03 10:00", false, null)]
    [InlineData("2026-12-03 08:59", true, null)]
    [InlineData("2026-12-03 21:30", true, null)]
    [InlineData("2026-12-04 06:00", true, null)]
    public void Retry_isWokenFor_ifTheBankIsStillOpenToday(string nextTry, bool calledBank, string? at)
    {
        var bill = Some.Bill() with { NextTry = Some.At(nextTry), Attempts = 1 };
        var next = Of([bill, Some.Debit(DebitState.Refused)], calledBank);

        Assert.Equal(at is null ? [] : [new NextWake(WakeReason.Retry, Some.At(at))], next.All);
        Assert.Null(next.Pending);
    }

    [Fact]
    public void OpenAlerts_areSentWhenTheFirstOfTheirSheetIsDue()
    {
        Alert Raised(string number, DateTimeOffset? nextTry) => new()
        {
            Bill = Some.BillId(code: World.CodeOf(number)),
            Stage = "missed",
            State = AlertState.Raised,
            Amount = new Rupiah(216_742),
            RaisedAt = Now,
            NextTry = nextTry,
        };

        Assert.Equal(
            [new NextWake(WakeReason.Alerts, Now, Some.December)],
            Of([Raised("2010", Now.AddMinutes(4)), Raised("2011", null)]).All);
        Assert.Equal(
            [new NextWake(WakeReason.Alerts, Now.AddMinutes(2), Some.December)],
            Of([Raised("2010", Now.AddMinutes(4)), Raised("2011", Now.AddMinutes(2))]).All);
        Assert.Empty(Of([Raised("2010", null) with { State = AlertState.Sent }]).All);
    }

    [Theory]
    // Sheets with a raised alert: month, whether its bill is paid, when it is looked at (null for now); the wakes.
    [InlineData("10 unpaid, 11 unpaid, 12 unpaid", "12@09:00")]
    [InlineData("08 unpaid, 12 paid", "12@09:00")]
    [InlineData("08 paid, 09 paid, 10 paid, 12 unpaid", "08@09:00, 09@09:00, 12@09:00")]
    [InlineData("11 unpaid 2026-12-04 06:00, 12 unpaid 2026-12-04 06:00", "12@06:00")]
    [InlineData("11 unpaid 2026-12-04 06:00, 12 unpaid", "11@06:00, 12@09:00")]
    [InlineData("11 unpaid 2027-01-01 06:00, 12 unpaid 2027-01-01 06:00", "11@06:00, 12@06:00")]
    public void AlertsOfMonthsThatStayInScope_shareTheWakeOfTheirMoment(string sheets, string wakes)
    {
        var next = NextWakes.ForAlerts(sheets.Split(", ").Select(Telling), Now, Rules);

        Assert.Equal(wakes, string.Join(", ", next.OrderBy(n => n.PayMonth).Select(n =>
            $"{n.PayMonth!.Value.FirstDay:MM}@{n.At.ToOffset(TimeSpan.FromHours(7)):HH:mm}")));
    }

    private static Sheet Telling(string text)
    {
        var month = PayMonth.Parse($"2026-{text[..2]}");
        var id = Some.BillId(Segment.Bpu, Period.Of(month.FirstDay));
        return Some.SheetOf(
            month,
            Some.Bill(text.Contains("unpaid", StringComparison.Ordinal) ? BillState.Short : BillState.Covered) with
            {
                Id = id,
            },
            new Alert
            {
                Bill = id,
                Stage = "missed",
                State = AlertState.Raised,
                Amount = new Rupiah(216_742),
                RaisedAt = Now,
                NextTry = text.Split(' ', 3) is [_, _, var at] ? Some.At(at) : null,
            });
    }
}
