using System.Text.Json.Nodes;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>
/// A line of ours with one field that is not as the standard has it: it is shown, proves what it tells all the same,
/// and whatever it tells, its bill is not tried again on the word of one person.
/// </summary>
public sealed class SnapUnclearLineTests
{
    /// <summary>The last is false where the rest of the line tells all there is.</summary>
    public static TheoryData<Action<JsonObject>, bool> Odd => new()
    {
        { line => line["transactionDate"] = "2026-12-03T09:01:00", false },
        { line => line["transactionDate"] = "kemarin", false },
        { line => line["type"] = "D", false },
        { Bare(line => line["type"] = "DB"), true },
        { line => line["transactionDetailStatus"] = "BERHASIL", true },
        { line => line.Remove("amount"), false },
        { Bare(line => line["amount"]!["value"] = "216.000,00"), true },
        { line => line["amount"]!["value"] = "216000.50", true },
        { line => (line["type"], line["amount"]!["value"]) = ("CREDIT", "-216000.00"), true },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task C03_ALineOfOursWithOneOddField_isShown(Action<JsonObject> spoil, bool isUnclear)
    {
        var reply = Assert.IsType<StatementReply.Partial>(await ReadAsync(Movement.Statement(
            1_000_000, Taken(216_000, spoil))));

        Assert.Equal(isUnclear, Assert.Single(reply.Lines).IsUnclear);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task C03_RefusedAndExecuted_withOneOddField_isDebitedOnce(Action<JsonObject> spoil, bool isUnclear)
    {
        var world = await RefusedAsync(spoil);
        await world.ReconcileAsync(Some.December);
        var cleared = await ClearAsync(world);
        await world.CollectAsync();

        var bill = await world.BillAsync();
        var why = Assert.IsType<PersonResult.Refused>(cleared).Why;
        Assert.Equal(isUnclear, why.Contains("two people must first decide", StringComparison.Ordinal));
        Assert.Equal((!isUnclear, isUnclear), (bill.State == BillState.Debited, bill.Doubt is not null));
        Assert.Equal(1, Orders(world));
    }

    /// <summary>Cleared before any night's statement: the look before the next attempt finds the line.</summary>
    [Theory]
    [MemberData(nameof(Odd))]
    public async Task C05_ClearedBeforeAnyStatement_isDebitedOnce(Action<JsonObject> spoil, bool isUnclear)
    {
        var world = await RefusedAsync(spoil);
        Assert.IsType<PersonResult.Done>(await ClearAsync(world));
        await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((!isUnclear, isUnclear), (bill.State == BillState.Debited, bill.Doubt is not null));
        Assert.Equal(1, Orders(world));
    }

    [Fact]
    public async Task C03_TwoPeopleWhoNameTheUnclearLine_payTheBillByIt()
    {
        var world = await RefusedAsync(line => line["transactionDetailStatus"] = "BERHASIL");
        await world.ReconcileAsync(Some.December);
        var line = Assert.Single((await world.UseStatements.StatementAsync(
            Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-07"), default)).Known).Key;
        await DecideAsync(world, DecidedOutcome.Executed, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.Executed, "budi", line));
        await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null, 1), (bill.State, bill.Doubt, Orders(world)));
    }

    /// <summary>A bank may print, in a word of its own, what failed: in its totals or not.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C05_TwoPeopleWhoNameTheLineOfAFailedAttempt_letTheBillGoOn(bool isCounted)
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.Refuses, RefusalReason.NotPermitted));
        await world.CollectAsync();
        var reply = await ReadAsync(Failed((await world.BillAsync()).Amount.Value, isCounted));
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () => reply);
        world.Go("2026-12-08 09:00");
        await world.ReconcileAsync(Some.December);
        Assert.NotNull((await world.BillAsync()).Doubt);

        var line = Assert.Single(reply.Known).Key;
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari"));
        await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", line);
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "budi", line));
        await world.ReconcileAsync(Some.December);
        await ClearAsync(world);
        await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null, 2), (bill.State, bill.Doubt, Orders(world)));
    }

    /// <summary>Where anything else is wrong, no word about one line makes it whole.</summary>
    [Theory]
    [InlineData("startingBalance")]
    [InlineData("endingBalance")]
    public async Task C02_AnUnclearLineOnAStatementThatLacksMore_isNotAllThatIsWrong(string balance)
    {
        var statement = Failed(216_000, isCounted: true);
        statement["balance"]![0]![balance]!["value"] = "1.00";

        Assert.Null(Assert.IsType<StatementReply.Partial>(await ReadAsync(statement)).ButForLines);
        Assert.NotNull(
            Assert.IsType<StatementReply.Partial>(await ReadAsync(Failed(216_000, isCounted: true))).ButForLines);
    }

    /// <summary>A bank that prints no listed word at all holds up nobody who has paid.</summary>
    [Fact]
    public async Task C13_ABillThatTheBankConfirmed_isNotInDoubtOverAnUnlistedWord()
    {
        var world = await WithAsync(
            BankConduct.Good, line => line["transactionDetailStatus"] = "BERHASIL");
        await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null), (bill.State, bill.Doubt));
    }

    /// <summary>In free fields, whatever they are called.</summary>
    [Theory]
    [InlineData("""[{"key":"berita","value":"BPJSTK-33161220102611101"}]""")]
    [InlineData("""{"info":[{"name":"ket","Value":["33161220102611101"]}]}""")]
    [InlineData("""{"type":"BPJSTK-33161220102611101"}""")]
    [InlineData("""{"value":"BPJSTK-33161220102611101","currency":"IDR"}""")]
    public async Task C03_OurWordsInAnyField_proveTheDebit(string info)
    {
        var world = await RefusedAsync(line =>
        {
            line["remark"] = "POT OTOMATIS";
            line["additionalInfo"] = JsonNode.Parse(info);
        });
        await world.ReconcileAsync(Some.December);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal("Reference", (await world.SheetAsync()).Adoption(First)!.Proof);
    }

    [Theory]
    [InlineData("IBFT 20102611101", true)]
    [InlineData("20102611101", true)]
    [InlineData("IURAN DESA", true)]
    [InlineData("216000.00", false)]
    [InlineData("-1250000", false)]
    public async Task C03_AValueWithoutCurrency_isATextUnlessItIsASum(string value, bool isText)
    {
        var reply = await ReadAsync(Movement.Statement(1_000_000, Taken(216_000, line =>
        {
            line["remark"] = "X";
            line["amount"]!.AsObject().Remove("currency");
            line["additionalInfo"] = new JsonArray(new JsonObject { ["value"] = value });
        })));

        Assert.Equal(isText ? ["X", value] : ["X"], Assert.Single(reply.Known).Texts);
    }

    private static Movement Taken(long amount, Action<JsonObject> spoil) =>
        new("7781", "DEBIT", amount, Ours) { At = "2026-12-03T09:01:00+07:00", Spoil = spoil };

    /// <summary>Of an account with ten million, from which nothing was taken.</summary>
    private static JsonObject Failed(long amount, bool isCounted)
    {
        const long Balance = 10_000_000;
        var statement = Movement.Statement(Balance + (isCounted ? amount : 0), Taken(amount, line =>
        {
            line["transactionDetailStatus"] = "GAGAL";
            if (!isCounted)
            {
                line["detailBalance"]!["endAmount"] = line["detailBalance"]!["startAmount"]!.DeepClone();
            }
        }));
        if (!isCounted)
        {
            var empty = Movement.Statement(Balance);
            statement["balance"] = empty["balance"]!.DeepClone();
            statement["totalDebitEntries"] = empty["totalDebitEntries"]!.DeepClone();
        }

        return statement;
    }

    private static Action<JsonObject> Bare(Action<JsonObject> spoil) => line =>
    {
        line.Remove("detailBalance");
        spoil(line);
    };

    private static Task<World> RefusedAsync(Action<JsonObject> spoil) => WithAsync(
        new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NotPermitted), spoil);

    /// <summary>The first attempt is made, and stands on the statement as the bank prints it.</summary>
    private static async Task<World> WithAsync(BankConduct first, Action<JsonObject> spoil)
    {
        var world = await World.WithFirstAsync(first);
        await world.CollectAsync();
        var reply = await ReadAsync(Movement.Statement(
            1_000_000, Taken((await world.BillAsync()).Amount.Value, spoil)));
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () => reply);
        world.Go("2026-12-07 09:00");
        return world;
    }

    private static Task<PersonResult> ClearAsync(World world) =>
        new ClearBill(world.Ledger, world.Wake, world.Time).RunAsync(Some.BillId(), "sudah beres", "sari", default);
}
