using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Lists of new codes.</summary>
public sealed class RecodingImportTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");
    private static readonly VillageCode New = VillageCode.Parse("33.16.17.2001");

    [Fact]
    public async Task NewCode_goesOnWithPeopleAndAccount_andTotalsStay()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));

        var plan = await desk.ImportAsync(Recoding());

        var (old, now) = (await desk.VillageAsync(), await desk.VillageAsync(New));
        Assert.Equal([Some.Code], now.EarlierCodes);
        Assert.True(old.Owes(Segment.Pu, PayMonth.Parse("2026-11")));
        Assert.False(old.Owes(Segment.Pu, Some.December));
        Assert.True(now.Owes(Segment.Pu, Some.December));
        Assert.Equal(Rupiah.Zero, Rupiah.Sum(plan.Bills.Select(b => b.Difference)));
        Assert.Empty(plan.Doubled);
    }

    [Fact]
    public async Task NewCode_thatAFullListPutInPlaceOfTheOldOne_stillGetsItsPeople()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Villages(Village(New) with { District = "Jepon Baru" }), isFull: true);
        Assert.Equal(PayMonth.Parse("2026-11"), (await desk.VillageAsync()).Until);

        await desk.ImportAsync(Recoding());

        Assert.Equal(2, (await desk.RosterAsync(New)).Members.Count);
    }

    /// <summary>It comes once more with a row added, or with another month; the new code has lived on since.</summary>
    [Theory]
    [InlineData("2026-12", false)]
    [InlineData("2027-01", true)]
    public async Task NewCode_keepsWhatCameToItSince_whenItsListIsHandedInAgain(string from, bool changes)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }, Village(Neighbour)));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Recoding());
        var mandate = Some.Mandate() with { MonthlyLimit = new Rupiah(7_000_000) };
        await desk.ImportAsync(new RegisterFile(ImportKind.Mandates, 1, [])
        {
            Mandates = [new(2, new MandateEntry(New, mandate))],
        });
        await desk.ImportAsync(Members(Member(3, village: New)));

        var plan = await desk.ImportAsync(new RegisterFile(ImportKind.Recodings, 2, [])
        {
            Recodings =
            [
                .. Recoding(PayMonth.Parse(from)).Recodings,
                new(3, new RecodingEntry(Neighbour, World.CodeOf("2012"), Some.December)),
            ],
        });

        Assert.Empty(plan.Wrong);
        Assert.Equal(changes, plan.Villages.Any(v => v.Code == New));
        var village = await desk.VillageAsync(New);
        Assert.Equal((mandate, PayMonth.Parse(from)), (village.Mandate, village.Since));
        Assert.Equal(3, (await desk.RosterAsync(New)).Members.Count);
        Assert.Equal(PayMonth.Parse(from).Plus(-1), (await desk.VillageAsync()).Until);
    }

    [Fact]
    public async Task OldCode_isNotOpenedAgainByAListOfVillages()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Recoding());

        var (_, plan) = await desk.ShowAsync(Villages(Village() with { PausedBecause = "pilkades" }));

        Assert.Contains($"{New}", Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
        Assert.True(plan.ChangesNothing);
    }

    /// <summary>Its office goes on with the list it has, in which only the code is new.</summary>
    [Theory]
    [InlineData("2026-10", false)]
    [InlineData("2026-11", false)]
    [InlineData("2026-12", true)]
    [InlineData("2027-01", true)]
    public async Task C06_NewCode_isBegunByAListOfVillages_onlyAfterTheOldOneEnded(string since, bool isTaken)
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Recoding());

        var (_, plan) = await desk.ShowAsync(Villages(
            Village(New) with { District = "Jepon Baru", Since = PayMonth.Parse(since), PausedBecause = "pilkades" }));

        var expected = $"a month after 2026-11, the last of its earlier code {Some.Code}";
        Assert.Equal(
            isTaken ? [] : [(2, "mulai bulan", since, expected)],
            plan.Wrong.Select(w => (w.Row, w.Column, w.Found, w.Expected.English)));
        Assert.Equal(isTaken, !plan.ChangesNothing);
    }

    /// <summary>Somebody wrote its account beside the neighbour, and put it right: that one follows nobody.</summary>
    [Fact]
    public async Task CodeWhoseAccountAnotherHadOnce_isOpenedAgainByAListOfVillages()
    {
        var (desk, october) = (new ImportDesk { Policy = new(DropPercentMax: 100) }, PayMonth.Parse("2026-10"));
        var (village, neighbour) = (Village() with { Since = october }, Village(Neighbour) with { Since = october });
        await desk.ImportAsync(Villages(village, neighbour));
        await desk.ImportAsync(Mandates(Some.Mandate()), isFull: true);
        await desk.ImportAsync(Mandates(Some.Mandate() with { Account = Some.Account(New) }), isFull: true);
        await desk.ImportAsync(new RegisterFile(ImportKind.Mandates, 1, [])
        {
            Mandates = [new(2, new MandateEntry(Neighbour, Some.Mandate()))],
        });
        await desk.ImportAsync(Villages(neighbour), isFull: true);
        Assert.Equal(PayMonth.Parse("2026-11"), (await desk.VillageAsync()).Until);

        var plan = await desk.ImportAsync(Villages(village));

        Assert.Empty(plan.Wrong);
        Assert.Contains(
            plan.Villages.Single().Notes, n => n.English.Contains("ended after 2026-11", StringComparison.Ordinal));
        Assert.Null((await desk.VillageAsync()).Until);
    }

    /// <summary>Its people would be billed under both codes; where one has paid, from another account.</summary>
    [Theory]
    [InlineData(BillState.Planned)]
    [InlineData(BillState.Debited)]
    public async Task OldCode_thatHasItsBill_isNotGoneOnWithUnderTheNewOne(BillState state)
    {
        var desk = new ImportDesk();
        var november = PayMonth.Parse("2026-11");
        await desk.ImportAsync(Villages(Village() with { Since = november }));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.PlanAsync(november, state: state);

        var (_, plan) = await desk.ShowAsync(Recoding(november));

        Assert.Equal([Some.Code, New], plan.LeftOut.Order());
        Assert.True(plan.ChangesNothing);
    }

    /// <summary>
    /// A list put the new code in place of the old one a month too early: where the old code paid that month, the new
    /// one may begin after it. Where it has not, the month would be nobody's.
    /// </summary>
    [Theory]
    [InlineData(BillState.Debited, 0, true)]
    [InlineData(BillState.Covered, 0, true)]
    [InlineData(BillState.Unknown, 0, false)]
    [InlineData(BillState.Refused, 0, false)]
    [InlineData(BillState.Debited, 1, false)]
    public async Task C06_NewCodeWhoseFirstMonthTheOldOnePaid_mayBeginAfterIt(
        BillState old, int attempts, bool isTaken)
    {
        var desk = new ImportDesk();
        var (november, code) = (PayMonth.Parse("2026-11"), World.CodeOf("2099"));
        await desk.ImportAsync(Villages(Village() with { Since = november }));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(Recoding(Some.December, code));
        await desk.Ledger.CommitAsync(
            Sheet.Empty(Some.District, Some.December),
            new Change(
                desk.Clock.GetUtcNow(), "test", "planned",
                [
                    Some.Bill(old),
                    Some.Bill(BillState.Held, code: code) with
                    {
                        Hold = HoldReason.AccountUnderOtherCode,
                        Attempts = attempts,
                    },
                ]),
            CancellationToken.None);
        desk.Clock.SetUtcNow(Some.At("2026-12-04 09:00").ToUniversalTime());

        var (_, plan) = await desk.ShowAsync(Villages(Village(code) with { Since = Some.December.Plus(1) }));

        Assert.Equal(isTaken, plan.Wrong.Count == 0);
        Assert.Equal(isTaken, !plan.ChangesNothing);
    }

    /// <summary>Its people would be in two villages: of a code in two rows, all that is said hangs together.</summary>
    [Fact]
    public async Task OldCodeInTwoRows_isGoneOnWithUnderNeither_whereOneIsTaken()
    {
        var (desk, taken) = (new ImportDesk(), VillageCode.Parse("33.16.12.2011"));
        await desk.ImportAsync(Villages(Village(), Village(taken)));
        await desk.ImportAsync(Members(Member(1), Member(2, village: taken)));

        var (_, plan) = await desk.ShowAsync(new RegisterFile(ImportKind.Recodings, 2, [])
        {
            Recodings = [.. Recoding().Recodings, new(3, new RecodingEntry(Some.Code, taken, Some.December))],
        });

        Assert.Equal([Some.Code, taken, New], plan.LeftOut.Order());
        Assert.True(plan.ChangesNothing);
    }

    private static RegisterFile Recoding(PayMonth? from = null, VillageCode? to = null) =>
        new(ImportKind.Recodings, 1, [])
        {
            Recodings =
            [
                new(2, new RecodingEntry(Some.Code, to ?? New, from ?? Some.December)
                {
                    District = to is null ? "Jepon Baru" : "",
                }),
            ],
        };
}
