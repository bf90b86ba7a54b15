using System.Text.Json;
using System.Text.Json.Nodes;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>A statement is complete by its own figures or not at all.</summary>
public sealed class SnapStatementFiguresTests
{
    private static readonly Movement[] Month =
    [
        new("1", "CREDIT", 500_000) { At = "2026-12-02T09:00:00+07:00" },
        new("2", "DEBIT", 216_000, Ours),
        new("3", "DEBIT", 10_000, "BIAYA ADM") { At = "2026-12-04T09:00:00+07:00" },
    ];

    private static JsonObject Whole => Movement.Statement(1_000_000, Month);

    [Fact]
    public async Task C02_AStatementThatTies_isComplete()
    {
        var complete = Assert.IsType<StatementReply.Complete>(await ReadAsync(Whole));

        Assert.Equal(["1", "2", "3"], complete.Lines.Select(line => line.TransactionId));
        Assert.Empty(complete.Notes);
    }

    [Fact]
    public async Task C02_AnEmptyStatementThatTies_isComplete() => Assert.Empty(
        Assert.IsType<StatementReply.Complete>(await ReadAsync(Movement.Statement(1_000_000))).Lines);

    public static TheoryData<string, int, Action<JsonObject>> Short => new()
    {
        { "no lines at all", 0, s => s.Remove("detailData") },
        { "null for lines", 0, s => s["detailData"] = null },
        { "an empty list", 0, s => s["detailData"] = new JsonArray() },
        { "a line fewer", 2, s => s["detailData"]!.AsArray().RemoveAt(1) },
        { "the newest line missing", 2, s => s["detailData"]!.AsArray().RemoveAt(0) },
        { "a line null", 2, s => s["detailData"]![2] = null },
        { "one entry more counted", 3, s => s["totalDebitEntries"]!["numberOfEntries"] = 3 },
        { "another total", 3, s => s["totalCreditEntries"]!["amount"] = Movement.Money(500_001) },
        { "an unreadable total", 3, s => s["totalCreditEntries"]!["numberOfEntries"] = "many" },
        { "another closing balance", 3, s => s["balance"]![0]!["endingBalance"] = Movement.Money(1) },
        { "hasMore that is neither", 3, s => s["hasMore"] = "?" },
        { "more that never comes", 3, s => s["hasMore"] = true },
        {
            "a line fewer, with balances alone",
            2,
            s =>
            {
                s.Remove("totalDebitEntries");
                s["detailData"]!.AsArray().RemoveAt(1);
            }
        },
        {
            "a line fewer, with a debit total alone",
            2,
            s =>
            {
                s.Remove("balance");
                s["totalDebitEntries"]!.AsObject().Remove("numberOfEntries");
                s["detailData"]!.AsArray().RemoveAt(0);
            }
        },
        {
            "a gap in the balances of the lines",
            1,
            s =>
            {
                // A debit and its reversal left out: totals and balances of the whole still tie.
                s["detailData"]!.AsArray().RemoveAt(1);
                s["detailData"]!.AsArray().RemoveAt(0);
                s["balance"]![0]!["endingBalance"] = Movement.Money(1_500_000);
                s["balance"]![0]!["startingBalance"] = Movement.Money(1_000_000);
                s["totalDebitEntries"]!["numberOfEntries"] = "0";
                s["totalDebitEntries"]!["amount"] = Movement.Money(0);
                s["detailData"]![0]!["detailBalance"]!["startAmount"]![0]!["amount"] = Movement.Money(784_000);
                s["detailData"]![0]!["detailBalance"]!["endAmount"]![0]!["amount"] = Movement.Money(1_284_000);
            }
        },
        {
            "no figures",
            3,
            s =>
            {
                s.Remove("balance");
                s.Remove("totalDebitEntries");
                s.Remove("totalCreditEntries");
            }
        },
    };

