using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A village that came to another district, with its account, is still one payer.</summary>
public sealed class RecodedAbroadTests
{
    private static readonly DistrictCode Elsewhere = DistrictCode.Parse("33.16.13");
    private static readonly VillageCode New = VillageCode.Of(Elsewhere, "2099");

    private static Task ComesAsync(World world, bool isOldKept, Mandate? mandate = null, int bpu = 0)
    {
        if (!isOldKept)
        {
            world.Registry.Remove(Some.Code);
        }

        var village = Some.Village(New, bpu: bpu) with { Mandate = mandate ?? Some.Mandate() };
        return world.Registry.ImportAsync(
            Elsewhere, "Tujuan", [new VillageImport(village, Some.Roster(New, bpu))], default);
    }

    private static Task<DistrictReport> ElsewhereAsync(World world) =>
        world.DistrictAsync(new DistrictWake(Elsewhere, WakePurpose.Collect, null));

    private static async Task<Bill?> BillAsync(World world, PayMonth? month = null, Segment segment = Segment.Pu) =>
        (await world.Ledger.SheetsAsync(Elsewhere, month ?? Some.December, month ?? Some.December, default))[0]
        .Bill(New, segment);

    [Theory]
    [InlineData(PaymentConduct.Prompt, true)]
    [InlineData(PaymentConduct.Prompt, false)]
    [InlineData(PaymentConduct.SilentBeforeEffect, true)]
    [InlineData(PaymentConduct.SilentBeforeEffect, false)]
    [InlineData(PaymentConduct.SilentAfterEffect, true)]
    [InlineData(PaymentConduct.SilentAfterEffect, false)]
    public async Task C06_debitedUnderTheOldCode_isHeldUnderTheNewOne_isTold_andBothRunsAddUp(
        PaymentConduct conduct, bool isOldKept)
    {
        var world = await new World(conductOf: _ => new BankConduct(conduct, InquiryIsSilent: true))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        await ComesAsync(world, isOldKept);
        world.Go("2026-12-03 09:30");
        var there = await ElsewhereAsync(world);
        world.Go("2026-12-09 09:00");
        there = await ElsewhereAsync(world);
        var here = await world.CollectAsync();

        var held = await BillAsync(world);
        Assert.Equal((BillState.Held, HoldReason.AccountUnderOtherCode), (held!.State, held.Hold));
        Assert.Single(world.Bank.Received);
        Assert.Contains(there.Problems, p => p.Contains("33.16.13.2099: its account was debited for 33.16.12.2010"));
        Assert.Equal(isOldKept, there.Problems.Any(p => p.Contains("still stands in the register of 33.16.12")));
        Assert.True(there.Tally!.AddsUp, there.Tally.ToString());
        Assert.True(here.Tally!.AddsUp, here.Tally.ToString());
    }

    [Fact]
    public async Task C06_theNextMonth_isDebitedInTheNewDistrict_onceTheOldRowIsGone()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        await ComesAsync(world, isOldKept: false);
        world.Go("2026-12-04 09:00");
        await ElsewhereAsync(world);
        world.Go("2027-01-06 09:00");
        await world.CollectAsync();
        await ElsewhereAsync(world);

