using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>What statements show of payments that the bank denies is told, whoever found it.</summary>
public sealed class AdoptedWorkTests
{
    private static async Task<World> RefusedAsync(
        RefusalReason reason, Func<string, IReadOnlyList<string>>? words = null)
    {
        var world = await WithAsync(new BankConduct(PaymentConduct.RefusesAndExecutes, reason) { Narrates = words });
        await world.CollectAsync();
        return world;
    }

    private static async Task<IReadOnlyList<WorkItem>> AdoptedAsync(World world) =>
        [.. (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.Adopted)];

    private static async Task ReconciledAsync(World world)
    {
        var run = await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        await world.ReconcileAsync(run.Id);
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Green, ClosedAt = world.Time.GetUtcNow() }, default);
    }

    /// <summary>A waking without a run leaves no report, and the night finds all in order.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C05_RefusedAndExecuted_isOneItem_untilSomebodySignsItOff(bool isFoundByLook)
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests);
        world.Go("2026-12-03 09:40");
        await (isFoundByLook ? world.CollectAsync() : ReconciledAsync(world));
        world.Go("2026-12-03 20:30");
        await ReconciledAsync(world);
        world.Go("2026-12-04 20:30");
        await ReconciledAsync(world);
        await world.TellAsync();

        var item = Assert.Single(await AdoptedAsync(world));
        var line = (await world.SheetAsync()).Adoption(First)!.Line;
        Assert.Equal((Some.Code, (await world.BillAsync()).Amount), (item.Village, item.AtStake));
        Assert.Contains(line, item.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Break);
        await new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest(item.Key, "sari") { IsSignedOff = true }, "33.16", default);
        Assert.Empty(await AdoptedAsync(world));
        await world.TellAsync();
        world.Go("2026-12-05 20:30");
        await ReconciledAsync(world);
        await world.TellAsync();
        Assert.Empty(await AdoptedAsync(world));
    }

    [Fact]
    public async Task C05_OneOfMonthsAgo_isNoItem()
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests);
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        world.Go("2027-02-02 09:00");
        Assert.Single(await AdoptedAsync(world));
        world.Go("2027-02-05 09:00");
        Assert.Empty(await AdoptedAsync(world));
    }

    /// <summary>It does not count as paid any more, and its bill says what is to be done.</summary>
    [Fact]
    public async Task C05_OneThatCameBack_isNoItem()
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests);
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        Assert.Single(await AdoptedAsync(world));
        world.Go("2026-12-03 20:30");
        world.Bank.Book(
            Some.Account(),
            new StatementLine(
                "990009", Some.At("2026-12-03 09:50"), (await world.BillAsync()).Amount, false,
                "BPJSTK-" + First.PaymentReference, true));
        await ReconciledAsync(world);
        Assert.Equal(RefusalReason.GivenBack, (await world.BillAsync()).Refusal);
        Assert.Empty(await AdoptedAsync(world));
    }

    /// <summary>Two people who named the line know of it.</summary>
    [Fact]
    public async Task C05_WhatTwoPeopleSigned_isNoItem()
    {
        var world = await RefusedAsync(RefusalReason.NoFunds, _ => [OwnWords]);
        await world.ReconcileAsync(Some.December);
        world.Go("2026-12-09 09:00");
        var line = await LineAsync(world);
        await DecideAsync(world, DecidedOutcome.Executed, "sari", line);
        await DecideAsync(world, DecidedOutcome.Executed, "budi", line);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.NotNull((await world.SheetAsync()).Adoption(First));
        Assert.Empty(await AdoptedAsync(world));
    }

    [Fact]
    public async Task C04_BillInDoubt_showsTheLineThatNothingExplains()
    {
        var world = await RefusedAsync(RefusalReason.TooManyRequests, _ => [OwnWords]);
        world.Go("2026-12-03 09:40");
        var report = await world.CollectAsync();
        world.Go("2026-12-03 20:30");
        await ReconciledAsync(world);

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Doubt);
        var line = await LineAsync(world);
        Assert.Contains($" {line}: {OwnWords}", item.Detail, StringComparison.Ordinal);
        Assert.Contains(report.Problems, p => p.StartsWith("33.16.12.2010 PU 2026-11: ", StringComparison.Ordinal)
            && p.EndsWith($" {line}: {OwnWords}", StringComparison.Ordinal));
    }
}
