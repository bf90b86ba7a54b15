using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>A line that is not as it should be does not spoil the rest, unless it may be ours.</summary>
public sealed class SnapOddLineTests
{
    private static readonly Movement Paid = new("2", "DEBIT", 216_000, Ours);

    public static TheoryData<string, Action<JsonObject>> Oddities => new()
    {
        { "transactionDate", line => line.Remove("transactionDate") },
        { "transactionDate", line => line["transactionDate"] = "kemarin" },
        { "transactionDate", line => line["transactionDate"] = "2026-12-04T08:00:00" },
        { "type", line => line["type"] = "TARIK" },
        { "type", line => line.Remove("type") },
        { "transactionDetailStatus", line => line["transactionDetailStatus"] = "LAINNYA" },
        { "amount", line => line.Remove("amount") },
        { "amount", line => line["amount"]!["value"] = "sepuluh ribu" },
        { "amount", line => { line.Remove("amount"); line.Remove("detailBalance"); } },
        { "type", line => { line["type"] = "D"; line.Remove("detailBalance"); } },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task C13_AnOddLineThatIsNotOurs_isNotedAndTheRestCounts(string what, Action<JsonObject> spoil)
    {
        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(Movement.Statement(
            1_000_000, Paid, new Movement("3", "DEBIT", 10_000, "BIAYA ADM") { Spoil = spoil })));

        Assert.Contains(what, Assert.Single(reply.Notes), StringComparison.Ordinal);
        Assert.Contains(reply.Lines, line => line is { TransactionId: "2", IsDebit: true, Amount.Value: 216_000 });
        // Whoever looks for a debit of its sum finds it.
        Assert.Contains(reply.Lines, line => line is { TransactionId: "3", IsDebit: true, Amount.Value: 10_000 });
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task C13_AnOddLineThatMayBeOurs_makesTheStatementPartial(string what, Action<JsonObject> spoil)
    {
        var reply = Assert.IsType<StatementReply.Partial>(await ReadAsync(Movement.Statement(
            1_000_000,
            Paid with { Remark = "SETORAN" },
            new Movement("3", "DEBIT", 216_000, "IBFT 20102611101") { Spoil = spoil })));

        Assert.Contains(what, reply.Why, StringComparison.Ordinal);
        Assert.Equal(["2", "3"], reply.Lines.Select(line => line.TransactionId).Order());
    }

    [Theory]
    [InlineData("TRF/BPJSTK-33161220102611101/DESA", true)]
    [InlineData("trf bpjs tk 3316", true)]
    [InlineData("33161220102611101", true)]
    [InlineData("0033161220102611101", true)]
    [InlineData("3316 1220 1026 11101", true)]
    [InlineData("20102611101", true)]
    [InlineData("331612201026111", true)]
    [InlineData("BIAYA ADM", false)]
    [InlineData("202612050000000012", false)]
    [InlineData("RTGS 900000000001", false)]
    public async Task C13_OurWordsWholeOrCut_inAnyField_areTakenForOurs(string text, bool isOurs)
    {
        var reply = await ReadAsync(Movement.Statement(1_000_000, new Movement("3", "DEBIT", 10_000, "X")
        {
            Spoil = line =>
            {
                line.Remove("transactionDate");
                line["additionalInfo"] = new JsonObject { ["note"] = text };
            },
        }));

        Assert.Equal(isOurs, reply is StatementReply.Partial);
    }

    /// <summary>Too early, it would be dated before the attempt that it is of.</summary>
    [Theory]
    [InlineData(true, "2026-12-06 10:00")]
    [InlineData(false, null)]
    public async Task C13_LineWithoutADate_isAsLateAsItsNeighboursLetIt(bool isBetween, string? at)
    {
        var bare = new Movement("3", "DEBIT", 10_000, "OVERBOOKING")
        {
            Spoil = line => line.Remove("transactionDate"),
        };
        var early = Paid with { Id = "1", At = "2026-12-02T10:00:00+07:00" };
        var late = Paid with { Id = "2", At = "2026-12-06T10:00:00+07:00" };
        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(
            isBetween ? Movement.Statement(1_000_000, early, bare, late) : Movement.Statement(1_000_000, early, bare)));

        var dated = Assert.Single(reply.Lines, line => line.Amount.Value == 10_000).At;
        Assert.Equal(
            at is null ? dated.ToOffset(TimeSpan.FromHours(7)).Date.AddDays(1).AddSeconds(-1)
                : Domain.Some.At(at).DateTime,
            dated.ToOffset(TimeSpan.FromHours(7)).DateTime);
        Assert.True(dated > Domain.Some.At("2026-12-05 00:00"));
    }

