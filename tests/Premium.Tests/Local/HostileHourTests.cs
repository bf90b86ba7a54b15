using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local.Hostile;
using PremiumFunctions;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Verbs;
using Xunit.Abstractions;

namespace Premium.Tests.Local;

/// <summary>
/// An hour in which every route, queue and table gets rubbish while a collection runs. One village's rows are written
/// over; all others are collected and told as in an installation that nobody disturbed.
/// </summary>
public sealed class HostileHourTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Prabumulih: 12 villages in 4 districts, one of them short of funds and one without a mandate.</summary>
    private const string Regency = "16.74";

    private const string Run = "collect~2026-12-03~16.74~01";

    private readonly List<(LocalParts Parts, DirectoryInfo Folder)> started = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (parts, folder) in started)
        {
            await parts.Functions.StopAsync();
            await parts.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AHostileHour_stopsNobodyButTheVillageThatItHit_whichIsNamed()
    {
        var quiet = await StartAsync();
        var parts = await StartAsync();
        var account = parts.Get<StorageAccount>();
        var victim = parts.Districts.SelectMany(d => d.Villages).ElementAt(6);
        var rows = new HostileRows(account, victim.Code);
        using var admin = Client(parts, LocalParts.AdminKey);
        using var stranger = Client(parts, null);
        var tried = new List<Tried>();

        // Two days before, everything was well: a dead-man switch has something to miss.
        await LongAgoAsync(parts, victim.Code.District);
        tried.AddRange(await rows.PlantAsync(round: 0));
        await parts.StartFunctionsAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(admin, "runs", """{"purpose":"collect"}""")).StatusCode);
        await HostileMessages.SendAsync(account);
        for (var round = 1; round < HostileRows.Values.Count; round++)
        {
            tried.AddRange(await rows.PlantAsync(round));
            await AssertReadableAsync(admin, stranger, victim, $"round {round}");
            tried.AddRange(round switch
            {
                3 => await HostileRequests.ThrowAsync(admin, stranger, Catalogue),
                6 => await HostileFields.ThrowAsync(admin, parts.Districts[0].Villages[0].Code),
                9 => await HostileForms.ThrowAsync(parts, admin, parts.Districts[0].Villages[0].Code),
                _ => [],
            });
        }

        await Until.TrueAsync(() => HostileMessages.AreTriedAsync(account));
        tried.AddRange(await HostileMessages.OutcomesAsync(parts, account));
        await Until.TrueAsync(async () =>
        {
            await parts.Functions.RunOnceAsync("CheckRuns", CancellationToken.None);
            var manifest = await parts.Get<ILedger>().RunAsync(Run, CancellationToken.None);
            return manifest!.Run.State != RunState.Open && await ToldAsync(parts);
        });

        foreach (var line in tried)
        {
            output.WriteLine(line.ToString());
        }

        output.WriteLine($"{tried.Count} tried");
        var closed = await parts.Get<ILedger>().RunAsync(Run, CancellationToken.None);
        output.WriteLine($"{closed!.Run.State}: {closed.Run.Note}");
        foreach (var problem in closed.Reports.SelectMany(r => r.Problems))
        {
            output.WriteLine(problem);
        }

        Assert.Empty(tried.Where(t => !t.IsAsExpected).Select(t => t.ToString()));
        AssertNothingIsLeftOut(tried);
        await AssertReadableAsync(admin, stranger, victim, "the end");
        await AssertOthersAsync(quiet, parts, victim);
        string[] missed = ["Proses reconcile 2026-12-02 20.30", "Proses watch 2026-12-02 09.00"];
        Assert.Equal(
            missed.Select(m => m + " tidak berjalan"),
            parts.Mail.Messages().Select(m => m.Subject!).Where(s => s.EndsWith("berjalan", StringComparison.Ordinal))
                .Order());
        AssertNothingOfNobody(account);
    }

    private static IReadOnlyList<FunctionEntry> Catalogue =>
        FunctionCatalog.Read(typeof(Settings).Assembly).Functions;

    /// <summary>A table, queue or route that comes new is tried, too.</summary>
    private static void AssertNothingIsLeftOut(IReadOnlyList<Tried> tried)
    {
        var triggers = Catalogue.Select(f => f.Trigger).ToList();
        var all = StorageAccount.TableNames.Append("desk").Select(t => $"table {t}")
            .Concat(triggers.OfType<FunctionTrigger.Queue>().Select(q => $"queue {q.QueueName}"))
            .Concat(triggers.OfType<FunctionTrigger.Http>()
                .SelectMany(h => h.Methods.Select(m => $"{m.ToUpperInvariant()} {h.Route}")));
        Assert.All(all, place => Assert.Contains(
            tried, t => t.Where == place || t.Where.StartsWith(place + " ", StringComparison.Ordinal)));
    }

    private async Task<LocalParts> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("premium-hostile-");
        var parts = await LocalParts.StartAsync(
            new LocalOptions
            {
                Once = true,
                Today = new DateOnly(2026, 12, 3),
                Regency = Regency,
                Data = folder.FullName,
            },
            CancellationToken.None);
        started.Add((parts, folder));
        await parts.App.StartAsync();
        return parts;
    }

    private static HttpClient Client(LocalParts parts, string? key)
    {
        var client = new HttpClient { BaseAddress = new Uri(parts.App.Urls.First() + "/api/") };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add(AdminKeys.Header, key);
        }

        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await client.PostAsync(path, content);
    }

    private static async Task LongAgoAsync(LocalParts parts, DistrictCode victim)
    {
        var run = new Run(
            "collect~2026-12-01~16.74~01", RunPurpose.Collect, Regency, parts.Clock.GetUtcNow().AddDays(-2),
            RunState.Green, new Tally(), ClosedAt: parts.Clock.GetUtcNow().AddDays(-2));
        await parts.Get<ILedger>().OpenRunAsync(run, [], CancellationToken.None);
        await parts.Get<ILedger>().OpenRunAsync(
            run with { Id = HostileRows.RunBefore, Purpose = RunPurpose.Reconcile, Bank = "bank-lain" }, [victim],
            CancellationToken.None);
    }

    /// <summary>Who looks sees everything, and the village that was hit by its name.</summary>
    private static async Task AssertReadableAsync(
        HttpClient admin, HttpClient stranger, RegionVillage victim, string when)
    {
        Assert.Equal((when, HttpStatusCode.OK), (when, (await stranger.GetAsync("health")).StatusCode));
        foreach (var path in new[]
        {
            "pages", "pages/worklist", "pages/imports", "imports", "pages/sign-in", "runs", "poison",
            "rules", "audit", $"pages/runs/{Run}", $"runs/{Run}",
            $"pages/districts/{victim.Code.District}", $"districts/{victim.Code.District}",
            $"bills/{victim.Code}~pu~2026-11/evidence", "bills?payMonth=2026-12", "pauses", "pages/pauses", "mutes",
            "remittances?bank=bank-daerah&day=2026-12-03", $"members?district={victim.Code.District}&format=csv",
            "pages/mutes", "pages/report", "pages/tie-out", "pages/search?q=x", "pages/acts",
            $"pages/villages/{victim.Code}", $"pages/villages/{victim.Code}/statement",
            $"villages/{victim.Code}/statement",
        })
        {
            var answer = await admin.GetAsync(path);
            Assert.Equal((when, path, HttpStatusCode.OK), (when, path, answer.StatusCode));
        }

        var list = await admin.GetAsync("worklist");
        var text = await list.Content.ReadAsStringAsync();
        Assert.Equal((when, HttpStatusCode.OK), (when, list.StatusCode));
        Assert.Contains(JsonNode.Parse(text)!["items"]!.AsArray(), i => (string?)i!["village"] == $"{victim.Code}");
        Assert.Contains(
            victim.Code.Number, await admin.GetStringAsync("pages/worklist?lang=en"), StringComparison.Ordinal);
        Assert.Equal((when, true), (when, text.Contains("worklist notice rubbish", StringComparison.Ordinal)));
        Assert.DoesNotContain("unread-rows~look", text, StringComparison.Ordinal);
    }

    /// <summary>No alert waits but those of whoever was hit.</summary>
    private static async Task<bool> ToldAsync(LocalParts parts)
    {
        var now = await CycleSnapshot.TakeAsync(parts, null!);
        return !now.Alerts.Any(a => a.IsOpen && now.Sheets.All(s => s.IsReadable(a.Village)));
    }

    /// <summary>A wake that names no district or run of ours leaves no row behind.</summary>
    private static void AssertNothingOfNobody(StorageAccount account)
    {
        foreach (var (table, partition) in new[]
        {
            ("sheets", "33.16.12~2026-12"), ("sheets", "16.74.99~2026-12"), ("runs", "collect~2026-12-03~77"),
        })
        {
            Assert.Empty(account.Table(table).Query<TableEntity>(r => r.PartitionKey == partition));
        }

    }

    private static async Task AssertOthersAsync(LocalParts quiet, LocalParts parts, RegionVillage victim)
    {
        await quiet.StartFunctionsAsync(CancellationToken.None);
        var expected = await CycleSnapshot.TakeAsync(quiet, await LocalCycle.WatchAsync(quiet, CancellationToken.None));
        var got = await CycleSnapshot.TakeAsync(parts, expected.Run);
        foreach (var village in parts.Districts.SelectMany(d => d.Villages).Where(v => v != victim))
        {
            Assert.Equal(
                expected.FatesOf(village).Prepend(village.Name), got.FatesOf(village).Prepend(village.Name));
        }

        static IEnumerable<string> Told(CycleSnapshot snapshot, string but) => snapshot.Mails
            .Select(m => $"{m.To.Mailboxes.Single().Address}: {m.Subject}")
            .Where(m => m.StartsWith("bendahara.", StringComparison.Ordinal) && !m.Contains(but))
            .Order();
        Assert.NotEmpty(Told(expected, victim.Code.Digits));
        Assert.Equal(Told(expected, victim.Code.Digits), Told(got, victim.Code.Digits));
        Assert.All(got.Executed.Values, a => Assert.Equal(1, a.TimesExecuted));
    }
}
