using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A village that got a new code is still one payer: its account decides.</summary>
public sealed class RecodedVillageTests
{
    private const string Old = "2010";
    private const string New = "2099";

    private static Village Recoded(bool isPaused = false, PayMonth? since = null) =>
        Some.Village(World.CodeOf(New), since) with { Mandate = Some.Mandate(), IsPaused = isPaused };

    /// <summary>The register after the village got its new code.</summary>
    private static async Task<World> RecodeAsync(World world, bool isOldKept)
    {
        if (!isOldKept)
        {
            var registry = new InMemoryRegistry();
            await registry.ImportAsync(
                Some.District, "Ngawen", [new VillageImport(Recoded(), Some.Roster(World.CodeOf(New)))], default);
            world.UseRegistry = registry;
        }
        else
        {
            await world.PutAsync(Recoded(), Some.Roster(World.CodeOf(New)));
        }

        return world;
    }

    [Theory]
    [InlineData(PaymentConduct.Prompt, true)]
    [InlineData(PaymentConduct.Prompt, false)]
    [InlineData(PaymentConduct.SilentBeforeEffect, true)]
    [InlineData(PaymentConduct.SilentBeforeEffect, false)]
    [InlineData(PaymentConduct.SilentAfterEffect, true)]
    [InlineData(PaymentConduct.SilentAfterEffect, false)]
    public async Task C06_recodedAfterItWasDebited_isNotDebitedUnderTheNewCode_andTheRunAddsUp(
        PaymentConduct conduct, bool isOldKept)
    {
        var world = await new World(conductOf: _ => new BankConduct(conduct, InquiryIsSilent: true))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        await RecodeAsync(world, isOldKept);

        world.Go("2026-12-04 09:00");
        var report = await world.CollectAsync();
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        var held = await world.BillAsync(New);
        Assert.Equal((BillState.Held, HoldReason.AccountUnderOtherCode), (held.State, held.Hold));
        Assert.Single(world.Bank.Received);
        Assert.True(report.Tally!.AddsUp, report.Tally.ToString());
        Assert.Contains((await world.SheetAsync()).Alerts, a => a.Bill.Village.Number == New);
    }

    [Fact]
    public async Task C06_twoCodesWithOneAccount_areDebitedOnce_alsoInTheSamePass()
    {
        var world = await new World().WithAsync(10_000_000);
        await RecodeAsync(world, isOldKept: true);

        var report = await world.CollectAsync();

        Assert.Equal(Old, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
        Assert.True(report.Tally!.AddsUp, report.Tally.ToString());
    }

    [Fact]
    public async Task C06_theOldCodeWasRefused_theNewOneIsDebited_andTheOldOneNeverAgain()
    {
        var world = await new World().WithAsync(0);
        await world.CollectAsync();
        await RecodeAsync(world, isOldKept: true);
        await world.PutAsync(Some.Village() with { IsPaused = true });
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        await world.PutAsync(Some.Village());
        world.Go("2026-12-07 09:00");
        await world.CollectAsync();

        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(Old)).Hold);
    }

    /// <summary>Both ask about the same last attempt: a bank refuses the second call of the same moment.</summary>
    [Fact]
    public async Task C06_theOldCodeWasRefused_bothStandInTheRegister_oneOfThemIsDebited()
    {
        var world = await new World().WithAsync(0);
        await world.CollectAsync();
        await RecodeAsync(world, isOldKept: true);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(Old, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
    }

    [Fact]
    public async Task C06_theNextMonth_isDebitedUnderTheNewCode_whileTheOldMonthIsPaidUnderTheOldOne()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        await RecodeAsync(world, isOldKept: false);
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        world.Go("2027-01-06 09:00");
        await world.CollectAsync();

        var bill = await world.BillAsync(New, period: new Period(2026, 12));
        Assert.Equal((BillState.Debited, null, null), (bill.State, bill.Hold, bill.Refusal));
        Assert.Equal([Old, New], world.Bank.Transfers.Select(t => t.Id.Bill.Village.Number));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C06_refusedUnderTheOldCode_andAdopted_holdsUpNoYoungerBillOfTheNewOne(bool isOldKept)
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NotPermitted));
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        await RecodeAsync(world, isOldKept);
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        world.Go("2027-01-06 09:00");
        await world.CollectAsync();

        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
        Assert.Contains(
            new[] { Old, New },
            number => world.Bank.Transfers.Any(t => t.Id.Bill.Period == new Period(2026, 12)
                && t.Id.Bill.Village.Number == number));
        Assert.DoesNotContain(
            world.Bank.Transfers, t => t.Id.Bill.Village.Number == New && t.Id.Bill.Period == new Period(2026, 11));
    }

    /// <summary>Refused in words and executed: the new code must not be asked for the same month.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(false, false, false)]
    public async Task C06_refusedAndExecutedUnderTheOldCode_isNotDebitedUnderTheNewOne(
        bool isOldKept, bool inOwnWords, bool isReconciled)
    {
        var world = await World.WithFirstAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds)
        {
            Narrates = inOwnWords ? _ => [DoubtfulBank.OwnWords] : null,
        });
        await world.CollectAsync();
        if (isReconciled)
        {
            await world.ReconcileAsync(Some.December);
        }

        await RecodeAsync(world, isOldKept);
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.DoesNotContain(world.Bank.Transfers, t => t.Id.Bill.Village.Number == New);
        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
    }

    [Fact]
    public async Task C06_paidByAReceiptUnderTheOldCode_inTheSameDistrict_isNotDebited()
    {
        var world = await new World().WithAsync(0);
        await world.CollectAsync();
        Assert.IsType<PersonResult.Done>(
            await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
                new ReceiptRequest(
                    Some.BillId(), "BB-1", (await world.BillAsync()).Amount, Some.Day("2026-12-03"), "sari"), default));
        await world.PutAsync(Recoded(), Some.Roster(World.CodeOf(New)));
        world.Registry.Remove(Some.Code);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));

        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        Assert.DoesNotContain(world.Bank.Transfers, t => t.Id.Bill.Village.Number == New);
        Assert.Equal(HoldReason.AccountUnderOtherCode, (await world.BillAsync(New)).Hold);
    }

    /// <summary>A clerk entered the account of a neighbour once, and mended it: two villages, two payers.</summary>
    [Fact]
    public async Task C06_accountOfANeighbourOnce_isNoOtherCode_onceItIsMended()
    {
        var world = await new World().WithAsync(10_000_000, numbers: [Old, "2011"]);
        var mended = Some.Village(World.CodeOf("2011"));
        await world.PutAsync(mended with { Mandate = Some.Mandate() });
        await world.PutAsync(mended with
        {
            Mandate = Some.Mandate(),
            LaterMandates = [mended.Mandate! with { ValidFrom = Some.Day("2026-12-01") }],
        });

        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
    }

    [Theory]
    [InlineData(0, HoldReason.OverLimit)]
    [InlineData(1_000_000, null)]
    public async Task C06_theLimit_countsWhatAnotherCodeTookFromTheAccount(long more, HoldReason? hold)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var paid = Assert.Single(world.Bank.Transfers).Amount;
        var code = World.CodeOf(New);
        var limited = Some.Mandate() with { MonthlyLimit = paid + new Rupiah(more) };
        await world.PutAsync(
            Some.Village(code, bpu: 3) with { Mandate = limited }, Some.Roster(code, bpu: 3));

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(hold, (await world.BillAsync(New, Segment.Bpu, new Period(2026, 12))).Hold);
    }
}