        Assert.Equal([Some.Code, New], world.Bank.Transfers.Select(t => t.Id.Bill.Village));
        Assert.Equal(BillState.Debited, (await BillAsync(world, PayMonth.Parse("2027-01")))!.State);
    }

    [Fact]
    public async Task C06_whileBothRowsStand_onlyTheOldCodeIsDebited_whicheverDistrictIsFirst()
    {
        var world = await new World().WithAsync(10_000_000);
        await ComesAsync(world, isOldKept: true);
        var there = await ElsewhereAsync(world);
        await world.CollectAsync();
        await ElsewhereAsync(world);

        Assert.Equal(Some.Code, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.Contains(there.Problems, p => p.Contains("33.16.13.2099: 33.16.12.2010 has the same account"));
    }

    [Fact]
    public async Task C06_anOldRowPutBack_afterTheNewCodeWasDebited_isHeld()
    {
        var world = await new World().WithAsync(10_000_000);
        await ComesAsync(world, isOldKept: false);
        await ElsewhereAsync(world);
        await world.PutAsync(Some.Village());
        var here = await world.CollectAsync();

        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync()).Hold);
        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.Contains(here.Problems, p => p.Contains("33.16.12.2010: its account was debited for 33.16.13.2099"));
    }

    [Fact]
    public async Task C06_paidByAReceiptUnderTheOldCode_isNotDebitedUnderTheNewOne()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { IsPaused = true });
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(bill.Id, "R-1", bill.Amount, Some.Day("2026-12-02"), "sari"), default);
        await ComesAsync(world, isOldKept: false);
        await ElsewhereAsync(world);

        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Empty(world.Bank.Received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C06_neverTriedUnderTheOldCode_isDebitedUnderTheNewOne_andTheOldDistrictAddsUp(bool isPaused)
    {
        var world = await new World("2026-12-05 09:00").WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { IsPaused = isPaused });
        await world.CollectAsync();
        Assert.Equal(0, (await world.BillAsync()).Attempts);
        await ComesAsync(world, isOldKept: false);
        world.Go("2026-12-07 09:00");
        await ElsewhereAsync(world);
        var here = await world.CollectAsync();

        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.True(here.Tally!.AddsUp, here.Tally.ToString());
        Assert.Equal(1, here.Tally.Expected);
    }

    [Fact]
    public async Task C06_neverTriedAndRecodedWithinItsDistrict_theRunAddsUp()
    {
        var world = await new World("2026-12-05 09:00").WithAsync(10_000_000);
        await world.CollectAsync();
        var code = World.CodeOf("2098");
        world.Registry.Remove(Some.Code);
        await world.PutAsync(Some.Village(code) with { Mandate = Some.Mandate() }, Some.Roster(code));
        world.Go("2026-12-07 09:00");
        var report = await world.CollectAsync();

        Assert.Equal(code, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.True(report.Tally!.AddsUp, report.Tally.ToString());
    }

    [Fact]
    public async Task C06_theNeighbourWithTheOldNumber_paysNothingOfTheNewCode()
    {
        var world = await new World().WithAsync(0);
        await ComesAsync(world, isOldKept: false);
        var neighbour = VillageCode.Of(Elsewhere, "2010");
        world.Bank.Deposit(Some.Account(neighbour), new Rupiah(10_000_000));
        var village = Some.Village(neighbour) with { Mandate = Some.Mandate(neighbour) };
        await world.Registry.ImportAsync(
            Elsewhere, "Tujuan", [new VillageImport(village, Some.Roster(neighbour))], default);
        await ElsewhereAsync(world);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-09 09:00");
        await ElsewhereAsync(world);

        Assert.Equal([neighbour, New], world.Bank.Transfers.Select(t => t.Id.Bill.Village));
    }

    /// <summary>As a recoding by list leaves it: with its account, and over.</summary>
    [Fact]
    public async Task C06_theOldRowThatIsOver_holdsNothingOfTheNewCode()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Until = Some.December.Plus(-1) });
        await world.Registry.ImportAsync(
            Elsewhere, "Tujuan",
            [new VillageImport(Some.Village(New) with { Mandate = Some.Mandate() }, Some.Roster(New))], default);
        await ElsewhereAsync(world);

        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
    }

    [Fact]
    public async Task C06_aVillageThatIsGoneAndNobodyElse_isNotCountedAway()
    {
        var world = await new World("2026-12-05 09:00").WithAsync(10_000_000);
        await world.CollectAsync();
        world.Registry.Remove(Some.Code);
        world.Go("2026-12-07 09:00");

        Assert.False((await world.CollectAsync()).Tally!.AddsUp);
    }

    [Theory]
    [InlineData(0, HoldReason.OverLimit)]
    [InlineData(1_000_000, null)]
    public async Task C06_theLimit_countsWhatAnotherDistrictTookFromTheAccount(long more, HoldReason? hold)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var paid = Assert.Single(world.Bank.Transfers).Amount;
        await ComesAsync(
            world, isOldKept: false, Some.Mandate() with { MonthlyLimit = paid + new Rupiah(more) }, bpu: 3);
        world.Go("2026-12-04 09:00");
        await ElsewhereAsync(world);

        Assert.Equal(hold, (await BillAsync(world, segment: Segment.Bpu))!.Hold);
    }

    [Fact]
    public async Task AVillageThatComesWithAnAccountOfItsOwn_isDebited()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(New), new Rupiah(10_000_000));
        await ComesAsync(world, isOldKept: true, Some.Mandate(New));
        var there = await ElsewhereAsync(world);

        Assert.Equal(2, world.Bank.Transfers.Count);
        Assert.Empty(there.Problems);
    }
}
