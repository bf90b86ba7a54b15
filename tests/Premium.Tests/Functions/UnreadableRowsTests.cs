using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Snap;
using Premium.Tests.Storage;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Functions;

/// <summary>What is wrong in our data is told to nobody as a mistake of theirs, and is in the log.</summary>
public sealed class UnreadableRowsTests
{
    private const string Import = "20261125-030000-0000000a";
    private const string Said = "sheets 33.16.12~2026-12 bill~2010~pu: nobody can read it";

    private readonly KeptLog log = new();
    private readonly FakeTimeProvider clock = new(Some.At("2026-12-03 09:00").ToUniversalTime());

    private Task<DeskHost> StartAsync(StorageSettings storage, Action<IServiceCollection>? more = null) =>
        DeskHost.StartAsync(storage, clock, more: services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            more?.Invoke(services);
        });

    private Task PutImportAsync(DeskHost host) => host.Get<IImports>().PutAsync(
        new ShownImport(
            Import, new ImportTerms(ImportKind.Members, IsFull: false, PayMonth.Parse("2026-12")),
            FieldMaps.Parse(""), "x", ShownImport.HashOf([1]), "sari", clock.GetUtcNow(), "plan", "summary",
            NeedsSecond: false),
        [1], default);

    /// <summary>By every route that reads it.</summary>
    private async Task AssertImportIsOursAsync(HttpClient sari, string place)
    {
        foreach (var path in new[]
        {
            $"imports/{Import}", $"imports/{Import}/wrong", $"pages/imports/{Import}",
            $"pages/imports/{Import}/columns",
        })
        {
            await AssertOursAsync(await sari.GetAsync(path), path, place);
        }

        await AssertOursAsync(await sari.PostAsJsonAsync("imports/taken", new { import = Import }), "taken", place);
    }

    /// <summary>A column of a dry run, and the entry of what was taken.</summary>
    [Theory]
    [InlineData("At", "kemarin")]
    [InlineData("Kind", "peserta")]
    [InlineData("From", "2026-13")]
    [InlineData("Full", 7)]
    [InlineData("LeftOut00", "desa")]
    public async Task C28_RowThatIsAskedFor_andCannotBeRead_isA500_withItsPlaceInTheLog(string column, object value)
    {
        var storage = await TestStorage.SettingsAsync();
        await using var host = await StartAsync(storage);
        using var sari = host.ClientOf(DeskHost.SariKey);
        await PutImportAsync(host);
        var table = new StorageAccount(storage).Registry;
        await table.UpsertEntityAsync(
            new TableEntity("imports", $"shown~{Import}") { [column] = value }, TableUpdateMode.Merge);

        await AssertImportIsOursAsync(sari, $"registry imports shown~{Import}");
        await table.UpsertEntityAsync(new TableEntity("imports", "entry~000001") { ["At"] = 7 });
        await AssertOursAsync(await sari.GetAsync("imports"), "imports", "registry imports entry~000001");
    }

    /// <summary>It was read when it was handed in; a later reader wants something else.</summary>
    [Fact]
    public async Task C28_StoredFileThatCannotBeReadAnyMore_isA500_andNoMistakeOfWhoeverAsks()
    {
        await using var host = await StartAsync(await TestStorage.SettingsAsync());
        using var sari = host.ClientOf(DeskHost.SariKey);
        await PutImportAsync(host);

        await AssertImportIsOursAsync(sari, $"registry imports~{Import}");
    }

    /// <summary>Whichever port meets it: every route with everything right in what is sent.</summary>
    [Fact]
    public async Task C28_NoRoute_answersThatTheSenderIsWrong_whereNoRowCanBeRead()
    {
        await using var host = await StartAsync(await TestStorage.SettingsAsync(), services =>
        {
            Unreadable<ILedger>.PutIn(services);
            Unreadable<IRegistry>.PutIn(services);
            Unreadable<IReplies>.PutIn(services);
            Unreadable<IImports>.PutIn(services);
            Unreadable<IPeople>.PutIn(services);
            Unreadable<IPauses>.PutIn(services);
            Unreadable<IWorkNotes>.PutIn(services);
            Unreadable<INotices>.PutIn(services);
            Unreadable<IFieldMaps>.PutIn(services);
            Unreadable<IReceiptNumbers>.PutIn(services);
            services.AddSingleton(new ReplyLinks(
                ReplyKeys.Parse(Convert.ToBase64String(new byte[32])), () => new Uri("https://iuran.example/")));
        });
        using var sari = host.ClientOf(DeskHost.SariKey);
        var failed = 0;
        foreach (var (method, route) in FunctionCatalog.Read(typeof(Settings).Assembly).Functions
            .Select(f => f.Trigger).OfType<FunctionTrigger.Http>()
            .Where(h => !h.Route.Contains("{*", StringComparison.Ordinal) && h.Route != "webhooks/whatsapp")
            .SelectMany(h => h.Methods.Select(m => (m, h.Route))))
        {
            var address = Address(route, host.Get<ReplyLinks>());
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            if (HttpMethods.IsPost(method))
            {
                if (!RightFields.Posts.TryGetValue(route, out var fields))
                {
                    continue;
                }

                request.Content = JsonContent.Create(fields.ToDictionary(f => f.Name, f => f.Right));
            }

            using var answer = await sari.SendAsync(request);
            Assert.True(
                (int)answer.StatusCode is < 400 or 409 or >= 500,
                $"{method} {address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            if ((int)answer.StatusCode >= 500)
            {
                await AssertOursAsync(answer, address, Said);
                failed++;
            }
        }

        Assert.True(failed > 20, $"{failed} routes met the row");
    }

    [Fact]
    public async Task Health_isA500WithAProblem_andALogLine_whereStorageIsAway()
    {
        await using var host = await StartAsync(await TestStorage.SettingsAsync(), Unreadable<ILedger>.PutIn);
        using var stranger = new HttpClient { BaseAddress = host.Api };

        await AssertOursAsync(await stranger.GetAsync("health"), "health", Said);
    }

    private static string Address(string route, ReplyLinks links) =>
        Regex.Replace(route, "{(.+?)}", field => field.Groups[1].Value switch
        {
            "district" => "33.16.12",
            "village" => "33.16.12.2010",
            "bill" => "33.16.12.2010~pu~2026-11",
            "run" => "collect~2026-12-03~33.16~01",
            "import" => Import,
            "file" => "members.csv",
            "act" => "pause",
            "token" => links.For(
                VillageCode.Parse("33.16.12.2010"), ContactRole.Treasurer, Some.At("2026-12-03 08:00"))!.Segments[^1],
            var other => throw new InvalidOperationException($"{route}: nothing to put for {other}."),
        })
        + route switch
        {
            "remittances" => $"?bank={SampleBanks.Ids[0]}&day=2026-12-03",
            "bills" => "?payMonth=2026-12",
            "members" => "?district=33.16.12&format=csv",
            "pages/search" => "?q=sumber",
            _ => "",
        };

    private async Task AssertOursAsync(HttpResponseMessage answer, string path, string place)
    {
        Assert.Equal((path, HttpStatusCode.InternalServerError), (path, answer.StatusCode));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains(place, log.All, StringComparison.Ordinal);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal(500, (int?)problem["status"]);
            Assert.DoesNotContain(place, $"{problem}", StringComparison.Ordinal);
        }
    }
}

/// <summary>A port of which every call meets a row that cannot be read.</summary>
internal class Unreadable<T> : DispatchProxy
    where T : class
{
    public static void PutIn(IServiceCollection services) => services.AddSingleton(Create<T, Unreadable<T>>());

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => throw new UnreadableRowException(
        "sheets 33.16.12~2026-12 bill~2010~pu: nobody can read it");
}
