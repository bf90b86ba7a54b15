using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A sheet is held against its journal, and against noted heads, before its first debit of the day.</summary>
public sealed partial class ProvenSheetsTests
{
    private const string Neighbour = "2011";

    /// <summary>Both villages were short of money on the first day; now they have it, on a later day.</summary>
    private static async Task<World> ShortAsync()
    {
        var world = await new World().WithAsync(0, numbers: ["2010", Neighbour]);
        await RunAsync(world);
        foreach (var number in new[] { "2010", Neighbour })
        {
            world.Bank.Deposit(Some.Account(World.CodeOf(number)), new Rupiah(10_000_000));
        }

        world.Go("2026-12-15 09:00");
        return world;
    }

    private static async Task<Run> RunAsync(World world)
    {
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Purpose == RunPurpose.Collect);
    }

    [Fact]
    public async Task C07_aVillageBesideOneThatStandsStill_onTheSameAccount_standsStillToo()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", Neighbour, "2012"]);
        var neighbour = World.CodeOf(Neighbour);
        await world.PutAsync(
            Some.Village(neighbour) with { Mandate = Some.Mandate(), IsPaused = true }, Some.Roster(neighbour));
        await RunAsync(world);
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Where(r => r is not Debit).Select(r =>
            r is Bill { Village.Number: "2010" } bill
                ? bill with { State = BillState.Planned, Attempts = 0 }
                : r is Bill { Village.Number: "2012" } other ? other with { HeadCount = 99 } : r));
        await world.PutAsync(Some.Village(neighbour) with { Mandate = Some.Mandate() }, Some.Roster(neighbour));
        world.Go("2026-12-15 09:00");
        var run = await RunAsync(world);

        Assert.Equal(["2010", "2012"], world.Bank.Transfers.Select(t => t.Id.Bill.Village.Number));
        Assert.Equal(RunState.Red, run.State);
    }

    [Fact]
    public async Task C07_aVillageThatGoesOnUnderAnotherCode_standsStillWithTheRowsOfTheOldOne()
    {
        var world = await new World().WithAsync(10_000_000);
        await RunAsync(world);
        var next = World.CodeOf("2907");
        world.Registry.Remove(Some.Code);
        await world.PutAsync(Some.Village(next) with { Mandate = Some.Mandate() }, Some.Roster(next));
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Where(r => r is not Debit).Select(r =>
            r is Bill bill ? bill with { State = BillState.Planned, Attempts = 0 } : r));
        world.Go("2026-12-15 09:00");
        var run = await RunAsync(world);

        Assert.Equal(Some.Code, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
        Assert.Equal(RunState.Red, run.State);
    }

    [Fact]
    public async Task C07_aRowChangedPastTheJournal_standsStillAndIsTold_andNobodyElseIs()
    {
        var world = await ShortAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill { Village.Number: "2010" } bill ? bill with { HeadCount = 99 } : r));

        var run = await RunAsync(world);

        Assert.Equal(Neighbour, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.Equal((99, BillState.Short), ((await world.BillAsync()).HeadCount, (await world.BillAsync()).State));
        Assert.Equal(RunState.Red, run.State);
        Assert.Contains("bill~2010~pu", run.Note);
    }

    [Fact]
    public async Task C07_aStatementThatProvesAnAttempt_vouchesForNoChangedRow()
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true));
        await world.CollectAsync();
        void Count(int heads) => world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill { Village.Number: "2010" } bill ? bill with { HeadCount = heads } : r));
        Count(99);

        var told = await world.ReconcileAsync(Some.December);
        var changed = await world.BillAsync();
        Count(2);
        var after = await world.ReconcileAsync(Some.December);

        Assert.Equal((99, BillState.Unknown), (changed.HeadCount, changed.State));
        Assert.Contains("bill~2010~pu", Assert.Single(told.Problems), StringComparison.Ordinal);
        Assert.Equal((1, 0), (told.Disbelieved, after.Disbelieved));
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C07_billAndDebitsRemovedTogether_standStill()
    {
        var world = await ShortAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Where(r => r.Village.Number != "2010"));

        await RunAsync(world);

        Assert.Equal(Neighbour, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
    }

    /// <summary>
    /// December was exported while these villages were paused; the first was debited since, as far as it has money, at
    /// a bank that forgets.
    /// </summary>
    private static async Task<(World World, Func<Sheet> PutBack)> ExportedAsync(
        long money, string debitedAt, params string[] numbers)
    {
        var world = await new World(conductOf: _ => new BankConduct { ForgetsAfter = TimeSpan.FromDays(1) })
            .WithAsync(money, numbers: numbers);
        foreach (var code in numbers.Select(World.CodeOf))
        {
            await world.PutAsync(Some.Village(code) with { IsPaused = true });
        }

        await RunAsync(world);
        var export = world.Ledger.Export(Some.District, Some.December)!;
        await world.PutAsync(Some.Village());
        world.Go(debitedAt);
        await RunAsync(world);
        return (world, export);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C07_sheetFromAnOlderExport_isNotDebited_beforeItsMonthIsReconciled(bool isSameProcess)
    {
        var (world, export) = await ExportedAsync(10_000_000, "2026-12-04 09:00", "2010");
        Assert.Single(world.Bank.Transfers);

        world.Go("2026-12-07 09:00");
        export();
        world.Believed = isSameProcess ? world.Believed : new BelievedSheets();
        var run = await RunAsync(world);

        Assert.Equal(RunState.Red, run.State);
        Assert.Contains("put back", run.Note);
        Assert.Single(world.Bank.Transfers);
        world.Go("2026-12-08 09:00");
        world.Believed = new BelievedSheets();
        Assert.Contains("put back", (await RunAsync(world)).Note);

        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-09 09:00");
        await RunAsync(world);

        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>A night without its account's statement compares nothing of it; the other village goes on.</summary>
    [Fact]
    public async Task C07_sheetFromAnOlderExport_isNotDebited_byAReconciliationThatCouldNotReadTheAccount()
    {
        var (world, export) = await ExportedAsync(10_000_000, "2026-12-04 09:00", "2010", Neighbour);
        Assert.Single(world.Bank.Transfers);

        world.Go("2026-12-07 09:00");
        export();
        world.Believed = new BelievedSheets();
        await RunAsync(world);
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Partial([], "success without any line"));
        await world.ReconcileAsync(Some.December);
        await world.PumpAsync();
        world.UseStatements = world.Bank;
        await world.PutAsync(Some.Village(World.CodeOf(Neighbour)));
        world.Go("2026-12-08 09:00");
        world.Believed = new BelievedSheets();
        var run = await RunAsync(world);

        Assert.Contains(
            (await world.Ledger.RunAsync(run.Id, default))!.Reports.SelectMany(r => r.Problems),
            p => p.StartsWith("33.16.12.2010 stands still", StringComparison.Ordinal)
                && p.Contains("no whole statement", StringComparison.Ordinal));
        Assert.Equal(
            ["33.16.12.2010", "33.16.12.2011"], world.Bank.Transfers.Select(t => $"{t.Id.Bill.Village}").Order());
    }

    [Fact]
    public async Task C07_sheetFromAnOlderExport_isDebitedAfterACleanReconciliation()
    {
        var (world, export) = await ExportedAsync(0, "2026-12-07 09:00", "2010");
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        export();
        world.Go("2026-12-08 09:00");
        Assert.Contains("put back", (await RunAsync(world)).Note);

        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-09 09:00");
        await RunAsync(world);

        Assert.Single(world.Bank.Transfers);
    }

    [Fact]
    public async Task C07_aSheetOnceChecked_staysBelievedThroughOurOwnCommits()
    {
        var world = await ShortAsync();
        await world.CollectAsync();

        Assert.Equal(2, world.Bank.Transfers.Count);
        Assert.True(world.Believed.IsBelieved(await world.SheetAsync(), Some.Day("2026-12-15")));
    }
}
