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
}
