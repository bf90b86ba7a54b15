using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>
/// One local installation with every awkward place of the sample, driven through a day once: collect, collect again,
/// reconcile, reconcile again. Tests look at what was there after each step and may read on over HTTP.
/// </summary>
public sealed class CycleFixture : IAsyncLifetime
{
    /// <summary>Samosir: 128 villages in 9 districts, the smallest regency that holds every awkward place.</summary>
    public const string Regency = "12.17";

    private static readonly string[] Months = ["2026-10", "2026-11", "2026-12"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-cycle-");

    public LocalParts Parts { get; private set; } = null!;

    /// <summary>Knows the admin key.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public HttpClient Stranger { get; private set; } = null!;

    public CycleSnapshot First { get; private set; } = null!;

    public CycleSnapshot Second { get; private set; } = null!;

    public CycleSnapshot Reconciled { get; private set; } = null!;

    public CycleSnapshot ReconciledAgain { get; private set; } = null!;

    /// <summary>Answers of <c>GET runs/ID</c> for the first round of reconciliations.</summary>
    public IReadOnlyList<JsonNode> Reconciliations { get; private set; } = [];

    public IReadOnlyList<JsonNode> ReconciliationsAgain { get; private set; } = [];

    public IReadOnlyList<RegionVillage> Villages => [.. Parts.Districts.SelectMany(d => d.Villages)];

    public async Task InitializeAsync()
    {
        Parts = await LocalParts.StartAsync(
            new LocalOptions
            {
                Once = true,
                Today = new DateOnly(2026, 12, 3),
                Regency = Regency,
                Data = folder.FullName,
            },
            CancellationToken.None);
        await Parts.App.StartAsync();
        var api = new Uri(Parts.App.Urls.First() + "/api/");
        Stranger = new HttpClient { BaseAddress = api };
        Admin = new HttpClient { BaseAddress = api };
        Admin.DefaultRequestHeaders.Add(AdminKeys.Header, LocalParts.AdminKey);

        await Parts.StartFunctionsAsync(CancellationToken.None);
        First = await CycleSnapshot.TakeAsync(Parts, await LocalCycle.WatchAsync(Parts, CancellationToken.None));
        Second = await CycleSnapshot.TakeAsync(Parts, await LocalCycle.WatchAsync(Parts, CancellationToken.None));
        Reconciliations = await ReconcileAsync();
        Reconciled = await CycleSnapshot.TakeAsync(Parts, Second.Run);
        ReconciliationsAgain = await ReconcileAsync();
        ReconciledAgain = await CycleSnapshot.TakeAsync(Parts, Second.Run);
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        Stranger.Dispose();
        await Parts.Functions.StopAsync();
        await Parts.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Every bank and month, as an admin would by hand.</summary>
    private async Task<IReadOnlyList<JsonNode>> ReconcileAsync()
    {
        var started = new List<string>();
        foreach (var bank in SampleBanks.Ids)
        {
            foreach (var payMonth in Months)
            {
                var answer = await Admin.PostAsJsonAsync("reconciliations", new { bank, payMonth });
                answer.EnsureSuccessStatusCode();
                started.Add(answer.Headers.Location!.ToString());
            }
        }

        await Until.TrueAsync(async () =>
        {
            await Parts.Get<CloseRuns>().RunAsync(CancellationToken.None);
            var today = Parts.Get<Rules>().Today(Parts.Clock.GetUtcNow());
            return (await Parts.Get<ILedger>().RunsAsync(today, today, CancellationToken.None))
                .All(r => r.State != RunState.Open);
        });
        return [.. await Task.WhenAll(started.Select(async run => (await Admin.GetFromJsonAsync<JsonNode>(run))!))];
    }
}

[CollectionDefinition(Name)]
public sealed class CycleCollection : ICollectionFixture<CycleFixture>
{
    public const string Name = "local cycle";
}
