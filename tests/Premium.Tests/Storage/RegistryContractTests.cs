using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed partial class RegistryContractTests
{
    [Theory, OnBoth]
    public async Task Import_comesBackWhole(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var full = Import(Village(2001), members: 40);
        var bare = Import(Village(2002), members: 0);
        bare = bare with
        {
            Village = bare.Village with
            {
                Mandate = null,
                Contacts = [],
                IsPaused = false,
                PeopleBySegment = new Dictionary<Segment, int>(),
            },
        };

        full = full with
        {
            Village = full.Village with
            {
                Npp = "12345678",
                Until = PayMonth.Parse("2027-12"),
                HeadCounts =
                [
                    new(Segment.Pu, Period.Parse("2027-01"), 21), new(Segment.Bpu, Period.Parse("2027-02"), 0),
                ],
                LaterMandates =
                [
                    full.Village.Mandate! with
                    {
                        ValidFrom = new DateOnly(2027, 1, 1),
                        ValidTo = new DateOnly(2027, 12, 31),
                        Scan = "sk-2001.pdf",
                    },
                ],
                Pause = new Pause("Sari", "pemilihan kepala desa", new DateOnly(2026, 12, 1), null),
                Contacts =
                [
                    .. full.Village.Contacts,
                    new Contact("email", "sekdes@desa.example") { Role = ContactRole.Secretary, Name = "Ibu Rini" },
                ],
            },
            Roster = full.Roster with
            {
                Members =
                [
                    .. full.Roster.Members,
                    Member(99) with { From = Period.Parse("2026-11"), To = Period.Parse("2027-03") },
                ],
                LateChanges = [Late],
            },
        };

        await registry.ImportAsync(District, "Banjarejo", [full, bare], CancellationToken.None);

        var register = await registry.DistrictAsync(District, CancellationToken.None);
        Assert.Equal(("Banjarejo", District), (register.Name, register.District));
        Assert.Empty(register.Malformed);
        AssertSame(full.Village, register.Villages[0]);
        AssertSame(bare.Village, register.Villages[1]);
        var rosters = await registry.RostersAsync(District, CancellationToken.None);
        AssertSame(full.Roster, rosters[Village(2001)]);
        AssertSame(bare.Roster, rosters[Village(2002)]);
    }

    [Theory, OnBoth]
    public async Task SecondImport_replacesItsVillages_andLeavesTheOthers(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        await registry.ImportAsync(
            District, "Banjarejo", [Import(Village(2001), 3), Import(Village(2002), 4)], CancellationToken.None);
        var changed = Import(Village(2002), 1);
        changed = changed with { Village = changed.Village with { Mandate = null, Name = "Baru" } };

        await registry.ImportAsync(District, "Banjarejo", [changed], CancellationToken.None);

        var villages = (await registry.DistrictAsync(District, CancellationToken.None)).Villages;
        Assert.Equal(["Desa 2001", "Baru"], villages.Select(v => v.Name));
        Assert.Null(villages[1].Mandate);
        var rosters = await registry.RostersAsync(District, CancellationToken.None);
        Assert.Equal((3, 1), (rosters[Village(2001)].Members.Count, rosters[Village(2002)].Members.Count));
    }

    [Theory, OnBoth]
    public async Task CodesOfAnAccount_areKept_inWhateverDistrictAndOrderTheyCome(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var elsewhere = DistrictCode.Parse("33.16.15");
        VillageImport With(VillageCode code, Mandate? mandate) => Import(code, 1) is var import
            ? import with { Village = import.Village with { Mandate = mandate } }
            : null!;
        var old = Import(Village(2001), 1);
        var mandate = old.Village.Mandate;
        var (second, third) = (VillageCode.Of(elsewhere, "2007"), Village(2002));

        await registry.ImportAsync(District, "Banjarejo", [old, With(Village(2003), null)], CancellationToken.None);
        await registry.ImportAsync(elsewhere, "Tujuan", [With(second, mandate)], CancellationToken.None);
        await registry.ImportAsync(District, "Banjarejo", [With(third, mandate)], CancellationToken.None);
        await registry.ImportAsync(District, "Banjarejo", [old, With(third, null)], CancellationToken.None);

        var here = await registry.DistrictAsync(District, CancellationToken.None);
        var there = await registry.DistrictAsync(elsewhere, CancellationToken.None);
        Assert.Empty(here.Malformed);
        Assert.Equal([old.Village.Code], there.Villages.Single().EarlierCodes);
        Assert.All(here.Villages, v => Assert.Empty(v.EarlierCodes));
        Assert.Equal([second, third], here.Moved[old.Village.Code]);
        Assert.Equal([third], there.Moved[second]);
        Assert.Single(here.Moved);
    }

    [Theory, OnBoth]
    public async Task LargeDistrict_withLongRosters_isTakenWhole(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        var imports = Enumerable.Range(2001, 108)
            .Select(number => Import(Village(number), members: number == 2050 ? 3000 : 200)).ToList();

        await registry.ImportAsync(District, "Besar", imports, CancellationToken.None);

        var register = await registry.DistrictAsync(District, CancellationToken.None);
        Assert.Equal(imports.Select(i => i.Village.Code), register.Villages.Select(v => v.Code));
        var rosters = await registry.RostersAsync(District, CancellationToken.None);
        Assert.Equal(3000 + (107 * 200), rosters.Values.Sum(r => r.Members.Count));
        AssertSame(imports[49].Roster, rosters[Village(2050)]);
    }

    [Theory, OnBoth]
    public async Task Districts_areListedByRegency(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);
        foreach (var code in new[] { "33.17.01", "33.16.13", "33.16.12", "35.16.12" })
        {
            await registry.ImportAsync(DistrictCode.Parse(code), "D", [], CancellationToken.None);
        }

        var blora = await registry.DistrictsAsync("33.16", CancellationToken.None);
        var all = await registry.DistrictsAsync("", CancellationToken.None);

        Assert.Equal(["33.16.12", "33.16.13"], blora.Select(d => d.ToString()));
        Assert.Equal(["33.16.12", "33.16.13", "33.17.01", "35.16.12"], all.Select(d => d.ToString()));
    }

    [Theory, OnBoth]
    public async Task UnknownDistrict_isEmpty(Backend backend)
    {
        var registry = await TestStorage.RegistryAsync(backend);

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Equal("", register.Name);
        Assert.Empty(register.Villages);
        Assert.Empty(await registry.RostersAsync(District, CancellationToken.None));
    }

    public static TheoryData<Backend, string> WrongImports()
    {
        var data = new TheoryData<Backend, string>();
        foreach (var backend in Enum.GetValues<Backend>())
        {
            data.Add(backend, "33.16.12.1001");
            data.Add(backend, "33.16.13.2001");
            data.Add(backend, "33.16.12.2001");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(WrongImports))]
    public async Task WrongVillage_refusesTheWholeImport_namingIt(Backend backend, string wrong)
    {
        var registry = await TestStorage.RegistryAsync(backend);

        // A kelurahan, a village of another district, and one that comes twice.
        var error = await Assert.ThrowsAsync<FormatException>(() => registry.ImportAsync(
            District, "D", [Import(Village(2001), 1), Import(VillageCode.Parse(wrong), 1)], CancellationToken.None));

        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.Empty((await registry.DistrictAsync(District, CancellationToken.None)).Villages);
    }

    [Theory, OnBoth]
    public async Task MalformedVillage_doesNotHideTheOthers_untilItsNextImport(Backend backend)
    {
        var account = await TestStorage.AccountAsync();
        var memory = new InMemoryRegistry();
        IRegistry registry = backend == Backend.Memory ? memory : new TableRegistry(account);
        VillageImport[] imports = [Import(Village(2001), 1), Import(Village(2002), 1), Import(Village(2003), 1)];
        await registry.ImportAsync(District, "D", imports, CancellationToken.None);
        if (backend == Backend.Memory)
        {
            memory.Spoil(Village(2002), "column Since");
        }
        else
        {
            await account.Registry.UpsertEntityAsync(
                new TableEntity("33.16.12", "village~2002") { ["Name"] = "Broken" }, TableUpdateMode.Replace);
        }

        var register = await registry.DistrictAsync(District, CancellationToken.None);

        Assert.Equal([Village(2001), Village(2003)], register.Villages.Select(v => v.Code));
        var malformed = Assert.Single(register.Malformed);
        Assert.Equal(("registry 33.16.12 village~2002", Village(2002)), (malformed.Place, malformed.Village));
        Assert.Contains("column Since", malformed.Problem, StringComparison.Ordinal);
        await registry.ImportAsync(District, "D", [imports[1]], CancellationToken.None);
        Assert.Empty((await registry.DistrictAsync(District, CancellationToken.None)).Malformed);
    }

    [Fact]
    public async Task UnreadableRoster_leavesItsVillageOut_andSaysNothingItHolds()
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        await registry.ImportAsync(
            District, "D", [Import(Village(2001), 1), Import(Village(2002), 1)], CancellationToken.None);
        await account.Registry.UpsertEntityAsync(
            new TableEntity("33.16.12", "roster~2001") { ["Payer"] = "VillageBudget", ["Members00"] = "[{\"i\":1}]" });

        var rosters = await registry.RostersAsync(District, CancellationToken.None);

        Assert.Equal([Village(2002)], rosters.Keys);
    }

    private static VillageImport Import(VillageCode code, int members) => new(
        new Village(
            code,
            $"Desa {code.Number}",
            December,
            new Dictionary<Segment, int> { [Segment.Pu] = members, [Segment.Bpu] = 0 },
            new Mandate(
                new BankAccount("bank-jateng", AccountNo.Parse("3001234567")), SourceOfFunds.Add,
                new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new Rupiah(5_000_000), IsRevoked: true),
            [new Contact("email", "bendahara@desa.example"), new Contact("whatsapp", "+628000000001")],
            IsPaused: true),
        new Roster(code, PayerKind.VillageBudget, [.. Enumerable.Range(1, members).Select(Member)]));
}
