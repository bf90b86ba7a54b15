using System.Net;
using System.Text;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>A village, its year and the search over HTTP; what they say is tested where it is made.</summary>
[Collection(CycleCollection.Name)]
public sealed class VillagePagesTests(CycleFixture cycle)
{
    private const int BytesMax = 100_000;

    /// <summary>One of each awkward place of the sample, and one that is simply paid.</summary>
    private static readonly int[] Places = [0, 4, 9, 17, 31, 38, 44, 52, 70, 78, 104, 126];

    [Fact]
    public async Task EveryKindOfVillage_hasAPage_inBothLanguages_small_andWithoutItsAccount()
    {
        foreach (var village in Places.Select(p => cycle.Villages[p].Code))
        {
            foreach (var path in new[] { $"pages/villages/{village}", $"pages/villages/{village}/statement" })
            {
                foreach (var language in new[] { "id", "en" })
                {
                    var page = await PageAsync($"{path}?lang={language}", language, HttpStatusCode.OK);
                    Assert.Contains($"{village}", page, StringComparison.Ordinal);
                    Assert.DoesNotContain("id=\"problems\"", page, StringComparison.Ordinal);
                    Assert.True(Encoding.UTF8.GetByteCount(page) < BytesMax);
                }
            }
        }
    }

    [Theory]
    [InlineData("pages/villages/12.17.01.2999", "id")]
    [InlineData("pages/villages/99.99.99.2001?lang=en", "en")]
    [InlineData("pages/villages/rubbish", "id")]
    [InlineData("pages/villages/12.17.01.2999/statement", "id")]
    public async Task UnknownVillage_isA404_withAWayBack(string path, string language)
    {
        var page = await PageAsync(path, language, HttpStatusCode.NotFound);
        Assert.Contains("class=\"up\" href=\"/api/pages", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DistrictAndWorklist_leadToTheVillage()
    {
        var village = cycle.Villages[4].Code;
        var link = $"/pages/villages/{village}\"";
        Assert.Contains(
            link, await cycle.Admin.GetStringAsync($"pages/districts/{village.District}"), StringComparison.Ordinal);
        Assert.Contains(link, await cycle.Admin.GetStringAsync("pages/worklist"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_leadsToTheOneThatIsNamed_orShowsWhatItFound()
    {
        var village = cycle.Villages[4];
        using var noRedirect = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = cycle.Admin.BaseAddress,
        };
        noRedirect.DefaultRequestHeaders.Add("x-admin-key", cycle.Admin.DefaultRequestHeaders.GetValues("x-admin-key"));
        var answer = await noRedirect.GetAsync($"pages/search?q={village.Code}&lang=en");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/api/pages/villages/{village.Code}?lang=en", answer.Headers.Location?.ToString());

        var part = Uri.EscapeDataString(village.Name[..3]);
        var page = await PageAsync($"pages/search?q={part}&all=yes", "id", HttpStatusCode.OK);
        Assert.Contains($"/pages/villages/{village.Code}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await PageAsync(
            "pages/search?q=%22%3E%3Cscript%3E&lang=en", "en", HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/villages/12.17.01.2001")]
    [InlineData("pages/villages/12.17.01.2001/statement")]
    [InlineData("pages/search?q=a")]
    public async Task Stranger_seesNothing(string path) =>
        Assert.NotEqual(HttpStatusCode.OK, (await cycle.Stranger.GetAsync(path)).StatusCode);

    private async Task<string> PageAsync(string path, string language, HttpStatusCode status)
    {
        var answer = await cycle.Admin.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.All(cycle.Villages, v => Assert.DoesNotContain($"99{v.Code.Digits}7", page, StringComparison.Ordinal));
        return page;
    }
}
