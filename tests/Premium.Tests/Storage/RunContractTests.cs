using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed class RunContractTests
{
    private static readonly Run Collect = new(
        "collect~2026-12-03~01", RunPurpose.Collect, "33.16", Noon, RunState.Open, new Tally());

    [Theory, OnBoth]
    public async Task Run_opens_withEveryDistrictPending(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var districts = Districts(250);

        Assert.Equal(Collect, await ledger.OpenRunAsync(Collect, districts, CancellationToken.None));

        var manifest = await ledger.RunAsync(Collect.Id, CancellationToken.None);
        Assert.Equal(Collect, manifest!.Run);
        Assert.Equal(districts, manifest.Reports.Select(r => r.District));
        Assert.Equal(districts, manifest.Missing);
        Assert.Null(await ledger.RunAsync("collect~2026-12-03~02", CancellationToken.None));
        Assert.Null(await ledger.RunAsync("not a run", CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task RunCutShortWhileOpening_isCompleted_andReportsStay(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var report = new DistrictReport(District, new Tally(Expected: 2, Done: 2), null, []);
        await ledger.OpenRunAsync(Collect, [District], CancellationToken.None);
        await ledger.ReportAsync(Collect.Id, report, CancellationToken.None);

        var again = await ledger.OpenRunAsync(
            Collect with { StartedAt = Noon.AddHours(1) }, [District, Neighbour], CancellationToken.None);

        Assert.Equal(Noon, again.StartedAt);
        var manifest = await ledger.RunAsync(Collect.Id, CancellationToken.None);
        Assert.Equal([Neighbour], manifest!.Missing);
        Assert.Equal(2, manifest.Tally.Done);
    }

    [Theory, OnBoth]
    public async Task TwoHosts_openingOneRunAtOnce_openItOnce(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var districts = Districts(150);

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ledger.OpenRunAsync(
            Collect with { StartedAt = Noon.AddSeconds(i) }, districts, CancellationToken.None)));

        Assert.Single(opened.Distinct());
        Assert.Equal(150, (await ledger.RunAsync(Collect.Id, CancellationToken.None))!.Reports.Count);
    }

    [Theory, OnBoth]
    public async Task Report_comesBackWhole_inPlaceOfTheOneBefore(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var breaks = Enumerable.Range(0, 2000).Select(i => new Break(
            (BreakKind)(i % 7), Village(2001), $"33161220012611{i:000}", new Rupiah(i), new Rupiah(-i))).ToList();
        var report = new DistrictReport(
            District, new Tally(8, 1, 1, 1, 2, 1, 2, 5), Noon, ["Desa \"A\": data peserta kosong", "lain"],
            new ReconciliationResult(3, 4, breaks))
        {
            Untried = ["bjt", "bank-jateng"],
        };
        await ledger.OpenRunAsync(Collect, [District, Neighbour], CancellationToken.None);
        await ledger.ReportAsync(
            Collect.Id, report with { Tally = new Tally(), Problems = ["old"] }, CancellationToken.None);

        await ledger.ReportAsync(Collect.Id, report, CancellationToken.None);

        var read = (await ledger.RunAsync(Collect.Id, CancellationToken.None))!.Reports[0];
        Assert.Equal(report.Tally, read.Tally);
        Assert.Equal(report.NextWake, read.NextWake);
        Assert.Equal(report.Problems, read.Problems);
        Assert.Equal(report.Untried, read.Untried);
        Assert.Equal((3, 4), (read.Reconciliation!.Matched, read.Reconciliation.Resolved));
        Assert.Equal(breaks, read.Reconciliation.Breaks);
    }

    [Theory, OnBoth]
    public async Task ClosedRun_keepsTallyAndNote_andTakesNoMoreDistricts(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var closed = Collect with
        {
            State = RunState.Red,
            Tally = new Tally(2, 1, 0, 0, 1, 0, 0, 3),
            ClosedAt = Noon.AddHours(2),
            Note = "33.16.12 did not report",
            Bank = "bank-jateng",
            PayMonth = December,
        };
        await ledger.OpenRunAsync(Collect, [District], CancellationToken.None);

        await ledger.CloseRunAsync(closed, CancellationToken.None);

        Assert.Equal(closed, await ledger.OpenRunAsync(Collect, [Neighbour], CancellationToken.None));
        var manifest = await ledger.RunAsync(Collect.Id, CancellationToken.None);
        Assert.Equal(closed, manifest!.Run);
        Assert.Equal(District, Assert.Single(manifest.Reports).District);
    }

    [Theory, OnBoth]
    public async Task Runs_areListedByDay_newestFirst(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        foreach (var (id, purpose, at) in new[]
        {
            ("collect~2026-12-02~01", RunPurpose.Collect, Noon.AddDays(-1)),
            ("collect~2026-12-03~01", RunPurpose.Collect, Noon),
            ("reconcile~2026-12-03~01", RunPurpose.Reconcile, Noon.AddHours(5)),
            ("watch~2026-12-04~01", RunPurpose.Watch, Noon.AddDays(1)),
        })
        {
            await ledger.OpenRunAsync(
                Collect with { Id = id, Purpose = purpose, StartedAt = at }, [District], CancellationToken.None);
        }

        var third = new DateOnly(2026, 12, 3);
        var found = await ledger.RunsAsync(third, third.AddDays(1), CancellationToken.None);

        Assert.Equal(
            ["watch~2026-12-04~01", "reconcile~2026-12-03~01", "collect~2026-12-03~01"], found.Select(r => r.Id));
    }

    [Theory, OnBoth]
    public async Task RunId_withoutADay_isRefused(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);

        var error = await Assert.ThrowsAsync<FormatException>(
            () => ledger.OpenRunAsync(Collect with { Id = "collect~01" }, [District], CancellationToken.None));

        Assert.Contains("purpose~yyyy-MM-dd~rest", error.Message, StringComparison.Ordinal);
    }

    private static List<DistrictCode> Districts(int count) =>
        [.. Enumerable.Range(0, count).Select(i => DistrictCode.Parse($"33.{i / 20:00}.{i % 20:00}"))];

    [Theory]
    [InlineData("Purpose", "Dance")]
    [InlineData("State", "")]
    [InlineData("StartedAt", "yesterday")]
    [InlineData("Expected", "many")]
    [InlineData("PayMonth", "2026-13")]
    public async Task C28_UnreadableRun_isARedOneThatNeverBegan_andHidesNoOther(string column, string value)
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        await ledger.OpenRunAsync(Collect, [District], CancellationToken.None);
        var other = Collect with { Id = "watch~2026-12-03~33.16~01", Purpose = RunPurpose.Watch };
        await ledger.OpenRunAsync(other, [District], CancellationToken.None);
        await account.Runs.UpsertEntityAsync(
            new TableEntity("day~2026-12-03", other.Id) { [column] = value }, TableUpdateMode.Merge);
        await account.Runs.UpsertEntityAsync(new TableEntity("day~2026-12-03", "rubbish") { ["X"] = 1 });
        await account.Runs.UpsertEntityAsync(new TableEntity(Collect.Id, "rubbish") { ["X"] = 1 });
        var day = new DateOnly(2026, 12, 3);

        var runs = await ledger.RunsAsync(day, day, CancellationToken.None);

        Assert.Equal([other.Id, Collect.Id], runs.Select(r => r.Id).OrderDescending(StringComparer.Ordinal));
        var red = runs.Single(r => r.Id == other.Id);
        Assert.Equal((RunState.Red, RunPurpose.Watch, "33.16"), (red.State, red.Purpose, red.Regency));
        Assert.Contains("cannot be read", red.Note, StringComparison.Ordinal);
        Assert.Contains(column, red.Note, StringComparison.Ordinal);
        Assert.Equal([District], (await ledger.RunAsync(Collect.Id, CancellationToken.None))!.Missing);
    }

    [Fact]
    public async Task C28_UnreadableReconciliation_keepsItsNumber_andTheNextOneBegins()
    {
        var account = await TestStorage.AccountAsync();
        var world = await new World().WithAsync(10_000_000);
        world.UseLedger = new TableLedger(account, "test");
        Task<Run> StartAsync() =>
            world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        var first = await StartAsync();
        await account.Runs.UpsertEntityAsync(
            new TableEntity($"day~{first.Day:yyyy-MM-dd}", first.Id) { ["State"] = "Perhaps" },
            TableUpdateMode.Merge);

        var next = await StartAsync();

        Assert.EndsWith("~01", first.Id, StringComparison.Ordinal);
        Assert.EndsWith("~02", next.Id, StringComparison.Ordinal);
        Assert.Equal(RunState.Open, next.State);
        var red = Assert.Single((await world.UseLedger.RunsAsync(first.Day, first.Day, default)), r => !r.IsReadable);
        Assert.Equal((Some.Bank, (PayMonth?)Some.December), (red.Bank, red.PayMonth));
    }

    /// <summary>Whoever reads it would fall over the null: debits, worklist, digest and the closing of runs.</summary>
    [Theory]
    [InlineData("Breaks00")]
    [InlineData("Accounts00")]
    [InlineData("Problems00")]
    [InlineData("Heads00")]
    public async Task C28_ReportWithANull_countsAsMissing_andTheNeighbourIsCollected(string column)
    {
        var account = await TestStorage.AccountAsync();
        var world = await new World().WithAsync(10_000_000);
        world.UseLedger = new TableLedger(account, "test");
        var reconciled = await world.StartRun().RunAsync(
            RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        await world.ReconcileAsync(reconciled.Id);
        var row = (await account.Runs.GetEntityAsync<TableEntity>(reconciled.Id, $"district~{Some.District}")).Value;
        row[column] = "[null]";
        await account.Runs.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var report = Assert.Single((await world.UseLedger.RunAsync(reconciled.Id, default))!.Reports);
        Assert.Null(report.Tally);
        Assert.Contains($"column {column[..^2]}", Assert.Single(report.Problems), StringComparison.Ordinal);
        await world.CollectAsync();
        await world.CloseRuns().RunAsync(default);
        await world.TellAsync();
        Assert.NotNull(await world.ItemsAsync());
        Assert.Single(world.Bank.Transfers);
    }
}
