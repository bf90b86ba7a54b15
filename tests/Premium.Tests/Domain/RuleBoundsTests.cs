using System.Text.Json;
using System.Text.Json.Nodes;
using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>A slip of the keyboard in a file of rules is refused by its place: it would stop every district.</summary>
public sealed class RuleBoundsTests
{
    public static TheoryData<string> FilesWithNumbers =>
        [RuleFile.Ladder, RuleFile.RetryPlan, RuleFile.Tariffs, RuleFile.Benefits];

    public static TheoryData<int> BandColumns => [0, 3, 4, 5];

    [Theory]
    [InlineData(
        "bpu-bands-unverified.csv", "1000000,10000,", "1000000,3012331612201030,",
        "bpu-bands-unverified.csv, row 2, jkk_1pct: expected a premium of 1 to 10000000")]
    [InlineData(
        "bpu-bands-unverified.csv", ",6800,414000,", ",0,414000,",
        "bpu-bands-unverified.csv, row 34, jkm: expected a premium of 1 to 10000000")]
    [InlineData(
        "bpu-bands-unverified.csv", "\n20200000,", "\n20200000000,",
        "bpu-bands-unverified.csv, row 34, income_from: expected incomes that rise, to 1000000000")]
    [InlineData(
        "tariffs.json", "\"cap\": 9559600", "\"cap\": 9223372036854775807",
        "tariffs.json, wageCaps row 1: expected cap: above 0, to 1000000000")]
    [InlineData(
        "tariffs.json", "\"percentOff\": 50", "\"percentOff\": 101",
        "tariffs.json, bpuReliefs row 1: expected percentOff: 1 to 100")]
    [InlineData(
        "benefits.json", "42000000", "9223372036854775807",
        "benefits.json, row 1, death: expected a sum of more than Rp0, to Rp1.000.000.000")]
    [InlineData(
        "benefits.json", "2019-12-02", "0001-12-02", "benefits.json, row 1, from: expected a day from 2000 to 2099")]
    [InlineData(
        "retry-plan.json", "\"minutes\": 120", "\"minutes\": 40000000",
        "retry-plan.json: Retry plan, rules, row 5: expected FailedAtBank: minutes above 0, to 44640")]
    [InlineData(
        "retry-plan.json", "\"minutes\": 30, \"minutesMax\": 240", "\"minutes\": 30, \"minutesMax\": 2147483647",
        "retry-plan.json: Retry plan, rules, row 3: expected TooManyRequests: minutesMax of")]
    [InlineData(
        "retry-plan.json", "\"bankingDays\": 3", "\"bankingDays\": 2147483647",
        "retry-plan.json: Retry plan, rules, row 1: expected NoFunds: bankingDays of 1 to 31")]
    [InlineData("ladder.json", "\"every\": 7", "\"every\": 2147483647", "ladder.json, row 8, every: expected 0 to 31")]
    public async Task C30_ValueThatNobodyMeans_isRefusedByRowAndField(
        string file, string good, string bad, string message)
    {
        var shipped = RulesData.Shipped(file);
        Assert.Contains(good, shipped, StringComparison.Ordinal);
        var desk = new RuleDesk();

        var refused = await Assert.ThrowsAsync<FormatException>(
            () => desk.TakeAsync(file, shipped.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Versions.ReadAsync(default));
    }

    [Theory]
    [InlineData("0001-02-03")]
    [InlineData("1999-12-31")]
    [InlineData("2100-01-01")]
    [InlineData("9999-12-31")]
    public void C30_HolidayOfAnotherCentury_isRefusedByItsRow(string day) => Assert.StartsWith(
        "holidays-id.csv, row 2, date: expected a day from 2000 to 2099",
        RuleFile.Problem(RuleFile.Holidays, RuleDesk.Holiday(day)),
        StringComparison.Ordinal);

    /// <summary>Whatever number of whatever file: the largest that its type can hold is refused.</summary>
    [Theory]
    [MemberData(nameof(FilesWithNumbers))]
    public void C30_EveryNumberOfAFile_hasAnUpperBound(string file)
    {
        var numbers = 0;
        foreach (var huge in (JsonNode[])[int.MaxValue, 40_000_000_000])
        {
            for (var at = 0; Changed(RulesData.Shipped(file), at, huge) is { } text; at++)
            {
                numbers++;
                Assert.True(RuleFile.Problem(file, text) is not null, $"{file}: number {at} may be {huge}.");
            }
        }

        Assert.True(numbers > 0);
    }

    [Theory]
    [MemberData(nameof(BandColumns))]
    public void C30_EveryNumberOfTheBands_hasAnUpperBound(int column)
    {
        var rows = RulesData.Shipped(RuleFile.Bands).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var row = 1; row < rows.Length; row++)
        {
            var cells = rows[row].Split(',');
            cells[column] = "40000000000";

            Assert.NotNull(RuleFile.Problem(
                RuleFile.Bands, string.Join('\n', [.. rows[..row], string.Join(',', cells), .. rows[(row + 1)..]])));
        }
    }

