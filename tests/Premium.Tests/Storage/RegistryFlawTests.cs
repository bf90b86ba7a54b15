using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>One wrong entry of the register costs nobody else anything, and is named.</summary>
public sealed class RegistryFlawTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("""{"c":"email","a":null}""")]
    [InlineData("""{"c":"email","a":"  "}""")]
    [InlineData("""{"c":"","a":"bendahara@desa.example"}""")]
    [InlineData("""{"c":"email","a":"a@desa.example,b@desa.example"}""")]
    [InlineData("""{"c":"email","a":"a@desa.example\\u0007"}""")]
    [InlineData("""{"c":"email","a":"bendahara"}""")]
    [InlineData("""{"c":"whatsapp","a":"081234567890"}""")]
    [InlineData("""{"c":"whatsapp","a":"+62 812 3456 7890"}""")]
    [InlineData("""{"c":"sms","a":"+6281234567890"}""")]
    [InlineData("""{"c":"Email","a":"bendahara@desa.example"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"bendahara@desa.example\"")]
    [InlineData("""{"c":"email"}""")]
    [InlineData("""{"a":"bendahara@desa.example"}""")]
    [InlineData("""{"c":"email","a":5}""")]
    [InlineData("""{"c":"email","a":["bendahara@desa.example"]}""")]
    [InlineData("""{"c":{},"a":"bendahara@desa.example"}""")]
    public async Task C25_ContactThatIsNone_isLeftOutByName_andTheOthersOfTheVillageStay(string contact)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(
            District, "D", [Import(2001), Import(2002)], CancellationToken.None);
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "village~2001")
        {
            ["Contacts00"] = $$"""[{"c":"email","a":" kades@desa.example "},{{contact}}]""",
        });

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Empty(register.Malformed);
        Assert.Equal(
            [new Contact("email", "kades@desa.example")],
            register.Villages.Single(v => v.Code == Village(2001)).Contacts);
        Assert.Equal(2, register.Villages.Single(v => v.Code == Village(2002)).Contacts.Count);
        var flaw = Assert.Single(register.Flaws);
        Assert.Equal(("registry 33.16.12 village~2001", Village(2001)), (flaw.Place, flaw.Village));
        Assert.Contains("contact 2", flaw.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("desa.example", flaw.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"7\"", false)]
    [InlineData("\"-1\"", false)]
    [InlineData("\"Kaur\"", false)]
    [InlineData("2", false)]
    [InlineData("{}", false)]
    [InlineData("\"Head\"", true)]
    [InlineData("null", true)]
    [InlineData(null, true)]
    public async Task C25_RoleThatIsNone_isNamed_andTheContactIsToldAsTheTreasurer(string? role, bool isKnown)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(District, "D", [Import(2001)], CancellationToken.None);
        var text = role is null ? "" : $",\"r\":{role}";
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "village~2001")
        {
            ["Contacts00"] = $"[{{\"c\":\"email\",\"a\":\"kades@desa.example\"{text}}}]",
        });

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        var contact = Assert.Single(Assert.Single(register.Villages).Contacts);
        Assert.Equal(role == "\"Head\"" ? ContactRole.Head : ContactRole.Treasurer, contact.Role);
        Assert.Equal(isKnown, register.Flaws.Count == 0);
        Assert.All(register.Flaws, f => Assert.Contains("contact 1", f.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task C25_NameThatIsNoText_isNamed_andTheContactIsToldWithoutIt()
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(District, "D", [Import(2001)], CancellationToken.None);
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "village~2001")
        {
            ["Contacts00"] = """[{"c":"email","a":"kades@desa.example","r":"Head","n":5,"l":7}]""",
        });

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Equal(
            [new Contact("email", "kades@desa.example") { Role = ContactRole.Head }],
            Assert.Single(register.Villages).Contacts);
        Assert.Contains("contact 1", Assert.Single(register.Flaws).Problem, StringComparison.Ordinal);
    }

    /// <summary>A mandate is not taken for none, and those behind it are not lost with it.</summary>
    [Theory]
    [InlineData("Mandate")]
    [InlineData("Later00")]
    public async Task C10_MandateThatLostItsBank_leavesItsVillageOutByName(string mandate)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        var known = Some.Mandate(Village(2001));
        await registry.ImportAsync(
            District, "D",
            [
                new VillageImport(
                    Import(2001).Village with { LaterMandates = [known, known with { IsRevoked = true }] },
                    Some.Roster(Village(2001))),
                Import(2002),
            ],
            CancellationToken.None);
        var row = (await account.Registry.GetEntityAsync<TableEntity>("33.16.12", "village~2001")).Value;
        Assert.True(row.Remove(mandate + "Bank"));
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Equal([Village(2002)], register.Villages.Select(v => v.Code));
        var malformed = Assert.Single(register.Malformed);
        Assert.Equal(Village(2001), malformed.Village);
        Assert.Contains($"column {mandate}Bank", malformed.Problem, StringComparison.Ordinal);
    }

    /// <summary>Whoever is insured is not left out: the whole village stands still, and the member is named.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("""{"i":"a","s":"pu","g":"Official","r":"VeryLow","w":"1","p":"Jkk","t":false}""")]
    [InlineData("""{"i":"a","s":"pu","g":"Mayor","r":"VeryLow","w":1,"p":"Jkk","t":false}""")]
    [InlineData("""{"i":"a","s":"xx","g":"Official","r":"VeryLow","w":1,"p":"Jkk","t":false}""")]
    public async Task C10_DamagedMember_leavesThatRosterOut_andIsNamedByItsPlace(string member)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(District, "D", [Import(2001), Import(2002)], CancellationToken.None);
        var row = (await account.Registry.GetEntityAsync<TableEntity>("33.16.12", "roster~2001")).Value;
        await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "roster~2001")
        {
            ["Members00"] = $"{row.GetString("Members00")[..^1]},{member}]",
        });

        var rosters = await registry.RostersAsync(District, CancellationToken.None);

        Assert.Equal([Village(2002)], rosters.Keys);
        var malformed = Assert.Single(rosters.Malformed);
        Assert.Equal(Village(2001), malformed.Village);
        Assert.Contains(
            $"member {Some.Roster(Village(2001)).Members.Count + 1}", malformed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C10_NullAmongMembers_leavesThatRosterOut()
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(
            District, "D", [Import(2001), Import(2002)], CancellationToken.None);
        await account.Registry.UpsertEntityAsync(
            new TableEntity("33.16.12", "roster~2001") { ["Members00"] = "[null]" });

        Assert.Equal([Village(2002)], (await registry.RostersAsync(District, CancellationToken.None)).Keys);
    }

    [Theory, OnBoth]
    public async Task C10_UnreadableRoster_isNamed_untilItsNextImport(Backend backend)
    {
        var account = await TestStorage.AccountAsync();
        var memory = new InMemoryRegistry();
        IRegistry registry = backend == Backend.Memory ? memory : new TableRegistry(account);
        await registry.ImportAsync(District, "D", [Import(2001), Import(2002)], CancellationToken.None);
        if (backend == Backend.Memory)
        {
            memory.SpoilRoster(Village(2001), "column Payer");
        }
        else
        {
            await account.Registry.UpsertEntityAsync(new TableEntity("33.16.12", "roster~2001") { ["Payer"] = "x" });
        }

        var rosters = await registry.RostersAsync(District, CancellationToken.None);

        Assert.Equal([Village(2002)], rosters.Keys);
        var malformed = Assert.Single(rosters.Malformed);
        Assert.Equal(("registry 33.16.12 roster~2001", Village(2001)), (malformed.Place, malformed.Village));
        Assert.Contains("column Payer", malformed.Problem, StringComparison.Ordinal);
        await registry.ImportAsync(District, "D", [Import(2001)], CancellationToken.None);
        Assert.Empty((await registry.RostersAsync(District, CancellationToken.None)).Malformed);
    }

    [Theory]
    [InlineData("33.16")]
    [InlineData("33.16.12.2001")]
    [InlineData("33.16.xx")]
    [InlineData("33.16 12")]
    public async Task C28_KeyThatIsNoDistrict_stopsNoOther(string key)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(District, "D", [Import(2001)], CancellationToken.None);
        await account.Registry.UpsertEntityAsync(new TableEntity("districts", key));

        Assert.Equal([District], await registry.DistrictsAsync("33.16", CancellationToken.None));
    }

    private static VillageImport Import(int number) => new(
        Some.Village(Village(number)) with
        {
            Contacts = [new Contact("email", "bendahara@desa.example"), new Contact("whatsapp", "+628000000001")],
        },
        Some.Roster(Village(number)));
}
