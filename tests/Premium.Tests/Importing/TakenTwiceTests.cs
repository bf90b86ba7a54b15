using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>One import, taken by two at once: a double press, two admins, a second program.</summary>
public sealed class TakenTwiceTests
{
    private static readonly VillageCode There = World.CodeOf("2011");
    private static readonly Period Month = new(2026, 12);

    /// <summary>Persons 2 and 3 change places, so that each village is written twice.</summary>
    private static async Task<(ImportDesk Desk, string Import)> ExchangeAsync()
    {
        var desk = new ImportDesk { TakingMax = TimeSpan.FromMinutes(15) };
        await desk.ImportAsync(Villages(Village(), Village(There)));
        await desk.ImportAsync(Members(Member(1), Member(2), Member(3, village: There), Member(4, village: There)));
        var (shown, _) = await desk.ShowAsync(
            Members(Member(1), Member(3), Member(2, village: There), Member(4, village: There)), isFull: true);
        return (desk, shown.Id);
    }

    private static async Task<(int Here, int There)> PeopleAsync(ImportDesk desk) => (
        (await desk.RosterAsync()).Of(Segment.Pu, Month).Count(),
        (await desk.RosterAsync(There)).Of(Segment.Pu, Month).Count());

    [Fact]
    public async Task Second_isRefused_whileTheFirstMayWrite_andFinishesItAfterwards()
    {
        var (desk, import) = await ExchangeAsync();
        TakeResult? second = null;
        desk.Failing = new LateFirst(desk.Registry, async () => second = await desk.TakeAsync(import, "Budi"));

        // The first writes late, and dies after its first village.
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(import, "Budi"));
        var refused = Assert.IsType<TakeResult.Refused>(second);
        Assert.Equal(TakeRefusal.Unfinished, refused.Kind);
        Assert.Contains("09:15", refused.Why.English, StringComparison.Ordinal);

        desk.Failing = null;
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(import, "Sinta"));
        Assert.Equal((2, 2), await PeopleAsync(desk));
    }

    [Fact]
    public async Task OfTwoWhoFinish_oneDoes()
    {
        var (desk, import) = await ExchangeAsync();
        desk.Failing = new LateFirst(desk.Registry, () => Task.CompletedTask);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(import, "Budi"));
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        TakeResult? other = null;
        desk.Failing = new LateFirst(
            desk.Registry, async () => other = await desk.TakeAsync(import, "Sinta"), dies: false);

        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(import, "Budi"));
        Assert.IsType<TakeResult.Refused>(other);
        Assert.Equal((2, 2), await PeopleAsync(desk));
    }

    [Fact]
    public async Task WhoIsTooSlow_stops_andSomebodyElseFinishes()
    {
        var (desk, import) = await ExchangeAsync();
        desk.Failing = new LateFirst(
            desk.Registry,
            () =>
            {
                desk.Clock.Advance(TimeSpan.FromMinutes(16));
                return Task.CompletedTask;
            },
            dies: false);

        Assert.Equal(
            TakeRefusal.Unfinished, Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(import, "Budi")).Kind);
        Assert.Equal((1, 1), await PeopleAsync(desk));

        desk.Failing = null;
        Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(import, "Sinta"));
        Assert.Equal((2, 2), await PeopleAsync(desk));
    }

    /// <summary>Both pressed before either had begun: who comes second hears what became of it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SecondOfTwoAtOnce_hearsWhoHasIt_andIsNotSentToMakeAnotherDryRun(bool dies)
    {
        var (desk, import) = await ExchangeAsync();
        var isFirst = true;
        desk.Reads = async () =>
        {
            if (isFirst)
            {
                isFirst = false;
                desk.Failing = new LateFirst(desk.Registry, () => Task.CompletedTask, dies);
                var thrown = await Record.ExceptionAsync(() => desk.TakeAsync(import, "Budi"));
                Assert.Equal(dies, thrown is TimeoutException);
            }
        };

        var second = await desk.TakeAsync(import, "Sinta");

        if (dies)
        {
            var refused = Assert.IsType<TakeResult.Refused>(second);
            Assert.Equal(TakeRefusal.Unfinished, refused.Kind);
            Assert.Contains("Budi is taking it", refused.Why.English, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("Budi", Assert.IsType<TakeResult.Taken>(second).Entry.By);
            Assert.Equal((2, 2), await PeopleAsync(desk));
        }
    }

    /// <summary>Something happens before its first writing; then it dies, or goes on.</summary>
    private sealed class LateFirst(IRegistry inner, Func<Task> before, bool dies = true) : RegistryAround(inner)
    {
        private int written;

        public override async Task ImportAsync(
            DistrictCode district, string name, IReadOnlyList<VillageImport> villages, CancellationToken stop)
        {
            if (written++ == 0)
            {
                await before();
            }
            else if (dies)
            {
                throw new TimeoutException();
            }

            await Inner.ImportAsync(district, name, villages, stop);
        }
    }
}
