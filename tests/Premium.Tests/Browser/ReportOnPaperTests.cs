using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Premium.Tests.Browser;

/// <summary>What is handed to the regent fits the paper and every screen.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class ReportOnPaperTests(Desk desk)
{
    [Theory]
    [InlineData("report?payMonth=2026-12&lang=id", 2)]
    [InlineData("report?payMonth=2026-12&lang=en", 2)]
    [InlineData("tie-out?year=2026&lang=id", 1)]
    public async Task Page_isThatManySheetsOfA4(string address, int sheets)
    {
        var visit = await desk.LookAsync(address, Desk.Paper);
        var pdf = await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });

        Assert.Equal(sheets, Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"));
    }

    [Theory]
    [InlineData("report?lang=id", Desk.Narrow)]
    [InlineData("report?lang=en", Desk.Wide)]
    [InlineData("tie-out?lang=id", Desk.Narrow)]
    [InlineData("tie-out?lang=en", Desk.Wide)]
    public async Task Page_isFit(string address, int width)
    {
        var visit = await desk.LookAsync(address, width);
        Assert.Equal(200, visit.Status);
        await Fitness.AssertAsync(visit);
        await Fitness.AssertDarkAsync(visit);
    }
}
