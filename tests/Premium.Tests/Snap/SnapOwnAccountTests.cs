using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>
/// Interest and its tax have sen every month, and banks print the account beside them: one that reads as the end of a
/// reference must not make each statement half.
/// </summary>
public sealed class SnapOwnAccountTests
{
    private static readonly BankAccount Account = new("jateng", AccountNo.Parse("3002612105"));

    [Theory]
    [InlineData("DEBIT", "PAJAK JASA GIRO 3002612105", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO 000003002612105", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO 300-261-2105", true)]
    [InlineData("DEBIT", "PAJAK 3002612105 12/2026", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO REK3002612105IDR", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO 00123002612105", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO 0012-300-2612105", true)]
    [InlineData("DEBIT", "PAJAK JASA GIRO 3002612106", false)]
    [InlineData("DEBIT", "AUTODEBET 0102611101", false)]
    [InlineData("DEBIT", "AUTODEBET 3002612105 0102611101", false)]
    [InlineData("DEBIT", "331612201026113002612105", false)]
    [InlineData("DEBIT", "3002612105 BPJSTK-33161220102611101", false)]
    [InlineData("DEBIT", "3002612105 33161220102611101", false)]
    [InlineData("CREDIT", "JASA GIRO 3002612105", true)]
    [InlineData("CREDIT", "JASA GIRO 0102611101", true)]
    [InlineData("CREDIT", "KOREKSI 33161220102611101", false)]
    [InlineData("CREDIT", "KOREKSI BPJSTK", false)]
    public async Task ALineWithSen_isADoubt_onlyWhereMoreThanTheOwnAccountMayBeOurs(
        string type, string remark, bool isComplete)
    {
        var reply = await ReadAsync(WithSen(Movement.Statement(
            1_000_000, new Movement("1", type, 1_234, remark), new Movement("2", "DEBIT", 216_000, Ours))));

        Assert.Equal(isComplete, reply is StatementReply.Complete { Lines: [{ TransactionId: "2" }] });
        Assert.Equal(!isComplete, reply is StatementReply.Partial { ButForLines: not null });
    }

    private static async Task<StatementReply> ReadAsync(JsonObject statement)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => BankEdge.ReplyAsync(context, 200, statement.ToJsonString());
        return await world.Statements.StatementAsync(
            Account, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 7), CancellationToken.None);
    }

    /// <summary>The older line, which stands last, and what counts it.</summary>
    private static JsonObject WithSen(JsonObject statement) => Changed(statement, s =>
    {
        foreach (var line in s["detailData"]!.AsArray())
        {
            line!.AsObject().Remove("detailBalance");
        }

        s.Remove("balance");
        var odd = s["detailData"]![1]!;
        var total = (string)odd["type"]! == "DEBIT" ? "totalDebitEntries" : "totalCreditEntries";
        foreach (var money in new[] { odd["amount"]!, s[total]!["amount"]! })
        {
            money["value"] = ((string)money["value"]!).Replace(".00", ".56", StringComparison.Ordinal);
        }
    });
}
