using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;

namespace Premium.Tests.Storage;

/// <summary>The row of a run that no longer says what its id says is not read as that of another run.</summary>
public sealed class RunRowTests
{
    [Theory]
    [InlineData("Regency", null)]
    [InlineData("Regency", "33.17")]
    [InlineData("Purpose", "Watch")]
    [InlineData("Bank", null)]
    [InlineData("Bank", "bank-lain")]
    [InlineData("PayMonth", null)]
    [InlineData("PayMonth", "2026-11")]
    public async Task C28_RunThatLostWhatItsIdSays_isUnreadable_andTheNextOneTakesAnotherId(
        string column, string? value)
    {
        var account = await TestStorage.AccountAsync();
        var world = await new World().WithAsync(10_000_000);
        world.UseLedger = new TableLedger(account, "test");
        Task<Run> StartAsync() =>
            world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        var first = await StartAsync();
        var row = (await account.Runs.GetEntityAsync<TableEntity>($"day~{first.Day:yyyy-MM-dd}", first.Id)).Value;
        row[column] = value;
        await account.Runs.UpsertEntityAsync(row, TableUpdateMode.Replace);

        var next = await StartAsync();
        var runs = await world.UseLedger.RunsAsync(first.Day, first.Day, default);
        var named = await new RowsCheck(account).RunAsync(default).ToListAsync();

        Assert.EndsWith("~02", next.Id, StringComparison.Ordinal);
        var red = Assert.Single(runs, r => !r.IsReadable);
        Assert.Equal(
            (first.Id, RunPurpose.Reconcile, "33.16", Some.Bank, (PayMonth?)Some.December, RunState.Red),
            (red.Id, red.Purpose, red.Regency, red.Bank, red.PayMonth, red.State));
        Assert.Contains($"column {column}", red.Note, StringComparison.Ordinal);
        Assert.Contains($"column {column}", Assert.Single(named).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C28_KeyThatIsNoRunsOrReports_isOnTheWorklist_andHidesNoOther()
    {
        var account = await TestStorage.AccountAsync();
        var world = await new World().WithAsync(10_000_000);
        world.UseLedger = new TableLedger(account, "test");
        await world.CollectAsync();
        var run = await world.StartRun().RunAsync(RunPurpose.Watch, "33.16", default);
        await world.UseLedger.CloseRunAsync(run with { State = RunState.Green, ClosedAt = run.StartedAt }, default);
        string[] strange = [$"runs day~{run.Day:yyyy-MM-dd} sampah", $"runs {run.Id} district~sampah"];
        foreach (var keys in strange.Select(place => place.Split(' ')))
        {
            await account.Runs.AddEntityAsync(new TableEntity(keys[1], keys[2]) { ["Expected"] = 1 });
        }

        var items = (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.StrangeRun);

        Assert.Equal(strange, items.Select(i => i.Detail));
        Assert.Equal([run.Id], (await world.UseLedger.RunsAsync(run.Day, run.Day, default)).Select(r => r.Id));
    }
}