    [Theory]
    [MemberData(nameof(Short))]
    public async Task C02_AStatementThatDoesNotTie_isPartialAndItsLinesProveWhatTheyShow(
        string what, int lines, Action<JsonObject> spoil)
    {
        var partial = Assert.IsType<StatementReply.Partial>(await ReadAsync(Changed(Whole, spoil)));

        Assert.True(partial.Lines.Count == lines, what);
        Assert.StartsWith("The statement is not complete: ", partial.Why, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<JsonObject>> Sound => new()
    {
        { "numbers without quotes", s => s["totalDebitEntries"]!["numberOfEntries"] = 2 },
        { "a sum without quotes", s => s["totalDebitEntries"]!["amount"]!["value"] = 226_000 },
        { "a sum without decimals", s => s["balance"]![0]!["endingBalance"]!["value"] = "1274000" },
        { "balances alone", s => { s.Remove("totalDebitEntries"); s.Remove("totalCreditEntries"); } },
        { "totals alone", s => s.Remove("balance") },
        { "lines without balances", s => Lines(s).ForEach(l => l.Remove("detailBalance")) },
        { "hasMore absent", s => s.Remove("hasMore") },
        { "hasMore as a truth value", s => s["hasMore"] = false },
        {
            "oldest first",
            s => s["detailData"] = new JsonArray([.. Lines(s).AsEnumerable().Reverse().Select(l => l.DeepClone())])
        },
        {
            "a balance for each day",
            s => s["balance"] = new JsonArray(
                Day(1_000_000, 1_500_000), Day(1_500_000, 1_284_000), Day(1_284_000, 1_274_000))
        },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task C02_AStatementThatTiesInAnotherForm_isComplete(string what, Action<JsonObject> change)
    {
        var reply = await ReadAsync(Changed(Whole, change));

        Assert.True(reply is StatementReply.Complete { Lines.Count: 3 }, $"{what}: {reply}");
    }

    [Fact]
    public async Task C02_AnEmptyDayAnsweredWithAnotherDaysLines_isPartialWithoutThem()
    {
        var partial = Assert.IsType<StatementReply.Partial>(await ReadAsync(Movement.Statement(
            1_000_000, new Movement("1", "DEBIT", 216_000, Ours) { At = "2026-11-28T09:00:00+07:00" })));

        Assert.Empty(partial.Lines);
        Assert.Contains("a day that was not asked for", partial.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C02_WithoutFigures_onlyWhereTheProfileSaysSo_isAStatementComplete(bool hasList)
    {
        var bare = Changed(Movement.Statement(0), s =>
        {
            s.Remove("balance");
            s.Remove("totalDebitEntries");
            s.Remove("totalCreditEntries");
            if (!hasList)
            {
                s.Remove("detailData");
            }
        });

        Assert.IsType<StatementReply.Partial>(await ReadAsync(bare));
        // A success without any list proves nothing at any bank.
        Assert.Equal(
            hasList, await ReadAsync(bare, p => p.StatementNeedsFigures = false) is StatementReply.Complete);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C02_APageMissing_isPartialAndAllPages_areComplete(bool isMissing)
    {
        await using var world = await SnapWorld.StartAsync();
        // The figures are of all that was asked, on the first page as on the second.
        world.Edge.Answer = (context, received, number) =>
        {
            var page = Changed(Whole, s =>
            {
                var to = JsonDocument.Parse(received.Body).RootElement.GetProperty("toDateTime").GetString()!;
                Assert.True(SnapTime.TryRead(to, out var last));
                var left = Lines(s)
                    .Where(l => SnapTime.TryRead(l["transactionDate"]!.ToString(), out var at) && at <= last)
                    .Skip(number == 1 ? 0 : 1)
                    .ToList();
                s["detailData"] = new JsonArray([.. left.Take(isMissing ? 1 : 2).Select(l => l.DeepClone())]);
                s["hasMore"] = number == 1 && !isMissing ? "Y" : "N";
            });
            return ReplyAsync(context, 200, page.ToJsonString());
        };

        var reply = await ReadAsync(world);

        Assert.Equal(isMissing, reply is StatementReply.Partial { Lines.Count: 1 });
        Assert.Equal(!isMissing, reply is StatementReply.Complete { Lines.Count: 3 });
    }

    [Fact]
    public async Task C02_AMonthThatDoesNotTie_makesTheWholePartial()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => number == 1
            ? ReplyAsync(context, 200, Movement.Statement(0).ToJsonString())
            : ReplyAsync(context, 200, Changed(Whole, s => s["detailData"]!.AsArray().RemoveAt(0)).ToJsonString());

        var partial = Assert.IsType<StatementReply.Partial>(await world.Statements.StatementAsync(
            SnapWorld.Account, new DateOnly(2026, 10, 31), new DateOnly(2026, 12, 7), CancellationToken.None));

        Assert.Equal(2, partial.Lines.Count);
    }

    private static List<JsonObject> Lines(JsonObject statement) =>
        [.. statement["detailData"]!.AsArray().Select(line => line!.AsObject())];

    private static JsonObject Day(long opening, long closing) => new()
    {
        ["startingBalance"] = Movement.Money(opening),
        ["endingBalance"] = Movement.Money(closing),
    };
}
