using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>
/// Nobody at such a village is told by stages: whoever can mend it hears again of each month, and near the end.
/// </summary>
public sealed class VillageWithoutBillTests
{
    private static IEnumerable<AlertMessage> Told(World world) =>
        world.Mail.Messages.Where(m => m.Id.StartsWith("work-no-bill-", StringComparison.Ordinal));

    private static async Task<World> UnfittingAsync()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        return world;
    }

    private static async Task DayAsync(World world, string now)
    {
        world.Go(now);
        await world.CollectAsync();
        await world.TellAsync();
        await world.TellAsync();
    }

    private static async Task<WorkItem> ItemAsync(World world) =>
        Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);

    [Fact]
    public async Task C10_FurtherMonthWithoutABill_isToldAgain_withItsOwnLastDay()
    {
        var world = await UnfittingAsync();
        await DayAsync(world, "2026-12-03 10:00");
        var first = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2026-12-18 10:00");
        var over = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2027-01-05 10:00");
        await DayAsync(world, "2027-01-06 10:00");
        var joined = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2027-02-03 10:00");

        Assert.Equal((Some.Day("2026-12-15"), 1), (first.Item1.Due, first.Item2));
        Assert.Equal((Some.Day("2026-12-15"), 2), (over.Item1.Due, over.Item2));
        Assert.Equal((Some.Day("2027-01-15"), 3), (joined.Item1.Due, joined.Item2));
        Assert.Equal(4, Told(world).Count());
        Assert.Equal(4, Told(world).DistinctBy(m => m.Id).Count());
    }

    [Fact]
    public async Task C10_LapseOfAVillageWithoutABill_isToldBeforeItComes()
    {
        var world = await UnfittingAsync();
        await DayAsync(world, "2026-12-03 10:00");
        await DayAsync(world, "2027-03-08 10:00");
        var lapse = (await ItemAsync(world)).LapsesOn;
        Assert.Equal(Some.Day("2027-03-23"), lapse);
        List<int> told = [Told(world).Count()];
        foreach (var before in (int[])[14, 13, 7, 1, 0])
        {
            await DayAsync(world, $"{lapse!.Value.AddDays(-before):yyyy-MM-dd} 10:00");
            told.Add(Told(world).Count() - told.Sum());
        }

        // Of these days some are near the safe day of the month as well.
        Assert.Equal([1, 0, 1, 1, 1], told[1..]);
    }
}
