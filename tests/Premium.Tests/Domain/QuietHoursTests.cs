using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("21:00-06:00", "2026-12-03 20:59", null)]
    [InlineData("21:00-06:00", "2026-12-03 21:00", "2026-12-04 06:00")]
    [InlineData("21:00-06:00", "2026-12-04 05:59", "2026-12-04 06:00")]
    [InlineData("21:00-06:00", "2026-12-04 06:00", null)]
    [InlineData("12:00-13:30", "2026-12-04 12:00", "2026-12-04 13:30")]
    [InlineData("12:00-13:30", "2026-12-04 13:30", null)]
    [InlineData("none", "2026-12-04 03:00", null)]
    public void NobodyIsWokenAtNight(string hours, string now, string? until)
    {
        Assert.True(QuietHours.TryParse(hours, out var quiet));
        Assert.Equal(
            until is null ? null : Some.At(until), quiet.Until(Some.At(now), Some.Rules().Local));
    }

    [Theory]
    [InlineData("")]
    [InlineData("21-6")]
    [InlineData("21:00")]
    [InlineData("21:00-21:00")]
    [InlineData("24:00-06:00")]
    public void OtherTexts_areRefused(string text) => Assert.False(QuietHours.TryParse(text, out _));

    [Fact]
    public async Task WhatIsRaisedAtNight_isToldInTheMorning()
    {
        var world = await new World("2026-12-03 20:58").WithAsync(0);
        await world.CollectAsync();
        world.Go("2026-12-03 21:30");
        await world.PumpAsync();
        var atNight = world.Mail.Messages.Count;
        world.Go("2026-12-04 06:00");
        await world.PumpAsync();

        Assert.Equal(0, atNight);
        Assert.Single(world.Mail.Messages);
    }
}