    /// <summary>More people than a village has, at the highest premiums that a file may name.</summary>
    [Theory]
    [InlineData(Segment.Pu)]
    [InlineData(Segment.Bpu)]
    public void C30_LargestThatIsTaken_canBeBilled_andReadBack(Segment segment)
    {
        const string Bands = """
            income_from,income_to,base,jkk_1pct,jkm,jht_2pct
            0,,0,10000000,10000000,10000000
            """;
        var table = RulesData.Shipped(RuleFile.Tariffs)
            .Replace("\"employerPer10000\": 24,", "\"employerPer10000\": 10000,", StringComparison.Ordinal);
        var tariffs = Some.Rules().Tariffs.With(
            TariffFile.Parse(RuleFile.Tariffs, table), TariffFile.ParseBands(RuleFile.Bands, Bands));
        var one = segment == Segment.Pu
            ? Some.Official("m", 1_000_000_000)
            : Some.Neighbour("m") with { Wage = new Rupiah(1_000_000_000) };
        var roster = new Roster(
            Some.Code, PayerKind.VillageBudget,
            [.. Enumerable.Range(0, 10_000).Select(i => one with { Id = $"m{i}" })]);

        var billed = Assert.IsType<Billing.Billed>(tariffs.Bill(roster, segment, Some.November));

        Assert.Equal(10_000, billed.HeadCount);
        Assert.InRange(billed.Lines.Sum(l => l.Employer.Value + l.Worker.Value), 1, 1_000_000_000_000_000);
    }

    [Fact]
    public void C30_LongestWaitThatIsTaken_endsWithinWeeks()
    {
        var plan = RetryPlan.Parse(
            RuleFile.RetryPlan,
            RulesData.Shipped(RuleFile.RetryPlan).Replace(
                "\"minutes\": 30, \"minutesMax\": 240", "\"minutes\": 44639, \"minutesMax\": 44640",
                StringComparison.Ordinal));
        var rules = Some.Rules();

        var next = plan.After(
            RefusalReason.TooManyRequests, "", Some.Debit(), Some.At("2026-12-03 09:00"), rules.Local,
            rules.Banks[Some.Bank], inARow: 60).NextTry;

        Assert.Equal(Some.At("2027-01-03 09:00"), next);
    }

    /// <summary>The text with its n-th number changed; null where it has none such.</summary>
    private static string? Changed(string json, int at, JsonNode value)
    {
        var root = JsonNode.Parse(json)!;
        var number = Numbers(root).ElementAtOrDefault(at);
        number?.ReplaceWith(value.DeepClone());
        return number is null ? null : root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Numbers(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Numbers(f.Value)),
        JsonArray values => values.SelectMany(Numbers),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [value],
        _ => [],
    };
}
