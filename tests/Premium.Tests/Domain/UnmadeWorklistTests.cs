using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What nobody foresaw, and the worklist falls over: its runs are closed all the same, and somebody is told.
/// </summary>
public sealed class UnmadeWorklistTests
{
    [Fact]
    public async Task C30_RunBehindWhichTheWorklistCannotBeMade_isClosedRed_andTold()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3);
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing(segment: Segment.Bpu, people: 3)], default);
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();

        // No file that is accepted holds such a band; it stands for any fault of that kind.
        var huge = new Rupiah(long.MaxValue / 2);
        world.Rules = world.Rules with
        {
            Tariffs = world.Rules.Tariffs.With(
                world.Rules.Tariffs.Table, [new BpuBand(Rupiah.Zero, huge, huge, huge)]),
        };
        await Assert.ThrowsAsync<OverflowException>(() => world.ItemsAsync());

        var closed = Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);

        Assert.Equal((RunState.Red, "the worklist could not be made"), (closed.State, closed.Note));
        Assert.Equal(RunState.Red, (await world.Ledger.RunAsync(run.Id, default))?.Run.State);
        Assert.Contains(
            world.Mail.Messages,
            m => m.Recipient == "operasi@kab.example"
                && m.Body.Contains("daftar kerja tidak dapat disusun", StringComparison.Ordinal));
    }
}
