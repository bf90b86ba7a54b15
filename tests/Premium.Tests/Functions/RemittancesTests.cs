using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Tests.Local;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Functions;

/// <summary>The remittance advice as a caller sees it, on an installation that worked a whole day.</summary>
[Collection(CycleCollection.Name)]
public sealed class RemittancesTests(CycleFixture cycle)
{
    [Fact]
    public async Task AdvicesOfAllBanks_areWhatTheirBanksTook_asJsonAndAsCsv()
    {
        long total = 0;
        foreach (var bank in SampleBanks.Ids)
        {
            var path = $"remittances?bank={bank}&day=2026-12-03";
            var advice = (await cycle.Admin.GetFromJsonAsync<JsonNode>(path))!;
            var lines = advice["lines"]!.AsArray();
            var csv = (await cycle.Admin.GetStringAsync(path + "&format=csv")).Split("\r\n");

            Assert.Equal(lines.Sum(l => (long)l!["sum"]!), (long)advice["total"]!);
            Assert.Equal(lines.Count, (int)advice["debits"]!);
            Assert.Equal(lines.Count + 2, csv.Length);
            var book = await cycle.Admin.GetByteArrayAsync(path + "&format=xlsx");
            using var package = new ZipArchive(new MemoryStream(book));
            using var sheet = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            Assert.Equal(lines.Count + 1, Regex.Count(await sheet.ReadToEndAsync(), "<row"));
            Assert.All(lines, l => Assert.Contains(
                csv, c => c.Contains((string)l!["reference"]!, StringComparison.Ordinal)));
            total += (long)advice["total"]!;
        }

        Assert.NotEqual(0, total);
        var collected = cycle.First.Run.Tally.Done;
        Assert.True(collected > 0, string.Create(CultureInfo.InvariantCulture, $"{collected} debits"));
    }

    [Theory]
    [InlineData("remittances?bank=none&day=2026-12-03", "bank: expected")]
    [InlineData("remittances?day=2026-12-03", "bank: expected")]
    [InlineData("remittances?bank=BANK&day=3-12-2026", "day: expected")]
    [InlineData("remittances?bank=BANK&day=2026-12-03&format=pdf", "format: expected")]
    public async Task WrongQuestion_isRefusedWithWhatIsAccepted(string path, string named)
    {
        var answer = await cycle.Admin.GetAsync(
            path.Replace("BANK", SampleBanks.Ids[0], StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
