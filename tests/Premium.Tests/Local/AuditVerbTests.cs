using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Storage;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Verbs;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Local;

/// <summary><c>-- audit</c> as an auditor runs it: by connection and over a local folder.</summary>
public sealed class AuditVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-audit-");

    [Fact]
    public async Task Audit_namesWhatWasChanged_andHoldsToHeadsNotedBefore()
    {
        var heads = Path.Combine(folder.FullName, "heads.txt");
        await using (var azurite = await Azurite.StartAsync(Path.Combine(folder.FullName, "azurite"), default))
        {
            var account = new StorageAccount(new StorageSettings { ConnectionString = azurite.ConnectionString });
            string? Variable(string name) => name == "AUDITED" ? azurite.ConnectionString : null;
            await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Variable, "--connection", "AUDITED"));
            await account.PrepareAsync(default);
            Assert.Equal(
                (1, "audited 0 districts, 0 sheets, 0 entries, 0 rows, 0 evidence: 0 problems"),
                Last(await RunAsync(Variable, "--connection", "AUDITED")));

            var ledger = new TableLedger(account, "test");
            var sheet = await ledger.CommittedAsync(
                await ledger.DecemberAsync(), Bill(Village(2001)), Debit(Village(2001)), Evidence(Village(2001)));
            Assert.Equal(
                (0, "audited 1 districts, 1 sheets, 1 entries, 2 rows, 1 evidence: 0 problems"),
                Last(await RunAsync(Variable, "--connection", "AUDITED", "--heads", heads)));

            await account.Sheets.DeleteEntityAsync(sheet.Key, "debit~2001~pu~01");
        }

        var (code, lines) = await RunAsync(
            _ => null, "--data", folder.FullName, "--district", "33.16.12", "--expect", heads);
        Assert.Equal(1, code);
        Assert.StartsWith("33.16.12~2026-12 debit~2001~pu~01 is gone; entry 1 (", lines[0], StringComparison.Ordinal);
        Assert.Equal("First in time: " + lines[0], lines[^2]);
        Assert.EndsWith("1 evidence: 1 problems", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--district: expected", "--district")]
    [InlineData("--district 33: expected", "--district", "33")]
    [InlineData("--from and --to: expected together with --district", "--from", "2026-11")]
    [InlineData("--to 2026: expected a pay month", "--district", "33.16.12", "--to", "2026")]
    [InlineData("--connection NONE: expected an environment variable", "--connection", "NONE")]
    [InlineData("--data and --connection: expected one", "--connection", "SOME", "--data", ".")]
    [InlineData("--expect nowhere: expected a file", "--expect", "nowhere")]
    [InlineData("--data nowhere: expected the data folder", "--data", "nowhere")]
    [InlineData("--force: not an option", "--force")]
    public void WrongOption_isNamed(string message, params string[] arguments) => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(
            () => AuditOptions.Parse(arguments, name => name == "SOME" ? "UseDevelopmentStorage=true" : null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Account_comesFromTheEnvironment_whereNothingElseIsSaid()
    {
        var options = AuditOptions.Parse(
            ["--district", "33.16.12", "--from", "2026-10", "--to", "2026-12"],
            name => name == "Storage__TableUri" ? "https://store.table.core.windows.net" : null);

        Assert.Equal("https://store.table.core.windows.net", options.Source.Storage!.TableUri);
        Assert.Null(options.Source.Data);
        Assert.Equal((District, PayMonth.Parse("2026-10")), (options.Scope.District!.Value, options.Scope.From!.Value));
        options.Source.Storage.Check();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static (int, string) Last((int Code, IReadOnlyList<string> Lines) run) => (run.Code, run.Lines[^1]);

    private static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(
        Func<string, string?> environment, params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await AuditVerb.RunAsync(AuditOptions.Parse(arguments, environment), output, default);
        return (code, output.ToString().TrimEnd().Split('\n'));
    }
}
