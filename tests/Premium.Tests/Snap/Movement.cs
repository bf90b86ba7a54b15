using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Premium.Tests.Snap;

/// <summary>One line of a scripted statement; balances follow from its place.</summary>
internal sealed record Movement(string Id, string Type, long Amount, string Remark = "SETORAN")
{
    public string At { get; init; } = "2026-12-03T08:00:00+07:00";

    /// <summary>Spoils the finished line.</summary>
    public Action<JsonObject> Spoil { get; init; } = _ => { };

    public long Change => Type == "DEBIT" ? -Amount : Amount;

    /// <summary>As the standard has it: totals, balances of the whole and of each line, newest first.</summary>
    public static JsonObject Statement(long opening, params Movement[] oldestFirst)
    {
        var lines = new JsonArray();
        var balance = opening;
        foreach (var movement in oldestFirst)
        {
            lines.Insert(0, movement.Line(balance));
            balance += movement.Change;
        }

        return new JsonObject
        {
            ["responseCode"] = "2001400",
            ["balance"] = new JsonArray(new JsonObject
            {
                ["startingBalance"] = Money(opening),
                ["endingBalance"] = Money(balance),
            }),
            ["totalCreditEntries"] = Total(oldestFirst.Where(m => m.Type != "DEBIT")),
            ["totalDebitEntries"] = Total(oldestFirst.Where(m => m.Type == "DEBIT")),
            ["hasMore"] = "N",
            ["detailData"] = lines,
        };
    }

    public static JsonObject Money(long amount) => new()
    {
        ["value"] = amount.ToString(CultureInfo.InvariantCulture) + ".00",
        ["currency"] = "IDR",
    };

    private static JsonObject Total(IEnumerable<Movement> movements)
    {
        var amounts = movements.Select(m => m.Amount).ToList();
        return new JsonObject
        {
            ["numberOfEntries"] = amounts.Count.ToString(CultureInfo.InvariantCulture),
            ["amount"] = Money(amounts.Sum()),
        };
    }

    private JsonObject Line(long before)
    {
        var line = new JsonObject
        {
            ["detailBalance"] = new JsonObject
            {
                ["startAmount"] = new JsonArray(new JsonObject { ["amount"] = Money(before) }),
                ["endAmount"] = new JsonArray(new JsonObject { ["amount"] = Money(before + Change) }),
            },
            ["amount"] = Money(Amount),
            ["transactionDate"] = At,
            ["remark"] = Remark,
            ["transactionId"] = Id,
            ["type"] = Type,
            ["transactionDetailStatus"] = "SUCCESS",
        };
        Spoil(line);
        return line;
    }
}

/// <summary>A world whose bank prints one statement.</summary>
internal static class Printing
{
    public const string Ours = "BPJSTK-33161220102611101";

    public static async Task<Premium.Domain.StatementReply> ReadAsync(
        JsonObject statement, Action<Premium.Adapters.Snap.BankProfile>? change = null)
    {
        await using var world = await SnapWorld.StartAsync(change);
        world.Edge.Answer = (context, _, _) => BankEdge.ReplyAsync(context, 200, statement.ToJsonString());
        return await ReadAsync(world);
    }

    public static Task<Premium.Domain.StatementReply> ReadAsync(SnapWorld world) => world.Statements.StatementAsync(
        SnapWorld.Account, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 7), CancellationToken.None);

    public static JsonObject Changed(JsonObject statement, Action<JsonObject> change)
    {
        var copy = JsonSerializer.Deserialize<JsonObject>(statement.ToJsonString())!;
        change(copy);
        return copy;
    }
}
