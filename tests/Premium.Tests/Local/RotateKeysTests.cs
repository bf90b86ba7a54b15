using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using PremiumFunctions.Local.Verbs;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Local;

/// <summary>Everything under the NIK keys goes under new ones, wherever it is killed on the way.</summary>
public sealed class RotateKeysTests
{
    private const string File = "20261125-030000-0000000a";

    private static readonly Person[] People =
        [.. Enumerable.Range(1, 70).Select(i => new Person($"Orang {i}", Nik.Parse($"33161201017{i:00000}")))];

    private static readonly (string Hash, string Cipher) Old = (Key(1), Key(2));
    private static readonly (string Hash, string Cipher) Both = (Key(3), Key(4));
    private static readonly byte[] Big = Bytes();

    [Theory]
    [InlineData(true, "people=71 rosters=2 files=2 left=0")]
    [InlineData(false, "people=71 rosters=0 files=2 left=0")]
    public async Task Everything_isFoundUnderTheNewKeys_andNothingUnderTheOld(bool withHash, string figures)
    {
        var desk = await FilledAsync();
        var keys = withHash ? Both : (Old.Hash, Both.Cipher);

        Assert.Equal((0, "rotate-keys: " + figures), await RotateAsync(desk, keys));

        await AssertUnderAsync(desk, keys);
        var journal = await new TableImports(desk, Vault(desk, keys)).JournalAsync(default);
        Assert.Equal([ImportStep.Rotating, ImportStep.Rotated], journal.Select(e => e.Step));
        Assert.Equal((0, "rotate-keys: people=0 rosters=0 files=0 left=0"), await RotateAsync(desk, keys));
        Assert.Equal(0, await new RowsCheck(desk).RunAsync(default).CountAsync());
    }

    [Fact]
    public async Task KilledAtAnyWrite_andRunAgain_itComesToTheSame()
    {
        var kills = 0;
        for (var at = 1; ; at++)
        {
            var dying = new DiesAt(at);
            var settings = await FilledAsync();
            var account = settings.With(dying);
            try
            {
                await RotateAsync(account, Both);
            }
            catch (Exception e) when (e is not ArgumentException)
            {
                kills++;
                var (code, _) = await RotateAsync(settings.Account, Both);
                Assert.Equal(0, code);
            }

            await AssertUnderAsync(settings.Account, Both);
            if (!dying.IsDead)
            {
                break;
            }
        }

        Assert.True(kills > 8, $"{kills} kills");
    }

    [Fact]
    public async Task WhoWasErased_staysErased_andTheListKeepsTheOldMark()
    {
        var desk = await FilledAsync();
        var erased = Vault(desk, Old).IdOf(People[0].Nik);
        await Vault(desk, Old).EraseAsync(District, erased, default);

        Assert.Equal((0, "rotate-keys: people=70 rosters=2 files=2 left=0"), await RotateAsync(desk, Both));

        var vault = Vault(desk, Both);
        Assert.Null(await vault.FindAsync(District, vault.IdOf(People[0].Nik), default));
        Assert.Equal(
            erased, (await new TableRegistry(desk).RostersAsync(District, default))[Village(2001)].Members[0].Id);
    }

    [Fact]
    public async Task RowThatNeitherReads_isNamed_andKeepsTheRotationOpen_untilItIsMended()
    {
        var desk = await FilledAsync();
        var row = await desk.Account.Registry.QueryAsync<TableEntity>("PartitionKey eq '33.16.12~person'").FirstAsync();
        await desk.Account.Registry.UpsertEntityAsync(
            new TableEntity("33.16.12~person", row.RowKey) { ["Cipher00"] = new byte[] { 1, 2, 3 } },
            TableUpdateMode.Replace);

        Assert.Equal((1, "rotate-keys: people=1 rosters=2 files=2 left=1"), await RotateAsync(desk, Both));
        var imports = new TableImports(desk, Vault(desk, Both));
        Assert.Equal(ImportStep.Rotating, (await imports.JournalAsync(default))[^1].Step);

        await desk.Account.Registry.UpsertEntityAsync(row, TableUpdateMode.Replace);
        Assert.Equal((0, "rotate-keys: people=70 rosters=1 files=0 left=0"), await RotateAsync(desk, Both));
        Assert.Equal(ImportStep.Rotated, (await imports.JournalAsync(default))[^1].Step);
        await AssertUnderAsync(desk, Both);
    }

