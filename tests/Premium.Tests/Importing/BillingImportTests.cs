using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Spreadsheets;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

public sealed class BillingImportTests
{
    private static readonly Period December = new(2026, 12);
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");

    [Fact]
    public async Task Billing_isHeldAgainstOurList_debitedByItsSum_andReplacedByName()
    {
        var desk = await DeskAsync();

        var first = await desk.ImportAsync(Billings(Billing("91261234567890", 3)));
        Assert.Equal("import billings: read=1 new=1 changed=0 gone=0 wrong=0", first.Summary);
        var bill = Assert.Single(first.Bills);
        Assert.Equal((33_600, 50_400), (bill.Before!.Value.Value, bill.After!.Value.Value));
        Assert.Equal((2, 3), (bill.PeopleBefore, bill.PeopleAfter));
        Assert.Contains(
            "1 orang lebih Rp16.800", Assert.Single(first.Villages).Notes[0].Indonesian, StringComparison.Ordinal);

        var again = (await desk.ShowAsync(Billings(Billing("91261234567890", 3)))).Plan;
        Assert.True(again.ChangesNothing);
        var second = await desk.ImportAsync(Billings(Billing("91269999999999", 2)));
        Assert.Equal((0, 1), (second.New, second.Changed));
        Assert.Contains(
            "menggantikan 91261234567890", second.Villages[0].Notes[0].Indonesian, StringComparison.Ordinal);
        var kept = await desk.Registry.BillingsAsync(Some.District, Some.December, Some.December, default);
        Assert.Equal(["91261234567890"], Assert.Single(kept.All).EarlierCodes);
    }

    [Fact]
    public async Task BillingOfAnotherPayer_orForNobodyOfOurs_isWrong()
    {
        var desk = await DeskAsync();

        var (_, npp) = await desk.ShowAsync(Billings(Billing("91261234567890", 3) with { Npp = "87654321" }));
        var (_, segment) = await desk.ShowAsync(
            Billings(Billing("91261234567890", 3) with { Segment = Segment.Pu, Period = December.Plus(-1) }));

        Assert.Contains("12345678", Assert.Single(npp.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.Contains("has PU members", Assert.Single(segment.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.True(npp.ChangesNothing && segment.ChangesNothing);
    }

    [Fact]
    public async Task CodeOfTwoBills_isNamedInBothRows_andNeitherIsTaken()
    {
        var desk = await DeskAsync();

        var (shown, plan) = await desk.ShowAsync(Billings(
            Billing("91261234567890", 3), Billing("91261234567890", 2) with { Period = December.Plus(1) },
            Billing("91261234567890", 2) with { Village = Neighbour }, Billing("91260000000001", 2) with
            {
                Village = Neighbour,
                Period = December.Plus(1),
            }));

        Assert.Equal([2, 3, 4], plan.Wrong.Select(w => w.Row));
        Assert.All(plan.Wrong, w => Assert.Equal(("kode iuran", "91261234567890"), (w.Column, w.Found)));
        Assert.Contains($"{Some.Code} BPU 2026-12", plan.Wrong[2].Expected.Indonesian, StringComparison.Ordinal);
        Assert.All(plan.Wrong.Select(w => w.Expected), Indonesian.IsSaid);
        Assert.IsType<TakeResult.Refused>(await desk.TakeAsync(shown.Id));
    }

    [Fact]
    public async Task CodeOfAStoredBill_isRefused_unlessThatBillGetsAnotherInTheSameFile()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Billings(
            Billing("91261234567890", 2), Billing("91260000000002", 2) with { Village = Neighbour }));

        var (_, beside) = await desk.ShowAsync(Billings(Billing("91261234567890", 2) with { Village = Neighbour }));
        // The first row is wrong by itself, so its village keeps the code, and the second one's is kept from it.
        var (_, kept) = await desk.ShowAsync(Billings(
            Billing("91260000000002", 0), Billing("91261234567890", 2) with { Village = Neighbour }));
        var exchanged = await desk.ImportAsync(Billings(
            Billing("91260000000002", 2), Billing("91261234567890", 2) with { Village = Neighbour }));

        Assert.Contains($"{Some.Code} BPU 2026-12", Assert.Single(beside.Wrong).Expected.English,
            StringComparison.Ordinal);
        Assert.Equal([2, 3], kept.Wrong.Select(w => w.Row));
        Assert.Empty(exchanged.Wrong);
    }

    [Fact]
    public async Task CodeThatABillMayHaveBeenPaidUnder_isNoOthers()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(Billings(Billing("91261234567890", 2)));
        var bill = Some.Bill(segment: Segment.Bpu, period: December, amount: 33_600);
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, Some.December),
            new Change(desk.Clock.GetUtcNow(), "test", "planned", [bill with { Attempts = 1 }]),
            CancellationToken.None);
        desk.Clock.SetUtcNow(Some.At("2026-12-03 09:00"));

        var (_, plan) = await desk.ShowAsync(Billings(
            Billing("91260000000002", 2), Billing("91261234567890", 2) with { Village = Neighbour }));

        Assert.Equal(3, Assert.Single(plan.Wrong).Row);
    }

    [Fact]
    public async Task MonthThatHasItsBill_isNotEnded_norItsListEmptied()
    {
        var desk = await DeskAsync();
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, Some.December),
            new Change(
                desk.Clock.GetUtcNow(), "test", "planned",
                [Some.Bill(segment: Segment.Bpu, period: December, amount: 33_600)]),
            CancellationToken.None);
        desk.Clock.SetUtcNow(Some.At("2026-12-03 09:00"));

        var (_, emptied) = await desk.ShowAsync(
            Members(Member(9, wage: 2_000_000)), isFull: true);
        var (_, later) = await desk.ShowAsync(
            Members(Member(9, wage: 2_000_000)), isFull: true, from: PayMonth.Parse("2027-01"));

        Assert.Contains("after 2026-12", Assert.Single(emptied.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.Empty(later.Wrong);
    }

    private static BpjsBilling Billing(string code, int people) => new(
        Some.Code, Segment.Bpu, December, "12345678", code, people,
        new Dictionary<SocialProgram, Rupiah>
        {
            [SocialProgram.Jkk] = new(10_000 * people),
            [SocialProgram.Jkm] = new(6_800 * people),
        });

    private static RegisterFile Billings(params BpjsBilling[] billings) => new(ImportKind.Billings, billings.Length, [])
    {
        Billings = [.. billings.Select((b, i) => new Placed<BpjsBilling>(i + 2, b))],
    };

    private static async Task<ImportDesk> DeskAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(Members(
            Member(1, MemberGroup.Neighbourhood, 0), Member(2, MemberGroup.Neighbourhood, 0),
            Member(3, MemberGroup.Neighbourhood, 0, Neighbour), Member(4, MemberGroup.Neighbourhood, 0, Neighbour)));
        return desk;
    }
}
