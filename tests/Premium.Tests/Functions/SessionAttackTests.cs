using System.Net;
using System.Net.Http.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Tests.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Functions;

/// <summary>What somebody tries with a session that is not, or no longer, what it says. Nothing is written.</summary>
public sealed class SessionAttackTests : IAsyncLifetime
{
    private static readonly string OtherCipher = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());

    private readonly FakeTimeProvider clock = new(Some.At("2026-12-03 09:00").ToUniversalTime());
    private readonly List<IAsyncDisposable> hosts = [];

    private StorageSettings storage = null!;
    private DeskHost host = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.SettingsAsync();
        host = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var one in hosts)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task Session_lastsAsLongAsThereIsSomethingDone_andEndsAnHourAfterTheLast()
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        for (var minutes = 0; minutes < 180; minutes += 45)
        {
            clock.Advance(TimeSpan.FromMinutes(45));
            Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync("pages/acts")).StatusCode);
        }

        clock.Advance(TimeSpan.FromMinutes(61));
        await AssertShutAsync(desk, form, HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Session_endsAfterAWorkingDay_whateverIsDone()
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        for (var halves = 0; halves < 20; halves++)
        {
            clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync("pages/acts")).StatusCode);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await AssertShutAsync(desk, form, HttpStatusCode.SeeOther);
    }

    /// <summary>An old cookie that somebody kept does not live on with the one that took its place.</summary>
    [Fact]
    public async Task CookieThatWasRenewed_endsByItsOwnHour()
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var old = desk.Session!.Value;
        clock.Advance(TimeSpan.FromMinutes(45));
        await desk.Http.GetAsync("pages/acts");
        Assert.NotEqual(old, desk.Session!.Value);
        clock.Advance(TimeSpan.FromMinutes(30));

        using var thief = WithCookie(old, host);
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.Http.GetAsync("pages/acts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.Http.GetAsync("pages/acts")).StatusCode);
    }

    [Theory]
    [InlineData($"sari=sari-has-another,budi={DeskHost.BudiKey},{DeskHost.Third}")]
    [InlineData($"budi={DeskHost.BudiKey},{DeskHost.Third}")]
    [InlineData($"budi={DeskHost.SariKey},{DeskHost.Third}")]
    public async Task ReplacedKey_orAPersonTakenAway_endsTheSession(string people)
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        using var later = desk.At((await StartAsync(people)).Api);

        await AssertShutAsync(later, form, HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("branch")]
    [InlineData("checker")]
    [InlineData("33.16.12")]
    public async Task LowerRole_losesTheRightAtOnce_inTheSessionThatIsOpen(string role)
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        using var later = desk.At(
            (await StartAsync($"sari:{role}={DeskHost.SariKey},budi={DeskHost.BudiKey},{DeskHost.Third}")).Api);

        await AssertShutAsync(later, form, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task CookieOfAnotherInstallation_opensNothing_evenOnTheSameStorage()
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        using var other = desk.At((await StartAsync(cipherKey: OtherCipher)).Api);
        await AssertShutAsync(other, form, HttpStatusCode.SeeOther);

        // A key that was rotated locks nobody out for good.
        using var anew = await Desk.SignedInAsync(other.Http.BaseAddress!, DeskHost.SariKey);
        Assert.Equal(HttpStatusCode.OK, (await anew.Http.GetAsync("pages/acts")).StatusCode);
        var elsewhere = await DeskHost.StartAsync(await TestStorage.SettingsAsync(), clock);
        hosts.Add(elsewhere);
        using var third = desk.At(elsewhere.Api);
        Assert.Equal(HttpStatusCode.SeeOther, (await third.Http.GetAsync("pages/acts")).StatusCode);
    }

    [Fact]
    public async Task Instances_shareSessionsAndForms_andTheirKeysAreSealed()
    {
        using var desk = await Desk.SignedInAsync(host.Api, DeskHost.SariKey);
        var form = await PauseFormAsync(desk);
        using var second = desk.At((await StartAsync()).Api);
        Assert.Equal(HttpStatusCode.OK, (await second.SendAsync("pages/acts/pause", form)).StatusCode);

        var keys = new StorageAccount(storage).Desk.Query<TableEntity>(e => e.PartitionKey == "keys").ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains("<encryptedSecret", (string)key["Sealed"], StringComparison.Ordinal));
        Assert.All(keys, key => Assert.DoesNotMatch("masterKey|<value", (string)key["Sealed"]));
    }

    [Fact]
    public async Task FormOfBeforeTheSignIn_orOfAnother_isRefused()
    {
        using var desk = new Desk(host.Api);
        var before = await desk.FormAsync("pages/sign-in");
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.SignInAsync(DeskHost.SariKey)).StatusCode);
        var form = await PauseFormAsync(desk);
        await AssertShutAsync(
            desk, With(form, before["form-token"]), HttpStatusCode.Forbidden, HttpStatusCode.OK);

        using var budi = await Desk.SignedInAsync(host.Api, DeskHost.BudiKey);
        var his = await PauseFormAsync(budi);
        await AssertShutAsync(desk, With(form, his["form-token"]), HttpStatusCode.Forbidden, HttpStatusCode.OK);
        await AssertShutAsync(desk, With(form, "rubbish"), HttpStatusCode.Forbidden, HttpStatusCode.OK);
    }

    /// <summary>The attacker plants a session of their own, and waits for the victim to sign in over it.</summary>
    [Fact]
    public async Task PlantedSession_isNotTheVictims()
    {
        using var attacker = await Desk.SignedInAsync(host.Api, DeskHost.BudiKey);
        var planted = attacker.Session!.Value;
        using var victim = WithCookie(planted, host);
        Assert.Equal(HttpStatusCode.SeeOther, (await victim.SignInAsync(DeskHost.SariKey)).StatusCode);

        Assert.NotEqual(planted, victim.Session!.Value);
        Assert.Contains("<span>sari</span>", await victim.Http.GetStringAsync("pages/acts"), StringComparison.Ordinal);
        using var again = WithCookie(planted, host);
        Assert.Contains("<span>budi</span>", await again.Http.GetStringAsync("pages/acts"), StringComparison.Ordinal);
    }

    private async Task<DeskHost> StartAsync(string people = DeskHost.All, string cipherKey = "")
    {
        var started = await DeskHost.StartAsync(storage, clock, people, cipherKey);
        hosts.Add(started);
        return started;
    }

    private static Desk WithCookie(string value, DeskHost host)
    {
        var desk = new Desk(host.Api);
        desk.Cookies.Add(new Cookie("premium", value, "/", host.Api.Host));
        return desk;
    }

    private static async Task<Dictionary<string, string>> PauseFormAsync(Desk desk)
    {
        var form = await desk.FormAsync("pages/acts/pause", "acts/pause");
        form["scope"] = "all";
        form["reason"] = "coba saja";
        return form;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> form, string token) =>
        new(form) { ["form-token"] = token };

    /// <summary>Neither the form can be sent nor, unless said otherwise, its page be seen.</summary>
    private async Task AssertShutAsync(
        Desk desk, Dictionary<string, string> form, HttpStatusCode status, HttpStatusCode? seen = null)
    {
        var before = await DeskHost.WrittenAsync(storage);
        Assert.Equal(seen ?? status, (await desk.Http.GetAsync("pages/acts/pause")).StatusCode);
        Assert.Equal(status, (await desk.SendAsync("pages/acts/pause", form)).StatusCode);
        using var json = new HttpRequestMessage(HttpMethod.Post, "pauses")
        {
            Content = JsonContent.Create(new { scope = "all", reason = "coba saja" }),
        };
        json.Headers.Add("x-form-token", form["form-token"]);
        Assert.False((await desk.Http.SendAsync(json)).IsSuccessStatusCode);
        Assert.Equal(before, await DeskHost.WrittenAsync(storage));
    }
}
