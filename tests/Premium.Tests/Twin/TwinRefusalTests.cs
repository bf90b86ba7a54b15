using System.Text.Json.Nodes;
using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

public sealed class TwinRefusalTests
{
    /// <summary>Field, value as JSON (null: left out), expected code, expected end of the message.</summary>
    public static TheoryData<string, string?, string, string> WrongFields => new()
    {
        { "partnerReferenceNo", null, "4001702", "partnerReferenceNo" },
        { "partnerReferenceNo", "\"\"", "4001702", "partnerReferenceNo" },
        { "partnerReferenceNo", "\"12345678901234567890\"", "4001701", "partnerReferenceNo" },
        { "partnerReferenceNo", "12", "4001701", "partnerReferenceNo" },
        { "amount", null, "4001702", "amount" },
        { "amount", "216000", "4001701", "amount" },
        { "amount", """{"currency":"IDR"}""", "4001702", "amount.value" },
        { "amount", """{"value":"216000.00"}""", "4001702", "amount.currency" },
        { "amount", """{"value":216000.00,"currency":"IDR"}""", "4001701", "amount.value" },
        { "amount", """{"value":"216000","currency":"IDR"}""", "4001701", "amount.value" },
        { "amount", """{"value":"216000.0","currency":"IDR"}""", "4001701", "amount.value" },
        { "amount", """{"value":"-216000.00","currency":"IDR"}""", "4001701", "amount.value" },
        { "amount", """{"value":"216000.00","currency":"USD"}""", "4001701", "amount.currency" },
        { "amount", """{"value":"0.00","currency":"IDR"}""", "4041713", "Invalid Amount" },
        { "amount", """{"value":"216000.50","currency":"IDR"}""", "4041713", "Invalid Amount" },
        { "beneficiaryAccountNo", null, "4001702", "beneficiaryAccountNo" },
        { "beneficiaryAccountNo", "\"12-34567\"", "4001701", "beneficiaryAccountNo" },
        { "beneficiaryAccountNo", "\"9000000008\"", "4041711", "Invalid Card/Account/Customer" },
        { "beneficiaryAccountNo", "\"1000000001\"", "4031715", "the same account]" },
        { "sourceAccountNo", null, "4001702", "sourceAccountNo" },
        { "sourceAccountNo", "\"10000000010000000000\"", "4001701", "sourceAccountNo" },
        { "sourceAccountNo", "\"1000000008\"", "4041711", "Invalid Card/Account/Customer" },
        { "transactionDate", null, "4001702", "transactionDate" },
        { "transactionDate", "\"2026-01-05\"", "4001701", "transactionDate" },
        { "transactionDate", "\"2026-01-04T23:59:59+07:00\"", "4031715", "transactionDate is not today]" },
        { "transactionDate", "\"2026-01-06T00:00:00+07:00\"", "4031715", "transactionDate is not today]" },
        { "remark", "\"123456789012345678901234567890123456789012345678901\"", "4001701", "remark" },
        { "feeType", "\"FREE\"", "4001701", "feeType" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task Wrong_field_is_named_and_no_money_moves(string field, string? json, string code, string end)
    {
        await using var bench = await TwinBench.StartAsync();
        var body = bench.TransferBody();
        body.Remove(field);
        if (json is not null)
        {
            body[field] = JsonNode.Parse(json);
        }

        var answer = await bench.CallAsync("/transfer-intrabank", body);

        Assert.Equal(code, answer.Code);
        Assert.EndsWith(end, answer["responseMessage"]);
        Assert.Equal(new Rupiah(1_000_000), bench.Ledger.Balance("jateng", Payer));
        Assert.Empty(bench.Ledger.Audit());
    }

    [Theory]
    [InlineData(AccountFate.Dormant, "4031709")]
    [InlineData(AccountFate.Blocked, "4031705")]
    [InlineData(AccountFate.Unknown, "4041711")]
    public async Task Account_that_may_not_pay_is_refused_and_the_inquiry_says_failed(AccountFate fate, string code)
    {
        await using var bench = await TwinBench.StartAsync(fate);

        var answer = await bench.PayAsync();
        var inquiry = await bench.InquireAsync();

        Assert.Equal(code, answer.Code);
        Assert.Equal(("06", code), (inquiry["latestTransactionStatus"], inquiry["previousResponseCode"]));
        Assert.Empty(bench.Ledger.Audit());
    }

    [Theory]
    [InlineData(AccountFate.Dormant, "2001100", "0009")]
    [InlineData(AccountFate.Blocked, "2001100", "0007")]
    [InlineData(AccountFate.Unknown, "4041111", null)]
    public async Task Balance_tells_the_status_of_the_account(AccountFate fate, string code, string? status)
    {
        await using var bench = await TwinBench.StartAsync(fate);

        var answer = await bench.BalanceAsync();

        Assert.Equal(code, answer.Code);
        Assert.Equal(status, (string?)answer.Body["accountInfos"]?[0]?["status"]);
    }

    [Fact]
    public async Task Funds_must_cover_the_whole_sum()
    {
        await using var bench = await TwinBench.StartAsync();

        var over = await bench.PayAsync(amount: 1_000_001);
        var exact = await bench.PayAsync("33161220102602101", 1_000_000);

        Assert.Equal(("4031714", "2001700"), (over.Code, exact.Code));
        Assert.Equal(Rupiah.Zero, bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Reference_that_succeeded_is_a_duplicate()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();

        var again = await bench.PayAsync();
        bench.Clock.Advance(TimeSpan.FromDays(90));
        bench.ForgetToken();
        var muchLater = await bench.PayAsync();

        Assert.Equal(("4091701", "4091701"), (again.Code, muchLater.Code));
        Assert.Equal(new Rupiah(784_000), bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Reference_with_other_terms_is_inconsistent()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();
        var otherSource = bench.TransferBody();
        otherSource["sourceAccountNo"] = OtherPayer.Reveal();

        var otherAmount = await bench.PayAsync(amount: 216_001);
        var other = await bench.CallAsync("/transfer-intrabank", otherSource);

        Assert.Equal(("4041718", "4041718"), (otherAmount.Code, other.Code));
        Assert.Equal(new Rupiah(500_000), bench.Ledger.Balance("jateng", OtherPayer));
    }

    [Fact]
    public async Task Reference_whose_attempt_failed_is_accepted_again()
    {
        await using var bench = await TwinBench.StartAsync();
        var refused = await bench.PayAsync(amount: 1_200_000);

        await bench.Ledger.DepositAsync("jateng", Payer, new Rupiah(500_000), "ADD");
        var accepted = await bench.PayAsync(amount: 1_200_000);

        Assert.Equal(("4031714", "2001700"), (refused.Code, accepted.Code));
        Assert.Equal(1, Assert.Single(bench.Ledger.Audit()).TimesExecuted);
    }

    [Fact]
    public async Task Window_that_is_closed_refuses_and_leaves_no_trace()
    {
        await using var bench = await TwinBench.StartAsync(
            change: _ => NewBank("jateng", AccountFate.Normal, closes: new TimeOnly(21, 0)));
        bench.Clock.Advance(TimeSpan.FromHours(13));

        var closed = await bench.PayAsync();
        var inquiry = await bench.InquireAsync();
        bench.Clock.Advance(TimeSpan.FromHours(10));
        bench.ForgetToken();
        var nextMorning = await bench.PayAsync();

        Assert.Equal(("4031706", "4043601", "2001700"), (closed.Code, inquiry.Code, nextMorning.Code));
    }

    [Theory]
    [InlineData("""{"serviceCode":"17"}""", "4003602", "originalPartnerReferenceNo")]
    [InlineData("""{"originalPartnerReferenceNo":"1"}""", "4003602", "serviceCode")]
    [InlineData("""{"originalPartnerReferenceNo":"1","serviceCode":"18"}""", "4003601", "serviceCode")]
    public async Task Inquiry_needs_reference_and_service(string body, string code, string field)
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.CallAsync("/transfer/status", JsonNode.Parse(body)!.AsObject());

        Assert.Equal(code, answer.Code);
        Assert.EndsWith(field, answer["responseMessage"]);
    }

    [Theory]
    [InlineData("2026-01-05T00:00:00+07:00", "2026-01-04T00:00:00+07:00", "4001401", "toDateTime")]
    [InlineData("2025-12-01T00:00:00+07:00", "2026-01-04T00:00:00+07:00", "4001401", "toDateTime")]
    [InlineData("2025-01-01T00:00:00+07:00", "2025-01-04T00:00:00+07:00", "4001401", "fromDateTime")]
    [InlineData("", "2026-01-04T00:00:00+07:00", "4001402", "fromDateTime")]
    public async Task Statement_is_for_one_month_of_one_year(string from, string to, string code, string field)
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.StatementAsync(from, to);

        Assert.Equal(code, answer.Code);
        Assert.EndsWith(field, answer["responseMessage"]);
    }
}
