using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.Tests.Domain;
using PremiumFunctions;

namespace Premium.Tests.Functions;

public sealed class WrongKeysTests
{
    private readonly FakeTimeProvider time = new(Some.At("2026-12-03 09:00"));

    [Fact]
    public async Task Guesses_wait_afterAFewAMinute_andRequestsWithoutKeyNever()
    {
        var keys = new WrongKeys(time, NullLogger<WrongKeys>.Instance);
        Task TryAsync(bool hasKey = true) => keys.SlowAsync(new DefaultHttpContext().Request, hasKey, default);
        for (var guess = 0; guess < WrongKeys.FreeAMinute; guess++)
        {
            Assert.True(TryAsync().IsCompletedSuccessfully);
        }

        var slow = TryAsync();
        Assert.False(slow.IsCompleted);
        Assert.True(TryAsync(hasKey: false).IsCompletedSuccessfully);
        time.Advance(WrongKeys.Wait);
        await slow;

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(TryAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task GuessedLinks_wait_too_andMakeNoAdminWait()
    {
        var keys = new WrongKeys(time, NullLogger<WrongKeys>.Instance);
        Task TryAsync(bool isWhole = true) =>
            keys.SlowLinkAsync(new DefaultHttpContext().Request, isWhole, default);
        for (var guess = 0; guess < WrongKeys.FreeAMinute; guess++)
        {
            Assert.True(TryAsync().IsCompletedSuccessfully);
        }

        var slow = TryAsync();
        Assert.False(slow.IsCompleted);
        Assert.True(TryAsync(isWhole: false).IsCompletedSuccessfully);
        Assert.True(keys.SlowAsync(new DefaultHttpContext().Request, hasKey: true, default).IsCompletedSuccessfully);
        time.Advance(WrongKeys.Wait);
        await slow;
    }
}
