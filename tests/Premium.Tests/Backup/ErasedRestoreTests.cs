using Premium.Adapters.Spreadsheets;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using static Premium.Tests.Backup.Copies;

namespace Premium.Tests.Backup;

/// <summary>Somebody was erased after the export that is restored.</summary>
public sealed class ErasedRestoreTests
{
    private static readonly Nik Siti = Nik.Parse("3316120101700001");

    private static readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock =
        new(Some.At("2026-12-04 10:00").ToUniversalTime());

    [Fact]
    public async Task C29_ErasureSinceTheExport_isToldOf_beforeThePersonComesBack_andRepeated()
    {
        var (account, vault, file) = await ExportedAsync();
        var erased = await EraseAsync(account, vault);
        var told = $"entry 2, 2026-12-04 03:00 UTC, by sari, mark {erased.Proof.Import}, {erased.Proof.Summary}";
        var before = await Filled.DumpAsync(account);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(
            () => RestoreAsync(account, file, "registry"));
        Assert.EndsWith($"\n{told}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Siti", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Filled.DumpAsync(account));

        var restored = await ErasingAgainAsync(account, file);
        Assert.Equal([told], restored.Undone);
        Assert.Equal(erased.Proof.Import, (await EraseAsync(account, vault)).Proof.Import);
    }

    [Fact]
    public async Task C29_ErasureThatTheExportHas_andEntriesOfOtherKinds_areNotAskedAbout()
    {
        var (account, vault, _) = await ExportedAsync();
        var proof = (await EraseAsync(account, vault)).Proof;
        var (file, _) = await ExportAsync(account);
        var saved = new ImportEntry(
            3, "peta", ImportStep.Mapped, ImportKind.Members, "sari", Clock.GetUtcNow(), "", "map", proof.Hash);
        Assert.True(await new TableImports(account, vault).AddAsync(saved, default));

        Assert.Empty((await RestoreAsync(account, file, "registry")).Undone);
    }

    [Fact]
    public async Task C29_EntryThatCannotBeRead_mayBeAnErasure()
    {
        var (account, vault, file) = await ExportedAsync();
        await EraseAsync(account, vault);
        var entry = (await account.Registry.GetEntityAsync<Azure.Data.Tables.TableEntity>(
            "imports", "entry~000002")).Value;
        entry["By"] = "budi";
        await account.Registry.UpdateEntityAsync(entry, entry.ETag);

        Assert.Equal(
            "entry~000002 cannot be read and may be one", (await ErasingAgainAsync(account, file)).Undone[^1]);
    }

    private static async Task<(StorageAccount Account, NikVault Vault, byte[] File)> ExportedAsync()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        await Filled.FillAsync(account, settings);
        return (account, NikVault.Open(account, settings), (await ExportAsync(account)).File);
    }

    private static Task<RestoreSummary> ErasingAgainAsync(StorageAccount account, byte[] file) =>
        new TableRestore(account).RunAsync(
            () => new MemoryStream(file), ["registry"], erasesAgain: true, Clock.GetUtcNow(), default);

    private static async Task<EraseResult.Erased> EraseAsync(StorageAccount account, NikVault vault) =>
        Assert.IsType<EraseResult.Erased>(await new ErasePerson(
            new TableRegistry(account), vault, new TableImports(account, vault), new RegisterFiles(), Some.Rules(),
            Clock).RunAsync(Siti, "permintaan sendiri", "sari", "33.16", default));
}
