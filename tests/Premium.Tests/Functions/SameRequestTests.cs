using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Local;
using Premium.Tests.Storage;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Requests of programs that are marked by <c>Idempotency-Key</c>.</summary>
public sealed partial class SameRequestTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Some.At("2026-12-03 09:00").ToUniversalTime());
    private readonly Gate gate = new();

    private DeskHost host = null!;
    private HttpClient sari = null!;
    private HttpClient budi = null!;

    public async Task InitializeAsync()
    {
        host = await DeskHost.StartAsync(
            await TestStorage.SettingsAsync(), clock,
            more: services => services.AddSingleton<IPauses>(
                provider => new GatedPauses(new TablePauses(provider.GetRequiredService<StorageAccount>()), gate)));
        (sari, budi) = (host.ClientOf(DeskHost.SariKey), host.ClientOf(DeskHost.BudiKey));
    }

    public async Task DisposeAsync()
    {
        sari.Dispose();
        budi.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task SameAgain_getsTheFirstAnswer_evenWhenItWouldNowDoSomethingElse()
    {
        var first = await PauseAsync(sari, "a", "coba saja");
        var said = await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await sari.PostAsJsonAsync("pauses/resumptions", new { pause = "000001", reason = "selesai" });

        var again = await PauseAsync(sari, "a", "coba saja");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(said, await again.Content.ReadAsStringAsync());
        Assert.Equal("application/json", again.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, await CountAsync());

        // Without a mark it is another request.
        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "", "coba saja")).StatusCode);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task AnotherBodyOrRoute_underTheSameKey_isRefused()
    {
        await PauseAsync(sari, "a", "coba saja");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PauseAsync(sari, "a", "lain lagi")).StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Post, "pauses/resumptions")
        {
            Content = JsonContent.Create(new { scope = "all", reason = "coba saja" }),
        };
        other.Headers.Add(SameRequest.Header, "a");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.SendAsync(other)).StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task KeyOfAnotherPerson_isAnotherKey()
    {
        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        var his = await PauseAsync(budi, "a", "lain lagi");

        Assert.Equal(HttpStatusCode.OK, his.StatusCode);
        Assert.Contains("budi", await his.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task InHand_isSaidSo_andItsAnswerComesAfterwards()
    {
        gate.Shut();
        var first = PauseAsync(sari, "a", "coba saja");
        await gate.Reached;
        Assert.Equal(HttpStatusCode.Conflict, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        Assert.Equal(0, await CountAsync());

        gate.Open();
        var said = await (await first).Content.ReadAsStringAsync();
        Assert.Equal(said, await (await PauseAsync(sari, "a", "coba saja")).Content.ReadAsStringAsync());
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>A failure of ours is over when it is over: the same request is carried out then.</summary>
    [Fact]
    public async Task Failure_leavesNoMark_andTheSameIsCarriedOutOnceItIsOver()
    {
        gate.Failure = new IOException("storage is away");
        Assert.Equal(HttpStatusCode.InternalServerError, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        Assert.Equal(0, await CountAsync());

        gate.Failure = null;
        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>It drops once all is done; who sends the same again gets the answer, and it is not redone.</summary>
    [Fact]
    public async Task ConnectionThatDropped_losesNoAnswer()
    {
        gate.DropAfter = true;
        using var drop = new CancellationTokenSource();
        var lost = PauseAsync(sari, "a", "coba saja", drop.Token);
        await gate.Reached;
        await drop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);

        HttpResponseMessage again = null!;
        await Until.TrueAsync(async () =>
            (again = await PauseAsync(sari, "a", "coba saja")).StatusCode != HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("coba saja", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>Whoever had it in hand died; nobody waits for ever.</summary>
    [Fact]
    public async Task CutShort_isTakenUpAgain_onceItCannotBeInHandAnyMore()
    {
        gate.Shut();
        var lost = PauseAsync(sari, "a", "coba saja");
        await gate.Reached;
        gate.Pass();
        clock.Advance(SameRequest.InHandMax);

        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "a", "coba saja")).StatusCode);
        gate.Open();
        Assert.Equal(HttpStatusCode.OK, (await lost).StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AfterTwoDays_aKeyIsFreeAgain_andYoungerOnesAreNot()
    {
        await PauseAsync(sari, "a", "coba saja");
        clock.Advance(TimeSpan.FromHours(1));
        await PauseAsync(sari, "b", "coba saja");
        Assert.Equal(0, await host.Get<SameRequest>().ForgetOldAsync(default));

        clock.Advance(SameRequest.Kept - TimeSpan.FromMinutes(30));
        Assert.Equal(1, await host.Get<SameRequest>().ForgetOldAsync(default));
        Assert.Equal(HttpStatusCode.OK, (await PauseAsync(sari, "a", "lain lagi")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PauseAsync(sari, "b", "lain lagi")).StatusCode);

        // The keys of sessions lie in the same table, and stay.
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        clock.Advance(SameRequest.Kept * 2);
        Assert.Equal(2, await host.Get<SameRequest>().ForgetOldAsync(default));
        Assert.NotEmpty(DeskRows.KeyRing(host.Get<StorageAccount>()));
    }

    private static async Task<HttpResponseMessage> PauseAsync(
        HttpClient who, string key, string reason, CancellationToken stop = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "pauses")
        {
            Content = JsonContent.Create(new { scope = "all", reason }),
        };
        if (key.Length > 0)
        {
            request.Headers.Add(SameRequest.Header, key);
        }

        return await who.SendAsync(request, stop);
    }

    private async Task<int> CountAsync() => (await host.Get<IPauses>().ReadAsync(default)).Orders.Count;
}
