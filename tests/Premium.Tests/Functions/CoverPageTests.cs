using System.Net;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>The page that answers whether a person was covered, over HTTP.</summary>
[Collection(CycleCollection.Name)]
public sealed class CoverPageTests(CycleFixture cycle)
{
    [Theory]
    [InlineData("pages/cover", "Belum terlindungi: ")]
    [InlineData("pages/cover?lang=en", "Not covered: ")]
    public async Task Answer_isThePageItself_withEvidence_andWithoutTheNik(string path, string sentence)
    {
        var (person, village) = await SomebodyAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["nik"] = person.Nik.Reveal(),
            ["month"] = "2026-11",
        });

        var answer = await cycle.Admin.PostAsync(path, form);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"{village}", page, StringComparison.Ordinal);
        Assert.Contains($"{village}~pu~2026-11", page, StringComparison.Ordinal);
        Assert.Contains($"{person.Nik.Reveal()[..4]}************", page, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Nik.Reveal(), page, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Nik.Reveal(), $"{answer.RequestMessage!.RequestUri}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyKnown_isSaid()
    {
        var page = await PageAsync("9999999999999999", "2026-11", HttpStatusCode.OK);

        Assert.Contains("tidak ada desa yang mencatat NIK ini", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789", "2026-11", "NIK tidak terbaca")]
    [InlineData("9999999999999999", "Nopember", "Bulan tidak terbaca")]
    public async Task WrongField_isSaidOnThePage_andNotRepeated(string nik, string month, string said)
    {
        var page = await PageAsync(nik, month, HttpStatusCode.BadRequest);

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain(nik, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_isLinkedFromTheFiles_andAsksForAKey()
    {
        Assert.Contains("/pages/cover\"", await cycle.Admin.GetStringAsync("pages/imports"), StringComparison.Ordinal);
        Assert.Contains("name=\"nik\"", await cycle.Admin.GetStringAsync("pages/cover"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.GetAsync("pages/cover")).StatusCode);
    }

    private async Task<string> PageAsync(string nik, string month, HttpStatusCode status)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["nik"] = nik, ["month"] = month });
        var answer = await cycle.Admin.PostAsync("pages/cover", form);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>An official of a village whose bill is there; no receipt is in on the first day.</summary>
    private async Task<(Person Person, VillageCode Village)> SomebodyAsync()
    {
        var december = PayMonth.Parse("2026-12");
        foreach (var district in cycle.Parts.Districts)
        {
            var rosters = await cycle.Parts.Get<IRegistry>().RostersAsync(district.Code, default);
            var sheet = (await cycle.Parts.Get<ILedger>().SheetsAsync(district.Code, december, december, default))[0];
            foreach (var roster in rosters.Values.Where(r => sheet.Bill(r.Village, Segment.Pu) is not null))
            {
                var official = roster.Members.First(m => m.Segment == Segment.Pu);
                var person = await cycle.Parts.Get<IPeople>().FindAsync(district.Code, official.Id, default);
                return (person!, roster.Village);
            }
        }

        throw new InvalidOperationException("No village has a bill.");
    }
}
