using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Files that still have a code which answers for no month any more.</summary>
public sealed class CodeThatIsOverTests
{
    private static readonly VillageCode New = VillageCode.Parse("33.16.12.2019");

    /// <summary>Of two people and a mandate, it goes on under another code from December.</summary>
    private static async Task<ImportDesk> RecodedAsync()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(Villages(Village() with { Since = PayMonth.Parse("2026-10") }));
        await desk.ImportAsync(Mandates(Some.Mandate()));
        await desk.ImportAsync(Members(Member(1), Member(2)));
        await desk.ImportAsync(new RegisterFile(ImportKind.Recodings, 1, [])
        {
            Recodings = [new(2, new RecodingEntry(Some.Code, New, Some.December))],
        });
        return desk;
    }

    private static RegisterFile Contacts() => new(ImportKind.Contacts, 1, [])
    {
        Contacts = [new(2, new ContactEntry(Some.Code, new Contact("email", "bendahara@desa.example")))],
    };

    /// <summary>People of an old list would stand under a code that is never billed.</summary>
    [Fact]
    public async Task Rows_areRefused_andNameTheCodeThatFollows()
    {
        var desk = await RecodedAsync();
        RegisterFile[] files =
        [
            Members(Member(3)), Contacts(), Mandates(Some.Mandate() with { MonthlyLimit = new Rupiah(7_000_000) }),
        ];
        foreach (var file in files)
        {
            var (_, plan) = await desk.ShowAsync(file);

            Assert.StartsWith($"{New}", Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
            Assert.True(plan.ChangesNothing);
        }
    }

    [Fact]
    public async Task VillageThatIsBilledNoMore_takesNobody()
    {
        var desk = new ImportDesk();
        var neighbour = VillageCode.Parse("33.16.12.2011");
        await desk.ImportAsync(Villages(Village(), Village(neighbour)));
        await desk.ImportAsync(Villages(Village()), isFull: true);

        var (_, plan) = await desk.ShowAsync(Members(Member(3, village: neighbour)));

        Assert.Contains("not any more", Assert.Single(plan.Wrong).Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoLeftBefore_isStillEnded()
    {
        var desk = await RecodedAsync();

        var plan = await desk.ImportAsync(Members(Member(1) with { To = new Period(2026, 9) }));

        Assert.Empty(plan.Wrong);
        Assert.Equal(new Period(2026, 9), (await desk.RosterAsync()).Members.Single(m => m.To is not null).To);
    }

    /// <summary>What it owes is still debited from its account, and told to whom the list names.</summary>
    [Fact]
    public async Task CodeThatStillOwes_takesMandatesAndContacts_forItsOpenBills()
    {
        var desk = await RecodedAsync();
        await desk.PlanAsync(PayMonth.Parse("2026-11"));

        var plan = await desk.ImportAsync(Contacts());

        Assert.Empty(plan.Wrong);
        Assert.Contains(
            Assert.Single(plan.Villages).Notes, n => n.English.Contains($"goes on as {New}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CodeThatStillOwes_mayHaveOneNewAccountWithTheOneThatFollows()
    {
        var desk = await RecodedAsync();
        await desk.PlanAsync(PayMonth.Parse("2026-11"));
        var moved = Some.Mandate() with { Account = new BankAccount(Some.Bank, AccountNo.Parse("9990001234")) };

        var plan = await desk.ImportAsync(new RegisterFile(ImportKind.Mandates, 2, [])
        {
            Mandates = [new(2, new MandateEntry(Some.Code, moved)), new(3, new MandateEntry(New, moved))],
        });

        Assert.Empty(plan.Wrong);
        Assert.Empty(plan.TakingOver);
        Assert.Equal(moved, (await desk.VillageAsync(New)).Mandate);
    }

    /// <summary>The old list has them without an end: it insures nobody any more.</summary>
    [Fact]
    public async Task WhoLeftTheNewCode_isErased_andIsCoveredByNeitherFromThenOn()
    {
        var desk = await RecodedAsync();
        await desk.ImportAsync(Members(Member(2, village: New)), isFull: true);
        desk.Clock.Advance(TimeSpan.FromDays(70));
        var cover = new ReadCover(desk.Registry, desk.Ledger, desk.People);

        var before = await cover.RunAsync(Nik(1), new Period(2026, 9), Regency, default);
        var after = await cover.RunAsync(Nik(1), new Period(2027, 1), Regency, default);

        Assert.Contains(before.Evidence, e => e.Village.Code == Some.Code);
        Assert.Empty(after.Evidence);
        Assert.IsType<EraseResult.Erased>(await new ErasePerson(
                desk.Registry, desk.People, desk.Imports, desk, desk.Rules, desk.Clock)
            .RunAsync(Nik(1), "permintaan sendiri", "Sari", Regency, default));
    }
}
