using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

public sealed class SnapStatementTests
{
    private static readonly DateOnly First = new(2026, 12, 1);
    private static readonly DateOnly Last = new(2026, 12, 7);
    private const string Ours = "BPJSTK-33161220102611101";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Statement_follows_all_pages_and_keeps_each_line_once(bool oldestFirst, bool saysLast)
    {
        await using var world = await SnapWorld.StartAsync();
        // Two lines a second apart at a time, so that page borders fall on and between equal seconds.
        var book = Enumerable.Range(0, 9)
            .Select(n => (Id: $"T{n}", At: new DateTimeOffset(2026, 12, 3, 1, 0, n / 2, 500, TimeSpan.Zero)))
            .ToList();
        world.Edge.Answer = (context, received, _) => PageAsync(context, received, book, oldestFirst, saysLast);

        var lines = await CompleteAsync(world, First, Last);

        Assert.Equal(book.Select(line => line.Id).Order(), lines.Select(line => line.TransactionId).Order());
        Assert.True(world.Edge.Calls.Count >= 3);
        Assert.Equal(world.Edge.Calls.Count, world.Edge.Calls.Select(call => call.ExternalId).Distinct().Count());
    }

    [Fact]
    public async Task Statement_reads_kind_amount_remark_and_correction()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Page(
            Line("A", "DEBIT", "216000.00", remark: "BPJSTK-33161220102611101   "),
            Line("B", "CREDIT", "216000.00", status: "ERROR CORECTION"),
            Line("C", "credit", "5.00", status: "ERROR CORRECTION"),
            Line("D", "CREDIT", "7.00", status: "SUCCESS")));

        var lines = await CompleteAsync(world, First, Last);

        Assert.Equal(
            [("A", true, false, 216_000), ("B", false, true, 216_000), ("C", false, true, 5), ("D", false, false, 7)],
            lines.Select(line => (line.TransactionId, line.IsDebit, line.IsCorrection, line.Amount.Value)));
        Assert.Equal("BPJSTK-33161220102611101", lines[0].Remark);
        Assert.Contains(
            "\"fromDateTime\":\"2026-12-01T00:00:00+07:00\",\"toDateTime\":\"2026-12-07T23:59:59+07:00\"",
            world.Edge.Calls.Single().Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_of_a_longer_time_is_asked_month_by_month()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Movement.Statement(0).ToJsonString());

        Assert.Empty(await CompleteAsync(world, new DateOnly(2026, 10, 31), Last));

        Assert.Equal(
            ["2026-10-31 2026-11-29", "2026-11-30 2026-12-07"],
            world.Edge.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement)
                .Select(body => body.GetProperty("fromDateTime").GetString()![..10] + " "
                    + body.GetProperty("toDateTime").GetString()![..10]));
    }

    [Fact]
    public async Task Statement_line_without_id_gets_the_same_one_each_time()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) =>
            ReplyAsync(context, 200, Page(Line(null, "DEBIT", "5.00"), Line(null, "DEBIT", "5.00")));

        var once = await CompleteAsync(world, First, Last);
        var again = await CompleteAsync(world, First, Last);

        Assert.Equal(2, once.Select(line => line.Key).Distinct().Count());
        Assert.Equal(once.Select(line => line.Key), again.Select(line => line.Key));
    }

    [Fact]
    public async Task Interest_with_sen_does_not_hide_the_debits_beside_it()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Page(
            Line("A", "CREDIT", "1234.56", remark: "JASA GIRO"),
            Line("B", "DEBIT", "216000.00", remark: "BPJSTK-33161220102611101")));

        var line = Assert.Single(await CompleteAsync(world, First, Last));

        Assert.Equal("B", line.TransactionId);
    }

    public static TheoryData<string, string, int> Doubtful => new()
    {
        { "sen", Page(Line("A", "DEBIT", "216000.50", remark: Ours)), 1 },
        { "type", Page(Line("A", "TRANSFER", "5.00", remark: Ours)), 1 },
        { "transactionDetailStatus", Page(Line("A", "DEBIT", "5.00", status: "FAILED", remark: Ours)), 1 },
        { "transactionDate", Page(Line("A", "DEBIT", "5.00", at: "2026-12-03T08:00:00", remark: Ours)), 1 },
        { "amount", Page(Line("A", "DEBIT", "", remark: Ours)), 1 },
        { "promises more", Page().Replace("\"N\"", "\"Y\"", StringComparison.Ordinal), 0 },
        { "detailData", """{"responseCode":"2001400","detailData":{}}""", 0 },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task Statement_in_doubt_is_partial_and_says_why(string why, string page, int shown)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, page);

        var reply = await world.Statements.StatementAsync(SnapWorld.Account, First, Last, CancellationToken.None);

        var partial = Assert.IsType<StatementReply.Partial>(reply);
        Assert.Contains(why, partial.Why, StringComparison.Ordinal);
        Assert.Equal(shown, partial.Lines.Count);
    }

    [Theory]
    [InlineData("another account", """{"responseCode":"2001400","accountNo":"3001234568"}""")]
    [InlineData("contradicts", """{"responseCode":"4041401"}""")]
    public async Task Statement_that_is_none_is_silent_and_says_why(string why, string page)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, page);

        var reply = await world.Statements.StatementAsync(SnapWorld.Account, First, Last, CancellationToken.None);

        Assert.Contains(why, Assert.IsType<StatementReply.Silent>(reply).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_whose_last_page_fails_is_partial_and_keeps_what_came()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => number == 1
            ? ReplyAsync(context, 200, Page(Line("A", "DEBIT", "5.00")).Replace("\"N\"", "\"Y\""))
            : ReplyAsync(context, 404, """{"responseCode":"4041401"}""");

        var partial = Assert.IsType<StatementReply.Partial>(
            await world.Statements.StatementAsync(SnapWorld.Account, First, Last, CancellationToken.None));
        Assert.Equal("A", Assert.Single(partial.Lines).TransactionId);
    }

    private static async Task<IReadOnlyList<StatementLine>> CompleteAsync(
        SnapWorld world, DateOnly from, DateOnly to) =>
        Assert.IsType<StatementReply.Complete>(
            await world.Statements.StatementAsync(SnapWorld.Account, from, to, CancellationToken.None)).Lines;

    /// <summary>Three lines a page, border seconds included, in the asked order.</summary>
    private static Task PageAsync(
        HttpContext context,
        Received received,
        IEnumerable<(string Id, DateTimeOffset At)> book,
        bool oldestFirst,
        bool saysLast)
    {
        var body = JsonDocument.Parse(received.Body).RootElement;
        Assert.True(SnapTime.TryRead(body.GetProperty("fromDateTime").GetString(), out var from));
        Assert.True(SnapTime.TryRead(body.GetProperty("toDateTime").GetString(), out var to));
        var asked = book.Where(line => line.At >= from && line.At <= to).ToList();
        if (!oldestFirst)
        {
            asked.Reverse();
        }

        var page = asked.Take(3).ToList();
        var json = Page([.. page.Select(line => Line(line.Id, "DEBIT", "5.00", at: Write(line.At)))]);
        if (asked.Count > 3)
        {
            var last = saysLast ? $",\"lastRecordDateTime\":\"{Write(page[^1].At)}\"" : "";
            json = json.Replace("\"hasMore\":\"N\"", "\"hasMore\":\"Y\"" + last, StringComparison.Ordinal);
        }

        return ReplyAsync(context, 200, json);
    }

    private static string Write(DateTimeOffset at) =>
        at.ToOffset(SnapTime.Jakarta).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>With totals of this page, as the standard has them.</summary>
    private static string Page(params string[] lines)
    {
        var read = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        return $$"""
            {"responseCode":"2001400","hasMore":"N","totalCreditEntries":{{Total(read, "CREDIT")}},
            "totalDebitEntries":{{Total(read, "DEBIT")}},"detailData":[{{string.Join(',', lines)}}]}
            """;
    }

    private static string Total(IEnumerable<JsonElement> lines, string type)
    {
        var sums = lines
            .Where(line => line.GetProperty("type").GetString()!.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(line => line.GetProperty("amount").GetProperty("value").GetString()!)
            .Select(value => decimal.TryParse(value, CultureInfo.InvariantCulture, out var sum) ? sum : 0)
            .ToList();
        return JsonSerializer.Serialize(new
        {
            numberOfEntries = sums.Count.ToString(CultureInfo.InvariantCulture),
            amount = new { value = sums.Sum().ToString("F2", CultureInfo.InvariantCulture), currency = "IDR" },
        });
    }

    private static string Line(
        string? id,
        string type,
        string amount,
        string remark = "x",
        string status = "",
        string at = "2026-12-03T08:00:00+07:00") =>
        JsonSerializer.Serialize(new
        {
            transactionId = id,
            type,
            amount = new { value = amount, currency = "IDR" },
            remark,
            transactionDetailStatus = status,
            transactionDate = at,
        });
}
