using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Snap;

/// <summary>The real registration against a <see cref="BankEdge"/>, with a clock that stands still.</summary>
internal sealed class SnapWorld : IAsyncDisposable
{
    public const string Collection = "1001000001";
    public const string Village = "3001234567";

    private readonly ServiceProvider services;

    private SnapWorld(BankEdge edge, string url, Action<BankProfile>? change)
    {
        Edge = edge;
        var profile = Profile(url);
        change?.Invoke(profile);
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = profile })
            .BuildServiceProvider(validateScopes: true);
        Bank = services.GetRequiredService<IBank>();
        Statements = services.GetRequiredService<IStatements>();
    }

    public BankEdge Edge { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero));

    public KeptLog Log { get; } = new();

    public IBank Bank { get; }

    public IStatements Statements { get; }

    public static BankAccount Account => new("jateng", AccountNo.Parse(Village));

    public static async Task<SnapWorld> StartAsync(Action<BankProfile>? change = null, string? url = null)
    {
        var edge = await BankEdge.StartAsync();
        return new SnapWorld(edge, url ?? edge.Url, change);
    }

    public static BankProfile Profile(string url) => new()
    {
        BaseUrl = url,
        ClientId = BankEdge.ClientId,
        ClientSecret = BankEdge.Secret,
        PrivateKeyPem = SnapVectors.PrivatePem,
        PartnerId = "PREMIUM",
        ChannelId = "95221",
        CollectionAccount = Collection,
        QueryRetryDelaySeconds = 0,
        PaymentsPerSecond = 1_000,
        QueriesPerSecond = 1_000_000,
    };

    public PaymentOrder Order(int number = 2010, int firstRequest = 0) => new(
        new DebitId(BillId.Parse($"33.16.12.{number}~pu~2026-11"), 1),
        Account,
        new Rupiah(216_000),
        Clock.GetUtcNow(),
        firstRequest);

    public Task<PaymentReply> PayAsync(PaymentOrder? order = null) =>
        Bank.PayAsync(order ?? Order(), CancellationToken.None);

    public Task<InquiryReply> InquireAsync() => Bank.InquireAsync(Order(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Edge.DisposeAsync();
    }
}

/// <summary>Keeps every log line, at every level, with its exception.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
