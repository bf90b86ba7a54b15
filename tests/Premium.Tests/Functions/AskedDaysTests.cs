using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.Tests.Local;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Functions;

/// <summary>Every day, month and year that a query or a body may hold, read within one span.</summary>
[Collection(CycleCollection.Name)]
public sealed class AskedDaysTests(CycleFixture cycle)
{
    private static readonly string[] Days =
        ["0001-01-01", "1601-01-01", "2000-12-31", "2099-01-01", "9999-12-31", "2026-02-30", "kemarin", "20261203"];

    private static readonly string[] Months = ["0001-01", "2000-12", "2099-01", "9999-12", "2026-13", "2026", "x"];
    private static readonly string[] Years = ["0001", "1066", "2000", "2099", "9999", "26", "-1", "99999999999", "x"];

    /// <summary>Where a query has which of them.</summary>
    public static TheoryData<string, string> Queries => new()
    {
        { "remittances?bank=BANK&day=", "day" },
        { "pages/runs?to=", "to" },
        { "bills?payMonth=", "payMonth" },
        { "pages/report?payMonth=", "payMonth" },
        { "pages/tie-out?year=", "year" },
        { "villages/VILLAGE/statement?year=", "year" },
        { "pages/villages/VILLAGE/statement?year=", "year" },
    };

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "reconciliations", "payMonth", "bank=BANK" },
        { "receipts", "paidOn", "bill=VILLAGE~pu~2026-11 number=NB-1 amount=1" },
        { "pauses", "from", "scope=all reason=pemeliharaan-bank" },
        { "pauses", "until", "scope=all reason=pemeliharaan-bank" },
        { "mutes", "until", "village=VILLAGE reason=kantor-desa-pindah" },
        { "worklist", "snoozedUntil", "item=x" },
        { "rules", "from", "file=ladder.json text=x reason=peraturan-baru" },
        { "cover", "month", "nik=3316120101700001" },
    };

    private static string[] WrongOf(string field) => field switch
    {
        "year" => Years,
        "payMonth" or "month" => Months,
        _ => Days,
    };

    private string Filled(string text) => text
        .Replace("BANK", SampleBanks.Ids[0], StringComparison.Ordinal)
        .Replace("VILLAGE", $"{cycle.Villages[0].Code}", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task QueryOutsideTheSpan_isRefusedByName_andItsEndsAreRead(string path, string field)
    {
        foreach (var wrong in WrongOf(field))
        {
            await AssertRefusedAsync(await cycle.Admin.GetAsync(Filled(path) + wrong), field, wrong);
        }

        var (first, last) = ($"{SaidDays.YearMin}", $"{SaidDays.YearMax}");
        foreach (var end in field switch
        {
            "year" => new[] { first, last },
            "payMonth" => [$"{first}-01", $"{last}-12"],
            _ => [$"{first}-01-01", $"{last}-12-31"],
        })
        {
            Assert.Equal((end, HttpStatusCode.OK), (end, (await cycle.Admin.GetAsync(Filled(path) + end)).StatusCode));
        }
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task BodyOutsideTheSpan_isRefusedByName(string path, string field, string others)
    {
        foreach (var wrong in WrongOf(field))
        {
            var body = Filled(others).Split(' ').Append($"{field}={wrong}").Select(f => f.Split('=', 2))
                .ToDictionary(f => f[0], f => f[1]);
            await AssertRefusedAsync(await cycle.Admin.PostAsJsonAsync(path, body), field, wrong);
        }
    }

    [Fact]
    public async Task UploadFromAMonthOutsideTheSpan_isRefused()
    {
        foreach (var wrong in Months)
        {
            using var file = new ByteArrayContent("x"u8.ToArray());
            file.Headers.ContentType = new("text/csv");
            await AssertRefusedAsync(
                await cycle.Admin.PostAsync($"imports?kind=members&from={wrong}", file), "from", wrong);
        }
    }

    /// <summary>What may be a day is asked by no other name.</summary>
    [Fact]
    public async Task EveryFieldThatSoundsLikeADay_isTriedHere()
    {
        var paths = (await cycle.Stranger.GetFromJsonAsync<JsonNode>("openapi.json"))!["paths"]!.AsObject();
        var said = paths.SelectMany(p => p.Value!.AsObject().Select(o => new ApiOperation(p.Key, o.Key, o.Value!)))
            .SelectMany(o => o.Parameters("query").Select(q => (string)q["name"]!)
                .Concat(o.Schema("application/json")?["properties"]?.AsObject().Select(p => p.Key) ?? [])
                .Select(name => (o.Path, Name: name)))
            .Where(f => f.Name is "day" or "to" or "from" or "until" or "year" or "month" or "payMonth" or "paidOn"
                || f.Name.EndsWith("Until", StringComparison.Ordinal))
            .Select(f => $"{f.Path.TrimStart('/').Replace("{village}", "VILLAGE", StringComparison.Ordinal)} {f.Name}")
            .Where(f => f != "imports from")
            .Distinct();

        Assert.Equal(
            said.Order(StringComparer.Ordinal),
            Queries.Select(q => $"{((string)q[0]).Split('?')[0]} {q[1]}")
                .Concat(Bodies.Select(b => $"{b[0]} {b[1]}")).Order(StringComparer.Ordinal));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, string field, string wrong)
    {
        Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, answer.StatusCode));
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.StartsWith($"{field}: expected ", (string?)problem["detail"], StringComparison.Ordinal);
    }
}
