using System.Net;
using System.Text.Json.Nodes;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// A strict SNAP BI bank over HTTP on 127.0.0.1, for tests, crash tests and the local run: services 73, 11, 14, 17 and
/// 36 of one or more banks on one durable ledger, with faults on demand.
/// </summary>
public sealed class BankTwin : IAsyncDisposable
{
    /// <summary>Balances and transfers as JSON, account numbers masked.</summary>
    public const string LedgerPath = "/twin/ledger";

    private const int RequestBytesMax = 64 * 1024;

    private readonly WebApplication app;
    private int stopped;

    private BankTwin(WebApplication app, TwinLedger ledger)
    {
        this.app = app;
        Ledger = ledger;
        BaseUrl = new Uri(app.Urls.Single());
    }

    /// <summary>Scheme, host and port; a bank's own path prefix follows.</summary>
    public Uri BaseUrl { get; }

    public TwinLedger Ledger { get; }

    /// <summary>Replays the journal of the data folder, then listens.</summary>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    /// <exception cref="IOException">The port is taken, or another twin has the folder open.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged.</exception>
    public static async Task<BankTwin> StartAsync(
        BankTwinOptions options, TimeProvider clock, CancellationToken stop)
    {
        options.Check();
        var ledger = new TwinLedger(options, clock);
        try
        {
            await ledger.DurableAsync();
            var app = Build(options, ledger);
            await app.StartAsync(stop);
            return new BankTwin(app, ledger);
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Lets go of hanging calls, finishes the others and closes the journal. Stopping twice does no harm.
    /// </summary>
    public async Task StopAsync(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
        {
            return;
        }

        await app.StopAsync(stop);
        await app.DisposeAsync();
        await Ledger.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static WebApplication Build(BankTwinOptions options, TwinLedger ledger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();

        // Ctrl-C belongs to whoever started the twin.
        builder.Services.AddSingleton<IHostLifetime, StartedByOthers>();
        var app = builder.Build();
        var calls = new TwinCalls(options, ledger, app.Lifetime.ApplicationStopping);
        foreach (var bank in options.Banks)
        {
            foreach (var service in Enum.GetValues<TwinService>())
            {
                app.Map(bank.PathPrefix + service.Path(), (RequestDelegate)(http =>
                    calls.ServeAsync(http, bank, service)));
            }
        }

        app.MapGet(LedgerPath, (RequestDelegate)(http => ShowAsync(http, ledger)));
        return app;
    }

    private static Task ShowAsync(HttpContext http, TwinLedger ledger)
    {
        if (http.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var audits = ledger.Audit().ToDictionary(a => (a.Bank, a.Reference));
        var page = new JsonObject
        {
            ["accounts"] = new JsonArray([.. ledger.Accounts().Select(a => new JsonObject
            {
                ["bank"] = a.Bank,
                ["account"] = a.No.ToString(),
                ["name"] = a.Name,
                ["balance"] = a.Balance.Value,
            })]),
            ["transfers"] = new JsonArray([.. ledger.Transfers().Select(t => new JsonObject
            {
                ["bank"] = t.Bank,
                ["reference"] = t.Reference,
                ["status"] = t.Status.ToString(),
                ["amount"] = t.Amount.Value,
                ["timesExecuted"] = audits.GetValueOrDefault((t.Bank, t.Reference))?.TimesExecuted ?? 0,
                ["net"] = audits.GetValueOrDefault((t.Bank, t.Reference))?.Net.Value ?? 0,
            })]),
        };
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(page.ToJsonString(), http.RequestAborted);
    }

    private sealed class StartedByOthers : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
