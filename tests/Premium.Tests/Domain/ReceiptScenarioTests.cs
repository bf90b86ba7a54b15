using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Receipts whose sum is another, and numbers that are used elsewhere.</summary>
public sealed class ReceiptScenarioTests
{
    private static async Task<PersonResult> ReceiptAsync(World world, long? amount = null) =>
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(
                Some.BillId(), "BP-01", amount is { } sum ? new Rupiah(sum) : (await world.BillAsync()).Amount,
                Some.Day("2026-12-03"), "sari"),
            default);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4_335, 4_335)]
    [InlineData(-2, -2)]
    public async Task C16_ReceiptWithAFineOrRounding_isTaken_itsDifferenceNamed_andNothingDebitedAfter(
        long more, long difference)
    {
        var world = await new World().WithAsync(5);
        await world.CollectAsync();
        var done = Assert.IsType<PersonResult.Done>(
            await ReceiptAsync(world, (await world.BillAsync()).Amount.Value + more));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(difference, done.Difference.Value);
        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Received);
    }

    /// <summary>With its debt an old month leaves the scope of all passes; of an open one the pass tells all at once.
    /// </summary>
    [Theory]
    [InlineData("2026-11-27 09:00", 0)]
    [InlineData("2027-04-28 09:00", 1)]
    public async Task C15_ReceiptOfAMonth_isTold_atOnceWhereNoPassLooksAtItAnyMore_andOnce(string now, int atOnce)
    {
        var month = PayMonth.Parse("2026-11");
        var world = await new World("2026-11-26 09:00").WithAsync(0, since: month);
        await world.PutAsync(Some.Village(since: month) with
        {
            Mandate = Some.Mandate() with { ValidTo = Some.Day("2026-10-31") },
        });
        await world.CollectAsync();
        await world.PumpAsync();
        world.Go(now);
        var bill = await world.BillAsync(period: new Period(2026, 10));
        Assert.IsType<PersonResult.Done>(
            await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time, world.Wake).RunAsync(
                new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2026-11-26"), "sari"), default));
        await world.PumpAsync();
        int Told() => world.Mail.Messages.Count(m => m.Id.EndsWith("-2026-10-covered", StringComparison.Ordinal));
        var first = Told();
        await world.WatchAsync();
        await world.PumpAsync();

        Assert.Equal(BillState.Held, bill.State);
        Assert.Equal((atOnce, 1), (first, Told()));
        await world.AuditAsync();
    }

    [Theory]
    [InlineData("2010", Segment.Bpu, "BP-01")]
    [InlineData("2010", Segment.Bpu, "bp-01")]
    [InlineData("2011", Segment.Pu, "Bp-01")]
    public async Task C17_NumberUsedElsewhere_isRefusedWithThePlace(string village, Segment segment, string number)
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        await ReceiptAsync(world);
        var other = new BillId(
            World.CodeOf(village), segment,
            segment == Segment.Pu ? Some.BillId().Period : Some.BillId().Period.Plus(1));
        var bill = (await world.SheetAsync()).Bill(other.Village, other.Segment)!;
        var result = await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(other, number, bill.Amount, Some.Day("2026-12-03"), "sari"), default);

        Assert.Contains($"for bill {Some.BillId()}", Assert.IsType<PersonResult.Refused>(result).Why);
        Assert.Equal(BillState.Debited, (await world.SheetAsync()).Bill(other.Village, other.Segment)!.State);
    }

    /// <summary>Recorded there, not only taken: in another month of the village, or another district.</summary>
    [Theory]
    [InlineData("33.16.12.2010", "BP-01")]
    [InlineData("33.16.12.2010", "bp-01")]
    [InlineData("33.16.13.2001", "BP-01")]
    [InlineData("33.16.13.2001", "bP-01")]
    public async Task C17_NumberRecordedForAnotherMonthOrDistrict_isRefusedWithThePlace(string village, string number)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        var code = VillageCode.Parse(village);
        var other = Some.Bill(
            BillState.Held, code: code,
            period: code == Some.Code ? Some.November.Plus(-1) : Some.November);
        var sheet = (await world.Ledger.SheetsAsync(
            code.District, other.Id.PayMonth, other.Id.PayMonth, default))[0];
        await world.Ledger.CommitAsync(
            sheet, new Change(world.Time.GetUtcNow(), "test", "another bill", [other]), default);
        Task<PersonResult> RecordAsync(string its) =>
            new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
                new ReceiptRequest(other.Id, its, other.Amount, Some.Day("2026-12-03"), "sari"), default);

        world.Time.Advance(TimeSpan.FromHours(1));
        var refused = Assert.IsType<PersonResult.Refused>(await RecordAsync(number));
        var own = await RecordAsync("BP-02");

        Assert.Equal(
            $"number: receipt {number} was recorded before, for bill {Some.BillId()}; expected one of this bill.",
            refused.Said.English);
        Assert.IsType<PersonResult.Done>(own);
    }

    [Fact]
    public async Task C17_NumberOfAnotherMonthOrDistrict_isRefused_untilItsOwnerHasNoSuchReceipt()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var stranger = new BillId(VillageCode.Parse("33.16.13.2001"), Segment.Pu, Some.BillId().Period);
        var its = new NumberTaking(stranger, world.Time.GetUtcNow());
        await world.Receipts.TakeAsync("33.16", "bp-01", its, null, default);

        // Whoever entered it there was stopped before it was recorded; who else enters it cannot know that at once.
        world.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Contains(
            $"is being recorded for bill {stranger}",
            Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world)).Why, StringComparison.Ordinal);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        Assert.Equal(
            Some.BillId(), (await world.Receipts.TakeAsync("33.16", "BP-01", its, null, default)).Bill);
    }

    /// <summary>The commit would vouch for the sum that a foreign hand wrote.</summary>
    [Fact]
    public async Task C07_ReceiptOfABillThatIsNotAsItsJournalSays_isRefused_andItsNumberStaysFree()
    {
        var world = await new World().WithAsync(5);
        await world.CollectAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill bill ? bill with { HeadCount = bill.HeadCount + 1 } : r));

        var refused = Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world));

        Assert.Contains("not as the journal says", refused.Why, StringComparison.Ordinal);
        Assert.Empty((await world.SheetAsync()).Receipts);
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill bill ? bill with { HeadCount = bill.HeadCount - 1 } : r));
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
    }
}
