using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What is told of one month, by what became of the others.</summary>
public sealed class LadderMonthsTests
{
    private static readonly Rules Rules = Some.Rules();

    /// <summary>August was paid at a counter after "lapse-14": the lapse and its warnings come later.</summary>
    [Fact]
    public void LapseThatWasPutOff_isAnnouncedAgain_andTheWeeksBetweenAreTold()
    {
        var july = Some.Bill(BillState.Short, period: new Period(2026, 7)) with { Cause = "Short" };
        List<Sheet> Months(Alert[] told, Period? paid = null) =>
        [
            .. Enumerable.Range(7, 6).Select(month => new Period(2026, month)).Select(period => Some.SheetOf(
                Segment.Pu.PayMonthOf(period),
                [
                    period == july.Id.Period ? july
                        : Some.Bill(period == paid ? BillState.Covered : BillState.Held, period: period) with
                        {
                            Hold = period == paid ? null : HoldReason.OlderBillOpen,
                        },
                    .. period == july.Id.Period ? told : [],
                ])),
        ];
        Alert? On(string day, Alert[] told, Period? paid = null) => Rules.Ladder.Due(
            Months(told, paid)[0], july, Some.At(day + " 09:00"), Rules.Local, Months(told, paid));

        var first = On("2026-11-10", [])!;
        Assert.Equal("lapse-14", first.Stage);
        Alert[] told = [first with { State = AlertState.Sent, SentAt = first.RaisedAt }];
        Assert.Null(On("2026-11-12", told));

        var august = new Period(2026, 8);
        var between = On("2026-11-12", told, august)!;
        Assert.Equal("week-85", between.Stage);
        told = [.. told, between with { State = AlertState.Sent, SentAt = between.RaisedAt }];
        Assert.Null(On("2026-11-12", told, august));
        Assert.Equal("lapse-14+2", On("2027-01-11", told, august)?.Stage);
    }

    /// <summary>Without a mandate no month waits for an older one; the weekly word of the oldest is enough.</summary>
    [Theory]
    [InlineData(BillState.Held, "late-1")]
    [InlineData(BillState.Covered, "week-8")]
    public void YoungerMonthThatIsHeldItself_isNotToldOfWeekByWeek_besideTheOldest(BillState older, string stage)
    {
        var november = Some.Bill(BillState.Held);
        List<Sheet> months =
        [
            Some.SheetOf(PayMonth.Parse("2026-11"), Some.Bill(older, period: new Period(2026, 10))),
            Some.Sheet(november),
        ];

        Assert.Equal(
            stage,
            Rules.Ladder.Due(months[1], november, Some.At("2026-12-24 09:00"), Rules.Local, months)?.Stage);
    }
}
