using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using static Premium.Tests.Backup.Copies;

namespace Premium.Tests.Backup;

/// <summary>What a restore, whole or broken off, leaves to those who go on with it.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task C29_RestoredSheets_areNotDebited_beforeTheirMonthIsReconciled()
    {
        var (world, file) = await ShortWorldAsync();
        var fresh = await TestStorage.AccountAsync();
        await RestoreAsync(fresh, file);
        await AssertShutAsync(world, fresh);

        await world.ReconcileAsync(Some.December);
        await CollectAsync(world);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    /// <summary>The districts are back, so timers find them; the pauses are not.</summary>
    [Fact]
    public async Task SheetsOfARestoreThatBrokeOff_areNotDebited_either()
    {
        var (world, file) = await ShortWorldAsync();
        var whole = new BreaksOff(batches: int.MaxValue);
        await RestoreAsync(await TestStorage.AccountAsync(whole), file);
        var broken = new BreaksOff(whole.Taken - 1);
        var half = await TestStorage.AccountAsync(broken);
        await Assert.ThrowsAnyAsync<Exception>(() => RestoreAsync(half, file));
        broken.IsMended = true;

        Assert.Equal([Some.District], await new TableRegistry(half).DistrictsAsync("33.16", default));
        await AssertShutAsync(world, half);
        Assert.All(
            (await world.UseLedger.SheetsAsync(Some.District, Some.December, Some.December, default))
                .SelectMany(s => s.Debits),
            d => Assert.NotEqual(DebitState.Reserved, d.State));
    }

    /// <summary>
    /// Nothing that is left tells of the debits: the sheet was begun after the export, and the runs that noted it are
    /// taken out with it.
    /// </summary>
    [Fact]
    public async Task C07_monthThatOpenedAfterTheExport_isNotDebitedAgain_andItsRestIsOnceItIsReconciled()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var account = await TestStorage.AccountAsync();
        var (file, _) = await ExportAsync(account);
        world.UseLedger = new TableLedger(account, "test");
        await world.PutAsync(Some.Village(World.CodeOf("2011")) with { IsPaused = true });
        await CollectAsync(world);
        Assert.Equal("2010", Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        await RestoreAsync(account, file, "sheets", "runs", "limits");
        await world.PutAsync(Some.Village(World.CodeOf("2011")));

        // A reconciliation of a sheet without bills proves nothing of it.
        world.Go("2026-12-04 10:00");
        await world.ReconcileAsync(Some.December);
        foreach (var at in new[] { "2026-12-04 11:00", "2026-12-07 11:00" })
        {
            world.Go(at);
            world.Believed = new BelievedSheets();
            var shut = await CollectAsync(world);
            Assert.Contains(shut.Problems, p => p.Contains("put back", StringComparison.Ordinal));
        }

        // By then the bank may book what was sent before the restore, and one that is made sooner proves nothing.
        world.Go("2026-12-08 05:00");
        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-08 11:00");
        world.Believed = new BelievedSheets();
        var early = await CollectAsync(world);
        Assert.Contains(early.Problems, p => p.Contains("bjt from 2026-12-09 08:00 on", StringComparison.Ordinal));

        Assert.Single(world.Bank.Transfers);
        world.Go("2026-12-09 09:00");
        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-09 11:00");
        world.Believed = new BelievedSheets();
        var after = await CollectAsync(world);

        Assert.Equal(["2010", "2011"], world.Bank.Transfers.Select(t => t.Id.Bill.Village.Number));
        Assert.DoesNotContain(after.Problems, p => p.Contains("put back", StringComparison.Ordinal));
        Assert.Contains(after.Problems, p => p.StartsWith("33.16.12.2010 stands still", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ImportedFileOfMegabytes_comesBackWhole()
    {
        var settings = await TestStorage.SettingsAsync();
        var source = new StorageAccount(settings);
        await source.PrepareAsync(default);
        var list = new byte[4_000_000];
        new Random(7).NextBytes(list);
        var shown = new ShownImport(
            "20261125-030000-0000000a", new ImportTerms(ImportKind.Members, IsFull: true, Some.December), FieldMap.None,
            "peserta.xlsx", ShownImport.HashOf(list), "Sari", Now, "00", "import members: read=1", NeedsSecond: false);
        await new TableImports(source, NikVault.Open(source, settings)).PutAsync(shown, list, default);
        var (file, _) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        await RestoreAsync(target, file);

        var stored = await new TableImports(target, NikVault.Open(target, settings)).FindAsync(shown.Id, default);
        Assert.Equal(list, stored!.File);
    }

    /// <summary>Two villages without money, tried and exported; then the money comes.</summary>
    private static async Task<(World World, byte[] File)> ShortWorldAsync()
    {
        var world = await new World().WithAsync(0, numbers: ["2010", "2011"]);
        var account = await TestStorage.AccountAsync();
        await new TableRegistry(account).ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        await new TablePauses(account).AddAsync(
            new PauseOrder(
                1, PauseScope.Parse("bank:another"), new Pause("sari", "pindah", Some.Day("2026-12-01"), null), Now),
            default);
        world.UseLedger = new TableLedger(account, "test");
        await CollectAsync(world);
        var (file, _) = await ExportAsync(account);
        foreach (var code in new[] { "2010", "2011" }.Select(World.CodeOf))
        {
            world.Bank.Deposit(Some.Account(code), new Rupiah(10_000_000));
        }

        return (world, file);
    }

    private static async Task AssertShutAsync(World world, StorageAccount account)
    {
        (world.UseLedger, world.Believed) = (new TableLedger(account, "test"), new BelievedSheets());
        world.Go("2026-12-14 09:00");
        var shut = await CollectAsync(world);

        Assert.Empty(world.Bank.Transfers);
        Assert.Contains(shut.Problems, p => p.Contains("put back", StringComparison.Ordinal));
    }

    private static async Task<DistrictReport> CollectAsync(World world)
    {
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        await world.CloseRuns().RunAsync(default);
        return Assert.Single((await world.UseLedger.RunAsync(run.Id, default))!.Reports);
    }
}
