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
    public async Task AHoleBetweenParts_makesTheWholePartial_andNobodyMayTakeItAsWhole()
    {
        await using var world = await WorldAsync(hasBalances: true, Early, Between, Late);

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

        var whole = Assert.IsType<StatementReply.Partial>(await ReadAsync(tied)).ButForLines;

        Assert.Equal((1_000_000, 970_000), (whole?.Opening, whole?.Closing));
        Assert.Null(Assert.IsType<StatementReply.Partial>(await ReadAsync(holed)).ButForLines);
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

    [Fact]
    public async Task ABorderThatTheBankDoesNotShow_makesTheWholePartial()
    {
        await using var world = await WorldAsync(hasBalances: false, Early, Late);
        var answer = world.Edge.Answer;
        world.Edge.Answer = (context, received, number) => number < 3
            ? answer(context, received, number)
            : BankEdge.ReplyAsync(context, 404, """{"responseCode":"4041401"}""");

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Equal(2, half.Lines.Count);
        Assert.Null(half.ButForLines);
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
