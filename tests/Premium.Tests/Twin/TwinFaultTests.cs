using System.Net;
using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>What a client sees of every fault, and what it did to the money.</summary>
public sealed class TwinFaultTests
{
    private static readonly Rupiah Untouched = new(1_000_000);
    private static readonly Rupiah Paid = new(784_000);

    [Theory]
    [InlineData(AccountFate.ErrorWithoutEffect, HttpStatusCode.InternalServerError, "5001700", false)]
    [InlineData(AccountFate.ErrorWithEffect, HttpStatusCode.InternalServerError, "5001700", true)]
    [InlineData(AccountFate.TooManyRequests, HttpStatusCode.TooManyRequests, "4291700", false)]
    [InlineData(AccountFate.CutOff, HttpStatusCode.Forbidden, "4031706", false)]
    [InlineData(AccountFate.FalseConflict, HttpStatusCode.Conflict, "4091700", false)]
    [InlineData(AccountFate.CodeDisagrees, HttpStatusCode.OK, "4031714", true)]
    [InlineData(AccountFate.ReversedLater, HttpStatusCode.OK, "2001700", true)]
    [InlineData(AccountFate.LateSuccess, HttpStatusCode.Accepted, "2021700", false)]
    [InlineData(AccountFate.LateFailure, HttpStatusCode.Accepted, "2021700", false)]
    public async Task Fault_answers_and_moves_money_or_not(
        AccountFate fate, HttpStatusCode http, string code, bool paid)
    {
        await using var bench = await TwinBench.StartAsync(fate);

        var answer = await bench.PayAsync();

        Assert.Equal((http, code), (answer.Http, answer.Code));
        Assert.Equal(paid ? Paid : Untouched, bench.Ledger.Balance("jateng", Payer));
    }

    [Theory]
    [InlineData(AccountFate.SilentWithEffect, true, "2003600")]
    [InlineData(AccountFate.SilentWithoutEffect, false, "4043601")]
    public async Task Silence_ends_when_the_client_gives_up_and_the_inquiry_answers(
        AccountFate fate, bool paid, string inquiry)
    {
        await using var bench = await TwinBench.StartAsync(fate);
        using var patience = new CancellationTokenSource();
        using var request = await PaymentAsync(bench);
        var waiting = bench.SendRawAsync(request, patience.Token);

        await bench.SeenAsync(TwinService.Transfer, Reference, 1);
        await bench.EffectAsync(Reference, paid ? 1 : 0);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(inquiry, (await bench.InquireAsync()).Code);
        Assert.Equal(paid ? Paid : Untouched, bench.Ledger.Balance("jateng", Payer));
    }

    [Theory]
    [InlineData(AccountFate.SilentWithEffect)]
    [InlineData(AccountFate.SilentWithoutEffect)]
    public async Task Silence_ends_without_an_answer_when_the_twin_stops(AccountFate fate)
    {
        await using var bench = await TwinBench.StartAsync(fate);
        using var request = await PaymentAsync(bench);
        var waiting = bench.SendRawAsync(request, CancellationToken.None);

        await bench.SeenAsync(TwinService.Transfer, Reference, 1);
        await bench.Twin.StopAsync(CancellationToken.None);

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Theory]
    [InlineData(AccountFate.SilentWithEffectAndInquirySilent, 1)]
    [InlineData(AccountFate.SilentWithoutEffectAndInquirySilent, 0)]
    public async Task Silence_of_the_inquiry_too_leaves_only_the_statement(AccountFate fate, int lines)
    {
        await using var bench = await TwinBench.StartAsync(fate);
        using var patience = new CancellationTokenSource();
        using var request = await PaymentAsync(bench);
        var payment = bench.SendRawAsync(request, patience.Token);
        await bench.SeenAsync(TwinService.Transfer, Reference, 1);
        await bench.EffectAsync(Reference, lines);
        using var question = await bench.SignAsync(
            "/transfer/status",
            $$"""{"originalPartnerReferenceNo":"{{Reference}}","serviceCode":"17"}""",
            bench.Bank);
        var inquiry = bench.SendRawAsync(question, patience.Token);
        await bench.SeenAsync(TwinService.Inquiry, Reference, 1);

        var statement = await bench.StatementAsync("2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00");
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => payment);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inquiry);
        Assert.Equal(lines, TwinServiceTests.Lines(statement).Count());
    }

    [Fact]
    public async Task Lost_answer_breaks_the_connection_after_the_effect()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.AnswerLost);

        await Assert.ThrowsAsync<HttpRequestException>(() => bench.PayAsync());

        Assert.Equal(Paid, bench.Ledger.Balance("jateng", Payer));
        Assert.Equal("00", (await bench.InquireAsync())["latestTransactionStatus"]);
        Assert.Equal(1, bench.Ledger.Calls("jateng", TwinService.Transfer, Reference));
    }

    [Fact]
    public async Task Maintenance_answers_with_a_page_of_html()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.Maintenance);
        using var request = await PaymentAsync(bench);

        using var response = await bench.SendRawAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync());
        Assert.Equal(Untouched, bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Garbage_is_half_an_answer_after_the_effect()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.Garbage);
        using var request = await PaymentAsync(bench);

        using var response = await bench.SendRawAsync(request, CancellationToken.None);

        Assert.Equal("{\"responseCode\":\"200", await response.Content.ReadAsStringAsync());
        Assert.Equal(Paid, bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Wrong_amount_is_told_by_the_inquiry_and_not_by_the_statement()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.SilentAndWrongAmount);
        using var patience = new CancellationTokenSource();
        using var request = await PaymentAsync(bench);
        var waiting = bench.SendRawAsync(request, patience.Token);
        await bench.SeenAsync(TwinService.Transfer, Reference, 1);
        await bench.EffectAsync(Reference, 1);
        await patience.CancelAsync();

        var inquiry = await bench.InquireAsync();
        var statement = await bench.StatementAsync("2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal("217000.00", (string?)inquiry.Body["amount"]!["value"]);
        Assert.Equal("216000.00", Assert.Single(TwinServiceTests.Lines(statement)).Amount);
    }

    private static Task<HttpRequestMessage> PaymentAsync(TwinBench bench) =>
        bench.SignAsync("/transfer-intrabank", bench.TransferBody().ToJsonString(), bench.Bank);
}
