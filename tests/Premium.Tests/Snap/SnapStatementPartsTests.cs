using System.Text.Json;
using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>
/// A statement longer than a month comes in parts, and is whole only where nothing is lost between them.
/// </summary>
public sealed class SnapStatementPartsTests
{
    private static readonly Movement Early = new("1", "DEBIT", 10_000, "BIAYA ADM")
    {
        At = "2026-11-03T08:00:00+07:00",
    };

    /// <summary>Behind the last second that is asked for, and before the first of the next part.</summary>
    private static readonly Movement Between = new("2", "DEBIT", 216_000, Ours)
    {
        At = "2026-11-29T23:59:59.500+07:00",
    };

    private static readonly Movement Late = new("3", "DEBIT", 20_000, "BIAYA ADM")
    {
        At = "2026-12-03T08:00:00+07:00",
    };

    [Fact]
    public async Task PartsThatFollowOneAnother_areWhole()
    {
        await using var world = await WorldAsync(hasBalances: true, Early, Late);

        var whole = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(["1", "3"], whole.Lines.Select(l => l.TransactionId));
        Assert.Equal((1_000_000, 970_000), (whole.Opening, whole.Closing));
        Assert.Equal(2, world.Edge.Calls.Count);
    }

    [Fact]
    public async Task ALineBetweenParts_thatTheirBalancesTell_isAskedFor()
    {
        await using var world = await WorldAsync(hasBalances: true, Early, Between, Late);

        var whole = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(["1", "2", "3"], whole.Lines.Select(l => l.TransactionId));
        Assert.Equal(754_000, whole.Closing);
    }

    [Fact]
    public async Task C02_AHoleBetweenParts_thatTheBankDoesNotShow_makesTheWholePartial_andNobodyMayTakeItAsWhole()
    {
        await using var world = await WorldAsync(hasBalances: true, Early, Between, Late);
        AnswerBorder(world, 200, Movement.Statement(990_000).ToJsonString());

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Equal(["1", "3"], half.Lines.Select(l => l.TransactionId));
        Assert.Null(half.ButForLines);
        Assert.Contains("2026-11-29", half.Why, StringComparison.Ordinal);
        Assert.Contains("Rp990000", half.Why, StringComparison.Ordinal);
        Assert.Contains("Rp774000", half.Why, StringComparison.Ordinal);
    }

    /// <summary>A line that may be ours and tells not all makes a part half, and its figures stand.</summary>
    [Fact]
    public async Task AHoleBesideAPartThatIsHalf_isSeen_too()
    {
        var unclear = Early with { Remark = Ours, Spoil = line => line["transactionDetailStatus"] = "BERHASIL" };
        await using var tied = await WorldAsync(hasBalances: true, unclear, Late);
        await using var holed = await WorldAsync(hasBalances: true, unclear, Between, Late);
        AnswerBorder(holed, 200, Movement.Statement(990_000).ToJsonString());

        var whole = Assert.IsType<StatementReply.Partial>(await ReadAsync(tied)).ButForLines;

        Assert.Equal((1_000_000, 970_000), (whole?.Opening, whole?.Closing));
        Assert.Null(Assert.IsType<StatementReply.Partial>(await ReadAsync(holed)).ButForLines);
    }

    /// <summary>Some banks print zeros for a month in which nothing moved.</summary>
    [Theory]
    [InlineData(true, 990_000)]
    [InlineData(false, 980_000)]
    public async Task AMonthWithoutLines_whoseBalancesAreZeros_isNoHole(bool isLast, int closing)
    {
        await using var world = await WorldAsync(hasBalances: true, isLast ? Early : Late);
        var answer = world.Edge.Answer;
        world.Edge.Answer = (context, received, number) => number == (isLast ? 2 : 1)
            ? BankEdge.ReplyAsync(context, 200, Movement.Statement(0).ToJsonString())
            : answer(context, received, number);

        var whole = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(closing, whole.Closing);
        Assert.Single(whole.Lines);
    }

    /// <summary>Nothing else tells what was taken between, and a second debit would follow.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task C02_AHoleBesideAMonthWithoutLines_isOne_whereItTellsItsBalance(bool isFirst, bool isSecond)
    {
        await using var world = await WorldAsync(hasBalances: true);
        world.Edge.Answer = (context, _, number) => BankEdge.ReplyAsync(context, 200, (number switch
        {
            1 => isFirst ? Movement.Statement(990_000) : Movement.Statement(1_000_000, Early),
            2 => isSecond ? Movement.Statement(740_000) : Movement.Statement(740_000, Late),
            _ => Movement.Statement(740_000),
        }).ToJsonString());

        Assert.Null(Assert.IsType<StatementReply.Partial>(await ReadAsync(world)).ButForLines);
    }

    /// <summary>Where no balance tells, the days on both sides are asked for as one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PartsWithoutBalances_areAskedForAcrossTheirBorder(bool isBetween)
    {
        await using var world = isBetween
            ? await WorldAsync(hasBalances: false, Early, Between, Late)
            : await WorldAsync(hasBalances: false, Early, Late);

        var whole = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(isBetween ? ["1", "2", "3"] : ["1", "3"], whole.Lines.Select(l => l.TransactionId));
        Assert.Equal(
            [
                "2026-10-30T00:00:00 2026-11-29T23:59:59", "2026-11-30T00:00:00 2026-12-07T23:59:59",
                "2026-11-29T00:00:00 2026-11-30T23:59:59",
            ],
            world.Edge.Calls.Select(call => Asked(call, "from")[..19] + " " + Asked(call, "to")[..19]));
    }

