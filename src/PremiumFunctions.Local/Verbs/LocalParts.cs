using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Premium.UseCases;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Everything one local installation consists of, started: its servers and the function app.</summary>
public sealed class LocalParts : IAsyncDisposable
{
    public const string Admin = "admin";
    public const string AdminKey = Settings.LocalKey + "0001";

    /// <summary>Another person, for what takes two.</summary>
    public const string Second = "second";
    public const string SecondKey = Settings.LocalKey + "0002";

    /// <summary>Everybody who is let in, one of each role.</summary>
    public static string PeopleOf(string regency) => string.Join(',',
        $"{Admin}={AdminKey}", $"{Second}={SecondKey}", $"checker:checker={Settings.LocalKey}0003",
        $"viewer:viewer={Settings.LocalKey}0004", $"branch:branch={Settings.LocalKey}0005",
        $"district:{regency}.01={Settings.LocalKey}0006");

    /// <summary>Told to whoever started it.</summary>
    public const string SignIn = $"Sign in as {Admin} with {AdminKey}, or as {Second} with {SecondKey}.";

    /// <summary>
    /// Short, so that the messages of a killed process come back while somebody is still watching; a Functions host
    /// has ten minutes.
    /// </summary>
    private static readonly TimeSpan MessageLease = TimeSpan.FromSeconds(15);

    private readonly LocalServers servers;
    private readonly IServiceScope byHand;

    private LocalParts(LocalOptions options, LocalClock clock, LocalServers servers)
    {
        Options = options;
        Clock = clock;
        this.servers = servers;
        App = Build(options, clock, servers);
        byHand = App.Services.CreateScope();
        Functions = new FunctionHost(
            FunctionCatalog.Read(typeof(Settings).Assembly),
            HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json")),
            new FunctionHostOptions
            {
                StorageConnection = servers.Storage.ConnectionString,
                Clock = clock,
                MessageLease = MessageLease,
                Around = App.Services.GetRequiredService<FreshRules>().RunAsync,
            },
            App.Services);
        Functions.Map(App);
        App.Lifetime.ApplicationStarted.Register(() =>
            servers.Phones.TellAt(new Uri($"{App.Urls.First()}/api/webhooks/whatsapp")));
    }

    public LocalOptions Options { get; }

    public LocalClock Clock { get; }

    public IReadOnlyList<RegionDistrict> Districts => servers.Districts;

    public MailSink Mail => servers.Mail;

    public PhoneTwin Phones => servers.Phones;

    public BankTwin Twin => servers.Twin;

    public WebApplication App { get; }

    public FunctionHost Functions { get; }

    /// <summary>Code of the regency that runs work on; empty where the sample spans several.</summary>
    public string Regency => Options.Villages is null ? Options.Regency : "";

    public string PagesUrl => $"{App.Urls.First()}/api/pages";

    /// <summary>What each recipient has on a phone or in a mailbox.</summary>
    public Uri PhonesUrl => new(Phones.BaseUrl, PhoneTwin.PagePath);

    /// <summary>For what is done here by hand, by the rules as they were at the start.</summary>
    public T Get<T>()
        where T : notnull => byHand.ServiceProvider.GetRequiredService<T>();

    public static async Task<LocalParts> StartAsync(LocalOptions options, CancellationToken stop)
    {
        var clock = LocalClock.At(options.Today, Premium.Domain.Calendar.Shipped());
        var servers = await LocalServers.StartAsync(options, clock, ServerPorts.Free, stop);
        try
        {
            var parts = new LocalParts(options, clock, servers);
            await parts.Get<RulesInForce>().RefreshAsync(stop);
            return parts;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        byHand.Dispose();
        await App.DisposeAsync();
        await servers.DisposeAsync();
    }

    /// <summary>With --once the cycle is cranked by hand, so that no timer opens a second run beside it.</summary>
    public Task StartFunctionsAsync(CancellationToken stop) => Functions.StartAsync(stop, withTimers: !Options.Once);

    /// <summary>Known once it listens.</summary>
    private static Uri? UrlOf(IServiceProvider services) => services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? new Uri(address) : null;

    private static WebApplication Build(LocalOptions options, LocalClock clock, LocalServers servers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(LocalSettings.Of(servers));
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{(options.Once ? 0 : options.Port)}"));
        // Silent and refusing banks are part of the sample; what they do is on the pages, not on the console.
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Error)
            .AddFilter("Polly", LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(TimerSchedule.Jakarta);
        var settings = Settings.Read(builder.Configuration);
        builder.Services.AddPremium(settings);
        builder.Services.AddSingleton(provider => new ReplyLinks(settings.ReplyKeys, () => UrlOf(provider)));
        var app = builder.Build();
        app.MapGet("/", () => Results.Redirect("/api/pages"));
        var rules = app.Services.GetRequiredService<FreshRules>();
        app.Use((context, next) => rules.RunAsync(context, () => next(context)));
        return app;
    }
}
