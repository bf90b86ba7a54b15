using System.Net;
using System.Text.Json.Nodes;
using Premium.Domain;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

public sealed class TwinGateTests
{
    public static TheoryData<string, string?, string, string> WrongHeaders => new()
    {
        { "Content-Type", null, "4001702", "Invalid Mandatory Field Content-Type" },
        { "Authorization", null, "4001702", "Invalid Mandatory Field Authorization" },
        { "X-TIMESTAMP", null, "4001702", "Invalid Mandatory Field X-TIMESTAMP" },
        { "X-SIGNATURE", null, "4001702", "Invalid Mandatory Field X-SIGNATURE" },
        { "X-PARTNER-ID", null, "4001702", "Invalid Mandatory Field X-PARTNER-ID" },
        { "X-EXTERNAL-ID", null, "4001702", "Invalid Mandatory Field X-EXTERNAL-ID" },
        { "CHANNEL-ID", null, "4001702", "Invalid Mandatory Field CHANNEL-ID" },
        { "Content-Type", "text/plain", "4001701", "Invalid Field Format Content-Type" },
        { "Authorization", "Basic abc", "4001701", "Invalid Field Format Authorization" },
        { "Authorization", "Bearer abc", "4011703", "Token Not Found (B2B)" },
        { "X-TIMESTAMP", "2026-01-05T01:00:00Z", "4001701", "Invalid Field Format X-TIMESTAMP" },
        { "X-TIMESTAMP", "2026-01-05T01:00:00+00:00", "4001701", "Invalid Field Format X-TIMESTAMP" },
        { "X-TIMESTAMP", "2026-01-05T08:00:00.000+07:00", "4001701", "Invalid Field Format X-TIMESTAMP" },
        { "X-SIGNATURE", "bm90IGl0", "4011700", "Unauthorized. [Signature]" },
        { "X-PARTNER-ID", "OTHER", "4041716", "Partner Not Found" },
        { "X-EXTERNAL-ID", "12a", "4001701", "Invalid Field Format X-EXTERNAL-ID" },
        { "X-EXTERNAL-ID", "12345678901234567890", "4001701", "Invalid Field Format X-EXTERNAL-ID" },
        { "CHANNEL-ID", "1", "4001701", "Invalid Field Format CHANNEL-ID" },
    };

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public async Task Wrong_header_is_named_and_nothing_happens(
        string name, string? value, string code, string message)
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.CallAsync("/transfer-intrabank", bench.TransferBody(), r => Set(r, name, value));