    [Fact]
    public async Task C13_TwoLinesUnderOneTransactionId_areTwoLines()
    {
        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(Movement.Statement(
            1_000_000, Paid, Paid with { Remark = "BIAYA", Amount = 1_000 })));

        Assert.Equal([216_000L, 1_000L], reply.Lines.Select(line => line.Amount.Value).OrderDescending());
        Assert.Equal(2, reply.Lines.Select(line => line.Key).Distinct().Count());
    }

    [Fact]
    public async Task C13_TheSameDebitTwiceOnOnePage_isTwoLines()
    {
        var statement = Movement.Statement(1_000_000, Paid, Paid);
        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(Changed(statement, s =>
        {
            foreach (var line in s["detailData"]!.AsArray())
            {
                line!.AsObject().Remove("detailBalance");
            }
        })));

        Assert.Equal(2, reply.Lines.Select(line => line.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task C13_BlankIds_overTwoPages_areTakenOnceEach(string? id)
    {
        var spoil = (JsonObject line) => { line["transactionId"] = id; };
        var statement = Movement.Statement(
            1_000_000,
            new Movement("1", "CREDIT", 5_000) { At = "2026-12-02T09:00:00+07:00", Spoil = spoil },
            Paid with { Spoil = spoil },
            Paid with { Spoil = spoil, Amount = 7_000, Remark = "BIAYA" });
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => ReplyAsync(context, 200, Changed(statement, s =>
        {
            var lines = s["detailData"]!.AsArray();
            if (number == 1)
            {
                lines.RemoveAt(2);
                s["hasMore"] = "Y";
            }
        }).ToJsonString());

        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(3, reply.Lines.Count);
        Assert.Equal(3, reply.Lines.Select(line => line.Key).Distinct().Count());
    }

    /// <summary>
    /// A bank that numbers its lines anew each day: what people call one is the same whatever days are asked for, and
    /// its id is read for our words as the bank gave it.
    /// </summary>
    [Fact]
    public async Task C13_IdsThatComeAgain_leaveTheLineItsName()
    {
        async Task<StatementLine> LineAsync(params Movement[] beside) => Assert.Single(
            (await ReadAsync(Movement.Statement(1_000_000, [.. beside, Paid]))).Known,
            line => line.Amount.Value == 216_000);
        var other = Paid with { Remark = "BIAYA", Amount = 1_000 };

        var (alone, shared) = (await LineAsync(), await LineAsync(other));

        Assert.Equal((alone.Key, alone.TransactionId), (shared.Key, shared.TransactionId));
        Assert.True(alone.IsCalled(alone.TransactionId));
        Assert.False(shared.IsCalled(shared.TransactionId));
        Assert.True(shared.IsCalled(alone.Key));
    }

    /// <summary>People named the line by its id; the bank rewrites its words, and it is still that line.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("000007")]
    public async Task C04_RemarkRewrittenOvernight_leavesTheLineItsId(string? shared)
    {
        async Task<IEnumerable<string>> IdsAsync(string remark)
        {
            var spoil = (JsonObject line) => { line["transactionId"] = shared; };
            var reply = await ReadAsync(Movement.Statement(
                1_000_000,
                Paid with { Spoil = spoil, Remark = remark },
                Paid with { Spoil = spoil, Remark = remark + " BIAYA", Amount = 7_000 }));
            return reply.Known.OrderBy(line => line.Amount).Select(line => line.Key);
        }

        var first = await IdsAsync("TRF 7781");
        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, await IdsAsync("POT OTOMATIS"));
    }

    [Theory]
    [InlineData("""["BPJSTK-33161220102611101","",""]""")]
    [InlineData("""{"line1":"TRF","line2":"BPJSTK-33161220102611101"}""")]
    [InlineData("""[{"text":"BPJSTK-33161220102611101"}]""")]
    public async Task C03_RemarkInParts_isRead(string remark)
    {
        var reply = await ReadAsync(Movement.Statement(
            1_000_000, Paid with { Spoil = line => line["remark"] = JsonNode.Parse(remark) }));

        Assert.Contains(Ours, Assert.Single(Assert.IsType<StatementReply.Complete>(reply).Lines).Texts);
    }

    [Fact]
    public async Task C13_EveryTextOfALine_isKeptWithTheRemarkFirst()
    {
        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(Movement.Statement(
            1_000_000,
            Paid with
            {
                Remark = "TRF",
                Spoil = line =>
                {
                    line["partnerReferenceNo"] = "33161220102611101";
                    line["originalReferenceNo"] = 900000000001;
                    line["additionalInfo"] = new JsonObject { ["terms"] = new JsonArray("BPJSTK", "DESA") };
                },
            })));

        Assert.Equal(
            ["TRF", "33161220102611101", "900000000001", "BPJSTK", "DESA"], Assert.Single(reply.Lines).Texts);
    }
}
