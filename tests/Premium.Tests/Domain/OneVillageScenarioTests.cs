using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What befalls one village never stops the others of its district.</summary>
public sealed class OneVillageScenarioTests
{
    private static BankConduct With(PaymentConduct payment) => new(payment);

    [Fact]
    [Trait("Incident", "fineract PR#6078")]
    public async Task OneShortVillage_leavesTheOthersAndItsOwnRefusalInPlace_asFineract6078()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2012"]);
        await world.WithAsync(5, numbers: ["2011"]);

        var report = await world.CollectAsync();

        Assert.Equal(new Tally(Expected: 3, Done: 2, Short: 1, Alerts: 1), report.Tally);
        Assert.Equal(RefusalReason.NoFunds, (await world.BillAsync("2011")).Refusal);
    }

    [Theory]
    [Trait("Incident", "achgateway PR#373")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneMalformedVillage_neverStopsItsDistrict_asAchgateway373(bool spoiledRegister)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var bad = Some.Roster(World.CodeOf("2011")) with
        {
            Members = [Some.Official("kades", -1), Some.Official("sekdes", 2_000_000)],
        };
        await world.PutAsync(Some.Village(bad.Village), bad);
        if (spoiledRegister)
        {
            world.Registry.Spoil(bad.Village, "Name: expected text");
        }

        var report = await world.CollectAsync();

        Assert.Equal(new Tally(Expected: 2, Done: 1, Skipped: 1), report.Tally);
        Assert.Contains("2011", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bill~2011~pu")]
    [InlineData("debit~2011~pu~01")]
    public async Task UnreadableRow_holdsUpItsVillageOnly(string rowKey)
    {
        var world = await new World(conductOf: _ => With(PaymentConduct.SilentBeforeEffect))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        var row = (await world.SheetAsync()).Rows.Single(r => r.RowKey == rowKey);
        world.Ledger.Spoil(row, "State: expected one of Planned");

        world.Time.Advance(TimeSpan.FromMinutes(1));
        var report = await world.CollectAsync();

        Assert.Equal(1, (await world.SheetAsync()).Debit(Some.BillId().Attempt(1))!.Inquiries);
        Assert.Contains(rowKey, Assert.Single(report.Problems), StringComparison.Ordinal);
        Assert.Equal(2, world.Bank.Received.Count);
    }

    [Fact]
    public async Task BrokenCall_isSilence_andTheOthersGoOn()
    {
        var world = await new World(conductOf: o => With(
            o.Id.Bill.Village == Some.Code ? PaymentConduct.Breaks : PaymentConduct.Prompt))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);

        await world.CollectAsync();
        var first = await world.BillAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.PumpAsync();

        Assert.Equal(BillState.Unknown, first.State);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    /// <summary>Nobody else has anything left to debit, so that no sheet is held against its journal.</summary>
    [Fact]
    public async Task C07_aRunOverABillThatCannotBeRead_isRed_alsoWhereNothingIsLeftToDebit()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        world.Ledger.Spoil(await world.BillAsync("2011"), "State: expected one of Planned");

        world.Go("2026-12-04 09:00");
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        var run = Assert.Single(await world.CloseRuns().RunAsync(default));

        Assert.Equal(RunState.Red, run.State);
        Assert.Contains("bill~2011~pu", run.Note, StringComparison.Ordinal);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }
}
