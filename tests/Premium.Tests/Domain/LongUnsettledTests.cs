using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What nobody has settled is there however long ago it came: runs, differences, proofs.</summary>
public sealed class LongUnsettledTests
{
    private static async Task<Run> ClosedAsync(World world, string at, RunState state)
    {
        world.Go(at);
        var run = new Run(
            $"collect~{at[..10]}~33.16~01", RunPurpose.Collect, "33.16", world.Time.GetUtcNow(), RunState.Open,
            new Tally());
        await world.Ledger.OpenRunAsync(run, [Some.District], default);
        var closed = run with { State = state, ClosedAt = world.Time.GetUtcNow(), Note = "the figures do not add up" };
        await world.Ledger.CloseRunAsync(closed, default);
        return closed;
    }

    private static async Task DaysAsync(World world, string from, int days)
    {
        for (var day = 0; day < days; day++)
        {
            world.Time.SetUtcNow(Some.At($"{from} 10:00").AddDays(day).ToUniversalTime());
            await world.TellAsync();
        }
    }

    [Theory]
    [InlineData(RunState.Red)]
    [InlineData(RunState.Amber)]
    public async Task RunThatNobodySignsOff_staysUntilSomebodyDoes(RunState state)
    {
        var world = await new World().WithAsync(10_000_000);
        var run = await ClosedAsync(world, "2026-12-03 09:00", state);
        await DaysAsync(world, "2026-12-03", 60);
        async Task<(bool Page, bool View, bool Item)> IsThereAsync()
        {
            var view = await world.Worklist().RunAsync("33.16", default);
            return (
                (await world.Worklist().PinnedAsync("33.16", default)).Any(r => r.Id == run.Id),
                view.Pinned.Any(r => r.Id == run.Id),
                view.Items.Any(i => i.Kind == WorkKinds.RedRun && i.Run == run.Id));
        }

        Assert.Equal((true, true, state == RunState.Red), await IsThereAsync());
        var noted = await new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest(NoteWork.RunKey(run.Id), "sari") { IsSignedOff = true }, "33.16", default);
        Assert.True(noted!.IsSignedOff);
        Assert.Equal((false, false, false), await IsThereAsync());
        await DaysAsync(world, "2027-02-02", 1);
        Assert.DoesNotContain(
            (await world.Notes.SeenAsync(default)).Keys, k => k.StartsWith("runs", StringComparison.Ordinal));
    }

    private static Task NightAsync(World world) => new StartReconciliations(
        world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time).RunAsync("33.16", default);

    private static async Task<bool> IsReconciledAsync(World world, PayMonth month)
    {
        var today = world.Rules.Today(world.Time.GetUtcNow());
        return (await world.Ledger.RunsAsync(today, today, default)).Any(r => r.PayMonth == month);
    }

    /// <summary>Two people signed "executed", and no statement ever shows it: the item stays for months.</summary>
    [Theory]
    [InlineData(BreakKind.MissingAtBank, true)]
    [InlineData(BreakKind.MissingWithUs, true)]
    [InlineData(BreakKind.GivenBack, false)]
    public async Task MonthWithADifferenceForPeople_isReconciledOn_untilAStatementAgrees(BreakKind kind, bool isOn)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var found = new Break(kind, Some.Code, "REF1", new Rupiah(216_742), Rupiah.Zero);
        var night = 0;
        async Task ReportAsync(params Break[] breaks)
        {
            var now = world.Time.GetUtcNow();
            var run = new Run(
                $"reconcile~{world.Rules.Today(now):yyyy-MM-dd}~33.16~{++night}", RunPurpose.Reconcile, "33.16", now,
                RunState.Open, new Tally(), Bank: Some.Bank, PayMonth: Some.December);
            await world.Ledger.OpenRunAsync(run, [Some.District], default);
            await world.Ledger.ReportAsync(
                run.Id,
                DistrictReport.Pending(Some.District) with
                {
                    Tally = new Tally(),
                    Reconciliation = new ReconciliationResult(0, 0, breaks)
                    {
                        Accounts = [new AccountProof("a", [Some.Code], true, world.Rules.Today(now))],
                    },
                },
                default);
            await world.Ledger.CloseRunAsync(run with { State = RunState.Amber, ClosedAt = now }, default);
        }

        world.Go("2027-02-03 20:30");
        await ReportAsync(found);
        for (var day = Some.At("2027-02-25 20:30"); day < Some.At("2027-05-20 00:00"); day = day.AddDays(20))
        {
            world.Time.SetUtcNow(day.ToUniversalTime());
            await NightAsync(world);
            Assert.Equal(isOn, await IsReconciledAsync(world, Some.December));
            await (isOn ? ReportAsync(found) : Task.CompletedTask);
        }

        Assert.Equal(isOn ? 1 : 0, (await world.ItemsAsync()).Count(i => i.Kind == WorkKinds.Break));
        world.Time.Advance(TimeSpan.FromDays(1));
        await ReportAsync();
        world.Time.Advance(TimeSpan.FromDays(1));
        await NightAsync(world);
        Assert.False(await IsReconciledAsync(world, Some.December));
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Break);
    }

    /// <summary>For three nights it did not report: what was proven before is proven all the same.</summary>
    [Fact]
    public async Task C14_ProofOfADistrict_outlivesNightsWithoutItsReport()
    {
        var world = await new World("2026-12-28 09:00").WithAsync(5, since: PayMonth.Parse("2026-08"));
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        async Task<Standing> StandingAsync() => (await new ReadDistricts(
            world.Registry, world.Ledger, world.Rules, world.Time).DistrictAsync(Some.District, default))
            .Bills[0].Standing;
        Assert.Equal(Standing.Lapsed, await StandingAsync());
        foreach (var day in Enumerable.Range(29, 3))
        {
            world.Go($"2026-12-{day} 20:30");
            await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        }

        Assert.Equal(Standing.Lapsed, await StandingAsync());
    }
}
