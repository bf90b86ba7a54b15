using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>Files of other people's headings by the verb, and how far it is, for a machine that reads along.</summary>
public sealed class ImportVerbTests
{
    private static readonly (string Hash, string Cipher) Keys = (Key(1), Key(2));

    /// <summary>By variables of the names of the app's settings, in its words.</summary>
    [Fact]
    public void PolicyOfTheApp_isThatOfTheVerb()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        ImportPolicy Read() => ImportOptions.PolicyOf(key => variables.GetValueOrDefault(key));

        Assert.Equal(new ImportPolicy(), Read());

        (variables["ImportDropPercentMax"], variables["ImportsByTwo"]) = ("0", "always");
        Assert.Equal(new ImportPolicy(DropPercentMax: 0, IsAlways: true), Read());

        (variables["ImportDropPercentMax"], variables["ImportsByTwo"]) = ("101", "1");
        var why = Assert.Throws<ArgumentException>(() => Read()).Message;
        Assert.Contains("ImportDropPercentMax: expected a whole number from 0 to 100", why, StringComparison.Ordinal);
        Assert.Contains("ImportsByTwo: expected one of Drops, Always", why, StringComparison.Ordinal);
    }

    /// <summary>Bills planned by other rules than the app's show sums that are never debited.</summary>
    [Fact]
    public void PlanningOfTheApp_isThatOfTheVerb()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Rounding"] = "ProgramUp",
            ["DebitedSum"] = "Ours",
            ["BillingDifferenceMax"] = "500",
            ["LookBackMonths"] = "1",
            ["UtcOffsetHours"] = "9",
        };
        var planning = ImportOptions.PlanningOf(key => variables.GetValueOrDefault(key));
        var app = PremiumFunctions.Settings.Read(Functions.GoodSettings.With(
            [.. variables.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))])).Rules();
        var verb = planning.Rules(app.Banks);

        Assert.Equal(
            (app.UtcOffset, app.LookBackMonths, app.DebitedSum, app.BillingDifferenceMax),
            (verb.UtcOffset, verb.LookBackMonths, verb.DebitedSum, verb.BillingDifferenceMax));
        Assert.Equal(
            (TimeSpan.FromHours(9), 1, DebitedSum.Ours, new Rupiah(500), RoundingRule.ProgramUp),
            (verb.UtcOffset, verb.LookBackMonths, verb.DebitedSum, verb.BillingDifferenceMax, planning.Rounding));
        Assert.Equal(new PremiumFunctions.PlanningSettings(), ImportOptions.PlanningOf(_ => null));

        variables["DebitedSum"] = "Theirs";
        Assert.Contains(
            "DebitedSum: expected one of",
            Assert.Throws<ArgumentException>(
                () => ImportOptions.PlanningOf(key => variables.GetValueOrDefault(key))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task BanksOfTheSample_areThoseOfALocalFolderAlone()
    {
        var file = await FileAsync("kode desa");
        string? Variable(string name) => name switch
        {
            "Storage__TableUri" => "https://a.table.core.windows.net",
            "DebitedSum" => "Ours",
            _ => null,
        };

        var refused = Assert.Throws<ArgumentException>(
            () => ImportOptions.Parse(["villages", file], Variable));
        Assert.StartsWith("--banks: expected the ids of the app's banks", refused.Message, StringComparison.Ordinal);
        var read = ImportOptions.Parse(["villages", file, "--banks", "bri"], Variable);
        Assert.Equal(["bri"], read.Banks);
        Assert.Equal(DebitedSum.Ours, read.Planning.DebitedSum);
        Assert.NotEmpty(ImportOptions.Parse(["villages", file, "--data", "somewhere"], Variable).Banks);
    }

    [Fact]
    public async Task MapOfTheCommandLine_isSavedByName_andUsedByIt()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(CancellationToken.None);
        var villages = await FileAsync(
            "kode desa;nama desa;kecamatan;mulai bulan", "33.16.12.2010;Sumberwaras;Banjarejo;2026-12",
            "33.16.13.2001;Kedungringin;Tunjungan;2026-12");
        var members = await FileAsync(
            "Wil;Ident;Sebutan;Gol;Pokok", "33.16.12.2010;9916010101700001;Rini;perangkat;2400000",
            "33.16.13.2001;9916010101700002;Rita;perangkat;2400000");

        var (code, lines) = await RunAsync(account, Options(ImportKind.Villages, villages));
        Assert.Equal(0, code);
        Assert.Contains("villages written in 2/2 districts", lines);

        var unread = await Assert.ThrowsAsync<ArgumentException>(
            () => RunAsync(account, Options(ImportKind.Members, members)));
        Assert.Contains("headings", unread.Message, StringComparison.Ordinal);
        (code, _) = await RunAsync(account, Options(ImportKind.Members, members) with
        {
            Map = FieldMaps.Parse("village=Wil;nik=Ident;name=Sebutan;group=Gol;wage=Pokok"),
            SaveMapAs = "simpeg",
            IsDryRun = true,
        });
        Assert.Equal(0, code);
        (code, lines) = await RunAsync(account, Options(ImportKind.Members, members) with { MapName = "simpeg" });

        Assert.Equal((0, "import members: read=2 new=2 changed=0 gone=0 wrong=0"), (code, lines[^1]));
        Assert.Contains("people written in 2/2 districts", lines);
        Assert.DoesNotContain("simpeg", (await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(
            account, Options(ImportKind.Villages, villages) with { MapName = "simpeg" }))).Message
                .Split("there are:")[1], StringComparison.Ordinal);
    }

    private static ImportOptions Options(ImportKind kind, string file) => new()
    {
        Source = new StorageSource(null, null),
        Kind = kind,
        File = file,
        By = "sari",
        Keys = () => Keys,
        Banks = [Some.Bank],
    };

    private static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(
        StorageAccount account, ImportOptions options)
    {
        var output = new StringWriter();
        var code = await ImportVerb.RunAsync(
            options, account, new FakeTimeProvider(Some.At("2026-11-25 09:00")), output, CancellationToken.None);
        return (code, output.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    private static async Task<string> FileAsync(params string[] rows)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("import-verb").FullName, "daftar.csv");
        await File.WriteAllLinesAsync(file, rows);
        return file;
    }

    private static string Key(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());
}
