using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>A line without a date at the border of a page: the next one is asked for from the line beside it.</summary>
public sealed class SnapUndatedBorderTests
{
    private static readonly string[] Days = ["02", "03", "04", "05"];

    private static Movement At(string day, bool isDated) => new("T" + day, "DEBIT", 10_000, "BIAYA")
    {
        At = Time(day),
        Spoil = line =>
        {
            if (!isDated)
            {
                line.Remove("transactionDate");
            }
        },
    };

    private static string Time(string day) => $"2026-12-{day}T08:00:00+07:00";

    /// <summary>Three lines a page, and it does not say where it ends.</summary>
    private static Task PageAsync(HttpContext context, Received received, JsonObject whole, bool oldestFirst)
    {
        var body = JsonDocument.Parse(received.Body).RootElement;
        Assert.True(SnapTime.TryRead(body.GetProperty("fromDateTime").GetString(), out var from));
        Assert.True(SnapTime.TryRead(body.GetProperty("toDateTime").GetString(), out var to));
        return BankEdge.ReplyAsync(context, 200, Changed(whole, s =>
        {
            bool IsAsked(JsonNode? line) =>
                SnapTime.TryRead(Time($"{line!["transactionId"]}"[1..]), out var at) && at >= from && at <= to;
            var asked = s["detailData"]!.AsArray().Where(IsAsked).ToList();
            if (oldestFirst)
            {
                asked.Reverse();
            }

            s["hasMore"] = asked.Count > 3 ? "Y" : "N";
            s["detailData"] = new JsonArray([.. asked.Take(3).Select(line => line!.DeepClone())]);
        }).ToJsonString());
    }

    [Theory]
    [InlineData(false, "03")]
    [InlineData(false, "05")]
    [InlineData(true, "02")]
    [InlineData(true, "04")]
    public async Task C13_LineWithoutADate_atTheBorderOfAPage_losesNoPage(bool oldestFirst, string undated)
    {
        var whole = Movement.Statement(1_000_000, [.. Days.Select(day => At(day, day != undated))]);
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => PageAsync(context, received, whole, oldestFirst);

        var reply = Assert.IsType<StatementReply.Complete>(await ReadAsync(world));

        Assert.Equal(Days.Select(day => "T" + day), reply.Lines.Select(line => line.TransactionId).Order());
        Assert.Contains("transactionDate", Assert.Single(reply.Notes), StringComparison.Ordinal);
        Assert.Equal(2, world.Edge.Calls.Count);
    }
}
