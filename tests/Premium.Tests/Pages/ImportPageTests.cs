using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.Tests.Importing;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>Why another person must take an import, as the page says it.</summary>
public sealed class ImportPageTests
{
    [Fact]
    public async Task WhereEveryImportTakesTwo_nobodyIsSaidToBeDropped_whoIsNot()
    {
        var desk = new ImportDesk { Policy = new(IsAlways: true) };
        await desk.ImportAsync(ImportDesk.Villages(ImportDesk.Village()));
        var text = await TextAsync(await desk.ShowAsync(ImportDesk.Members(ImportDesk.Member(1)), isFull: true));

        Assert.Contains("Perlu dua orang: harus diambil orang lain, bukan Sari.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mengeluarkan", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereAListDropsPeople_theyAreCounted()
    {
        var desk = new ImportDesk();
        await desk.ImportAsync(ImportDesk.Villages(ImportDesk.Village()));
        await desk.ImportAsync(ImportDesk.Members(ImportDesk.Member(1), ImportDesk.Member(2)), isFull: true);
        var text = await TextAsync(await desk.ShowAsync(ImportDesk.Members(ImportDesk.Member(1)), isFull: true));

        Assert.Contains("Mengeluarkan 1 ", text, StringComparison.Ordinal);
        Assert.Contains("harus diambil orang lain, bukan Sari.", text, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync((ShownImport Shown, ImportPlan Plan) import) => Rendered.Text(
        (await Rendered.OfAsync<ImportPage>(new Dictionary<string, object?>
        {
            ["View"] = new ImportView(import.Shown, import.Plan, IsStale: false, null),
            ["Now"] = Some.At("2026-11-25 09:00"),
            ["TakingMax"] = TimeSpan.FromMinutes(15),
        })).Page.Descendants("main").Single());
}
