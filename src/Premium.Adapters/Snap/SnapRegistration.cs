using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Snap;

/// <summary>The two ways to a bank; each has its own pipeline, and each service its own circuit.</summary>
public enum SnapLine
{
    /// <summary>Services 73, 11, 14, 36: repeated on transient failures.</summary>
    Queries,

    /// <summary>Service 17: never repeated.</summary>
    Payments,
}

public static class SnapRegistration
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Registers <see cref="IBank"/> and <see cref="IStatements"/> over the given banks, by bank id. Needs
    /// <see cref="TimeProvider"/> and logging, and <see cref="ISharedTokens"/> for a bank whose token is single.
    /// </summary>
    /// <exception cref="InvalidOperationException">A profile has problems; the message lists all of them.</exception>
    public static IServiceCollection AddSnapBanks(
        this IServiceCollection services, IReadOnlyDictionary<string, BankProfile> profiles)
    {
        var problems = profiles.SelectMany(pair => pair.Value.Problems("Banks:" + pair.Key)).ToList();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        }

        foreach (var (bank, profile) in profiles)
        {
            AddLine(services, bank, profile, SnapLine.Queries);
            AddLine(services, bank, profile, SnapLine.Payments);
        }

        return services
            .AddSingleton(provider =>
            {
                var http = provider.GetRequiredService<IHttpClientFactory>();
                var clock = provider.GetRequiredService<TimeProvider>();
                var log = provider.GetRequiredService<ILogger<SnapClient>>();
                var shared = provider.GetService<ISharedTokens>();
                return new SnapClients(profiles.Select(pair =>
                    KeyValuePair.Create(pair.Key, new SnapClient(pair.Key, pair.Value, http, clock, log, shared))));
            })
            .AddSingleton<IBank, SnapBank>()
            .AddSingleton<IStatements, SnapStatements>();
    }

    /// <summary>Name of the HTTP client of one line to one bank.</summary>
    public static string ClientName(string bank, SnapLine line) => $"snap-{bank}-{line}";

    private static void AddLine(IServiceCollection services, string bank, BankProfile profile, SnapLine line)
    {
        var builder = services
            .AddHttpClient(ClientName(bank, line), client =>
            {
                client.BaseAddress = new Uri(profile.BaseUrl);
                // The pipeline has the time limit, which must cover one try and not all of them.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => Sockets())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        QueryPace? pace = null;
        var resilience = builder.AddResilienceHandler(line.ToString(), (pipeline, context) =>
        {
            var clock = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.TimeProvider = clock;
            switch (line)
            {
                case SnapLine.Queries:
                    // Payments wait for the token, so it does not wait for the queries before it.
                    SnapPipelines.Queries(
                        pipeline, profile,
                        context.InstanceName == nameof(SnapService.Token)
                            ? null
                            : LazyInitializer.EnsureInitialized(
                                ref pace, () => new QueryPace(profile.QueriesPerSecond, clock)));
                    break;
                case SnapLine.Payments:
                    SnapPipelines.Payments(pipeline, profile);
                    break;
            }
        });
        if (line == SnapLine.Queries)
        {
            // One silent account is asked about again and again; the statements that would tell must not wait for it.
            resilience.SelectPipelineBy(_ => request => SnapCall.Of(request)?.Service.ToString() ?? "");
        }

        // Added last, so innermost: every HTTP request the pipeline makes is signed anew.
        builder.AddHttpMessageHandler(provider =>
            new SnapHandler(profile, provider.GetRequiredService<TimeProvider>()));
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls13 },
    };
}
