using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>
/// Lists that say something else of a month whose bill was with the bank already: of whom they do, nobody knows
/// whether that bill counted them.
/// </summary>
public sealed class LateListTests
{
    private static readonly Period October = new(2026, 10);

    /// <summary>Persons 1 and 2, whose November was debited on 2 December and has its receipt.</summary>
    private static async Task<ImportDesk> BilledAsync(params MemberEntry[] members)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village()));
        await desk.ImportAsync(Members(members.Length == 0 ? [Member(1), Member(2)] : members));
        return desk;
    }

    private static async Task CoverAsync(ImportDesk desk)
    {
        desk.Clock.SetUtcNow(Some.At("2026-12-03 09:00").ToUniversalTime());
        var bill = Some.Bill(BillState.Covered) with
        {
            Lines = [.. Some.FourPrograms.Select(p => new BillLine(p, new Rupiah(50_000), Rupiah.Zero, 2))],
        };
        var debit = Some.Debit(DebitState.Paid, bill.Amount.Value) with { ReservedAt = Some.At("2026-12-02 09:00") };
        var receipt = new Receipt
        {
            Bill = bill.Id,
            Ordinal = 1,
            Number = "BP-1",
            Amount = bill.Amount,
            PaidOn = Some.Day("2026-12-03"),
            RecordedBy = "Sari",
            RecordedAt = desk.Clock.GetUtcNow(),
        };
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, Some.December),
            new Change(desk.Clock.GetUtcNow(), "test", "covered", [bill, debit, receipt]), default);
        desk.Clock.Advance(TimeSpan.FromDays(1));
    }

    private static async Task<CoverAnswer> AskAsync(ImportDesk desk, int person) =>
        await new ReadCover(desk.Registry, desk.Ledger, desk.People)
            .RunAsync(Nik(person), Some.November, Regency, default);

    private static async Task AssertUncertainAsync(ImportDesk desk, params int[] people)
    {
        foreach (var person in people)
        {
            var answer = await AskAsync(desk, person);
            Assert.Null(answer.IsCovered);
            Assert.StartsWith(
                "Belum pasti", new Words(Language.Indonesian, TimeSpan.Zero).Cover(answer, Some.November),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhoIsReplacedLate_isNotDenied_andTheOtherIsNotClaimed()
    {
        var desk = await BilledAsync();
        await CoverAsync(desk);

        await desk.ImportAsync(Members(Member(2) with { To = October }, Member(3) with { From = Some.November }));

        await AssertUncertainAsync(desk, 2, 3);
        Assert.True((await AskAsync(desk, 1)).IsCovered);
    }

    /// <summary>Without a month of its own a list counts for the pay month that is open, and maybe debited.</summary>
    [Fact]
    public async Task WholeListAfterTheDebit_isLate_too()
    {
        var desk = await BilledAsync();
        await CoverAsync(desk);

        await desk.ImportAsync(Members(Member(1), Member(3)), isFull: true);

        await AssertUncertainAsync(desk, 2, 3);
        Assert.True((await AskAsync(desk, 1)).IsCovered);
    }

    /// <summary>It has no row of the person any more.</summary>
    [Fact]
    public async Task WhoIsTakenOffAltogether_isNotDenied()
    {
        var desk = await BilledAsync(Member(1));
        await desk.ImportAsync(Members(Member(2) with { From = Some.November }));
        await CoverAsync(desk);

        await desk.ImportAsync(Members(Member(2) with { To = October }, Member(3) with { From = Some.November }));

        Assert.DoesNotContain((await desk.RosterAsync()).Members, m => m.Id == desk.People.IdOf(Nik(2)));
        await AssertUncertainAsync(desk, 2, 3);
    }

    [Fact]
    public async Task WhoIsReplacedBeforeTheDebit_isTold_asTheListHasIt()
    {
        var desk = await BilledAsync();
        await desk.ImportAsync(Members(Member(2) with { To = October }, Member(3) with { From = Some.November }));
        await CoverAsync(desk);

        Assert.True((await AskAsync(desk, 3)).IsCovered);
        var left = await AskAsync(desk, 2);
        Assert.False(left.IsCovered);
        Assert.Empty(left.Evidence);
    }

    /// <summary>Neither changes who was insured in that month.</summary>
    [Fact]
    public async Task LateList_ofAnotherMonth_orOfTheWageOnly_leavesCoverAsItIs()
    {
        var desk = await BilledAsync();
        await CoverAsync(desk);

        await desk.ImportAsync(Members(
            Member(1) with { To = Some.November }, Member(2, wage: 3_000_000),
            Member(3) with { From = Some.November.Plus(1) }));

        Assert.True((await AskAsync(desk, 1)).IsCovered);
        Assert.True((await AskAsync(desk, 2)).IsCovered);
        Assert.False((await AskAsync(desk, 3)).IsCovered);
    }

    /// <summary>A code that ends takes no new months; what was paid under it was paid.</summary>
    [Fact]
    public async Task VillageThatEndsLate_stillHadItsMonth()
    {
        var desk = await BilledAsync();
        await CoverAsync(desk);
        var neighbour = VillageCode.Parse("33.16.12.2011");
        await desk.ImportAsync(Villages(Village(neighbour)));

        await desk.ImportAsync(Villages(Village(neighbour)), isFull: true, from: Some.December);

        Assert.Equal(PayMonth.Parse("2026-11"), (await desk.VillageAsync()).Until);
        Assert.True((await AskAsync(desk, 1)).IsCovered);
    }

    /// <summary>Its bill is the old code's, whatever is said later under the new one.</summary>
    [Fact]
    public async Task RecodedVillage_takesWhatIsNotCertain_along()
    {
        var desk = await BilledAsync();
        await CoverAsync(desk);
        await desk.ImportAsync(Members(Member(2) with { To = October }, Member(3) with { From = Some.November }));

        await desk.ImportAsync(new RegisterFile(ImportKind.Recodings, 1, [])
        {
            Recodings =
            [
                new(2, new RecodingEntry(
                    Some.Code, VillageCode.Parse("33.16.12.2019"), PayMonth.Parse("2027-01"))),
            ],
        });

        await AssertUncertainAsync(desk, 2, 3);
    }
}
