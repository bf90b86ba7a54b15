using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Local;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>Rules over HTTP, on an installation as it runs.</summary>
[Collection(CycleCollection.Name)]
public sealed class RuleFilesTests(CycleFixture cycle)
{
    [Fact]
    public async Task C30_HolidayPosted_countsForWhatBeginsNext_andIsShownWithWhoAndWhy()
    {
        // A month that no other test looks at.
        var body = new
        {
            file = RuleFile.Holidays,
            adds = "days",
            text = RuleDesk.Holiday("2027-10-15"),
            from = "2026-12-03",
            reason = "diumumkan pemerintah",
        };
        var posted = await PostAsync(body);
        var again = await PostAsync(body);
        var shown = await cycle.Admin.GetFromJsonAsync<JsonNode>($"rules?file={RuleFile.Holidays}");

        Assert.Equal(1, (int)posted["taken"]!["version"]!);
        Assert.Equal(RuleFile.Holidays, (string?)again["unchanged"]);
        var file = Assert.Single(shown!["files"]!.AsArray())!;
        Assert.Equal([1], file["counts"]!.AsArray().Select(n => (int)n!));
        var version = Assert.Single(file["versions"]!.AsArray())!;
        Assert.Equal(
            ("admin", "2026-12-03", "diumumkan pemerintah", body.text),
            ((string?)version["by"], (string?)version["from"], (string?)version["reason"], (string?)version["text"]));
        Assert.Equal("2027-12-31", (string?)shown["ends"]![0]!["lastDay"]);
        Assert.Empty(shown["problems"]!.AsArray());

        using var begins = cycle.Parts.App.Services.CreateScope();
        Assert.False(begins.ServiceProvider.GetRequiredService<Rules>().Calendar.IsBankingDay(Some.Day("2027-10-15")));
    }

    [Fact]
    public async Task C30_AllFiles_areListed_withoutTheirTexts()
    {
        var shown = await cycle.Admin.GetFromJsonAsync<JsonNode>("rules");

        Assert.Equal(RuleFile.All, shown!["files"]!.AsArray().Select(f => (string)f!["file"]!));
        Assert.All(shown["files"]!.AsArray(), f => Assert.Null(f!["shipped"]));
    }

    [Theory]
    [InlineData("holidays.csv", "x", "2026-12-03", "", "file: expected one of")]
    [InlineData("ladder.json", "[]", "3-12-2026", "", "from: expected a day as yyyy-MM-dd")]
    [InlineData("ladder.json", "[]", "2026-12-03", "", "ladder.json: expected a stage")]
    [InlineData("ladder.json", "{", "2026-12-03", "", "ladder.json, line 1")]
    [InlineData("holidays-id.csv", "x", "2026-12-03", "day", "adds: expected days")]
    public async Task C30_WrongField_isA400_thatNamesIt(
        string file, string text, string from, string adds, string named)
    {
        var answer = await cycle.Admin.PostAsJsonAsync("rules", new { file, text, from, adds, reason = "pengumuman" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    /// <summary>Two admins began with the same version: the second one sees the first one's file before.</summary>
    [Theory]
    [InlineData("7", HttpStatusCode.Conflict, "the last version is 0 now, not 7")]
    [InlineData("last", HttpStatusCode.BadRequest, "after: expected the number of the last version")]
    public async Task C30_FileWrittenAfterAnotherVersion_isRefused(string after, HttpStatusCode status, string named)
    {
        var (file, text) = (RuleFile.Benefits, RuleDesk.Shipped(RuleFile.Benefits) + "\n");

        var answer = await cycle.Admin.PostAsJsonAsync("rules", new { file, text, after, reason = "pengumuman" });

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(
            named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task C30_WithoutAKey_nothingIsShownOrTaken()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await cycle.Stranger.GetAsync("rules")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await cycle.Stranger.PostAsJsonAsync("rules", new { })).StatusCode);
    }

    [Fact]
    public async Task C30_WhereRulesWereNeverRead_nothingIsDoneByTheShippedOnes_andPeopleAreTold()
    {
        var desk = new RuleDesk(versions: new RulesAway());
        var fresh = new FreshRules(desk.InForce, NullLogger<FreshRules>.Instance);
        var called = false;
        Task Function()
        {
            called = true;
            return Task.CompletedTask;
        }

        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        await fresh.RunAsync(http, Function);
        await Assert.ThrowsAsync<IOException>(() => fresh.RunAsync(Function, default));

        Assert.Equal((503, "no-store"), (http.Response.StatusCode, http.Response.Headers.CacheControl.ToString()));
        Assert.False(called);
    }

    private async Task<JsonNode> PostAsync<T>(T body)
    {
        var answer = await cycle.Admin.PostAsJsonAsync("rules", body);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<JsonNode>())!
            : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
