using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>Figures that tie and yet do not show that no debit is missing.</summary>
public sealed class SnapStatementGapTests
{
    private const string Debits = "totalDebitEntries";
    private const string Credits = "totalCreditEntries";

    private static readonly Movement Income = new("1", "CREDIT", 500_000)
    {
        Spoil = line => line["amount"]!["value"] = "lima ratus ribu",
    };

    private static readonly Movement Fee = new("2", "DEBIT", 10_000, "BIAYA ADM");
    private static readonly Movement Other = new("3", "DEBIT", 216_000, "OVERBOOKING");

    [Theory]
    [InlineData(Credits, Debits)]
    [InlineData("balance")]
    [InlineData()]
    public async Task C13_ACreditBelowZero_withoutItsBalance_makesTheStatementPartial(params string[] without)
    {
        var reply = Assert.IsType<StatementReply.Partial>(await ReadAsync(Bare(
            Movement.Statement(1_000_000, Fee, Other with { Type = "CREDIT", Amount = -216_000 }), without)));

        Assert.Equal(10_000, Assert.Single(reply.Lines, line => line.TransactionId == "2").Amount.Value);
    }

    [Theory]
    [InlineData(true, "numberOfEntries", "amount")]
    [InlineData(true, "numberOfEntries")]
    [InlineData(true, "amount")]
    [InlineData(false)]
    public async Task C13_ACreditOfUnreadableSum_hidesNoDebit_onlyWhereDebitsAreCountedOrSummed(
        bool isComplete, params string[] told)
    {
        var statement = Movement.Statement(1_000_000, Income, Fee, Other);
        var whole = await ReadAsync(Told(statement, told));
        var half = await ReadAsync(Changed(Told(statement, told), s => s["detailData"]!.AsArray().RemoveAt(0)));

        Assert.Equal(isComplete, whole is StatementReply.Complete { Lines.Count: 3, Notes.Count: 1 });
        Assert.IsType<StatementReply.Partial>(half);
    }

    [Theory]
    [InlineData(true, "numberOfEntries", "amount")]
    [InlineData(true, "numberOfEntries")]
    [InlineData(false, "amount")]
    [InlineData(false)]
    public async Task C13_ADebitOfUnreadableSum_hidesNoOther_onlyWhereDebitsAreCounted(
        bool isComplete, params string[] told)
    {
        var fee = Fee with { Spoil = line => line.Remove("amount") };
        var statement = Told(Movement.Statement(1_000_000, fee, Other), told);
        var reply = await ReadAsync(statement);

        Assert.Equal(isComplete, reply is StatementReply.Complete { Lines.Count: 2 });
        Assert.IsType<StatementReply.Partial>(
            await ReadAsync(Changed(statement, s => s["detailData"]!.AsArray().RemoveAt(0))));
    }

    [Theory]
    [InlineData(true, "numberOfEntries")]
    [InlineData(true, "amount")]
    [InlineData(false)]
    public async Task C13_CreditsWhoseSumsStayUnknown_areNotedOnlyWhereDebitsAreCountedOrSummed(
        bool isComplete, params string[] told)
    {
        var reply = await ReadAsync(Told(
            Movement.Statement(1_000_000, Income, Income with { Id = "4" }, Fee, Other), told));

        Assert.Equal(isComplete, reply is StatementReply.Complete { Lines.Count: 2, Notes.Count: 2 });
        Assert.Equal(!isComplete, reply is StatementReply.Partial { Lines.Count: 2 });
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(false, false, false)]
    public async Task C02_PagesThatTieAlone_areCompleteOnlyWhereTheyFollowOneAnother(
        bool isWhole, bool isOldestFirst, bool isBorderTwice)
    {
        Movement[] early = [Debit("1", day: 3, 200), Debit("2", day: 4, 100)];
        Movement[] late = [Debit("3", day: 5, 200), Debit("4", day: 6, 50)];
        var opening = isWhole ? 1_000 : 1_300;
        JsonObject[] pages = (isOldestFirst, isBorderTwice) switch
        {
            (true, false) => [Page(opening, early), Page(700, late)],
            (true, true) => [Page(opening, early), Page(800, [early[1], .. late])],
            (false, false) => [Page(700, late), Page(opening, early)],
            (false, true) => [Page(700, late), Page(opening, [.. early, late[0]])],
        };
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => ReplyAsync(
            context,
            200,
            Changed(pages[number - 1], s =>
            {
                s["hasMore"] = number == 1 ? "Y" : "N";
                if (isOldestFirst)
                {
                    s["detailData"] = new JsonArray(
                        [.. s["detailData"]!.AsArray().Reverse().Select(l => l!.DeepClone())]);
                }
            }).ToJsonString());

        var reply = await ReadAsync(world);

        Assert.Equal(isWhole, reply is StatementReply.Complete { Lines.Count: 4 });
        Assert.Equal(
            !isWhole,
            reply is StatementReply.Partial partial
                && partial.Why.Contains("pages do not follow", StringComparison.Ordinal));
    }

