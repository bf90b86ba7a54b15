using Premium.Domain;
using static Premium.Tests.Importing.ImportDesk;
using static Premium.Tests.Importing.RandomLists;

namespace Premium.Tests.Importing;

/// <summary>Who is billed where and when after random lists; a seed names the case that fails.</summary>
public sealed class RosterPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    /// <summary>Months before a list stay as they were, whoever joins or leaves by it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NoBillCountsAPersonOutsideTheirMonths(int seed)
    {
        var (dice, desk) = (new Random(seed), await DeskAsync());
        var insured = Codes.ToDictionary(c => c, _ => new SortedDictionary<PayMonth, HashSet<int>>());
        for (var month = PayMonth.Parse("2026-12"); month <= PayMonth.Parse("2027-12"); month = month.Plus(1))
        {
            foreach (var lists in insured.Values)
            {
                lists[month] = [.. lists.GetValueOrDefault(month.Plus(-1)) ?? []];
            }

            for (var lists = dice.Next(3); lists > 0; lists--)
            {
                var (file, isFull) = (List(dice, hasLeavers: false), dice.Next(2) == 0);
                await TakeAsync(desk, file, isFull, month);
                foreach (var village in file.Members.GroupBy(m => m.Value.Village))
                {
                    var now = insured[village.Key][month];
                    if (isFull)
                    {
                        now.Clear();
                    }

                    now.UnionWith(village.Select(m => NumberOf(m.Value)));
                }
            }
        }

        foreach (var code in Codes)
        {
            var roster = await desk.RosterAsync(code);
            var village = await desk.VillageAsync(code);
            var first = insured[code].FirstOrDefault(m => m.Value.Count > 0).Key;
            foreach (var (month, people) in insured[code].Where(m => m.Key >= first))
            {
                var ids = people.Select(n => desk.People.IdOf(Nik(n))).Order(StringComparer.Ordinal).ToList();
                Assert.Equal(
                    ids,
                    Segments.All.SelectMany(s => roster.Of(s, s.PeriodDueIn(month))).Select(m => m.Id)
                        .Order(StringComparer.Ordinal));
                foreach (var segment in Segments.All.Where(s => village.Owes(s, month)))
                {
                    var maker = new BillMaker(desk.Rules, new DistrictRoster(
                        [village], new Dictionary<VillageCode, Roster> { [code] = roster }));
                    var problems = new List<string>();
                    var bill = maker.New(village, segment, segment.PeriodDueIn(month), problems);
                    Assert.Empty(problems);
                    Assert.Equal(
                        people.Count(n => IsOfficial(n) == (segment == Segment.Pu)), bill!.HeadCount);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NobodyIsInTwoVillages_forTheSameProgramAndMonth_withoutBeingNamed(int seed)
    {
        var (dice, desk) = (new Random(seed), await DeskAsync());
        var named = new HashSet<(string Mark, VillageCode Village)>();
        for (var i = 0; i < Imports; i++)
        {
            var plan = await TakeAsync(desk, List(dice), dice.Next(3) == 0);
            named.UnionWith(plan.Doubled.Where(d => d.IsBilledTwice).SelectMany(
                d => d.Villages.Select(v => (d.Mark, v))));
        }

        var twice = 0;
        for (var month = PayMonth.Parse("2026-11"); month <= PayMonth.Parse("2027-03"); month = month.Plus(1))
        {
            var places = new List<(VillageCode Village, Member Member)>();
            foreach (var code in Codes)
            {
                var roster = await desk.RosterAsync(code);
                places.AddRange(Segments.All.SelectMany(s => roster.Of(s, s.PeriodDueIn(month)))
                    .Select(m => (code, m)));
            }

            foreach (var person in places.GroupBy(p => p.Member.Id).Where(g => g.Count() > 1))
            {
                twice++;
                Assert.All(person, p => Assert.Contains((person.Key[..8], p.Village), named));
            }
        }

        Assert.True(twice > 0, "Nobody stood in two villages: nothing was tested.");
    }
}
