using System.Net;
using Premium.Ports;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>Members as a file, of an installation whose register came in by files.</summary>
[Collection(CycleCollection.Name)]
public sealed class MembersTests(CycleFixture cycle)
{
    [Fact]
    public async Task Export_hasEveryMemberByName_andOfEachNikFourDigits()
    {
        var district = cycle.Parts.Districts[0].Code;
        var rosters = await cycle.Parts.Get<IRegistry>().RostersAsync(district, default);
        var people = (await cycle.Parts.Get<IPeople>().AllAsync(district, default)).All;
        Assert.NotEmpty(people);

        var answer = await cycle.Admin.GetAsync($"members?district={district}&format=csv");
        var csv = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(rosters.Sum(r => r.Value.Members.Count) + 2, csv.Split("\r\n").Length);
        Assert.All(people.Values, p =>
        {
            Assert.Contains(p.Name, csv, StringComparison.Ordinal);
            Assert.DoesNotContain(p.Nik.Reveal(), csv, StringComparison.Ordinal);
        });
        Assert.Contains($"{people.First().Value.Nik.Reveal()[..4]}************", csv, StringComparison.Ordinal);
        var book = await cycle.Admin.GetAsync($"members?district={district}&format=xlsx");
        Assert.Equal(HttpStatusCode.OK, book.StatusCode);
        Assert.Equal($"peserta-{district}.xlsx", book.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData("members?district=33.16.12&format=csv", "district: expected the code of a district of 12.17")]
    [InlineData("members?format=csv", "district: expected")]
    [InlineData("members?district=12.17.01&format=pdf", "format: expected csv or xlsx")]
    [InlineData("members?district=12.17.01", "format: expected csv or xlsx")]
    public async Task WrongQuestion_isRefused(string path, string named)
    {
        var answer = await cycle.Admin.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.GetAsync(path)).StatusCode);
    }
}
