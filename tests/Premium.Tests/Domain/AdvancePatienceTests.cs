using Microsoft.Extensions.Time.Testing;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Advance notices over a channel that does not answer.</summary>
public sealed class AdvancePatienceTests
{
    /// <summary>
    /// Each waits half a minute for the mail server; what a waking has no time for is for the next one.
    /// </summary>
    [Fact]
    public async Task C23_mailServerThatStaysSilent_endsAWakingAfterMinutes_andAllHearWhenItIsBack()
    {
        var clock = new FakeTimeProvider(Some.At("2026-11-30 09:00").ToUniversalTime());
        var isSilent = true;
        DeliveryFault Silent()
        {
            clock.Advance(TimeSpan.FromSeconds(isSilent ? 30 : 0));
            return isSilent ? DeliveryFault.Away : DeliveryFault.None;
        }

        string[] numbers = [.. Enumerable.Range(2001, 10).Select(n => $"{n}")];
        var world = await new World(faultOf: _ => Silent(), time: clock)
            .WithAsync(10_000_000, since: Some.December, numbers: numbers);
        await world.Advance().RunAsync("33.16", default);
        Assert.Equal((6, Some.At("2026-11-30 09:03")), (world.Mail.Tries, clock.GetUtcNow()));

        world.Go("2026-11-30 09:15");
        await world.Advance().RunAsync("33.16", default);
        Assert.InRange(clock.GetUtcNow(), Some.At("2026-11-30 09:18"), Some.At("2026-11-30 09:21"));

        isSilent = false;
        world.Go("2026-11-30 15:00");
        await world.Advance().RunAsync("33.16", default);
        Assert.Equal(10, world.Mail.Messages.Count);
    }
}
