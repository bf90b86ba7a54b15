using Premium.Domain;
using Premium.Tests.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Lists of mandates: what they say nothing of stays, and an account belongs to one village.</summary>
public sealed class MandateImportTests
{
    private static readonly VillageCode Neighbour = VillageCode.Parse("33.16.12.2011");
    private static readonly BankAccount Another = new(Some.Bank, AccountNo.Parse("9990001234"));

    private static async Task<ImportDesk> DeskAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village(), Village(Neighbour)));
        await desk.ImportAsync(List((Some.Code, Some.Mandate()), (Neighbour, Some.Mandate(Neighbour))));
        return desk;
    }

    private static RegisterFile List(params (VillageCode Village, Mandate Mandate)[] rows) =>
        new(ImportKind.Mandates, rows.Length, [])
        {
            Mandates = [.. rows.Select((r, i) => new Placed<MandateEntry>(
                i + 2, new MandateEntry(r.Village, r.Mandate)))],
        };

    /// <summary>All mandates ran to the end of the year; the list for the next one comes when they are over.</summary>
    private static async Task<ImportDesk> OverAsync()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(List((Some.Code, Ending(Some.Code)), (Neighbour, Ending(Neighbour))));
        desk.Clock.SetUtcNow(Some.At("2027-01-04 09:00"));
        return desk;
    }

    private static Mandate Ending(VillageCode village) =>
        Some.Mandate(village) with { ValidTo = Some.Day("2026-12-31") };

    private static Mandate Following(VillageCode village) =>
        Some.Mandate(village) with { ValidFrom = Some.Day("2027-01-01") };

    private static RegisterFile Silent(Mandate mandate) => new(ImportKind.Mandates, 1, [])
    {
        Mandates = [new(2, new MandateEntry(Some.Code, mandate) { IsSilentOnRevocation = true })],
    };

    private static IEnumerable<string> Notes(ImportPlan plan) =>
        plan.Villages.SelectMany(v => v.Notes).Select(n => n.English);

    /// <summary>The usual list has the required columns only: the next collection would debit who withdrew.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RevokedMandate_staysRevoked_whereAListDoesNotSpeakOfIt(bool isFull)
    {
        var desk = await DeskAsync();
        var revoked = Some.Mandate() with { IsRevoked = true, Scan = "cabut.pdf" };
        Assert.Contains(
            Notes(await desk.ImportAsync(List((Some.Code, revoked)))),
            n => n.EndsWith("is revoked", StringComparison.Ordinal));

        await desk.ImportAsync(
            Silent(Some.Mandate() with { MonthlyLimit = new Rupiah(7_000_000) }), isFull);

        Assert.Equal(
            revoked with { MonthlyLimit = new Rupiah(7_000_000) }, (await desk.VillageAsync()).Mandate);
        Assert.Contains(
            Notes(await desk.ImportAsync(List((Some.Code, Some.Mandate())))),
            n => n.EndsWith("before, it was revoked", StringComparison.Ordinal));
        Assert.False((await desk.VillageAsync()).Mandate!.IsRevoked);
    }

    [Fact]
    public async Task AccountThatChanges_isSeen_withoutItsNumber()
    {
        var desk = await DeskAsync();

        var (shown, plan) = await desk.ShowAsync(List((Some.Code, Some.Mandate() with { Account = Another })));

        var note = Assert.Single(Notes(plan), n => n.StartsWith("account", StringComparison.Ordinal));
        Assert.Contains("*******234 instead of", note, StringComparison.Ordinal);
        Assert.DoesNotContain(Some.Account().No.Reveal(), note, StringComparison.Ordinal);
        Assert.False(shown.NeedsSecond);
    }

    /// <summary>One column sorted alone: each village would be debited from the other's account.</summary>
    [Fact]
    public async Task AccountsThatChangeHands_areSaid_andTakenBySomebodyElse()
    {
        var desk = await DeskAsync();

        var (shown, plan) = await desk.ShowAsync(List(
            (Some.Code, Some.Mandate(Neighbour)), (Neighbour, Some.Mandate())));

        Assert.Empty(plan.Wrong);
        Assert.True(shown.NeedsSecond);
        Assert.Equal([Some.Code, Neighbour], plan.TakingOver);
        Assert.Contains(Notes(plan), n => n.Contains($"that of Sumberwaras ({Neighbour})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AccountsThatChangeHands_areSaid_alsoOnceTheOldMandatesAreOver()
    {
        var desk = await OverAsync();

        var (shown, plan) = await desk.ShowAsync(List(
            (Some.Code, Following(Neighbour)), (Neighbour, Following(Some.Code))));

        Assert.Empty(plan.Wrong);
        Assert.True(shown.NeedsSecond);
        Assert.Equal([Some.Code, Neighbour], plan.TakingOver);
        Assert.Contains(Notes(plan), n => n.Contains($"that of Sumberwaras ({Neighbour})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AccountsThatStay_areNotSaid_onceTheOldMandatesAreOver()
    {
        var desk = await OverAsync();

        var (shown, plan) = await desk.ShowAsync(List(
            (Some.Code, Following(Some.Code)), (Neighbour, Following(Neighbour))));

        Assert.Empty(plan.Wrong);
        Assert.False(shown.NeedsSecond);
        Assert.DoesNotContain(Notes(plan), n => n.StartsWith("account", StringComparison.Ordinal));
    }

    /// <summary>Also where the other was to get another one, and is left out for a row of its own.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AccountOfTwoVillages_isWrong(bool isLeftOut)
    {
        var desk = await DeskAsync();
        (VillageCode, Mandate)[] rows = [(Some.Code, Some.Mandate(Neighbour))];
        if (isLeftOut)
        {
            rows = [.. rows, (Neighbour, Some.Mandate() with { Account = new BankAccount("bank-lain", Another.No) })];
        }

        var (_, plan) = await desk.ShowAsync(List(rows));

        Assert.Contains($"{Neighbour} has it, too", plan.Wrong.Single(w => w.Row == 2).Expected.English,
            StringComparison.Ordinal);
        Assert.True(plan.ChangesNothing);
    }

    [Fact]
    public async Task AccountOfAMandateThatIsRevoked_isFree()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(List((Neighbour, Some.Mandate(Neighbour) with { IsRevoked = true })));

        var (shown, plan) = await desk.ShowAsync(List((Some.Code, Some.Mandate(Neighbour))));

        Assert.Empty(plan.Wrong);
        Assert.False(shown.NeedsSecond);
    }

    /// <summary>The old list has it without its revocation; by now it is the neighbour's.</summary>
    [Fact]
    public async Task AccountThatComesBack_whenItIsAnothersByNow_isWrong()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(List((Some.Code, Some.Mandate() with { IsRevoked = true })));
        await desk.ImportAsync(List((Neighbour, Some.Mandate())));

        var (_, plan) = await desk.ShowAsync(List((Some.Code, Some.Mandate())));

        Assert.Contains($"{Neighbour} has it, too", Assert.Single(plan.Wrong).Expected.English,
            StringComparison.Ordinal);
        Assert.True(plan.ChangesNothing);
    }

    /// <summary>Once each had the other's: neither is an older code of the other.</summary>
    [Fact]
    public async Task AccountsThatChangeHandsAgain_areSaidAgain()
    {
        var desk = await DeskAsync();
        await desk.ImportAsync(List((Some.Code, Some.Mandate(Neighbour)), (Neighbour, Some.Mandate())));

        var (shown, plan) = await desk.ShowAsync(List(
            (Some.Code, Some.Mandate()), (Neighbour, Some.Mandate(Neighbour))));

        Assert.Empty(plan.Wrong);
        Assert.True(shown.NeedsSecond);
        Assert.Equal([Some.Code, Neighbour], plan.TakingOver);
    }
}
