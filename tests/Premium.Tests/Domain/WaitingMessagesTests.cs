using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>What waits to be sent says whom it is for, and sends people to the right place.</summary>
public sealed class WaitingMessagesTests
{
    private static async Task<World> WaitingAsync(params string[] away)
    {
        var world = await new World(faultOf: m =>
            away.Any(number => m.Recipient.Contains(number, StringComparison.Ordinal))
                ? DeliveryFault.Away : DeliveryFault.None).WithAsync(0, numbers: ["2010", "2011", "2012"]);
        await world.CollectAsync();
        await world.PumpAsync();
        return world;
    }

    private static async Task<WorkItem> ItemAsync(World world) => Assert.Single(
        await world.ItemsAsync(), i => i.Kind == WorkKinds.Undelivered || i.Kind == WorkKinds.AlertWaits);

    [Fact]
    public async Task C23_AlertsThatWait_nameTheirVillages_andWhy()
    {
        var world = await WaitingAsync("2010", "2011");
        world.Time.Advance(TimeSpan.FromDays(2));

        var item = await ItemAsync(world);
        Assert.Equal("notice-undelivered~alerts", item.Key);
        Assert.Equal(2, item.Names.Count);
        Assert.All(item.Names, place => Assert.Contains(": ", place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task C24_OneVillageAlone_isItsOwnItem_afterADay()
    {
        var world = await WaitingAsync("2010");
        world.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal("notice-undelivered~alerts", (await ItemAsync(world)).Key);

        world.Time.Advance(TimeSpan.FromHours(1));

        var item = await ItemAsync(world);
        Assert.Equal((WorkKinds.AlertWaits, (VillageCode?)Some.Code), (item.Kind, item.Village));
        Assert.NotEmpty(item.Detail);
        Assert.Contains("cara lain", item.Kind.ToDo.Indonesian, StringComparison.Ordinal);
    }

    /// <summary>The oldest goes out first: what still waits is no new alarm with each that is gone.</summary>
    [Fact]
    public async Task C23_AlertsThatDrainOnTheLastDay_areTheSameAlarmUntilTheEnd()
    {
        string[] numbers = ["2010", "2011", "2012"];
        var away = numbers.ToHashSet();
        var world = await new World("2026-12-15 09:00", faultOf: m =>
            away.Any(number => m.Recipient.Contains(number, StringComparison.Ordinal))
                ? DeliveryFault.Away : DeliveryFault.None).WithAsync(0, numbers: numbers);
        await world.CollectAsync();
        await world.PumpAsync();
        var sheet = await world.SheetAsync();
        await world.Ledger.CommitAsync(
            sheet,
            new Change(
                world.Time.GetUtcNow(), "test", "two were raised later",
                [
                    .. sheet.Alerts.Where(a => a.Village != Some.Code)
                        .Select(a => a with { RaisedAt = a.RaisedAt.AddMinutes(9) }),
                ]),
            default);
        async Task<int> AlarmsAsync()
        {
            world.Time.Advance(TimeSpan.FromMinutes(40));
            await world.PumpAsync();
            await world.TellAsync();
            return world.Mail.Messages.Count(m => m.Id.StartsWith(
                $"work-{WorkKinds.UndeliveredLate.Key}-", StringComparison.Ordinal));
        }

        Assert.Equal(1, await AlarmsAsync());
        away.Remove("2010");
        Assert.Equal(1, await AlarmsAsync());
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.UndeliveredLate);
        Assert.DoesNotContain(item.Names, name => name.Contains("2010", StringComparison.Ordinal));

        away.Clear();
        Assert.Equal(1, await AlarmsAsync());
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.UndeliveredLate);
    }

    /// <summary>On that day nobody can wait for the mail server: somebody reaches the village in another way.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(26)]
    public async Task C23_MailServerAwayOnTheSafeDay_isGraveThatDay_andTheWarningArrivesAfterwards(int hours)
    {
        var isAway = true;
        var world = await new World("2026-12-15 09:00", faultOf: m =>
            isAway && m.Recipient.StartsWith("bendahara", StringComparison.Ordinal)
                ? DeliveryFault.Away : DeliveryFault.None).WithAsync(100_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        async Task PassAsync(TimeSpan time)
        {
            for (var end = world.Time.GetUtcNow() + time; world.Time.GetUtcNow() < end;)
            {
                await world.PumpAsync();
                world.Time.Advance(TimeSpan.FromMinutes(5));
            }
        }

        IEnumerable<AlertMessage> Told(string who) => world.Mail.Messages
            .Where(m => m.Recipient.StartsWith(who, StringComparison.Ordinal));
        await PassAsync(TimeSpan.FromHours(3));
        await world.TellAsync();
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.UndeliveredLate);
        await PassAsync(TimeSpan.FromHours(hours - 3));
        var before = Told("bendahara").Count();
        isAway = false;
        await PassAsync(TimeSpan.FromHours(26));

        Assert.Equal((Gravity.Grave, Some.Day("2026-12-15")), (item.Kind.Gravity, item.Due));
        Assert.Contains(
            Told("operasi"), m => m.Id.StartsWith("work-notice-undelivered-late-", StringComparison.Ordinal));
        Assert.Equal(0, before);
        Assert.Equal(
            ["bendahara-2010@desa.example", "bendahara-2011@desa.example"],
            Told("bendahara").Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.UndeliveredLate);
    }

    [Fact]
    public async Task C28_NoticeThatCannotBeRead_isNamed()
    {
        var world = new World();
        world.Notices.Malformed = [new MalformedRow("worklist notice work-doubt-1A", "column At")];

        var item = await ItemAsync(world);
        Assert.Equal("notice-undelivered~unreadable", item.Key);
        Assert.Contains("work-doubt-1A", Assert.Single(item.Names), StringComparison.Ordinal);
    }
}
