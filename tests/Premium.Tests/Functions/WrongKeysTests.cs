using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Premium.Tests.Domain;
using Premium.Tests.Snap;
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

    /// <summary>By whom and for what; what was guessed is in no log.</summary>
    [Fact]
    public async Task Guesses_areLogged_eachWithItsAddress_andRequestsWithoutKeyAreNot()
    {
        using var log = new KeptLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var keys = new WrongKeys(time, factory.CreateLogger<WrongKeys>());
        var request = new DefaultHttpContext
        {
            Connection = { RemoteIpAddress = IPAddress.Parse("203.0.113.9") },
        }.Request;
        (request.Method, request.Path) = ("GET", "/api/runs");
        request.Headers[AdminKeys.Header] = "a-key-that-was-guessed";

        await keys.SlowAsync(request, hasKey: false, default);
        await keys.SlowLinkAsync(request, isWhole: false, default);
        Assert.Equal("", log.All);
        await keys.SlowAsync(request, hasKey: true, default);
        await keys.SlowLinkAsync(request, isWhole: true, default);

        Assert.Equal(
            ["GET /api/runs: a wrong admin key, from 203.0.113.9", "GET: a wrong reply link, from 203.0.113.9"],
            log.All.Split('\n').Select(line => line.Trim()));
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
