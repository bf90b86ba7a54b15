using Microsoft.AspNetCore.Http;
using Premium.Adapters.Snap;
using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

public sealed class SnapPaymentTests
{
    private const string Reference = "33161220102611101";

    [Fact]
    public async Task Payment_is_sent_as_the_standard_wants_it_and_paid()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Success());

        var paid = Assert.IsType<PaymentReply.Paid>(await world.PayAsync(world.Order(firstRequest: 5)));

        var call = Assert.Single(world.Edge.Calls);
        Assert.True(call.SignatureIsRight);
        Assert.Equal("/v1.0/transfer-intrabank", call.Path);
        Assert.Equal(Reference + "05", call.ExternalId);
        Assert.Equal(
            $$"""
            {"partnerReferenceNo":"{{Reference}}","amount":{"value":"216000.00","currency":"IDR"},
            "beneficiaryAccountNo":"1001000001","currency":"IDR","customerReference":"{{Reference}}",
            "feeType":"OUR","remark":"BPJSTK-{{Reference}}","sourceAccountNo":"3001234567",
            "transactionDate":"2026-12-07T08:00:00+07:00"}
            """.ReplaceLineEndings(""),
            call.Body);
        Assert.Equal(("2001700", "Successful", "BANK-1"), (paid.Evidence.Code, paid.Evidence.Message,
            paid.Evidence.BankReference));
    }

    [Theory]
    [InlineData(500, """{"responseCode":"5001700","responseMessage":"General Error"}""")]
    [InlineData(500, "")]
    [InlineData(504, """{"responseCode":"5041700","responseMessage":"Timeout"}""")]
    [InlineData(503, "<html>maintenance</html>")]
    [InlineData(202, """{"responseCode":"2021700","responseMessage":"Request In Progress"}""")]
    [InlineData(200, "")]
    [InlineData(200, "<html>ok</html>")]
    [InlineData(200, "[1]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"responseCode":"20017000"}""")]
    [InlineData(200, """{"responseCode":"4031714"}""")]
    [InlineData(403, """{"responseCode":"2001700"}""")]
    [InlineData(200, """{"responseCode":"2005400"}""")]
    [InlineData(200, """{"responseCode":"2000000","responseMessage":"Successful"}""")]
    [InlineData(202, """{"responseCode":"2020000"}""")]
    [InlineData(200, """{"responseCode":"2001700","responseCode":"4031714"}""")]
    [InlineData(200, """{"responseCode":"2001700","RESPONSECODE":"4031714"}""")]
    [InlineData(200, """{"responseCode":"2001700","amount":{"value":"216000.00","Value":"1.00","currency":"IDR"}}""")]
    [InlineData(200, """{"responseCode":"2001700","amount":{"value":"216001.00","currency":"IDR"}}""")]
    [InlineData(200, """{"responseCode":"2001700","amount":{"value":"216000.50","currency":"IDR"}}""")]
    [InlineData(200, """{"responseCode":"2001700","amount":{"value":"216000.00","currency":"USD"}}""")]
    [InlineData(200, """{"responseCode":"2001700","partnerReferenceNo":"33161220112611101"}""")]
    [InlineData(200, """{"responseCode":"2001700","sourceAccountNo":"3001234568"}""")]
    [InlineData(200, """{"responseCode":"2001700","BeneficiaryAccountNo":"1001000002"}""")]
    [InlineData(200, """{"responseCode":"2001700","latestTransactionStatus":"06"}""")]
    [InlineData(409, """{"responseCode":"4091701","responseMessage":"Duplicate partnerReferenceNo"}""")]
    [InlineData(404, """{"responseCode":"4041718","responseMessage":"Inconsistent Request"}""")]
    [InlineData(403, """{"responseCode":"4031799","responseMessage":"new case"}""")]
    [InlineData(302, """{"responseCode":"3021700"}""")]
    public async Task Payment_in_doubt_is_unknown_and_never_sent_again(int status, string body)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) =>
        {
            context.Response.Headers.Location = "/v1.0/transfer-intrabank";
            return ReplyAsync(context, status, body);
        };

        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());
        Assert.Single(world.Edge.Calls);
    }

    [Theory]
    [InlineData(403, "\"4031714\"", RefusalReason.NoFunds)]
    [InlineData(403, "4031714", RefusalReason.NoFunds)]
    [InlineData(403, "\"4030006\"", RefusalReason.CutOff)]
    [InlineData(400, "\"40017020\"", RefusalReason.InvalidRequest)]
    [InlineData(429, "\"4291700\"", RefusalReason.TooManyRequests)]
    public async Task Payment_clearly_refused_is_refused_and_never_sent_again(
        int status, string code, RefusalReason reason)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, status, $$"""{"responseCode":{{code}}}""");

        Assert.Equal(reason, Assert.IsType<PaymentReply.Refused>(await world.PayAsync()).Reason);
        Assert.Single(world.Edge.Calls);
    }

    [Theory]
    [InlineData(CallSigning.Symmetric, SignatureEncoding.Base64, TimestampForm.PlusSeven, "2026-12-07T08:00:00+07:00")]
    [InlineData(
        CallSigning.Symmetric, SignatureEncoding.Hex, TimestampForm.UtcMilliseconds, "2026-12-07T01:00:00.000Z")]
    [InlineData(
        CallSigning.Asymmetric,
        SignatureEncoding.Base64,
        TimestampForm.PlusSevenMilliseconds,
        "2026-12-07T08:00:00.000+07:00")]
    public async Task Payment_is_signed_as_the_profile_says(
        CallSigning signing, SignatureEncoding encoding, TimestampForm form, string timestamp)
    {
        await using var world = await SnapWorld.StartAsync(profile =>
        {
            profile.CallSigning = signing;
            profile.SignatureEncoding = encoding;
            profile.TimestampForm = form;
            profile.TransferPath = "/snap/v2.0/transfer-intrabank";
        });
        world.Edge.Answer = (context, _, _) => ReplyAsync(context, 200, Success());

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync());

        var call = Assert.Single(world.Edge.Calls);
        Assert.True(call.SignatureIsRight);
        Assert.Equal(timestamp, call.Timestamp);
        Assert.Equal(signing is CallSigning.Symmetric ? 1 : 0, world.Edge.TokensIssued);
    }

    [Fact]
    public async Task Payment_reset_after_the_body_is_unknown_and_sent_once_even_on_a_used_connection()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, number) =>
        {
            if (number == 1)
            {
                return ReplyAsync(context, 200, Success());
            }

            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<PaymentReply.Paid>(await world.PayAsync());
        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync(world.Order(2011)));
        Assert.Equal(2, world.Edge.Calls.Count);
    }

    [Fact]
    public async Task Payment_without_an_answer_in_time_is_unknown_and_sent_once()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => HangAsync(context);

        var paying = world.PayAsync();
        await world.Edge.Arrived;
        world.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<PaymentReply.Unknown>(await paying);
        Assert.Single(world.Edge.Calls);
    }

    [Fact]
    public async Task Payment_whose_reply_stops_half_way_is_unknown()
    {
        await using var world = await SnapWorld.StartAsync();
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Edge.Answer = async (context, _, _) =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("""{"responseCode":"2001700",""");
            await context.Response.Body.FlushAsync();
            half.SetResult();
            await HangAsync(context);
        };

        var paying = world.PayAsync();
        await half.Task;
        world.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<PaymentReply.Unknown>(await paying);
        Assert.Single(world.Edge.Calls);
    }

    [Fact]
    public async Task Payment_with_an_endless_reply_is_unknown()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, $$"""{"responseCode":"2001700","x":"{{new string('x', 300 * 1024)}}"}""");

        Assert.IsType<PaymentReply.Unknown>(await world.PayAsync());
        Assert.Single(world.Edge.Calls);
    }

    private static string Success() =>
        """
        {"responseCode":"2001700","responseMessage":"Successful","referenceNo":"BANK-1",
        "amount":{"value":"216000.00","currency":"IDR"},"sourceAccountNo":"3001234567",
        "beneficiaryAccountNo":"*******001","transactionDate":"2026-12-07T08:00:00+07:00",
        "latestTransactionStatus":"00"}
        """;
}
