using System.Text.Json;
using Premium.Adapters.Snap;
using Premium.Domain;

namespace Premium.Tests.Snap;

public sealed class ResponseCodesTests
{
    /// <summary>Section 6 of the reference, line by line; R = refused because.</summary>
    private const string Expected = """
        2001700 Paid
        2021700 Unknown
        4001700 R InvalidRequest
        4001701 R InvalidRequest
        4001702 R InvalidRequest
        4011700 R PartnerRejected
        4011701 NewToken
        4011702 R PartnerRejected
        4011703 NewToken
        4011704 R PartnerRejected
        4031700 R NotPermitted
        4031701 R PartnerRejected
        4031702 R LimitExceeded
        4031703 R NotPermitted
        4031704 R TooManyRequests
        4031705 R AccountBlocked
        4031706 R CutOff
        4031707 R NotPermitted
        4031708 R NotPermitted
        4031709 R AccountBlocked
        4031710 R NotPermitted
        4031711 R NotPermitted
        4031712 R NotPermitted
        4031713 R NotPermitted
        4031714 R NoFunds
        4031715 R NotPermitted
        4031716 R PartnerRejected
        4031717 R LimitExceeded
        4031718 R AccountBlocked
        4031719 R PartnerRejected
        4031720 R PartnerRejected
        4031721 R NotPermitted
        4031722 R NotPermitted
        4031723 R LimitExceeded
        4041700 Unknown
        4041701 Unknown
        4041702 R NotPermitted
        4041703 R NotPermitted
        4041704 R NotPermitted
        4041705 R PartnerRejected
        4041706 R NotPermitted
        4041707 R NotPermitted
        4041708 R PartnerRejected
        4041709 R NotPermitted
        4041710 R NotPermitted
        4041711 R AccountUnknown
        4041712 R NotPermitted
        4041713 R InvalidRequest
        4041714 Unknown
        4041715 R NotPermitted
        4041716 R PartnerRejected
        4041717 R PartnerRejected
        4041718 Unknown
        4041719 R NotPermitted
        4051700 R InvalidRequest
        4051701 R InvalidRequest
        4091700 Unknown
        4091701 Unknown
        4291700 R TooManyRequests
        5001700 Unknown
        5001701 Unknown
        5001702 Unknown
        5041700 Unknown
        2001701 Unknown
        2011700 Unknown
        3021700 Unknown
        4001703 Unknown
        4011705 Unknown
        4021700 Unknown
        4031724 Unknown
        4041720 Unknown
        4091702 Unknown
        4291701 Unknown
        5021700 Unknown
        5031700 Unknown
        """;

    public static TheoryData<string, string> Payments
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in Expected.Split('\n', StringSplitOptions.TrimEntries))
            {
                rows.Add(line[..7], line[8..]);
            }

            return rows;
        }
    }

    public static TheoryData<int> Samples => new(Enumerable.Range(0, SnapVectors.ResponseCodes.Count));

    [Theory]
    [MemberData(nameof(Payments))]
    public void Payment_code_has_the_meaning_of_the_standard(string text, string meaning)
    {
        var verdict = ResponseCodes.ForPayment(Coded(text));

        Assert.Equal(meaning, verdict switch
        {
            PaymentVerdict.Paid => "Paid",
            PaymentVerdict.NewToken => "NewToken",
            PaymentVerdict.Refused refused => "R " + refused.Reason,
            _ => "Unknown",
        });
    }

    [Theory]
    [MemberData(nameof(Payments))]
    public void Query_code_answers_only_with_success_or_not_found(string text, string payment)
    {
        var expected = text switch
        {
            "2001700" => QueryVerdict.Answered,
            "4041701" => QueryVerdict.NotFound,
            _ when payment == "NewToken" => QueryVerdict.NewToken,
            _ => QueryVerdict.Silent,
        };

        Assert.Equal(expected, ResponseCodes.ForQuery(Coded(text)));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(202, null)]
    [InlineData(400, RefusalReason.InvalidRequest)]
    [InlineData(401, RefusalReason.PartnerRejected)]
    [InlineData(403, null)]
    [InlineData(404, null)]
    [InlineData(405, RefusalReason.InvalidRequest)]
    [InlineData(409, null)]
    [InlineData(429, RefusalReason.TooManyRequests)]
    [InlineData(500, null)]
    [InlineData(504, null)]
    public void Payment_with_malformed_code_is_refused_only_where_the_status_is_clear(int http, RefusalReason? reason)
    {
        var verdict = ResponseCodes.ForPayment(new ReplyCode.StatusOnly(http));

        Assert.Equal(reason, (verdict as PaymentVerdict.Refused)?.Reason);
        Assert.NotEqual(new PaymentVerdict.Paid(), verdict);
    }

    [Fact]
    public void Unreadable_reply_concludes_nothing()
    {
        var unreadable = new ReplyCode.Unreadable("why");

        Assert.Equal(new PaymentVerdict.Unknown(), ResponseCodes.ForPayment(unreadable));
        Assert.Equal(QueryVerdict.Silent, ResponseCodes.ForQuery(unreadable));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Code_is_read_as_in_the_vectors(int index)
    {
        var sample = SnapVectors.ResponseCodes[index];
        var raw = sample.GetProperty("raw");
        var text = raw.ValueKind is JsonValueKind.Number ? raw.GetRawText() : raw.GetString();
        var isCode = ResponseCode.TryParse(text, out var code);

        if (sample.GetProperty("http").ValueKind is JsonValueKind.Null)
        {
            Assert.False(isCode);
            return;
        }

        Assert.True(isCode);
        Assert.Equal(sample.GetProperty("http").GetInt32(), code.Http);
        Assert.Equal(sample.GetProperty("service").GetString(), code.Service);
        Assert.Equal(sample.GetProperty("case").GetString(), $"{code.Case:00}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("200170")]
    [InlineData("20017000")]
    [InlineData("20017OO")]
    [InlineData("+001700")]
    [InlineData("0001700")]
    [InlineData("9991700")]
    [InlineData("200170\u0660")]
    public void Code_of_other_form_is_malformed(string? text) => Assert.False(ResponseCode.TryParse(text, out _));

    [Theory]
    [InlineData("1001700", 100)]
    [InlineData("5991700", 599)]
    public void Code_of_any_http_status_is_read(string text, int http) => Assert.Equal(http, Coded(text).Http);

    [Fact]
    public void Listed_codes_and_no_others_have_the_words_of_the_standard()
    {
        var codes = Expected.Split('\n', StringSplitOptions.TrimEntries).Select(line => line[..7]).ToList();
        var listed = codes[..(codes.IndexOf("5041700") + 1)];

        Assert.Equal(listed, codes.Where(text =>
            !ResponseCodes.Meaning(Coded(text)).EndsWith("is not listed", StringComparison.Ordinal)));
        Assert.Equal("HTTP 503 with a malformed responseCode", ResponseCodes.Meaning(new ReplyCode.StatusOnly(503)));
    }

    private static ReplyCode.Coded Coded(string text)
    {
        Assert.True(ResponseCode.TryParse(text, out var code));
        return new ReplyCode.Coded(code.Http, code.Case);
    }
}
