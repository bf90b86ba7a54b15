using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>
/// Villages of two districts that are tied by nothing but a mistaken account or the last part of a code: two payers.
/// </summary>
public sealed class StrangersAbroadTests
{
    private static readonly DistrictCode Elsewhere = DistrictCode.Parse("33.16.13");
    private static readonly VillageCode Other = VillageCode.Of(Elsewhere, "2001");

    private static Task PutAsync(World world, VillageCode code, VillageCode accountOf) => world.Registry.ImportAsync(
        code.District, "Tujuan",
        [new VillageImport(Some.Village(code) with { Mandate = Some.Mandate(accountOf) }, Some.Roster(code))], default);

    /// <summary>The first list was shifted by a row at the border of two districts.</summary>
    private static async Task<World> SwappedAsync(PaymentConduct conduct = PaymentConduct.Prompt)
    {
        var world = new World(conductOf: order => order.Id.Bill.Village == Some.Code
            ? new BankConduct(conduct, InquiryIsSilent: true) : BankConduct.Good);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Bank.Deposit(Some.Account(Other), new Rupiah(10_000_000));
        await PutAsync(world, Some.Code, accountOf: Other);
        await PutAsync(world, Other, accountOf: Some.Code);
        return world;
    }

    private static async Task MendAsync(World world)
    {
        await PutAsync(world, Some.Code, accountOf: Some.Code);
        await PutAsync(world, Other, accountOf: Other);
        Assert.Equal([Some.Code], (await world.Registry.DistrictAsync(Elsewhere, default)).Villages[0].EarlierCodes);
    }

    private static Task<DistrictReport> ElsewhereAsync(World world) =>
        world.DistrictAsync(new DistrictWake(Elsewhere, WakePurpose.Collect, null));

    private static async Task<Sheet> SheetAsync(World world) =>
        (await world.Ledger.SheetsAsync(Elsewhere, Some.December, Some.December, default))[0];

    private static async Task<Bill> BillAsync(World world, VillageCode code) =>
        (await SheetAsync(world)).Bill(code, Segment.Pu)!;

    [Theory]
    [InlineData(PaymentConduct.Prompt, BillState.Debited)]
    [InlineData(PaymentConduct.SilentAfterEffect, BillState.Unknown)]
    public async Task C06_accountsOfTwoDistrictsOnceMixedUp_areNoOtherCodes_onceTheyAreMended(
        PaymentConduct conduct, BillState expected)
    {
        var world = await SwappedAsync(conduct);
        await MendAsync(world);

        await world.CollectAsync();
        await ElsewhereAsync(world);

        Assert.Equal(expected, (await world.BillAsync()).State);
        Assert.Equal(BillState.Debited, (await BillAsync(world, Other)).State);
    }

    [Fact]
    public async Task C06_whatWasDebitedFromTheWrongAccount_countsForIt_onceItIsMended()
    {
        var world = await SwappedAsync();
        await world.CollectAsync();
        await MendAsync(world);
        world.Go("2026-12-04 09:00");

        await ElsewhereAsync(world);

        Assert.Equal(HoldReason.AccountUnderOtherCode, (await BillAsync(world, Other)).Hold);
        Assert.Equal(Some.Account(Other), Assert.Single(world.Bank.Transfers).Source);
    }

    [Fact]
    public async Task C07_rowsOfTheNeighbourWithTheOldNumber_keepNoVillageFromItsDebit()
    {
        var world = await new World().WithAsync(10_000_000);
        world.Registry.Remove(Some.Code);
        await PutAsync(world, Other, accountOf: Some.Code);
        var neighbour = VillageCode.Of(Elsewhere, "2010");
        Assert.IsType<CommitResult.Committed>(await world.Ledger.CommitAsync(
            await SheetAsync(world),
            new Change(
                world.Time.GetUtcNow(), "test", "planted",
                [Some.Bill(code: neighbour) with { Attempts = 1 }, Some.Debit(DebitState.Paid, code: neighbour)]),
            default));

        var report = await ElsewhereAsync(world);

        Assert.Contains(report.Problems, p => p.Contains($"{neighbour} PU 2026-11 stands still"));
        Assert.Equal(BillState.Debited, (await BillAsync(world, Other)).State);
    }
}
