using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

public sealed class SnapQueryTests
{
    [Fact]
    public async Task Inquiry_is_repeated_with_distinct_ids_and_right_signatures()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) => number < 3
            ? ReplyAsync(context, 500, """{"responseCode":"5003600"}""")
            : ReplyAsync(context, 200, Status("00"));

        var found = Assert.IsType<InquiryReply.Found>(await world.InquireAsync());

        Assert.Equal(TransactionStatus.Success, found.Status);
        Assert.Equal(3, world.Edge.Calls.Select(call => call.ExternalId).Distinct().Count());
        Assert.All(world.Edge.Calls, call => Assert.Matches("^[0-9]{19}$", call.ExternalId));
        Assert.All(world.Edge.Calls, call => Assert.True(call.SignatureIsRight));
        Assert.Equal(
            """
            {"originalPartnerReferenceNo":"33161220102611101","serviceCode":"17",
            "transactionDate":"2026-12-07T08:00:00+07:00","amount":{"value":"216000.00","currency":"IDR"}}
            """.ReplaceLineEndings(""),
            world.Edge.Calls[0].Body);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(409)]
    public async Task Inquiry_without_answer_is_silent_after_three_tries(int status)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) =>
            ReplyAsync(context, status, $$"""{"responseCode":"{{status}}3600"}""");

        Assert.IsType<InquiryReply.Silent>(await world.InquireAsync());
        Assert.Equal(3, world.Edge.Calls.Count);
    }

    [Fact]
    public async Task Inquiry_takes_no_more_request_numbers_than_the_order_grants()
    {
        await using var world = await SnapWorld.StartAsync();
        // The third try meets a stale token; the resend may then use the fourth number, and no fifth.
        world.Edge.Answer = (context, _, number) => number == 3
            ? ReplyAsync(context, 401, """{"responseCode":"4013601"}""")
            : ReplyAsync(context, 500, """{"responseCode":"5003600"}""");

        Assert.IsType<InquiryReply.Silent>(await world.InquireAsync());
        Assert.Equal(PaymentOrder.RequestsPerCall, world.Edge.Calls.Count);
        Assert.Equal(PaymentOrder.RequestsPerCall, world.Edge.Calls.Select(call => call.ExternalId).Distinct().Count());
    }

    [Theory]
    [InlineData("00", TransactionStatus.Success)]
    [InlineData("01", TransactionStatus.Pending)]
    [InlineData("02", TransactionStatus.Pending)]
    [InlineData("03", TransactionStatus.Pending)]
    [InlineData("04", TransactionStatus.Refunded)]
    [InlineData("05", TransactionStatus.Canceled)]
    [InlineData("06", TransactionStatus.Failed)]
    public async Task Inquiry_tells_the_status_and_what_the_bank_said(string code, TransactionStatus status)
    {
        var found = Assert.IsType<InquiryReply.Found>(await AskAsync(200, Status(code)));

        Assert.Equal(status, found.Status);
        Assert.Equal("33161220102611101", found.Reference);
        Assert.Equal(new Rupiah(216_000), found.Amount);
        Assert.Equal(AccountNo.Parse(SnapWorld.Village), found.Source);
        Assert.Equal(AccountNo.Parse(SnapWorld.Collection), found.Beneficiary);
        Assert.True(found.BeneficiaryAgrees);
        Assert.Equal("BANK-1", found.Evidence.BankReference);
    }

    [Fact]
    public async Task Inquiry_leaves_null_what_the_bank_did_not_say()
    {
        var found = Assert.IsType<InquiryReply.Found>(await AskAsync(
            200, """{"responseCode":2003600,"LatestTransactionStatus":"00","sourceAccountNo":"*******567"}"""));

        Assert.Equal((null, null, null, null), (found.Reference, found.Amount, found.Source, found.Beneficiary));
        Assert.True(found.BeneficiaryAgrees);
    }

    [Fact]
    public async Task Inquiry_tells_the_reference_by_its_other_name_too() => Assert.Equal(
        "33161220102611102",
        Assert.IsType<InquiryReply.Found>(await AskAsync(
            200,
            """{"responseCode":"2003600","latestTransactionStatus":"00","partnerReferenceNo":"33161220102611102"}"""))
            .Reference);

    [Fact]
    public async Task Inquiry_tells_that_another_beneficiary_does_not_agree()
    {
        var found = Assert.IsType<InquiryReply.Found>(await AskAsync(
            200,
            """{"responseCode":"2003600","latestTransactionStatus":"00","BeneficiaryAccountNo":"1001000002"}"""));

        Assert.False(found.BeneficiaryAgrees);
    }

    [Theory]
    [InlineData("previousResponseCode", "4031714", RefusalReason.NoFunds)]
    [InlineData("previouseResponseCode", "4031709", RefusalReason.AccountBlocked)]
    [InlineData("previousResponseCode", "5041700", null)]
    [InlineData("previousResponseCode", "20054000", null)]
    public async Task Inquiry_repeats_why_the_payment_failed(string field, string code, RefusalReason? reason)
    {
        var found = Assert.IsType<InquiryReply.Found>(await AskAsync(
            200, $$"""{"responseCode":"2003600","latestTransactionStatus":"06","{{field}}":"{{code}}"}"""));

        Assert.Equal(reason, found.Reason);

        // What to do about it goes by the code of the refusal: banks name one reason by several.
        Assert.Equal(reason is null ? "2003600" : code, found.Evidence.Code);
    }

    /// <summary>What is under way may have been turned away before, and is executed now.</summary>
    [Theory]
    [InlineData("01", null)]
    [InlineData("02", null)]
    [InlineData("03", RefusalReason.CutOff)]
    public async Task Inquiry_repeats_why_a_payment_was_refused_only_where_it_is_not_under_way(
        string status, RefusalReason? reason)
    {
        var found = Assert.IsType<InquiryReply.Found>(await AskAsync(
            200,
            $$"""
            {"responseCode":"2003600","latestTransactionStatus":"{{status}}","previousResponseCode":"4031706"}
            """));

        Assert.Equal((TransactionStatus.Pending, reason), (found.Status, found.Reason));
    }

    [Theory]
    [InlineData(404, """{"responseCode":"4043601","responseMessage":"Transaction Not Found"}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"07"}""")]
    public async Task Inquiry_tells_not_found(int status, string body) =>
        Assert.IsType<InquiryReply.NotFound>(await AskAsync(status, body));

    [Theory]
    [InlineData(200, """{"responseCode":"2003600"}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"08"}""")]
    [InlineData(200, """{"responseCode":"4043601","latestTransactionStatus":"00"}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"00","serviceCode":"54"}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"00","amount":{"value":"1.50"}}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"00","sourceAccountNo":"none"}""")]
    [InlineData(200, """{"responseCode":"2003600","latestTransactionStatus":"00","beneficiaryAccountNo":"none"}""")]
    [InlineData(200, """{"latestTransactionStatus":"00"}""")]
    [InlineData(200, """{"responseCode":"2000000","latestTransactionStatus":"00"}""")]
    [InlineData(404, "<html>not found</html>")]
    [InlineData(404, """{"responseCode":"40436010"}""")]
    [InlineData(404, """{"responseCode":"4041701"}""")]
    [InlineData(403, """{"responseCode":"4033606"}""")]
    public async Task Inquiry_with_a_doubtful_answer_is_silent(int status, string body) =>
        Assert.IsType<InquiryReply.Silent>(await AskAsync(status, body));

    [Fact]
    public async Task Inquiry_names_the_external_id_where_the_bank_wants_it()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.InquiryNamesExternalId = true);
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Status("00"));

        await world.InquireAsync();

        Assert.Contains(
            "\"originalExternalId\":\"3316122010261110100\"", world.Edge.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balance_is_the_smallest_available_one_and_asked_with_ids_of_the_banks_length()
    {
        await using var world = await SnapWorld.StartAsync(profile => profile.BalanceExternalIdMax = 9);
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context,
            200,
            """
            {"responseCode":"2001100","accountNo":"3001234567","accountInfos":[{"balanceType":"Cash",
            "availableBalance":{"value":"1500000.75","currency":"IDR"},
            "ledgerBalance":{"value":"2500000.00","currency":"IDR"}},{"balanceType":"Other",
            "availableBalance":{"value":"1700000.00","currency":"IDR"}}]}
            """);

        for (var call = 0; call < 3; call++)
        {
            Assert.Equal(
                new Rupiah(1_500_000),
                Assert.IsType<BalanceReply.Known>(
                    await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None)).Available);
        }

        var ids = world.Edge.Calls.Select(call => call.ExternalId).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9]{9}$", id));
    }

    [Theory]
    [InlineData(200, """{"responseCode":"2001100"}""")]
    [InlineData(200, """{"responseCode":"2001100","accountInfos":[{"availableBalance":{"value":"many"}}]}""")]
    [InlineData(
        200,
        """{"responseCode":"2001100","accountNo":"3001234568","accountInfos":[{"availableBalance":{"value":"5"}}]}""")]
    [InlineData(200, """{"responseCode":"2001100","accountInfos":"none"}""")]
    [InlineData(404, """{"responseCode":"4041111"}""")]
    [InlineData(200, "garbage")]
    public async Task Balance_in_doubt_is_silent(int status, string body)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, status, body);

        Assert.IsType<BalanceReply.Silent>(
            await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Bank_without_settings_is_named()
    {
        await using var world = await SnapWorld.StartAsync();

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.Bank.BalanceAsync(SnapWorld.Account with { Bank = "other" }, CancellationToken.None));

        Assert.Contains("Banks:other", wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<InquiryReply> AskAsync(int status, string body)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, status, body);
        return await world.InquireAsync();
    }

    private static string Status(string code) =>
        $$"""
        {"responseCode":"2003600","responseMessage":"Successful","originalReferenceNo":"BANK-1",
        "originalPartnerReferenceNo":"33161220102611101","serviceCode":"17",
        "amount":{"value":"216000.00","currency":"IDR"},"sourceAccountNo":"3001234567",
        "beneficiaryAccountNo":"1001000001","latestTransactionStatus":"{{code}}"}
        """;
}
