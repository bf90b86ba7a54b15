using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>The year of a village and the search that finds it, over the same rows as everything else.</summary>
public sealed class ReadStatementTests
{
    private static Task<YearStatement?> ReadAsync(World world, int? year = null, string number = "2010") =>
        new ReadStatement(world.UseRegistry, world.UseLedger, world.Rules, world.Time)
            .RunAsync(World.CodeOf(number), year, default);

    private static Task<VillagesFound> FindAsync(
        World world, string typed, bool leadsStraight = true, DistrictCode? only = null)
    {
        var districts = new ReadDistricts(world.UseRegistry, world.UseLedger, world.Rules, world.Time);
        return new FindVillages(world.UseRegistry, districts, world.Rules, world.Time)
            .RunAsync(typed, "33.16", default, leadsStraight, only);
    }

    [Fact]
    public async Task Year_has_what_fell_due_in_it_and_adds_up()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, since: PayMonth.Parse("2026-11"));
        await world.CollectAsync();
        var year = (await ReadAsync(world))!;
        Assert.Equal(
            ["pu~2026-10", "bpu~2026-11", "pu~2026-11", "bpu~2026-12"],
            year.Lines.Select(l => $"{l.Bill.Id.Segment.Key()}~{l.Bill.Id.Period}"));
        Assert.All(year.Lines, l => Assert.Equal(Some.Day("2026-12-03"), l.DebitedOn));
        Assert.Equal(year.Billed, year.Debited);
        Assert.Equal((Rupiah.Zero, Rupiah.Zero), (year.Open, year.Covered));
        Assert.True(year.IsWhole);
    }

    [Fact]
    public async Task Other_year_is_empty_and_no_year_or_village_is_none()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        Assert.Empty((await ReadAsync(world, 2025))!.Lines);
        Assert.Null(await ReadAsync(world, 1999));
        Assert.Null(await ReadAsync(world, 2100));
        Assert.Null(await ReadAsync(world, number: "2999"));
    }

    [Fact]
    public async Task Unreadable_row_is_named_and_the_sums_are_not_vouched_for()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        world.Ledger.Spoil((await world.SheetAsync()).Bill(Some.Code, Segment.Pu)!, "expected a number");
        var year = (await ReadAsync(world))!;
        Assert.False(year.IsWhole);
        Assert.Contains(year.Problems, p => p.Contains("expected a number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_leads_straight_to_one_and_a_name_of_several_to_all()
    {
        var world = await new World().WithAsync(5, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        Assert.Equal(Some.Code, (await FindAsync(world, "33.16.12.2010")).Only);
        Assert.Null((await FindAsync(world, "33.16.12.2010", leadsStraight: false)).Only);
        var found = await FindAsync(world, "sumberwaras");
        Assert.Null(found.Only);
        Assert.Equal(["2010", "2011"], found.Found.Select(f => f.Village.Code.Number));
        Assert.All(found.Found, f => Assert.Equal(f.Bills[0].Bill.Amount, f.Unpaid));
        Assert.Equal(0, (await FindAsync(world, "nowhere")).Count);
        Assert.Equal(0, (await FindAsync(world, "sumberwaras", only: DistrictCode.Parse("33.16.01"))).Count);
    }
}
