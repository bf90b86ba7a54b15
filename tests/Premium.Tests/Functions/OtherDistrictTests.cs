using System.Net;
using Premium.Domain;
using Premium.Tests.Local;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Who has the view of one district sees nothing of any other, by whatever way they ask.</summary>
[Collection(CycleCollection.Name)]
public sealed class OtherDistrictTests(CycleFixture cycle)
{
    private const string Key = Settings.LocalKey + "0006";

    private static readonly DistrictCode Own = DistrictCode.Parse($"{CycleFixture.Regency}.01");

    private (VillageCode Code, string Name) Other => cycle.Villages
        .Where(v => v.Code.District != Own && cycle.Villages.Count(o => o.Name == v.Name) == 1)
        .Select(v => (v.Code, v.Name)).First();

    [Theory]
    [InlineData("pages/villages/VILLAGE", HttpStatusCode.NotFound)]
    [InlineData("pages/villages/VILLAGE?asked=x", HttpStatusCode.NotFound)]
    [InlineData("pages/villages/VILLAGE/statement", HttpStatusCode.NotFound)]
    [InlineData("pages/villages/VILLAGE/statement?year=2026&lang=en", HttpStatusCode.NotFound)]
    [InlineData("pages/districts/DISTRICT", HttpStatusCode.NotFound)]
    [InlineData("pages/districts/DISTRICT?state=short&order=sum", HttpStatusCode.NotFound)]
    [InlineData("districts/DISTRICT", HttpStatusCode.NotFound)]
    [InlineData("districts/DISTRICT?format=csv", HttpStatusCode.NotFound)]
    [InlineData("districts/DISTRICT?format=xlsx", HttpStatusCode.NotFound)]
    [InlineData("villages/VILLAGE/statement", HttpStatusCode.NotFound)]
    [InlineData("villages/VILLAGE/statement?format=csv", HttpStatusCode.NotFound)]
    [InlineData("villages/VILLAGE/statement?format=xlsx", HttpStatusCode.NotFound)]
    [InlineData("pages", HttpStatusCode.Forbidden)]
    [InlineData("pages/worklist?q=VILLAGE", HttpStatusCode.Forbidden)]
    [InlineData("pages/pauses", HttpStatusCode.Forbidden)]
    [InlineData("pages/mutes", HttpStatusCode.Forbidden)]
    [InlineData("pages/runs", HttpStatusCode.Forbidden)]
    [InlineData("pages/report", HttpStatusCode.Forbidden)]
    [InlineData("pages/tie-out?format=csv", HttpStatusCode.Forbidden)]
    [InlineData("pages/acts/try-again?bill=VILLAGE~pu~2026-11", HttpStatusCode.Forbidden)]
    [InlineData("pages/imports", HttpStatusCode.Forbidden)]
    [InlineData("pages/messages", HttpStatusCode.Forbidden)]
    [InlineData("worklist?format=csv&q=VILLAGE", HttpStatusCode.Forbidden)]
    [InlineData("bills?payMonth=2026-12&format=csv", HttpStatusCode.Forbidden)]
    [InlineData("bills/VILLAGE~pu~2026-11/evidence", HttpStatusCode.Forbidden)]
    [InlineData("members?district=DISTRICT&format=csv", HttpStatusCode.Forbidden)]
    [InlineData("audit?district=DISTRICT", HttpStatusCode.Forbidden)]
    [InlineData("pauses?format=csv", HttpStatusCode.Forbidden)]
    [InlineData("mutes?format=csv", HttpStatusCode.Forbidden)]
    public async Task WhatIsNotTheirs_isRefused_withNothingOfItShown(string path, HttpStatusCode status)
    {
        var (code, name) = Other;
        var address = path.Replace("VILLAGE", $"{code}", StringComparison.Ordinal)
            .Replace("DISTRICT", $"{code.District}", StringComparison.Ordinal);
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!, Key);
        using var program = new HttpClient { BaseAddress = cycle.Stranger.BaseAddress };
        program.DefaultRequestHeaders.Add(AdminKeys.Header, Key);

        // The same thing is there for whoever may see it.
        Assert.Equal(HttpStatusCode.OK, (await cycle.Admin.GetAsync(address)).StatusCode);
        foreach (var client in new[] { desk.Http, program })
        {
            var answer = await client.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain(name, body, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\bRp[0-9]", body);
        }
    }

    /// <summary>Their own pages lead them to no refusal.</summary>
    [Fact]
    public async Task OwnPages_leadNeitherToTheOverview_norToWhatTheBanksSaid()
    {
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!, Key);
        var own = cycle.Villages.Where(v => v.Code.District == Own).Select(v => $"pages/villages/{v.Code}");
        foreach (var path in own.Take(4).Append($"pages/districts/{Own}"))
        {
            Assert.Contains("/evidence\"", await cycle.Admin.GetStringAsync(path), StringComparison.Ordinal);
            var html = await desk.Http.GetStringAsync(path);
            Assert.DoesNotContain("/evidence", html, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"/api/pages\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Search_findsTheirOwnVillages_andNoOther()
    {
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!, Key);
        var (code, name) = Other;
        foreach (var asked in new[] { name, $"{code}", name[..3], $"{code.District}" })
        {
            var answer = await desk.Http.GetAsync($"pages/search?q={Uri.EscapeDataString(asked)}");
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain($"villages/{code}", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"villages/12\.17\.(?!01)", html);
        }

        var own = cycle.Villages.First(v => v.Code.District == Own);
        var found = await desk.Http.GetAsync($"pages/search?q={own.Code}");
        Assert.Equal(HttpStatusCode.SeeOther, found.StatusCode);
        Assert.Equal(
            HttpStatusCode.OK, (await desk.Http.GetAsync($"pages/villages/{own.Code}")).StatusCode);
    }
}
