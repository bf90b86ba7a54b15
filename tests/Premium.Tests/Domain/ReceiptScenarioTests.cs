using Premium.Domain;
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

    [Fact]
    public async Task C17_NumberOfAnotherMonthOrDistrict_isRefused_untilItsOwnerHasNoSuchReceipt()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var stranger = new BillId(VillageCode.Parse("33.16.13.2001"), Segment.Pu, Some.BillId().Period);
        await world.Receipts.TakeAsync("33.16", "bp-01", stranger, null, default);

        // Whoever entered it there was stopped before it was recorded.
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        Assert.Equal(
            Some.BillId(), await world.Receipts.TakeAsync("33.16", "BP-01", stranger, null, default));
    }
}
