using System.Text.Json.Nodes;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>Account 3001234567 and the collection account 1001000001 in the ways that banks write them.</summary>
public sealed class SnapAccountTests
{
    public static TheoryData<string, string> Same => new()
    {
        { "\"3001234567\"", "\"1001000001\"" },
        { "\"0003001234567\"", "\"00001001000001\"" },
        { "3001234567", "1001000001" },
        { "\"300-1234-567\"", "\"1001.000001\"" },
        { "\" 3001 2345 67 \"", "\"*******001\"" },
    };

    public static TheoryData<string, string> Other => new()
    {
        { "\"3001234568\"", "\"1001000001\"" },
        { "\"30012345670\"", "\"1001000001\"" },
        { "\"001234567\"", "\"1001000001\"" },
        { "\"3001234567\"", "\"0001001000002\"" },
        { "\"REK 3001234567\"", "\"1001000001\"" },
        { "\"*******568\"", "\"1001000001\"" },
        { "\"3001234567\"", "\"*******002\"" },
        { "\"3001234567\"", "\"XXXX-XX9-001\"" },
        { "\"***13001234567\"", "\"1001000001\"" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task C18_LeadingZerosOrSeparators_areTheSameAccount_ofAPayment(string source, string beneficiary) =>
        Assert.IsType<PaymentReply.Paid>(await PayAsync(source, beneficiary));

    [Theory]
    [MemberData(nameof(Other))]
    public async Task C18_AnotherAccount_ofAPayment_isUnknown(string source, string beneficiary) =>
        Assert.IsType<PaymentReply.Unknown>(await PayAsync(source, beneficiary));

    [Theory]
    [MemberData(nameof(Same))]
    public async Task C18_LeadingZerosOrSeparators_areTheSameAccount_ofAnInquiry(string source, string beneficiary)
    {
        var found = Assert.IsType<InquiryReply.Found>(await InquireAsync(source, beneficiary));

        Assert.Equal(AccountNo.Parse(SnapWorld.Village), found.Source);
        Assert.True(found.BeneficiaryAgrees);
    }

    [Theory]
    [MemberData(nameof(Other))]
    public async Task C18_AnotherAccount_ofAnInquiry_isNotTakenForOurs(string source, string beneficiary)
    {
        var reply = await InquireAsync(source, beneficiary);

        Assert.False(reply is InquiryReply.Found { BeneficiaryAgrees: true } found
            && found.Source == AccountNo.Parse(SnapWorld.Village));
    }

    [Theory]
    [InlineData("\"00003001234567\"", true)]
    [InlineData("\"3001-234567\"", true)]
    [InlineData("3001234567", true)]
    [InlineData("\"3001234568\"", false)]
    [InlineData("\"rekening lain\"", false)]
    [InlineData("\"*****567\"", true)]
    [InlineData("\"xxxxx4 567\"", true)]
    [InlineData("\"***0003001234567\"", true)]
    [InlineData("\"3001****99\"", true)]
    [InlineData("\"300123****\"", true)]
    [InlineData("\"*****568\"", false)]
    [InlineData("\"300xxxx999\"", false)]
    public async Task C18_TheAccountOfABalanceAndAStatement_isComparedTheSameWay(string said, bool isSame)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => ReplyAsync(
            context,
            200,
            received.Path.EndsWith("balance-inquiry", StringComparison.Ordinal)
                ? $$"""
                {"responseCode":"2001100","accountNo":{{said}},
                "accountInfos":[{"availableBalance":{"value":"5.00"} }]}
                """
                : Changed(Movement.Statement(5), s => s["accountNo"] = JsonNode.Parse(said)).ToJsonString());

        Assert.Equal(
            isSame,
            await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None) is BalanceReply.Known);
        Assert.Equal(isSame, await ReadAsync(world) is StatementReply.Complete);
    }

    [Fact]
    public async Task C18_WhereTheProfileIsExact_leadingZerosMakeAnotherAccount()
    {
        await using var world = await SnapWorld.StartAsync(p => p.AccountComparison = AccountComparison.Exact);
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"2001700","sourceAccountNo":"03001234567"}""");

        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());
    }

    [Fact]
    public async Task C18_AnAccountWithoutItsZeros_isMaskedInEvidence()
    {
        await using var world = await SnapWorld.StartAsync(p => p.CollectionAccount = "0000123456");
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, """{"responseCode":"2001700","responseMessage":"to 123456","beneficiaryAccountNo":123456}""");

        var paid = Assert.IsType<PaymentReply.Paid>(await world.PayAsync());

        Assert.DoesNotContain("123456", paid.Evidence.Message + paid.Calls[0].Reply, StringComparison.Ordinal);
    }

    private static async Task<PaymentReply> PayAsync(string source, string beneficiary)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context,
            200,
            $$"""{"responseCode":"2001700","sourceAccountNo":{{source}},"beneficiaryAccountNo":{{beneficiary}}}""");
        return await world.PayAsync();
    }

    private static async Task<InquiryReply> InquireAsync(string source, string beneficiary)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context,
            200,
            $$"""
            {"responseCode":"2003600","latestTransactionStatus":"00",
            "sourceAccountNo":{{source}},"beneficiaryAccountNo":{{beneficiary}}}
            """);
        return await world.InquireAsync();
    }
}
