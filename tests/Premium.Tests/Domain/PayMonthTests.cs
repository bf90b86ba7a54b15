using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

public sealed class PayMonthTests
{
    [Theory]
    [InlineData("2026-12", "2026-11", "2026-12")]
    [InlineData("2027-01", "2026-12", "2027-01")]
    [InlineData("2000-02", "2000-01", "2000-02")]
    [InlineData("2099-12", "2099-11", "2099-12")]
    public void PayMonth_isOfPuOfTheMonthBefore_andBpuOfTheMonthItself(string month, string pu, string bpu)
    {
        var due = PayMonth.Parse(month);
        Assert.Equal(month, due.ToString());
        Assert.Equal([pu, bpu], Segments.All.Select(s => s.PeriodDueIn(due).ToString()));
        Assert.All(Segments.All, s => Assert.Equal(due, s.PayMonthOf(s.PeriodDueIn(due))));
    }

    [Theory]
    [InlineData("2000-01")]
    [InlineData("2100-01")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-12-15")]
    [InlineData("2026-1\u0661")]
    [InlineData(null)]
    public void PayMonth_refusesAnythingElse(string? text) => Assert.Contains(
        "expected yyyy-MM from 2000-02 to 2099-12",
        Assert.Throws<FormatException>(() => PayMonth.Parse(text)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void PayMonth_countsOverTheYear_andIsOrdered()
    {
        Assert.Equal(PayMonth.Parse("2027-01"), Some.December.Plus(1));
        Assert.Equal(Some.December, PayMonth.Of(Some.Day("2026-12-31")));
        Assert.True(Some.December < Some.December.Plus(1));
        Assert.True(Some.December >= Some.December.Plus(-1));
    }

    [Fact]
    public void LastBillOfAll_fallsDueBehindEveryPayMonth_andIsOnNoSheet()
    {
        // Somebody else's remark may look like it, and must not stop a reconciliation.
        var last = Some.BillId(period: Period.Parse("2099-12"));
        Assert.Equal("2100-01", last.PayMonth.ToString());
        Assert.False(Sheet.TryParseKey(Sheet.KeyOf(Some.District, last.PayMonth), out _, out _));

        var line = new StatementLine(
            "000001", Some.At("2026-12-03 09:01"), new Rupiah(1), IsDebit: true,
            $"BPJSTK-{last.Attempt(1).PaymentReference}", IsCorrection: false);
        var statement = new AccountStatement(
            Some.Code, Some.Account().No, new StatementReply.Complete([line]));
        Assert.Empty(StatementMatcher.Match(new DebitBook([], Some.December), [statement], Some.Rules()).Breaks);
    }

    [Fact]
    public void Sheet_readsEveryRowWithTheContributionMonthOfItsSegment()
    {
        foreach (var segment in Segments.All)
        {
            var bill = Some.Bill(segment: segment, period: segment.PeriodDueIn(Some.December));
            var columns = bill.Columns().ToDictionary();
            Assert.Equal(bill.Id, SheetRow.Read(Some.District, Some.December, bill.RowKey, columns).BillId);
        }
    }

    [Fact]
    public async Task District_isCommittedOnceBeforeTheBankAndOnceAfter_andWakesOneSending()
    {
        var world = await new World().WithAsync(60_000, bpu: 3, since: null, "2010", "2011");

        await world.CollectAsync();

        // The BPU bills are paid, and there is not enough for the PU bills: two alerts and two good news of one sheet.
        Assert.Equal(4, world.Bank.Received.Count);
        Assert.Equal(2, (await world.SheetAsync()).Head.Number);
        Assert.Equal(
            ["paid", "missed", "paid", "missed"], (await world.SheetAsync()).Alerts.Select(a => a.Stage));
        Assert.Equal(
            """{"v":1,"district":"33.16.12","payMonth":"2026-12"}""",
            Assert.Single(world.Wake.TakeDue(), m => m.Queue == WakeQueues.Alerts).Text);
    }
}