    /// <summary>Page 1 ties alone; what it promises is nowhere.</summary>
    [Theory]
    [InlineData("none", true)]
    [InlineData("none", false)]
    [InlineData("no list", true)]
    [InlineData("no list", false)]
    [InlineData("page 1", true)]
    [InlineData("page 1", false)]
    public async Task C02_APromisedPageThatBringsNothing_makesTheStatementPartial(string brings, bool hasFigures)
    {
        var first = Bare(Movement.Statement(1_000_000, Fee), "balance");
        var second = brings == "page 1" ? first : Bare(Movement.Statement(1_000_000), "balance");
        second = hasFigures ? second : Bare(second, Credits, Debits);
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => ReplyAsync(
            context,
            200,
            Changed(number == 1 ? first : second, s =>
            {
                s["hasMore"] = number == 1 ? "Y" : "N";
                if (number > 1 && brings == "no list")
                {
                    s.Remove("detailData");
                }
            }).ToJsonString());

        var partial = Assert.IsType<StatementReply.Partial>(await ReadAsync(world));

        Assert.Contains("page 2 brings nothing new", partial.Why, StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(partial.Lines).TransactionId);
        Assert.Equal(2, world.Edge.Calls.Count);
    }

    /// <summary>Of one instant nobody can tell which way the bank lists, and asked backwards it has no more.</summary>
    [Fact]
    public async Task C02_AFirstPageOfOneInstant_oldestFirst_isPartial()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) =>
        {
            var isBackwards = !received.Body.Contains("2026-12-07T23:59:59", StringComparison.Ordinal);
            return ReplyAsync(context, 200, Changed(Bare(Movement.Statement(1_000_000, Fee), "balance"), s =>
                s["hasMore"] = isBackwards ? "N" : "Y").ToJsonString());
        };

        Assert.IsType<StatementReply.Partial>(await ReadAsync(world));
    }

    /// <summary>The day before in Jakarta, and the day that was asked for where the bank is.</summary>
    [Theory]
    [InlineData("2026-12-01T00:00:00+09:00", true)]
    [InlineData("2026-12-07T23:30:00-01:00", true)]
    [InlineData("2026-11-30T17:30:00Z", true)]
    [InlineData("2026-11-30T23:00:00+07:00", false)]
    [InlineData("2026-12-08T00:00:00+08:00", true)]
    [InlineData("2026-12-08T02:00:00+08:00", false)]
    public async Task C02_ALineOfTheAskedDay_byWhatItPrintsOrInJakarta_isTaken(string at, bool isTaken)
    {
        var reply = await ReadAsync(Movement.Statement(1_000_000, Other with { At = at }));

        Assert.Equal(isTaken, reply is StatementReply.Complete { Lines.Count: 1 });
        Assert.Equal(!isTaken, reply is StatementReply.Partial { Lines.Count: 0 });
    }

    private static Movement Debit(string id, int day, long amount) =>
        new(id, "DEBIT", amount) { At = $"2026-12-{day:00}T08:00:00+07:00" };

    /// <summary>With balances of its own and nothing else to be checked by.</summary>
    private static JsonObject Page(long opening, Movement[] oldestFirst) =>
        Bare(Movement.Statement(opening, oldestFirst), Credits, Debits);

    /// <summary>Balances of the whole and, of the totals, these of the debits.</summary>
    private static JsonObject Told(JsonObject statement, string[] ofDebits) => Changed(Bare(statement, Credits), s =>
    {
        foreach (var name in new[] { "numberOfEntries", "amount" }.Except(ofDebits))
        {
            s[Debits]!.AsObject().Remove(name);
        }
    });

    /// <summary>Lines without balances.</summary>
    private static JsonObject Bare(JsonObject statement, params string[] without) => Changed(statement, s =>
    {
        foreach (var line in s["detailData"]!.AsArray())
        {
            line!.AsObject().Remove("detailBalance");
        }

        foreach (var name in without)
        {
            s.Remove(name);
        }
    });
}
