using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>
/// The taking of an import is killed after every write: nobody is ever billed in two villages for a month, or otherwise
/// than by what BPJS bills for it, and taken again, it ends as it would have at once.
/// </summary>
public sealed class CutShortTests
{
    private static readonly VillageCode A = Some.Code;
    private static readonly VillageCode B = VillageCode.Parse("33.16.12.2011");
    private static readonly VillageCode C = VillageCode.Parse("33.16.13.2001");
    private static readonly VillageCode[] All = [A, B, C];

    /// <summary>B goes on in another district, which nobody has heard of.</summary>
    private static readonly RegisterFile Recoded = new(ImportKind.Recodings, 1, [])
    {
        Recodings =
        [
            new(2, new RecodingEntry(B, VillageCode.Parse("33.16.11.2001"), Some.December) { District = "Jati" }),
        ],
    };

    /// <param name="KodeIuran">Empty where BPJS has not billed the month.</param>
    private sealed record Place(string Person, Period Month, VillageCode Village, Rupiah Wage, string KodeIuran);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task PeopleWhoChangePlaces_areNeverInBoth(bool isBackwards) => KilledAfterEveryWriteAsync(
        [
            Members(
                Member(1), Member(2), Member(9), Member(3, village: B), Member(4, village: B),
                Member(5, village: C)),
        ],
        // 1 and 3 change places, 5 and 2 too across districts, 4 gets another wage, 9 leaves and 8 is new.
        Members(
            Member(3), Member(5), Member(8), Member(1, village: B), Member(4, wage: 3_000_000, village: B),
            Member(2, village: C)),
        isFull: true, isBackwards);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task WhoLeavesByTheirLastMonth_isInTheOtherFromTheNext(bool isBackwards) => KilledAfterEveryWriteAsync(
        [Members(Member(1), Member(2), Member(3, village: B), Member(4, village: B))],
        Members(
            Member(1) with { To = new Period(2026, 12) }, Member(1, village: B) with { From = new Period(2027, 1) },
            Member(3, village: B) with { To = new Period(2026, 12) }, Member(3) with { From = new Period(2027, 1) }),
        isFull: false, isBackwards);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task ListThatIsEmptyMeanwhile_isNoFirstList(bool isBackwards) => KilledAfterEveryWriteAsync(
        [
            Members(Member(1), Member(2)),
            Members(Member(3, village: B) with { From = new Period(2027, 6) }),
        ],
        Members(Member(3), Member(2), Member(1, village: B)), isFull: true, isBackwards);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task NewCode_beginsOnceTheOldOneHasEnded(bool isBackwards) => KilledAfterEveryWriteAsync(
        [Members(Member(1), Member(3, village: B))], Recoded, isFull: false, isBackwards);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task NewCode_isBilledAsBpjsBillsIt_fromItsFirstMonth(bool isBackwards) => KilledAfterEveryWriteAsync(
        [
            Members(Member(1), Member(3, village: B)),
            new RegisterFile(ImportKind.Billings, 2, [])
            {
                Billings =
                [
                    new(2, Some.Billing(B)),
                    new(3, Some.Billing(B, month: Some.December.Plus(1), code: "261200000002")),
                ],
            },
        ],
        Recoded, isFull: false, isBackwards);

    /// <summary>Another wage is two rows, one after the other: nobody leaves by it.</summary>
    [Fact]
    public async Task WhoGoesOnWithAnotherWage_hasNotLeft_whoeverElseListsThem()
    {
        var desk = await DeskAsync([Members(Member(1), Member(2, village: B))]);

        var (_, plan) = await desk.ShowAsync(Members(Member(2), Member(2, wage: 3_000_000, village: B)));

        Assert.Empty(plan.First);
        Assert.Equal(2, plan.Districts.Sum(d => d.Villages.Count));
    }

    private static async Task KilledAfterEveryWriteAsync(
        RegisterFile[] before, RegisterFile file, bool isFull, bool isBackwards)
    {
        var whole = await DeskAsync(before);
        await whole.ImportAsync(file, isFull);
        var expected = await PlacesAsync(whole);
        for (var writes = 0; ; writes++)
        {
            var desk = await DeskAsync(before);
            var (shown, _) = await desk.ShowAsync(file, isFull);
            var billed = (await PlacesAsync(desk)).ToDictionary(p => (p.Person, p.Month), p => p.KodeIuran);
            desk.Failing = new FailingRegistry(desk.Registry, writes, isBackwards);
            var isCut = false;
            try
            {
                await desk.TakeAsync(shown.Id, "Budi");
            }
            catch (TimeoutException)
            {
                isCut = true;
            }

            var places = await PlacesAsync(desk);
            Assert.DoesNotContain(places.GroupBy(p => (p.Person, p.Month)), g => g.Count() > 1);
            Assert.All(places, p => Assert.Equal(billed.GetValueOrDefault((p.Person, p.Month), ""), p.KodeIuran));
            desk.Failing = null;
            Assert.IsType<TakeResult.Taken>(await desk.TakeAsync(shown.Id, "Budi"));
            Assert.Equal(expected, await PlacesAsync(desk));
            if (!isCut)
            {
                Assert.InRange(writes, 2, 20);
                return;
            }
        }
    }

    /// <summary>Where everybody is billed in the months around, at which wage.</summary>
    private static async Task<IReadOnlyList<Place>> PlacesAsync(ImportDesk desk)
    {
        var places = new List<Place>();
        foreach (var district in await desk.Registry.DistrictsAsync(Regency, CancellationToken.None))
        {
            var register = await desk.Registry.DistrictAsync(district, CancellationToken.None);
            var billings = await desk.Registry.BillingsAsync(
                district, Some.December, Some.December.Plus(1), CancellationToken.None);
            foreach (var (village, roster) in await desk.Registry.RostersAsync(district, CancellationToken.None))
            {
                var known = register.Villages.Single(v => v.Code == village);
                places.AddRange(
                    from month in Enumerable.Range(-3, 15).Select(i => new Period(2026, 12).Plus(i))
                    from member in roster.Of(Segment.Pu, month)
                    where known.Owes(Segment.Pu, Segment.Pu.PayMonthOf(month))
                    let billing = billings.Of(new BillId(village, Segment.Pu, month))
                    select new Place(member.Id, month, village, member.Wage, billing?.KodeIuran ?? ""));
            }
        }

        return [.. places.OrderBy(p => p.ToString(), StringComparer.Ordinal)];
    }

    private static async Task<ImportDesk> DeskAsync(RegisterFile[] before)
    {
        var desk = new ImportDesk { Policy = new(DropPercentMax: 100) };
        await desk.ImportAsync(Villages(
            [.. All.Select(v => Village(v) with { District = v == C ? "Tunjungan" : "Banjarejo" })]));
        foreach (var file in before)
        {
            await desk.ImportAsync(file);
        }

        return desk;
    }
}
