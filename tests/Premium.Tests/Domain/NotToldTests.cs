using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Whose silence calls somebody at night: that of operations alone.</summary>
public sealed class NotToldTests
{
    [Theory]
    [InlineData("digest-33.16-2026-12-03", LogLevel.Critical, 202)]
    [InlineData("work-doubt-1A", LogLevel.Critical, 202)]
    [InlineData(Operations.RemittancePrefix + "bank-jateng-2026-12-03", LogLevel.Warning, 205)]
    [InlineData(Operations.SubdistrictPrefix + "33.16.12-2026-12-03", LogLevel.Warning, 205)]
    public async Task C24_WhoCannotBeTold_isCriticalWhereItIsOperations(string notice, LogLevel level, int expected)
    {
        var world = new World(faultOf: _ => DeliveryFault.Refused);
        var log = new ListLog();
        var operations = new Operations(
            [world.Mail],
            new OperationsContacts([new Contact("email", "operasi@kab.example")])
            {
                Branch = [new Contact("email", "cabang@bpjs.example")],
            },
            world.Notices, world.Time, log, world.Registry);

        await operations.TellAsync(notice, "Perlu diperiksa", "...", default);
        world.Time.Advance(TimeSpan.FromHours(8));
        await operations.RetryAsync(default);

        Assert.Contains(expected, log.Levels[level]);
        Assert.Equal(level == LogLevel.Critical, log.Levels.ContainsKey(LogLevel.Critical));
    }

    /// <summary>A mailbox that puts off every try, beside one that takes it: nobody is called, and it ends.</summary>
    [Fact]
    public async Task C24_ContactThatPutsOffForEver_isNoAlarmWhereAnotherHasIt_andIsTriedAMonth()
    {
        var offered = 0;
        var world = new World(faultOf: message =>
        {
            var isAway = message.Recipient == "lama@kab.example";
            offered += isAway ? 1 : 0;
            return isAway ? DeliveryFault.Away : DeliveryFault.None;
        });
        var log = new ListLog();
        var operations = new Operations(
            [world.Mail],
            new OperationsContacts(
                [new Contact("email", "lama@kab.example"), new Contact("email", "operasi@kab.example")]),
            world.Notices, world.Time, log, world.Registry);

        await operations.TellAsync("work-doubt-1A", "Perlu diperiksa", "...", default);
        for (var day = 0; day < 33; day++)
        {
            world.Time.Advance(TimeSpan.FromDays(1));
            await operations.RetryAsync(default);
        }

        Assert.Contains(206, log.Levels[LogLevel.Warning]);
        Assert.False(log.Levels.ContainsKey(LogLevel.Critical));
        Assert.Equal(32, offered);
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
    }

    [Fact]
    public async Task C24_OnlyContactThatPutsOffForEver_isAnAlarm_andIsTriedAMonth()
    {
        var world = new World(faultOf: _ => DeliveryFault.Away);
        var log = new ListLog();
        var operations = new Operations(
            [world.Mail], new OperationsContacts([new Contact("email", "operasi@kab.example")]), world.Notices,
            world.Time, log, world.Registry);

        await operations.TellAsync("work-doubt-1A", "Perlu diperiksa", "...", default);
        world.Time.Advance(TimeSpan.FromDays(30));
        await operations.RetryAsync(default);
        Assert.NotEmpty((await world.Notices.WaitingAsync(default)).All);
        world.Time.Advance(TimeSpan.FromDays(2));
        await operations.RetryAsync(default);

        Assert.Contains(202, log.Levels[LogLevel.Critical]);
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
    }
}