    /// <summary>Two days without a movement are the rule, and banks say so in many ways.</summary>
    [Theory]
    [InlineData(404, """{"responseCode":"4041401"}""", true)]
    [InlineData(200, """{"responseCode":"2001400"}""", true)]
    [InlineData(200, """{"responseCode":"2001400","hasMore":"N","detailData":[]}""", true)]
    [InlineData(200, "another day", true)]
    [InlineData(500, """{"responseCode":"5001400"}""", false)]
    [InlineData(200, """{"responseCode":"2001400","totalDebitEntries":{"numberOfEntries":"1"}}""", false)]
    [InlineData(200, """{"responseCode":"2001400","detailData":"none"}""", false)]
    public async Task ABorderWithoutLines_isNoGap_whereTheBankHasNoneThere(int status, string answer, bool isWhole)
    {
        await using var world = await WorldAsync(hasBalances: false, Early, Late);
        AnswerBorder(
            world, status,
            answer == "another day" ? WithoutBalances(Movement.Statement(990_000, Early)).ToJsonString() : answer);

        var reply = await ReadAsync(world);

        Assert.Equal(2, reply.Known.Count);
        Assert.Equal(isWhole, reply is StatementReply.Complete);
        Assert.Equal(!isWhole, reply is StatementReply.Partial { ButForLines: null });
    }

    [Theory]
    [InlineData(404, """{"responseCode":"4041401"}""")]
    [InlineData(200, """{"responseCode":"2001400","hasMore":"N","detailData":[]}""")]
    public async Task ABorderWithoutLines_isAGap_whereTheBankShowedSomeBefore(int status, string answer)
    {
        await using var world = await WorldAsync(
            hasBalances: false, Early with { At = "2026-11-29T08:00:00+07:00" }, Late);
        AnswerBorder(world, status, answer);

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Equal(["1", "3"], half.Lines.Select(l => l.TransactionId));
        Assert.Null(half.ButForLines);
    }

    [Fact]
    public async Task C02_ALineOfTheBorder_thatItsPartLacks_isTakenIn_andMakesTheWholePartial()
    {
        var hidden = Between with { At = "2026-11-29T10:00:00+07:00" };
        await using var world = await WorldAsync(hasBalances: false, Early, Late);
        AnswerBorder(world, 200, WithoutBalances(Movement.Statement(990_000, hidden)).ToJsonString());

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Equal(["1", "2", "3"], half.Lines.Select(l => l.TransactionId));
        Assert.Null(half.ButForLines);
    }

    /// <summary>Some number them anew for each answer.</summary>
    [Fact]
    public async Task ALineOfTheBorder_underAnotherId_isTheSame()
    {
        var near = Early with { At = "2026-11-29T10:00:00+07:00" };
        await using var world = await WorldAsync(hasBalances: false, near, near, Late);
        var anew = Movement.Statement(990_000, near with { Id = "8" }, near with { Id = "9" });
        AnswerBorder(world, 200, WithoutBalances(anew).ToJsonString());

        var whole = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(["1", "1", "3"], whole.Lines.Select(l => l.TransactionId));
    }

    /// <summary>What it says when both days are asked for as one, after two parts.</summary>
    private static void AnswerBorder(SnapWorld world, int status, string body)
    {
        var answer = world.Edge.Answer;
        world.Edge.Answer = (context, received, number) => number < 3
            ? answer(context, received, number)
            : BankEdge.ReplyAsync(context, status, body);
    }

    /// <summary>A bank that takes what it is asked for to the letter.</summary>
    private static async Task<SnapWorld> WorldAsync(bool hasBalances, params Movement[] book)
    {
        var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) =>
        {
            var (from, to) = (Time(Asked(received, "from")), Time(Asked(received, "to")));
            var opening = 1_000_000 + book.Where(m => Time(m.At) < from).Sum(m => m.Change);
            var statement = Movement.Statement(
                opening, [.. book.Where(m => Time(m.At) >= from && Time(m.At) <= to)]);
            return BankEdge.ReplyAsync(
                context, 200, (hasBalances ? statement : WithoutBalances(statement)).ToJsonString());
        };
        return world;
    }

    private static Task<StatementReply> ReadAsync(SnapWorld world) => world.Statements.StatementAsync(
        SnapWorld.Account, new DateOnly(2026, 10, 30), new DateOnly(2026, 12, 7), CancellationToken.None);

    private static string Asked(Received call, string edge) =>
        JsonDocument.Parse(call.Body).RootElement.GetProperty(edge + "DateTime").GetString()!;

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject WithoutBalances(JsonObject statement) => Changed(statement, s =>
    {
        s.Remove("balance");
        foreach (var line in s["detailData"]!.AsArray())
        {
            line!.AsObject().Remove("detailBalance");
        }
    });
}
