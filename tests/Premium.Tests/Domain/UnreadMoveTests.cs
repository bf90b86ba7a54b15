using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>
/// A village went to another district with its account, and the row that tells so cannot be read: the old code waits.
/// </summary>
public sealed class UnreadMoveTests
{
    private static readonly DistrictCode Elsewhere = DistrictCode.Parse("33.16.13");
    private static readonly VillageCode New = VillageCode.Of(Elsewhere, "2099");

    private static Task ComesAsync(World world, Village village) => world.Registry.ImportAsync(
        Elsewhere, "Tujuan", [new VillageImport(village, Some.Roster(New))], default);

    private static Task<DistrictReport> ElsewhereAsync(World world) =>
        world.DistrictAsync(new DistrictWake(Elsewhere, WakePurpose.Collect, null));

    [Fact]
    public async Task C28_anOldRowPutBack_whereNobodyCanReadWhereItsAccountWent_isHeld()
    {
        var world = await new World().WithAsync(10_000_000);
        world.Registry.Remove(Some.Code);
        await ComesAsync(world, Some.Village(New) with { Mandate = Some.Mandate() });
        await ElsewhereAsync(world);
        await world.PutAsync(Some.Village());
        world.Registry.SpoilMoved(Some.Code, "column To");
        var here = await world.CollectAsync();

        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync()).Hold);
        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.Contains(
            here.Problems, p => p.StartsWith("33.16.12.2010: registry 33.16.12 moved~2010 cannot be read"));
    }

    /// <summary>The old code has an open bill yet, and the new one took what the account may give in a month.</summary>
    [Theory]
    [InlineData(false, HoldReason.OverLimit)]
    [InlineData(true, HoldReason.AccountUnderOtherCode)]
    public async Task C28_theLimit_isKept_whereNobodyCanReadWhereTheAccountWent(bool isSpoiled, HoldReason hold)
    {
        var world = await new World("2026-12-09 09:00").WithAsync(0);
        await world.CollectAsync();
        var limit = new Rupiah((await world.BillAsync()).Amount.Value * 3 / 2);
        var mandate = Some.Mandate() with { MonthlyLimit = limit };
        await world.PutAsync(Some.Village() with { Until = Some.December, Mandate = mandate });
        await ComesAsync(world, Some.Village(New, PayMonth.Parse("2027-01")) with { Mandate = mandate });
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2027-01-06 09:00");
        await ElsewhereAsync(world);
        if (isSpoiled)
        {
            world.Registry.SpoilMoved(Some.Code, "column To");
        }

        await world.CollectAsync();

        var there = (await world.Ledger.SheetsAsync(Elsewhere, Some.December, PayMonth.Parse("2027-01"), default))
            .SelectMany(s => s.Bills).Single();
        Assert.Equal((BillState.Debited, null), (there.State, there.Hold));
        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.Equal(hold, (await world.BillAsync()).Hold);
    }
}
