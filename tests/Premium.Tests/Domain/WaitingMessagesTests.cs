using Premium.Domain;
using Premium.InMemory;

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
        var places = item.Detail.Split(", Desa ");
        Assert.Equal(2, places.Length);
        Assert.All(places, place => Assert.Contains(": ", place, StringComparison.Ordinal));
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

    [Fact]
    public async Task C28_NoticeThatCannotBeRead_isNamed()
    {
        var world = new World();
        world.Notices.Malformed = [new MalformedRow("worklist notice work-doubt-1A", "column At")];

        var item = await ItemAsync(world);
        Assert.Equal("notice-undelivered~unreadable", item.Key);
        Assert.Contains("work-doubt-1A", item.Detail, StringComparison.Ordinal);
    }
}
