using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

public sealed class RuleVersionsContractTests
{
    private static async Task<IRuleVersions> VersionsAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryRuleVersions()
        : new TableRuleVersions(await TestStorage.AccountAsync());

    private static RuleVersion Version(int number = 1, string text = RuleDesk.Header, string by = "sari") => new(
        RuleFile.Holidays, number, true, text, Some.Day("2026-12-01"), by, Samples.Noon.ToUniversalTime(),
        "diumumkan pemerintah", number == 1 ? "" : "hash");

    [Theory, OnBoth]
    public async Task C30_Versions_comeBackAsTheyWent_andAnotherFileIsAnotherChain(Backend backend)
    {
        var versions = await VersionsAsync(backend);
        RuleVersion[] all =
        [
            Version(),
            Version(2, new string('x', (32 * 1024) - 1) + "😀é\n"),
            Version() with { File = RuleFile.Ladder, Adds = false },
        ];
        Assert.Empty(await versions.ReadAsync(default));
        foreach (var version in all)
        {
            Assert.True(await versions.AddAsync(version, default));
        }

        var stored = await versions.ReadAsync(default);
        Assert.Equal(all, stored.Select(s => s.Version!).OrderBy(v => v.File).ThenBy(v => v.Number));
        Assert.All(stored, s => Assert.Equal((s.Version!.Hash, s.Version.Number, ""), (s.Hash, s.Number, s.Problem)));
    }

    [Theory, OnBoth]
    public async Task C30_NumberThatIsTaken_staysWithItsOwner_whoMayAskAgain(Backend backend)
    {
        var versions = await VersionsAsync(backend);
        Assert.True(await versions.AddAsync(Version(), default));
        Assert.False(await versions.AddAsync(Version(by: "budi"), default));
        Assert.True(await versions.AddAsync(Version(), default));

        Assert.Equal("sari", Assert.Single(await versions.ReadAsync(default)).Version!.By);
    }

    [Theory, OnBoth]
    public async Task C30_ManyAtOnce_oneWins(Backend backend)
    {
        var versions = await VersionsAsync(backend);
        var won = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => versions.AddAsync(Version(by: $"admin{i}"), default)));

        Assert.Single(won, true);
        Assert.Single(await versions.ReadAsync(default));
    }

    [Fact]
    public async Task C30_RowChangedByAnotherHand_isNoVersion_andIsNamed()
    {
        var account = await TestStorage.AccountAsync();
        var versions = new TableRuleVersions(account);
        await versions.AddAsync(Version(), default);
        await versions.AddAsync(Version(2), default);
        await versions.AddAsync(Version(3), default);
        await ChangeAsync(account, 1, row => row["Text00"] = RuleDesk.Holiday("2027-09-14"));
        await ChangeAsync(account, 2, row => row["At"] = "2026-12-03T05:00:00Z");
        await account.Rules.UpsertEntityAsync(new TableEntity(RuleFile.Ladder, "version") { ["Text00"] = "[]" });

        var stored = await versions.ReadAsync(default);
        Assert.Equal(
            [(0, false), (1, false), (2, false), (3, true)],
            stored.Select(s => (s.Number, s.Version is not null)).Order());
        Assert.All(
            ["column Hash: expected the hash of what the row says", "column At: expected a time", "column RowKey"],
            problem => Assert.Contains(stored, s => s.Problem.Contains(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task C28_VersionAfterARowOfAnotherHand_counts()
    {
        var account = await TestStorage.AccountAsync();
        var desk = new RuleDesk(versions: new TableRuleVersions(account));
        await desk.AddAsync("2027-09-14");
        await account.Rules.UpsertEntityAsync(
            new TableEntity(RuleFile.Holidays, "version~999999") { ["Text00"] = RuleDesk.Holiday("2027-09-15") });

        var taken = Assert.IsType<RulesResult.Taken>(await desk.AddAsync("2027-09-16")).Version;

        Assert.Equal(2, taken.Number);
        var rules = await desk.LaterAsync();
        Assert.NotNull(rules.Calendar.HolidayOn(Some.Day("2027-09-14")));
        Assert.NotNull(rules.Calendar.HolidayOn(Some.Day("2027-09-16")));
        Assert.Contains(
            "version 999999: cannot be read", Assert.Single(rules.VersionProblems), StringComparison.Ordinal);
    }

    /// <summary>It would count instead of whatever stands in front of it, so nothing is said to be taken.</summary>
    [Fact]
    public async Task C28_WithoutANumberLeft_aVersionIsRefused_andTheRowIsNamed()
    {
        var account = await TestStorage.AccountAsync();
        var versions = new TableRuleVersions(account);
        await versions.AddAsync(Version(RowNumbers.Max), default);

        var lost = Assert.IsType<RulesResult.Lost>(await new RuleDesk(versions: versions).AddAsync("2027-09-16"));

        Assert.Contains("version 999999 of holidays-id.csv", lost.Why.English, StringComparison.Ordinal);
        Assert.Single(await versions.ReadAsync(default));
    }

    private static async Task ChangeAsync(StorageAccount account, int number, Action<TableEntity> change)
    {
        TableEntity row = await account.Rules.GetEntityAsync<TableEntity>(
            RuleFile.Holidays, $"version~{number:000000}");
        change(row);
        await account.Rules.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }
}
