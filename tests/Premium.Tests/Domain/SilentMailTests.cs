using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>
/// A channel that does not answer: each message waits half a minute for it, and what a waking has no time for is for
/// the next one.
/// </summary>
public sealed class SilentMailTests
{
    private readonly FakeTimeProvider clock = new(Some.At("2026-11-30 09:00").ToUniversalTime());
    private bool isSilent = true;

    [Fact]
    public async Task C23_AdvanceNotices_endAWakingAfterMinutes_andAllHearWhenItIsBack()
    {
        string[] numbers = [.. Enumerable.Range(2001, 10).Select(n => $"{n}")];
        var world = await new World(faultOf: _ => Silent(), time: clock)
            .WithAsync(10_000_000, since: Some.December, numbers: numbers);
        await world.Advance().RunAsync("33.16", default);
        Assert.Equal((6, Some.At("2026-11-30 09:03")), (world.Mail.Tries, clock.GetUtcNow()));

        world.Go("2026-11-30 09:15");
        await world.Advance().RunAsync("33.16", default);
        Assert.InRange(clock.GetUtcNow(), Some.At("2026-11-30 09:18"), Some.At("2026-11-30 09:21"));

        // One district, and all of it waits by now: what was offered least comes first.
        world.Go("2026-11-30 11:00");
        await world.Advance().RunAsync("33.16", default);
        Assert.Equal(Some.At("2026-11-30 11:03"), clock.GetUtcNow());
        Assert.Equal(
            [2, 2, 2, 2, 2, 2, 2, 2, 3, 3],
            (await world.Notices.WaitingAsync(default)).All.Select(n => n.Tries).Order());

        isSilent = false;
        world.Go("2026-11-30 15:00");
        await world.Advance().RunAsync("33.16", default);
        Assert.Equal(10, world.Mail.Messages.Count);
    }

    [Fact]
    public async Task C23_NewsOfTheWorklist_endsAWakingAfterMinutes_theNewFirst_andAllIsSentWhenItIsBack()
    {
        var world = new World(faultOf: _ => Silent(), time: clock);
        var operations = world.Operations();
        foreach (var number in Enumerable.Range(1, 9))
        {
            await world.Notices.PutAsync(
                new Notice($"work-doubt-{number}", clock.GetUtcNow(), "Perlu diperiksa", "...")
                {
                    Tries = number == 5 ? 0 : 3,
                },
                default);
        }

        await operations.RetryAsync(default);
        var tried = (await world.Notices.WaitingAsync(default)).All.Where(n => n.NextTry is not null).ToList();
        Assert.Equal((6, Some.At("2026-11-30 09:03")), (tried.Count, clock.GetUtcNow()));
        Assert.Contains(tried, n => n.Id == "work-doubt-5");

        isSilent = false;
        world.Go("2026-11-30 15:00");
        await operations.RetryAsync(default);
        Assert.Equal(9, world.Mail.Messages.Count);
    }

    private DeliveryFault Silent()
    {
        clock.Advance(TimeSpan.FromSeconds(isSilent ? 30 : 0));
        return isSilent ? DeliveryFault.Away : DeliveryFault.None;
    }
}
