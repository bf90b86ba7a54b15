using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Backup;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary><c>-- export</c> and <c>-- restore</c> as an operator runs them.</summary>
public sealed class BackupVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-backup-");

    [Fact]
    public async Task C29_ExportByConnection_isRestoredIntoANewFolder_andAuditsClean()
    {
        string file;
        await using (var azurite = await Azurite.StartAsync(null, default))
        {
            var settings = (await TestStorage.SettingsAsync()) with
            {
                ConnectionString = azurite.ConnectionString,
                Prefix = "",
            };
            var account = new StorageAccount(settings);
            await account.PrepareAsync(default);
            await Filled.FillAsync(account, settings);
            string? Variable(string name) => name == "STORE" ? azurite.ConnectionString : null;
            var source = StorageSource.Of(null, "STORE", Variable);
            var rows = (await Filled.DumpAsync(account)).Count;

            var (code, lines) = await RunAsync(o => ExportVerb.RunAsync(source, folder.FullName, Clock, o, default));
            Assert.Equal((0, $"export: tables=8 rows={rows}"), (code, lines[^1]));
            file = Assert.Single(folder.GetFiles()).FullName;
            Assert.EndsWith("premium-20261204T020000Z.jsonl.gz", file);
            await Assert.ThrowsAsync<ArgumentException>(() => ExportVerb.RunAsync(
                source, file, Clock, TextWriter.Null, default));

            // Into the tables it came from, nothing is written, and the note says that they were restored.
            (code, lines) = await RestoreAsync(Variable, file, "--connection", "STORE");
            Assert.Equal((0, $"restore: tables=8 rows={rows}"), (code, lines[^1]));

            // Somebody is erased: the export brings them back only to whoever says that they go again.
            var erased = new ImportEntry(
                1, "0a1b2c3d", ImportStep.Erased, ImportKind.Members, "sari", Clock.GetUtcNow(), "", "erased:", "");
            await new TableImports(account, NikVault.Open(account, settings)).AddAsync(erased, default);
            string[] replacing = [file, "--connection", "STORE", "--replace", "registry"];
            (code, lines) = await RestoreAsync(Variable, replacing);
            Assert.Equal((1, "restore: refused, nothing was written"), (code, lines[^1]));
            (code, lines) = await RestoreAsync(Variable, [.. replacing, "--erase-again"]);
            Assert.Equal(0, code);
            Assert.Equal(
                "To be erased again: entry 1, 2026-12-04 02:00 UTC, by sari, mark 0a1b2c3d, erased:", lines[^2]);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        var data = Path.Combine(folder.FullName, "new");
        var restored = await RestoreAsync(_ => null, file, "--data", data);
        Assert.Equal(0, restored.Code);
        Assert.StartsWith("restore: tables=8 rows=", restored.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(restored.Lines, l => l.EndsWith(": 0 problems", StringComparison.Ordinal));

        await File.WriteAllTextAsync(file, "not an export\n");
        var refused = await RestoreAsync(_ => null, file, "--data", data);
        Assert.Equal((1, "restore: refused, nothing was written"), (refused.Code, refused.Lines[^1]));
    }

    [Theory]
    [InlineData("nowhere.jsonl: expected a file that 'export' wrote", "nowhere.jsonl")]
    [InlineData("--replace users: expected tables of rules, failures", "FILE", "--replace", "users")]
    [InlineData("--connection NONE: expected an environment variable", "FILE", "--connection", "NONE")]
    [InlineData("Required argument 'FILE' missing")]
    public void C29_WrongOption_isNamed(string message, params string[] arguments)
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        var wrong = Assert.Throws<ArgumentException>(() => RestoreOptions.Parse(
            [.. arguments.Select(a => a == "FILE" ? file : a)], _ => null));
        Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static TimeProvider Clock { get; } =
        new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Some.At("2026-12-04 09:00").ToUniversalTime());

    private static Task<(int Code, IReadOnlyList<string> Lines)> RestoreAsync(
        Func<string, string?> environment, params string[] arguments) => RunAsync(
            o => RestoreVerb.RunAsync(RestoreOptions.Parse(arguments, environment), Clock, o, default));

    private static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(Func<TextWriter, Task<int>> verb)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await verb(output);
        return (code, output.ToString().TrimEnd().Split('\n'));
    }
}