        Assert.Equal((code, message), (answer.Code, answer["responseMessage"]));
        Assert.Equal(code[..3], ((int)answer.Http).ToString());
        Assert.Empty(bench.Ledger.Transfers());
    }

    [Theory]
    [InlineData("X-TIMESTAMP", null, "4007302")]
    [InlineData("X-CLIENT-KEY", null, "4007302")]
    [InlineData("X-SIGNATURE", null, "4007302")]
    [InlineData("X-CLIENT-KEY", "somebody", "4017300")]
    [InlineData("X-SIGNATURE", "bm90IGl0", "4017300")]
    [InlineData("X-TIMESTAMP", "2026-01-05 08:00", "4007301")]
    [InlineData("X-TIMESTAMP", "2026-01-05T08:00:01+07:00", "4017300")]
    public async Task Token_is_refused_to_a_wrong_header(string name, string? value, string code)
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.TokenAsync(bench.Bank, r => Set(r, name, value));

        Assert.Equal(code, answer.Code);
        Assert.Empty(answer["accessToken"]);
    }

    [Theory]
    [InlineData("{}", "4007302")]
    [InlineData("""{"grantType":"password"}""", "4007301")]
    [InlineData("grantType=client_credentials", "4007300")]
    public async Task Token_is_refused_to_a_wrong_grant(string body, string code)
    {
        await using var bench = await TwinBench.StartAsync();

        Assert.Equal(code, (await bench.TokenAsync(bench.Bank, body: body)).Code);
    }

    [Fact]
    public async Task Token_ends_after_900_seconds()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.BalanceAsync();

        bench.Clock.Advance(TimeSpan.FromSeconds(899));
        var before = await bench.BalanceAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await bench.BalanceAsync();

        Assert.Equal(("2001100", "4011101"), (before.Code, after.Code));
    }

    [Fact]
    public async Task Token_of_one_bank_is_unknown_to_another()
    {
        await using var bench = await TwinBench.StartAsync();
        var token = (await bench.TokenAsync(bench.Options.Banks[1]))["accessToken"];

        var answer = await bench.CallAsync(
            "/transfer-intrabank", bench.TransferBody(), r => Set(r, "Authorization", "Bearer " + token));

        Assert.Equal("4011703", answer.Code);
    }

    [Theory]
    [InlineData("2026-01-05T08:15:00+07:00", "2001700")]
    [InlineData("2026-01-05T07:45:00+07:00", "2001700")]
    [InlineData("2026-01-05T08:15:01+07:00", "4011700")]
    [InlineData("2026-01-05T07:44:59+07:00", "4011700")]
    public async Task Timestamp_may_be_fifteen_minutes_off(string timestamp, string code)
    {
        await using var bench = await TwinBench.StartAsync();
        using var request = await bench.SignAsync(
            "/transfer-intrabank", bench.TransferBody().ToJsonString(), bench.Bank, timestamp);

        Assert.Equal(code, (await ReadAsync(bench, request)).Code);
    }

    [Fact]
    public async Task Signature_covers_the_body_as_sent()
    {
        await using var bench = await TwinBench.StartAsync();
        var changed = bench.TransferBody(amount: 1).ToJsonString();

        var answer = await bench.CallAsync("/transfer-intrabank", bench.TransferBody(), r =>
        {
            r.Content = new StringContent(changed, null, "application/json");
        });

        Assert.Equal("4011700", answer.Code);
        Assert.Equal(new Rupiah(1_000_000), bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Signature_ignores_white_space_outside_strings()
    {
        await using var bench = await TwinBench.StartAsync();
        var spaced = bench.TransferBody().ToJsonString(new() { WriteIndented = true });
        using var request = await bench.SignAsync("/transfer-intrabank", spaced, bench.Bank);

        Assert.Equal("2001700", (await ReadAsync(bench, request)).Code);
    }

    [Fact]
    public async Task External_id_is_taken_once_a_day()
    {
        await using var bench = await TwinBench.StartAsync();
        var body = new JsonObject { ["accountNo"] = Payer.Reveal() };
        Task<Answer> AskAsync() => bench.CallAsync("/balance-inquiry", body, r => Set(r, "X-EXTERNAL-ID", "777"));

        var first = await AskAsync();
        var second = await AskAsync();
        bench.Clock.Advance(TimeSpan.FromHours(16));
        bench.ForgetToken();
        var nextDay = await AskAsync();

        Assert.Equal(("2001100", "4091100", "2001100"), (first.Code, second.Code, nextDay.Code));
    }

    [Fact]
    public async Task Body_that_is_no_object_is_a_bad_request()
    {
        await using var bench = await TwinBench.StartAsync();
        using var request = await bench.SignAsync("/transfer-intrabank", "[1]", bench.Bank);

        Assert.Equal("4001700", (await ReadAsync(bench, request)).Code);
    }

    [Fact]
    public async Task Method_other_than_post_is_not_supported()
    {
        await using var bench = await TwinBench.StartAsync();
        using var request = await bench.SignAsync("/balance-inquiry", "{}", bench.Bank, method: HttpMethod.Put);

        var answer = await ReadAsync(bench, request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "4051100"), (answer.Http, answer.Code));
    }

    private static async Task<Answer> ReadAsync(TwinBench bench, HttpRequestMessage request)
    {
        using var response = await bench.SendRawAsync(request, CancellationToken.None);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        return new Answer(response.StatusCode, (string?)body["responseCode"] ?? "", body);
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        System.Net.Http.Headers.HttpHeaders headers =
            name == "Content-Type" ? request.Content!.Headers : request.Headers;
        headers.Remove(name);
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
