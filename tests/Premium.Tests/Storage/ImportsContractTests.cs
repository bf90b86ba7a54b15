using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Storage;

/// <summary>What every implementation of <see cref="IImports"/> keeps to.</summary>
public sealed class ImportsContractTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    [Theory, OnBoth]
    public async Task DryRun_comesBackWhole_withItsFile(Backend backend)
    {
        var (imports, _) = await ImportsAsync(backend);
        var big = new byte[2_000_000];
        new Random(7).NextBytes(big);
        var shown = Shown("20261125-030000-0000000a", big) with
        {
            Map = new FieldMap(new Dictionary<string, string> { ["nik"] = "No. KTP" }, "dd/MM/yyyy", ','),
            LeftOut = [VillageCode.Parse("33.16.12.2010"), VillageCode.Parse("33.16.12.2011")],
        };

        await imports.PutAsync(shown, big, CancellationToken.None);
        await imports.PutAsync(
            Shown("20261125-040000-0000000b", [1]) with { At = Now.AddHours(1) }, [1], CancellationToken.None);

        var stored = await imports.FindAsync(shown.Id, CancellationToken.None);
        Assert.Equal(big, stored!.File);
        Assert.Equal(shown.Map.Columns, stored.Shown.Map.Columns);
        Assert.Equal(shown.LeftOut, stored.Shown.LeftOut);
        Assert.Equal(shown, stored.Shown with { Map = shown.Map, LeftOut = shown.LeftOut });
        Assert.Equal(
            ["20261125-040000-0000000b", "20261125-030000-0000000a"],
            (await imports.ShownAsync(CancellationToken.None)).All.Select(s => s.Id));
        Assert.Null(await imports.FindAsync("20261125-030000-0000000c", CancellationToken.None));
        Assert.Null(await imports.FindAsync("../x' or 1 eq 1", CancellationToken.None));

        await imports.ForgetAsync(shown.Id, CancellationToken.None);
        await imports.ForgetAsync(shown.Id, CancellationToken.None);
        Assert.Null(await imports.FindAsync(shown.Id, CancellationToken.None));
        Assert.Single((await imports.ShownAsync(CancellationToken.None)).All);
    }

    [Fact]
    public async Task FileThatWasKeptOrDeletedByHalves_isSwept_onceItIsOld()
    {
        var (imports, account) = await ImportsAsync(Backend.Azure);
        var (halfKept, halfDeleted, whole) = (
            "20261120-030000-0000000a", "20261121-030000-0000000b", "20261122-030000-0000000c");
        foreach (var id in new[] { halfKept, halfDeleted, whole })
        {
            await imports.PutAsync(Shown(id, [1]), [1], CancellationToken.None);
            await account!.Registry.UpsertEntityAsync(new TableEntity("imports", $"pending~{id}"));
        }

        await account!.Registry.DeleteEntityAsync("imports", $"shown~{halfKept}");
        await account.Registry.DeleteEntityAsync("imports", $"shown~{halfDeleted}");

        await imports.SweepAsync(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);
        Assert.Equal([$"imports~{halfDeleted}", $"imports~{whole}"], await PartsAsync());

        await imports.SweepAsync(Now, CancellationToken.None);
        Assert.Equal([$"imports~{whole}"], await PartsAsync());
        Assert.NotNull(await imports.FindAsync(whole, CancellationToken.None));
        Assert.Empty(account.Registry.Query<TableEntity>(
            e => e.PartitionKey == "imports" && e.RowKey.CompareTo("pending~") >= 0 && e.RowKey.CompareTo("q") < 0));

        async Task<IReadOnlyList<string>> PartsAsync()
        {
            var parts = new List<string>();
            await foreach (var row in account.Registry.QueryAsync<TableEntity>(
                "PartitionKey ge 'imports~' and PartitionKey lt 'imports~~'"))
            {
                parts.Add(row.PartitionKey);
            }

            return parts;
        }
    }

    [Theory, OnBoth]
    public async Task FieldMap_isKeptUnderItsName_andReplacedByIt(Backend backend)
    {
        var account = backend == Backend.Azure ? new StorageAccount(await TestStorage.SettingsAsync()) : null;
        await (account?.PrepareAsync(CancellationToken.None) ?? Task.CompletedTask);
        IFieldMaps maps = account is null ? new InMemoryFieldMaps() : new TableFieldMaps(account);
        SavedMap Map(string name, ImportKind kind, string heading) => new(
            name, kind, new FieldMap(new Dictionary<string, string> { ["nik"] = heading }, "d/M/yyyy", ','), "Sari",
            Now);

        await maps.PutAsync(Map("simpeg Blora", ImportKind.Members, "No. KTP"), CancellationToken.None);
        await maps.PutAsync(Map("desa", ImportKind.Villages, "Kode"), CancellationToken.None);
        await maps.PutAsync(Map("Simpeg blora", ImportKind.Members, "Nomor KTP"), CancellationToken.None);

        var all = await maps.AllAsync(CancellationToken.None);
        Assert.Equal(["desa", "Simpeg blora"], all.Select(m => m.Name));
        Assert.Equal(("Nomor KTP", "d/M/yyyy", ',', "Sari", Now),
            (all[1].Map.Columns["nik"], all[1].Map.DayForm, all[1].Map.DecimalSign, all[1].By, all[1].At));
    }

    [Theory, OnBoth]
    public async Task Journal_takesEachNumberOnce(Backend backend)
    {
        var (imports, _) = await ImportsAsync(backend);
        var shown = Shown("20261125-030000-0000000a", [1]);
        var first = ImportEntry.After(null, shown, ImportStep.Taking, "Sari", Now);
        var second = ImportEntry.After(first, shown, ImportStep.Taken, "Sari", Now.AddSeconds(9));

        Assert.True(await imports.AddAsync(first, CancellationToken.None));
        Assert.False(await imports.AddAsync(first with { By = "Budi" }, CancellationToken.None));
        Assert.True(await imports.AddAsync(second, CancellationToken.None));

        Assert.Equal([first, second], await imports.JournalAsync(CancellationToken.None));

        // An erasure has no file, and what follows it is read all the same.
        var third = new ImportEntry(
            3, "a1b2c3d4", ImportStep.Erased, ImportKind.Members, "Sari", Now.AddMinutes(1), "", "erased: districts=1",
            second.Hash);
        var fourth = ImportEntry.After(third, shown, ImportStep.Taking, "Sari", Now.AddMinutes(2));
        Assert.True(await imports.AddAsync(third, CancellationToken.None));
        Assert.True(await imports.AddAsync(fourth, CancellationToken.None));
        Assert.Equal([first, second, third, fourth], await imports.JournalAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ChangedEntry_orFile_isNotBelieved()
    {
        var (imports, account) = await ImportsAsync(Backend.Azure);
        var shown = Shown("20261125-030000-0000000a", [1, 2, 3]);
        await imports.PutAsync(shown, [1, 2, 3], CancellationToken.None);
        var entry = ImportEntry.After(null, shown, ImportStep.Taking, "Sari", Now);
        Assert.True(await imports.AddAsync(entry, CancellationToken.None));
        TableEntity row = await account!.Registry.GetEntityAsync<TableEntity>("imports", "entry~000001");
        row["By"] = "Budi";
        await account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);
        TableEntity part = await account.Registry.GetEntityAsync<TableEntity>($"imports~{shown.Id}", "part~0000");
        Assert.DoesNotContain("\u0001\u0002\u0003", Convert.ToHexString(part.GetBinary("Cipher00")));
        part.GetBinary("Cipher00")[^1] ^= 1;
        await account.Registry.UpsertEntityAsync(part, TableUpdateMode.Replace);

        await Assert.ThrowsAsync<UnreadableRowException>(() => imports.JournalAsync(CancellationToken.None));
        await Assert.ThrowsAsync<UnreadableRowException>(() => imports.FindAsync(shown.Id, CancellationToken.None));
    }

    private static ShownImport Shown(string id, byte[] file) => new(
        id, new ImportTerms(ImportKind.Members, IsFull: true, PayMonth.Parse("2026-12")), FieldMap.None, "peserta.xlsx",
        ShownImport.HashOf(file), "Sari", Now, "00", "import members: read=1", NeedsSecond: false);

    private static async Task<(IImports Imports, StorageAccount? Account)> ImportsAsync(Backend backend)
    {
        if (backend == Backend.Memory)
        {
            return (new InMemoryImports(), null);
        }

        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(CancellationToken.None);
        return (new TableImports(account, NikVault.Open(account, settings)), account);
    }
}
