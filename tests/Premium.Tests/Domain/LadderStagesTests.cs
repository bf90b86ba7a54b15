using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What is no bill is told at the stages of the ladder in force, and of no other.</summary>
public sealed class LadderStagesTests
{
    private const string Own = """
        [
          { "stage": "due-3", "reached": "bankingDaysBeforeSafeDay", "days": 3, "alsoUntried": true,
            "to": ["treasurer"] },
          { "stage": "late-2", "reached": "daysAfterLegalDue", "days": 2, "alsoUntried": true, "every": 4,
            "to": ["treasurer"] },
          { "stage": "lapse-9", "reached": "daysBeforeLapse", "days": 9, "to": ["treasurer"] }
        ]
        """;

    private static async Task<IReadOnlyList<string>> ToldOnAsync(Ladder ladder)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Rules = world.Rules with { Ladder = ladder };
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        var days = new List<string>();
        for (var day = Some.Day("2026-12-03"); day <= Some.Day("2026-12-25"); day = day.AddDays(1))
        {
            var before = Told(world);
            world.Go($"{day:yyyy-MM-dd} 10:00");
            await world.CollectAsync();
            await world.TellAsync();
            await world.TellAsync();
            days.AddRange(Enumerable.Repeat($"{day:dd}", Told(world) - before));
        }

        return days;
    }

    private static int Told(World world) =>
        world.Mail.Messages.Count(m => m.Id.StartsWith("work-no-bill-", StringComparison.Ordinal));

    /// <summary>The safe day is Tuesday the 15th; on the 9th is a holiday of the region, on no other of these days.
    /// </summary>
    [Fact]
    public async Task C10_VillageWithoutABill_isToldAtTheStagesOfTheShippedLadder() => Assert.Equal(
        ["03", "08", "11", "14", "15", "16", "23"], await ToldOnAsync(Ladder.Shipped()));

    [Fact]
    public async Task C10_VillageWithoutABill_isToldAtTheStagesOfAnotherLadder() => Assert.Equal(
        ["03", "10", "17", "21", "25"], await ToldOnAsync(Ladder.Parse("ladder.json", Own)));

    [Fact]
    public void StagesAroundALapse_areThoseOfTheLadder()
    {
        var (own, lapse) = (Ladder.Parse("ladder.json", Own), Some.Day("2027-03-23"));

        Assert.Equal([0, 1], new[] { -10, -9 }.Select(d => own.StagesOfLapse(lapse, lapse.AddDays(d))));
        Assert.Equal(
            [0, 1, 2, 3, 4, 4, 5],
            new[] { -15, -14, -7, -1, 0, 6, 7 }.Select(d => Ladder.Shipped().StagesOfLapse(lapse, lapse.AddDays(d))));
    }
}
