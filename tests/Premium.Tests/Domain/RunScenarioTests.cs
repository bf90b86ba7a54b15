using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

public sealed class RunScenarioTests
{
    private static Task<IReadOnlyList<Run>> CloseAsync(World world, Operations? operations = null) =>
        world.CloseRuns(operations).RunAsync(default);

    private static Task<Run> StartAsync(World world, string regency = "33.16") =>
        world.StartRun().RunAsync(RunPurpose.Collect, regency, default);

    [Fact]
    public async Task Run_wakesItsDistricts_andClosesGreenWhenAllReportedAndAddUp()
    {
        var world = await new World().WithAsync(10_000_000);
        var run = await StartAsync(world);
        var early = await CloseAsync(world);
        await world.PumpAsync();
        var closed = Assert.Single(await CloseAsync(world));

        Assert.Equal("collect~2026-12-03~33.16~01", run.Id);
        Assert.Empty(early);
        Assert.Equal((RunState.Green, new Tally(Expected: 1, Done: 1), ""), (closed.State, closed.Tally, closed.Note));
        Assert.DoesNotContain(world.Mail.Messages, m => m.Recipient == "operasi@kab.example");
        Assert.Empty(await CloseAsync(world));
    }

    [Fact]
    public async Task LostWakeOfAnUnknownOutcome_isMadeGoodWhileItsRunIsOpen()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000);
        await StartAsync(world);
        foreach (var message in world.Wake.TakeDue())
        {
            await world.CollectAsync(run: WakeMessages.ParseDistrict(message.Text).Run);
        }

        // The delayed message that would bring the inquiry is lost.
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(world.Wake.TakeDue());
        var waiting = await CloseAsync(world);
        await world.PumpAsync();

        Assert.Empty(waiting);
        Assert.Equal(1, Assert.Single(await CloseAsync(world)).Tally.Done);
    }

    [Fact]
    public async Task StartedTwice_isOneRun_andTheNextOneHasTheNextNumber()
    {
        var world = await new World().WithAsync(10_000_000);
        var first = await StartAsync(world);
        var again = await StartAsync(world);
        await world.PumpAsync();
        await CloseAsync(world);
        var next = await StartAsync(world);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal("collect~2026-12-03~33.16~02", next.Id);
        Assert.Single(world.Bank.Transfers);
    }

    [Fact]
    [Trait("Incident", "bcgov/entity #13579")]
    public async Task RunThatDoesNotAddUp_isRedAndOperationsAreTold_asBcgovEntity13579()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var stray = Some.Bill(BillState.Debited, code: World.CodeOf("2099"));
        var sheet = await world.SheetAsync();
        await world.Ledger.CommitAsync(
            sheet, new Change(world.Time.GetUtcNow(), "test", "stray", [stray]), default);
        await StartAsync(world);
        await world.PumpAsync();

        var closed = Assert.Single(await CloseAsync(world));

        Assert.Equal(RunState.Red, closed.State);
        Assert.Contains("the figures do not add up", closed.Note, StringComparison.Ordinal);
        var told = Assert.Single(world.Mail.Messages, m => m.Recipient == "operasi@kab.example");
        Assert.Equal(("operasi@kab.example", "run-collect-2026-12-03-33.16-01"), (told.Recipient, told.Id));
        Assert.Contains("expected=1 done=2", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Incident", "bcgov/entity #28672, durabletask #1114")]
    public async Task DistrictThatNeverReports_makesTheRunRedAtItsDeadline_asDurabletask1114()
    {
        var world = await new World().WithAsync(10_000_000);
        await StartAsync(world);
        world.Wake.TakeDue();
        world.Time.Advance(world.Rules.RunDeadline - TimeSpan.FromSeconds(1));
        var early = await CloseAsync(world);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var closed = Assert.Single(await CloseAsync(world));

        Assert.Empty(early);
        Assert.Equal((RunState.Red, "no report from 33.16.12"), (closed.State, closed.Note));
        Assert.Single(world.Mail.Messages);
    }

    [Fact]
    public async Task RunWhoseOpenerDiedBeforeItsDistrictsWereIn_isTakenUpWithThem()
    {
        var world = await new World().WithAsync(10_000_000);
        var half = new Run(
            "collect~2026-12-03~33.16~01", RunPurpose.Collect, "33.16", world.Time.GetUtcNow(), RunState.Open,
            new Tally());
        await world.Ledger.OpenRunAsync(half, [], default);

        var run = await StartAsync(world);
        await world.PumpAsync();
        var closed = Assert.Single(await CloseAsync(world));

        Assert.Equal(half.Id, run.Id);
        Assert.Equal((RunState.Green, new Tally(Expected: 1, Done: 1)), (closed.State, closed.Tally));
    }

    [Fact]
    public async Task RunOverNoDistrict_isRed()
    {
        var world = await new World().WithAsync(10_000_000);
        await StartAsync(world, regency: "33.61");
        var early = await CloseAsync(world);
        world.Time.Advance(world.Rules.RunPatience);
        var closed = Assert.Single(await CloseAsync(world));

        // Its districts may still be on their way into the table.
        Assert.Empty(early);
        Assert.Equal((RunState.Red, "the register names no district"), (closed.State, closed.Note));
    }

    [Fact]
    public async Task NextRun_saysWhatTheLastLeftOpen()
    {
        var world = await new World(conductOf: _ => new(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true))
            .WithAsync(10_000_000);
        var first = await StartAsync(world);
        world.Go("2026-12-04 09:00");
        var second = await StartAsync(world);
        await world.PumpAsync();
        world.Time.Advance(world.Rules.RunDeadline);
        await CloseAsync(world);
        world.Go("2026-12-05 09:00");
        var third = await StartAsync(world);

        Assert.Equal("", first.Before);
        Assert.Equal("collect~2026-12-03~33.16~01: open", second.Before);
        Assert.Equal("collect~2026-12-04~33.16~01: unknown=1 skipped=0", third.Before);
        Assert.Equal(third.Before, (await world.Ledger.RunAsync(third.Id, default))!.Run.Before);
    }

    [Fact]
    public async Task RunLeftOpenBeforeALongStandstill_isClosedRedAndTold_asBcgovEntity28672()
    {
        var world = await new World().WithAsync(10_000_000);
        await StartAsync(world);
        world.Wake.TakeDue();
        world.Go("2026-12-28 09:00");
        Assert.Equal(RunState.Red, Assert.Single(await CloseAsync(world)).State);
        Assert.Single(world.Mail.Messages);
    }

    [Fact]
    public async Task RedRunWithNobodyToTell_isLoggedAsCritical()
    {
        var world = await new World().WithAsync(10_000_000);
        await StartAsync(world, regency: "33.61");
        world.Time.Advance(world.Rules.RunPatience);
        var log = new ListLog();
        await CloseAsync(world, new Operations([], new OperationsContacts([]), world.Notices, world.Time, log));
        Assert.Contains(LogLevel.Critical, log.Levels.Keys);
    }

    [Fact]
    public async Task RunWithAnUnknownOutcome_waitsForItsInquiry()
    {
        var world = await new World(conductOf: _ => new(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000);
        await StartAsync(world);
        await world.PumpAsync();
        var early = await CloseAsync(world);
        world.Time.Advance(TimeSpan.FromSeconds(31));
        await world.PumpAsync();
        var closed = Assert.Single(await CloseAsync(world));

        Assert.Empty(early);
        Assert.Equal(new Tally(Expected: 1, Done: 1), closed.Tally);
    }

    [Fact]
    public async Task RefusalThatPassesByItself_isTriedAgainTheSameDay()
    {
        // The bank is out of reach at first; the safe day would be over with the next morning's timer.
        var attempts = 0;
        var world = await new World("2026-12-15 13:00", _ => new(attempts++ == 0
            ? PaymentConduct.NotSent
            : PaymentConduct.Prompt)).WithAsync(10_000_000);
        await StartAsync(world);
        await world.PumpAsync();
        var first = await world.BillAsync();
        world.Time.Advance(TimeSpan.FromMinutes(61));
        await world.PumpAsync();

        Assert.Equal(BillState.Planned, first.State);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task RefusalLearnedByInquiry_isTriedAgainTheSameDay()
    {
        var world = await new World("2026-12-15 09:00", order => new(order.Id.Attempt == 1
            ? PaymentConduct.PendingThenFailed
            : PaymentConduct.Prompt)).WithAsync(10_000_000);
        await StartAsync(world);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        var refused = await world.BillAsync();
        world.Time.Advance(TimeSpan.FromMinutes(121));
        await world.PumpAsync();

        Assert.Equal((BillState.Planned, RefusalReason.FailedAtBank), (refused.State, refused.Refusal));
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }
}
