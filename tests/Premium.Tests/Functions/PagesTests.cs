using System.Net;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>The pages over HTTP; what they say is tested where they are rendered.</summary>
[Collection(CycleCollection.Name)]
public sealed class PagesTests(CycleFixture cycle)
{
    [Theory]
    [InlineData("pages", "id")]
    [InlineData("pages?lang=en", "en")]
    [InlineData("pages/districts/12.17.01", "id")]
    [InlineData("pages/districts/12.17.01?lang=en", "en")]
    [InlineData("pages/runs/RUN", "id")]
    [InlineData("pages/runs/RUN?lang=en", "en")]
    public async Task Page_isShown_inBothLanguages(string path, string language) => await AssertPageAsync(
        path.Replace("RUN", cycle.First.Run.Id, StringComparison.Ordinal), language, HttpStatusCode.OK);

    [Theory]
    [InlineData("pages/districts/99.99.99", "id")]
    [InlineData("pages/districts/rubbish?lang=en", "en")]
    [InlineData("pages/districts/12.17.01?state=rubbish", "id")]
    [InlineData("pages/runs/collect~2026-12-03~99", "id")]
    [InlineData("pages/runs/rubbish?lang=en", "en")]
    public async Task UnknownPage_isA404_withAPage(string path, string language) =>
        await AssertPageAsync(path, language, HttpStatusCode.NotFound);

    private async Task AssertPageAsync(string path, string language, HttpStatusCode status)
    {
        var answer = await cycle.Admin.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"<html lang=\"{language}\"", page);
        Assert.EndsWith("</html>", page.TrimEnd());
        Assert.All(cycle.Villages, v => Assert.DoesNotContain($"99{v.Code.Digits}7", page));
    }
}
