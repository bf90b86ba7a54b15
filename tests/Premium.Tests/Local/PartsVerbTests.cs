using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Premium.Adapters.Storage;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary><c>-- parts</c> as somebody starts it beside a real Functions host.</summary>
public sealed class PartsVerbTests : IDisposable
{
    private const int Villages = 12;
    private const string Ready = "parts ready: settings=";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-parts-");

    private string SettingsFile => Path.Combine(folder.FullName, "app", "local.settings.json");

    [Fact]
    public async Task Parts_writeSettingsThatTheAppAccepts_serve_andKeepTheirData()
    {
        var first = await ServedAsync(async values =>
        {
            Assert.Equal("dotnet-isolated", values["FUNCTIONS_WORKER_RUNTIME"]);
            Assert.Contains("BlobEndpoint=http://127.0.0.1:", values["AzureWebJobsStorage"], StringComparison.Ordinal);
            Assert.DoesNotContain(values.Keys, key => key.Contains(':', StringComparison.Ordinal));
            var settings = Read(values);
            Assert.Equal(values["AzureWebJobsStorage"], settings.Storage.ConnectionString);
            Assert.Equal(
                ["admin", "second", "checker", "viewer", "branch", "district"], settings.Admins.Select(a => a.Name));

            using var http = new HttpClient();
            var ledger = new Uri(new Uri(settings.Banks.Values.First().BaseUrl), "/twin/ledger");
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(ledger)).StatusCode);
            Assert.Equal(Villages, await ImportedAsync(values["AzureWebJobsStorage"]));
            await new QueueClient(values["AzureWebJobsStorage"], "left-over").CreateAsync();
        });

        var second = await ServedAsync(async values =>
        {
            Assert.Equal(Villages, await ImportedAsync(values["AzureWebJobsStorage"]));
            Assert.True(await new QueueClient(values["AzureWebJobsStorage"], "left-over").ExistsAsync());
        });

        Assert.Equal(first, second);
        Assert.Equal(Ready + SettingsFile, first);
    }

    [Fact]
    public void Options_areRead() => Assert.Equal(
        new PartsOptions { Regency = "12.17", Data = "somewhere", Settings = "x.json", Port = 7000 },
        PartsOptions.Parse(["--regency", "12.17", "--data", "somewhere", "--settings", "x.json", "--port", "7000"]));

    [Theory]
    [InlineData("--port 65532: expected a whole number from 0 to 65530.", "--port", "65532")]
    [InlineData("--settings: expected a file after it.", "--settings")]
    [InlineData("--today: not an option", "--today", "2026-12-03")]
    public void WrongOption_isNamed(string message, params string[] arguments) => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(() => PartsOptions.Parse(arguments)).Message,
        StringComparison.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private static PremiumFunctions.Settings Read(IReadOnlyDictionary<string, string> values) =>
        PremiumFunctions.Settings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(
                v.Key.Replace("__", ":", StringComparison.Ordinal), (string?)v.Value)))
            .Build());

    private static async Task<int> ImportedAsync(string storage)
    {
        var registry = new TableRegistry(new StorageAccount(new StorageSettings { ConnectionString = storage }));
        var villages = 0;
        foreach (var district in await registry.DistrictsAsync("", CancellationToken.None))
        {
            villages += (await registry.DistrictAsync(district, CancellationToken.None)).Villages.Count;
        }

        return villages;
    }

    /// <summary>Starts the parts, looks at them by the settings they wrote, stops them.</summary>
    private async Task<string> ServedAsync(Func<IReadOnlyDictionary<string, string>, Task> look)
    {
        using var stop = new CancellationTokenSource();
        await using var said = new Said();
        var serving = PartsVerb.RunAsync(
            new PartsOptions
            {
                Villages = Villages,
                Data = Path.Combine(folder.FullName, "data"),
                Settings = SettingsFile,
                Port = 0,
            },
            said,
            stop.Token);
        await Until.TrueAsync(() => Task.FromResult(
            serving.IsCompleted || said.Last.StartsWith(Ready, StringComparison.Ordinal)));
        try
        {
            using var file = JsonDocument.Parse(await File.ReadAllTextAsync(SettingsFile));
            Assert.False(file.RootElement.GetProperty("IsEncrypted").GetBoolean());
            await look(file.RootElement.GetProperty("Values").Deserialize<Dictionary<string, string>>()!);
        }
        finally
        {
            await stop.CancelAsync();
            await serving;
        }

        return said.Last;
    }

    /// <summary>Remembers the last line while another thread writes.</summary>
    private sealed class Said : TextWriter
    {
        public volatile string Last = "";

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            Last = value ?? "";
            return Task.CompletedTask;
        }
    }
}
