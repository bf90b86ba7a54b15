using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>How long it stays in sight that a sheet was put back.</summary>
public sealed partial class ProvenSheetsTests
{
    /// <summary>The runbook has every open month reconciled with every bank, before the next collection.</summary>
    [Fact]
    public async Task C07_reconciliationsOfOtherMonths_pushNotOutOfSight_thatASheetWasPutBack()
    {
        var (world, export) = await ExportedAsync(10_000_000, "2026-12-04 09:00", "2010");
        export();
        for (var i = 0; i < 12; i++)
        {
            world.Go($"2026-12-07 {i + 6:00}:00");
            await world.ReconcileAsync(Some.December.Plus(-1 - (i % 4)));
        }

        world.Go("2026-12-08 09:00");
        world.Believed = new BelievedSheets();

        Assert.Contains("put back", (await RunAsync(world)).Note);
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>
    /// Another district read what was noted the same morning, before the month was reconciled by hand.
    /// </summary>
    [Fact]
    public async Task C07_aReconciliationByHand_counts_whateverAnotherDistrictHadReadBefore()
    {
        var (world, export) = await ExportedAsync(0, "2026-12-04 09:00", "2010");
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        var neighbour = DistrictCode.Parse("33.16.13");
        var code = VillageCode.Of(neighbour, "2001");
        await world.Registry.ImportAsync(
            neighbour, "Kunduran", [new VillageImport(Some.Village(code), Some.Roster(code))], default);
        world.Bank.Deposit(Some.Account(code), new Rupiah(5));
        export();
        world.Go("2026-12-07 09:00");
        Assert.Contains("put back", (await RunAsync(world)).Note);

        world.Go("2026-12-15 09:00");
        world.Believed = new BelievedSheets();
        world.Bank.Deposit(Some.Account(code), new Rupiah(10_000_000));
        await world.DistrictAsync(new DistrictWake(neighbour, WakePurpose.Collect, null));
        world.Go("2026-12-15 09:30");
        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-15 10:00");
        var run = await RunAsync(world);

        Assert.DoesNotContain("put back", run.Note);
        Assert.Single(world.Bank.Transfers, t => t.Id.Bill.Village == code);
        Assert.Single(world.Bank.Transfers, t => t.Id.Bill.Village == Some.Code);
    }

    /// <summary>Of a district that was not worked since; the month after is none that it took anything from.</summary>
    [Fact]
    public async Task C07_aRestore_isSeenThroughLaterRuns_andShutsNoMonthThatOpensAfterIt()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(10_000_000);
        var restore = new Run(
            "watch~2026-12-03~restored", RunPurpose.Watch, "", Some.At("2026-12-03 09:00"), RunState.Red, new Tally());
        await world.Ledger.OpenRunAsync(restore, [], default);
        await world.Ledger.CloseRunAsync(restore with { ClosedAt = restore.StartedAt }, default);
        foreach (var day in new[] { "2026-12-04", "2026-12-07", "2026-12-08" })
        {
            world.Go($"{day} 07:00");
            await world.Ledger.OpenRunAsync(
                restore with { Id = $"watch~{day}~33.16~01", StartedAt = Some.At($"{day} 07:00") }, [Some.District],
                default);
        }

        world.Go("2026-12-09 09:00");
        Assert.Contains("put back", (await RunAsync(world)).Note);
        Assert.Empty(world.Bank.Transfers);
        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-31 09:00");
        await RunAsync(world);
        world.Go("2027-01-04 09:00");
        await RunAsync(world);

        Assert.Equal(["2026-11", "2026-12"], world.Bank.Transfers.Select(t => $"{t.Id.Bill.Period}"));
    }

    /// <summary>
    /// November's attempt was refused and executed, and December waited for it when it was exported; December was paid
    /// since. What November's statement proves brings December into the plan.
    /// </summary>
    [Fact]
    public async Task C07_aMonthThatComesIntoThePlanAfterALook_isProvenBeforeItIsDebited()
    {
        var november = Some.December.Plus(-1);
        var world = await new World(conductOf: order => order.Id.Bill.PayMonth == november
                ? new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests)
                : new BankConduct { ForgetsAfter = TimeSpan.FromMinutes(10) })
            .WithAsync(10_000_000, since: november);
        await RunAsync(world);
        var export = world.Ledger.Export(Some.District, Some.December)!;
        var before = await world.BillAsync();
        await world.PutAsync(Some.Village());
        world.Go("2026-12-03 09:10");
        await RunAsync(world);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);

        export();
        world.Believed = new BelievedSheets();
        await world.PutAsync(Some.Village(since: november));
        world.Go("2026-12-03 09:40");
        var run = await RunAsync(world);

        Assert.Equal((BillState.Held, HoldReason.OlderBillOpen), (before.State, before.Hold));
        Assert.Contains("put back", run.Note);
        Assert.Equal(["2026-10", "2026-11"], world.Bank.Transfers.Select(t => $"{t.Id.Bill.Period}"));
        Assert.Equal(BillState.Debited, (await world.SheetAsync(november)).Bills.Single().State);
    }
}