    [Theory]
    [InlineData(ImportStep.Taking)]
    [InlineData(ImportStep.Erasing)]
    public async Task SameKeys_orAnImportOrErasureCutShort_areRefused(ImportStep step)
    {
        var desk = await FilledAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => RotateAsync(desk, Old));
        var imports = new TableImports(desk, Vault(desk, Old));
        var shown = (await imports.FindAsync(File, default))!.Shown;
        await imports.AddAsync(ImportEntry.After(null, shown, step, "Sari", Noon), default);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RotateAsync(desk, Both));

        Assert.Contains("was cut short", error.Message, StringComparison.Ordinal);
    }

    private static string Key(byte first) => Convert.ToBase64String([first, .. new byte[31]]);

    private static byte[] Bytes()
    {
        var bytes = new byte[1_500_000];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    private static NikVault Vault(StorageAccount account, (string Hash, string Cipher) keys) =>
        NikVault.Open(account, new StorageSettings { NikHashKey = keys.Hash, NikCipherKey = keys.Cipher });

    private static async Task<(int Code, string Last)> RotateAsync(
        StorageAccount account, (string Hash, string Cipher) keys)
    {
        var output = new StringWriter();
        var code = await RotateKeysVerb.RunAsync(
            new RotateKeysOptions
            {
                Source = new StorageSource(null, new StorageSettings()),
                Old = Old,
                New = keys,
                By = "Sari",
            },
            account, TimeProvider.System, output, default);
        return (code, output.ToString().TrimEnd().Split('\n')[^1].TrimEnd());
    }

    /// <summary>Two districts, one person of both, and a file of several parts beside a small one.</summary>
    private static async Task<Desk> FilledAsync()
    {
        var desk = new Desk(await TestStorage.SettingsAsync());
        await desk.Account.PrepareAsync(default);
        var vault = Vault(desk, Old);
        await vault.ImportAsync(District, People, default);
        await vault.ImportAsync(Neighbour, [People[1]], default);
        var registry = new TableRegistry(desk);
        await registry.ImportAsync(District, "D", [Import(Village(2001), vault, People)], default);
        await registry.ImportAsync(
            Neighbour, "N", [Import(VillageCode.Of(Neighbour, "2001"), vault, [People[1]])], default);
        var imports = new TableImports(desk, vault);
        await imports.PutAsync(Shown(File, Big), Big, default);
        await imports.PutAsync(Shown("20261125-040000-0000000b", [1, 2]), [1, 2], default);
        return desk;
    }

    private static VillageImport Import(VillageCode code, NikVault vault, Person[] people)
    {
        var roster = new Roster(code, PayerKind.VillageBudget,
        [
            .. people.Select(p => Some.Neighbour(vault.IdOf(p.Nik))),
        ])
        {
            LateChanges =
            [
                .. people.Take(1).Select(p => new LateChange(
                    Some.Neighbour(vault.IdOf(p.Nik)), Some.November, Some.November, Noon)),
            ],
        };
        return new VillageImport(
            new Village(code, "Desa", December, new Dictionary<Segment, int>(), null, []).WithCountsOf(roster), roster);
    }

    private static ShownImport Shown(string id, byte[] file) => new(
        id, new ImportTerms(ImportKind.Members, IsFull: true, PayMonth.Parse("2026-12")), FieldMap.None, "peserta.xlsx",
        ShownImport.HashOf(file), "Sari", Noon, "00", "import members: read=1", NeedsSecond: false);

    private static async Task AssertUnderAsync(StorageAccount account, (string Hash, string Cipher) keys)
    {
        var (vault, old) = (Vault(account, keys), Vault(account, Old));
        var all = (await vault.AllAsync(District, default)).All;
        Assert.Equal(People.Select(p => vault.IdOf(p.Nik)).Order(), all.Keys.Order());
        if (keys.Cipher != Old.Cipher)
        {
            Assert.Empty((await old.AllAsync(District, default)).All);
        }

        var roster = (await new TableRegistry(account).RostersAsync(District, default))[Village(2001)];
        Assert.Equal(People.Select(p => vault.IdOf(p.Nik)), roster.Members.Select(m => m.Id));
        Assert.Equal(vault.IdOf(People[0].Nik), Assert.Single(roster.LateChanges).Member.Id);
        Assert.Equal(Big, (await new TableImports(account, vault).FindAsync(File, default))!.File);
        await Assert.ThrowsAsync<UnreadableRowException>(() => new TableImports(account, old).FindAsync(File, default));
        var parts = account.Registry.QueryAsync<TableEntity>($"PartitionKey eq 'imports~{File}'");
        Assert.Equal(3, await parts.CountAsync());
    }

    private sealed class Desk(StorageSettings settings)
    {
        public StorageAccount Account { get; } = new(settings);

        public StorageAccount With(HttpPipelinePolicy onEachTry) => new(settings, [onEachTry]);

        public static implicit operator StorageAccount(Desk desk) => desk.Account;
    }

    /// <summary>A process that is killed as it is about to write for the n-th time.</summary>
    private sealed class DiesAt(int write) : HttpPipelinePolicy
    {
        private int writes;

        public bool IsDead { get; private set; }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            IsDead |= message.Request.Method != RequestMethod.Get && ++writes >= write;
            return IsDead ? throw new TimeoutException("killed") : ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            ProcessNext(message, pipeline);
    }
}
