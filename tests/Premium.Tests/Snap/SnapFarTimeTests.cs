using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>Where a bank has no time for a line it prints the first or the last that there is.</summary>
public sealed class SnapFarTimeTests
{
    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59+07:00")]
    [InlineData("9999-12-31T23:59:59")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T07:00:00+07:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("1900-01-01T00:00:00+07:00")]
    public async Task ALineOfNoTime_isOneWithoutATime_andTheStatementStands(string at)
    {
        var income = new Movement("1", "CREDIT", 500_000) { At = at };
        var payment = new Movement("2", "DEBIT", 216_000, Ours);

        var whole = Assert.IsType<StatementReply.Complete>(
            await ReadAsync(Movement.Statement(1_000_000, income, payment)));
        var half = Assert.IsType<StatementReply.Partial>(
            await ReadAsync(Movement.Statement(1_000_000, payment with { At = at }, income with { At = payment.At })));

        Assert.Contains("transactionDate is not a time", Assert.Single(whole.Notes), StringComparison.Ordinal);
        Assert.All(whole.Lines, line => Assert.Equal(2026, line.At.Year));
        Assert.Equal(2026, half.Lines.Single(line => line.TransactionId == "2").At.Year);
        Assert.NotNull(half.ButForLines);
    }

    [Fact]
    public async Task APageThatEndsAtNoTime_endsWithItsLastLine()
    {
        await using var world = await SnapWorld.StartAsync();
        var payment = new Movement("1", "DEBIT", 216_000, Ours);
        world.Edge.Answer = (context, _, number) => BankEdge.ReplyAsync(
            context,
            200,
            Changed(Movement.Statement(1_000_000, payment), s =>
            {
                s["hasMore"] = number == 1 ? "Y" : "N";
                s["lastRecordDateTime"] = "9999-12-31T23:59:59Z";
            }).ToJsonString());

        Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Contains(
            "\"toDateTime\":\"2026-12-03T08:00:00+07:00\"", world.Edge.Calls[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1999-12-31T23:59:59Z", false)]
    [InlineData("2000-01-01T00:00:00Z", true)]
    [InlineData("2100-12-31T23:59:59Z", true)]
    [InlineData("2101-01-01T00:00:00Z", false)]
    public void Times_areOfThisCentury(string text, bool isTime)
    {
        Assert.Equal(isTime, SnapTime.TryRead(text, out var at));
        Assert.Equal(isTime, at != default);
        Assert.Equal(isTime, SnapTime.Latest(text.TrimEnd('Z')) is not null);
    }
}
