using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Host;

public sealed class HttpFunctionsTests : IAsyncLifetime
{
    private const string Key = "kunci-contoh-hanya-untuk-uji";

    private static readonly QueueSettings NoQueues = new(
        16, 8, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), Azure.Storage.Queues.QueueMessageEncoding.Base64);

    private readonly HttpClient client = new();
    private WebApplication? app;

    public async Task InitializeAsync()
    {
        app = App("api", Key);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app!.DisposeAsync();
    }

    [Fact]
    public async Task FunctionWithoutRoute_answersUnderItsName_toEveryMethod()
    {
        Assert.Equal("plain GET", await client.GetStringAsync("/api/Plain"));
        using var deleted = await client.DeleteAsync("/api/plain");
        Assert.Equal("plain DELETE", await deleted.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task EmptyRoute_isThePrefixItself() =>
        Assert.Equal("home /api", await client.GetStringAsync("/api"));

    [Fact]
    public async Task EmptyPrefix_putsRoutesAtTheRoot()
    {
        await using var bare = App("", Key);
        await bare.StartAsync();
        var root = new Uri(bare.Urls.Single());

        Assert.Equal("home /", await client.GetStringAsync(root));
        Assert.Equal("plain GET", await client.GetStringAsync(new Uri(root, "Plain")));
    }

    [Fact]
    public async Task RouteValues_areBound_besideTheQuery() => Assert.Equal(
        "33.16.12.2010 in 2026, page 3", await client.GetStringAsync("/api/villages/33.16.12.2010/bills/2026?page=3"));

    [Fact]
    public async Task Methods_chooseBetweenFunctionsOfOneRoute()
    {
        using var put = await client.PutAsync("/api/villages/33.16.12.2010/bills/2026", new StringContent("a bill"));
        using var patch = await client.PatchAsync("/api/villages/33.16.12.2010/bills/2026", null);

        Assert.Equal("33.16.12.2010 gets a bill", await put.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, patch.StatusCode);
    }

    /// <summary>As the Functions host, which knows no precedence of routes.</summary>
    [Fact]
    public async Task OfTwoRoutesThatFit_theOneOfTheFirstName_isTaken()
    {
        Assert.Equal("any fish", await client.GetStringAsync("/api/market/fish"));
        Assert.Equal("fish at the port", await client.GetStringAsync("/api/port/fish"));
        Assert.Equal("any salt", await client.GetStringAsync("/api/port/salt"));
    }

    [Theory]
    [InlineData("/api/villages/33.16.12.2010/bills/soon")]
    [InlineData("/Plain")]
    [InlineData("/api/nowhere")]
    public async Task OtherPaths_areNotFound(string path)
    {
        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("", null, HttpStatusCode.Unauthorized)]
    [InlineData("?code=wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("?code=", "", HttpStatusCode.Unauthorized)]
    [InlineData("?code=" + Key, "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("?code=" + Key, null, HttpStatusCode.OK)]
    [InlineData("", Key, HttpStatusCode.OK)]
    public async Task GuardedFunction_asksForTheKey_inHeaderOrQuery(
        string query, string? header, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/guarded" + query);
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "in POST" : "", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public void GuardedFunction_withoutAKeySetting_isRefusedAtTheStart()
    {
        var e = Assert.Throws<InvalidOperationException>(() => App("api", null));

        Assert.Equal(
            "Function 'Guarded': the setting 'Local:FunctionsKey' is missing; its trigger says Function.", e.Message);
    }

    [Fact]
    public async Task Problem_isWrittenAsSuch()
    {
        using var answer = await client.GetAsync("/api/refusing");
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("not this GET", problem!.Detail);
    }

    [Fact]
    public async Task FunctionThatThrows_answers500_withoutTellingWhy_andTheHostGoesOn()
    {
        using var answer = await client.GetAsync("/api/throwing");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Equal("home /api", await client.GetStringAsync("/api"));
    }

    private static WebApplication App(string prefix, string? key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([
            new("urls", "http://127.0.0.1:0"), new("Local:FunctionsKey", key),
        ]);
        builder.Services.AddSingleton<Probe>();
        var app = builder.Build();
        var host = new FunctionHost(
            FunctionCatalog.Read(typeof(SampleHttp), typeof(SampleRoutes)),
            new HostJson(prefix, NoQueues),
            new FunctionHostOptions
            {
                StorageConnection = "UseDevelopmentStorage=true",
                Clock = new FakeTimeProvider(),
            },
            app.Services);
        host.Map(app);
        return app;
    }
}
