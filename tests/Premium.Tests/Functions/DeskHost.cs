using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using PremiumFunctions;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Functions;

/// <summary>
/// One instance of the app on a storage of the test's own, with people and a clock of the test's choosing. No queue is
/// read and no timer runs: what is written is written by requests alone.
/// </summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string Regency = "33.16";
    public const string SariKey = "sari-has-this-key";
    public const string BudiKey = "budi-has-this-key";
    public const string Third = "tono=tono-has-this-key";
    public const string All = $"sari={SariKey},budi={BudiKey},{Third}";

    private readonly WebApplication app;

    private DeskHost(WebApplication app) => this.app = app;

    public Uri Api => new(app.Urls.First() + "/api/");

    /// <param name="storage">Shared by all instances of an installation.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="people">As the setting <c>AdminKeys</c>.</param>
    /// <param name="cipherKey">Another one is another installation.</param>
    /// <param name="more">Put in place of what the app has.</param>
    public static async Task<DeskHost> StartAsync(
        StorageSettings storage, FakeTimeProvider clock, string people = All, string cipherKey = "",
        Action<IServiceCollection>? more = null)
    {
        var account = new StorageAccount(storage);
        await account.PrepareAsync(CancellationToken.None);
        var configuration = GoodSettings.With(
            new("Regency", Regency), new("AdminKeys", people),
            new("Storage:NikCipherKey", cipherKey.Length > 0 ? cipherKey : storage.NikCipherKey));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(TimerSchedule.Jakarta);
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddPremium(Settings.Read(configuration));
        builder.Services.AddSingleton(account);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        var rules = app.Services.GetRequiredService<FreshRules>();
        app.Use((context, next) => rules.RunAsync(context, () => next(context)));
        new FunctionHost(
            FunctionCatalog.Read(typeof(Settings).Assembly),
            HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json")),
            new FunctionHostOptions { StorageConnection = storage.ConnectionString, Clock = clock },
            app.Services).Map(app);
        await app.StartAsync();
        return new DeskHost(app);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public HttpClient ClientOf(string key)
    {
        var client = new HttpClient { BaseAddress = Api };
        client.DefaultRequestHeaders.Add(AdminKeys.Header, key);
        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Everything that is stored but for the desk itself: sessions and marked requests.</summary>
    public static async Task<string> WrittenAsync(StorageSettings storage)
    {
        var tables = new TableServiceClient(storage.ConnectionString);
        var rows = new List<string>();
        await foreach (var table in tables.QueryAsync())
        {
            if (!table.Name.StartsWith(storage.Prefix, StringComparison.Ordinal)
                || table.Name.EndsWith("desk", StringComparison.Ordinal))
            {
                continue;
            }

            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                rows.Add($"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag}");
            }
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
