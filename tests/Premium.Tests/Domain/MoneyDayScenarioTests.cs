using Premium.Domain;
using static Premium.Tests.Domain.DeadlineScenarioTests;

namespace Premium.Tests.Domain;

/// <summary>Days on which money is expected, as the regency's settings name them.</summary>
public sealed class MoneyDayScenarioTests
{
    private static readonly Rupiah Enough = new(10_000_000);

    private static async Task<World> ShortAsync(string now, string days)
    {
        Assert.True(MoneyDays.TryParse(days, out var money));
        var world = await new World(now) { Rules = Some.Rules() with { MoneyDays = money } }.WithAsync(5);
        await world.CollectAsync();
        Assert.Equal(BillState.Short, (await world.BillAsync()).State);
        return world;
    }

    [Theory]
    [InlineData("2026-12-10")]
    [InlineData("2026-12-21")]
    public async Task C33_MoneyOnTheDayItIsExpected_isDebitedTheSameAfternoon(string day)
    {
        var world = await ShortAsync(day + " 06:30", "5,20,2026-12-10");
        await LiveThroughAsync(world, day, 6, 12);

        world.Bank.Deposit(Some.Account(), Enough);
        await LiveThroughAsync(world, day, 12, 14);

        Assert.Equal((BillState.Debited, 4), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_MoneyThatComesADayLate_isDebitedThen()
    {
        var world = await ShortAsync("2026-12-03 19:30", "3,28");
        world.Bank.Deposit(Some.Account(), Enough);
        world.Go("2026-12-04 06:30");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    /// <summary>The bank is away for the minutes of the last hour at which it is tried: it is asked again.</summary>
    [Theory]
    [InlineData("2026-12-10", "10", BillState.Debited)]
    [InlineData("2026-12-15", "28", BillState.Debited)]
    [InlineData("2026-12-16", "28", BillState.Short)]
    public async Task C33_LookThatComesToNothing_endsNotADayOfManyTries(string day, string days, BillState expected)
    {
        var world = await ShortAsync("2026-12-09 09:00", days);
        world.Bank.Deposit(Some.Account(), Enough);
        world.Bank.WithholdStatement(Some.Account());
        world.Go(day + " 19:30");
        await world.CollectAsync();
        world.Bank.WithholdStatement(Some.Account(), isWithheld: false);
        await LiveThroughAsync(world, day, 19, 20);

        Assert.Equal(expected, (await world.BillAsync()).State);
        await world.AuditAsync();
    }

    /// <summary>It was put off to the safe day, and a holiday was declared for that day since.</summary>
    [Fact]
    public async Task C33_SafeDayThatMovedEarlier_isTriedOn_alsoWhereTheBillWasPutOffBeyondIt()
    {
        var world = await ShortAsync("2026-12-11 09:00", "28");
        Assert.Equal(Some.At("2026-12-15 06:00"), (await world.BillAsync()).NextTry);
        world.Rules = world.Rules with
        {
            Calendar = world.Rules.Calendar.With(
                new Calendar([new Holiday(Some.Day("2026-12-15"), "Cuti bersama", HolidayKind.JointLeave)])),
        };

        world.Bank.Deposit(Some.Account(), Enough);
        world.Go("2026-12-14 06:30");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        await world.AuditAsync();
    }
}
