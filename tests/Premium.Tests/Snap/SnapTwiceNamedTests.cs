using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>
/// Two names that differ in case alone contradict each other where they are read, and there only: what a bank puts
/// into its free fields is nobody's business.
/// </summary>
public sealed class SnapTwiceNamedTests
{
    private const string Free = """{"info":"1","Info":"2","list":[{"a":"1","A":"2"}]}""";

    private static readonly Movement Payment = new("1", "DEBIT", 216_000, Ours);
    private static readonly Movement Fee = new("2", "DEBIT", 10_000, "BIAYA ADM");

    [Fact]
    public async Task Payment_isPaid_whateverItsFreeFieldsRepeat()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) =>
            ReplyAsync(context, 200, $$"""{"responseCode":"2001700","additionalInfo":{{Free}}}""");

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync());
    }

    [Theory]
    [InlineData("""{"value":"216000.00","VALUE":"1.00","currency":"IDR"}""")]
    [InlineData("""{"value":"216000.00","currency":"IDR","Currency":"USD"}""")]
    public async Task Inquiry_isSilent_whereASumContradictsItself(string amount)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, $$"""{"responseCode":"2003600","latestTransactionStatus":"00","amount":{{amount}}}""");

        Assert.IsType<InquiryReply.Silent>(await world.InquireAsync());
    }

    [Fact]
    public async Task Balance_isSilent_whereItContradictsItself()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context,
            200,
            """
            {"responseCode":"2001100","accountInfos":[{"availableBalance":{"value":"5.00"}},
            {"availableBalance":{"value":"7.00"},"AvailableBalance":{"value":"9.00"}}]}
            """);

        Assert.IsType<BalanceReply.Silent>(await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Statement_isComplete_whateverTheFreeFieldsOfALineRepeat()
    {
        var payment = Payment with { Spoil = line => line["detailInfo"] = JsonNode.Parse(Free) };

        var whole = Assert.IsType<StatementReply.Complete>(
            await ReadAsync(Movement.Statement(1_000_000, payment, Fee)));

        Assert.Equal(2, whole.Lines.Count);
        Assert.Contains(
            "\"Info\":\"2\"", whole.Lines.Single(l => l.TransactionId == "1").Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_showsTheOtherLines_whereOneContradictsItself()
    {
        var odd = Fee with { Spoil = line => line["Type"] = "CREDIT" };

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(Movement.Statement(1_000_000, Payment, odd)));

        Assert.Contains("page 1, line 1: it is no line", half.Why, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(half.Lines).TransactionId);
        Assert.Null(half.ButForLines);
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("totalDebitEntries")]
    public async Task Statement_isPartial_whereAFigureContradictsItself(string name)
    {
        var statement = Changed(Movement.Statement(1_000_000, Payment), s =>
        {
            var figure = (s[name] is JsonArray list ? list[0] : s[name])!.AsObject();
            foreach (var (field, value) in figure.ToList())
            {
                figure[field.ToUpperInvariant()] = value!.DeepClone();
            }
        });

        var half = Assert.IsType<StatementReply.Partial>(await ReadAsync(statement));

        Assert.Contains(name, half.Why, StringComparison.Ordinal);
        Assert.Single(half.Lines);
    }
}
