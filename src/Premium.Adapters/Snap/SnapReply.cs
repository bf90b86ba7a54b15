using System.Text.Json;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>One reply of the bank: what it says of itself, its fields, and the masked evidence.</summary>
internal sealed class SnapReply
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private SnapReply(int http, ReplyCode code, SnapFields? fields, Evidence evidence)
    {
        Http = http;
        Code = code;
        Fields = fields;
        Evidence = evidence;
    }

    public int Http { get; }

    public ReplyCode Code { get; }

    /// <summary>Null where the reply is unreadable.</summary>
    public SnapFields? Fields { get; }

    public Evidence Evidence { get; }

    /// <summary>The bank's own words and the standard's, for people.</summary>
    public string Says => Evidence.Message.Length > 0
        ? $"{ResponseCodes.Meaning(Code)}: {Evidence.Message}"
        : ResponseCodes.Meaning(Code);

    /// <summary>Never throws: what cannot be read is <see cref="ReplyCode.Unreadable"/>.</summary>
    /// <param name="refusalsUnderHttp200"><see cref="BankProfile.RefusalsUnderHttp200"/>.</param>
    public static SnapReply Read(
        SnapService service, int http, byte[] body, DateTimeOffset at, EvidenceMask mask,
        bool refusalsUnderHttp200)
    {
        try
        {
            using var document = ForeignJson.Parse(body, Strict);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                return Unreadable(http, "the reply is not a JSON object", at);
            }

            var fields = new SnapFields(document.RootElement.Clone());
            return new SnapReply(http, ReadCode(service, http, fields, refusalsUnderHttp200), fields, new Evidence(
                at,
                mask.Text(fields.Text("responseCode") ?? "", 10),
                mask.Text(fields.Text("responseMessage") ?? fields.Text("transactionStatusDesc") ?? "", 150),
                mask.Reference(Reference(fields) ?? "")));
        }
        catch (JsonException)
        {
            return Unreadable(http, "the reply is not readable JSON", at);
        }
    }

    private static string? Reference(SnapFields fields) =>
        fields.Text("referenceNo") ?? fields.Text("originalReferenceNo") ?? fields.Text("referenceNumber");

    private static ReplyCode ReadCode(SnapService service, int http, SnapFields fields, bool refusalsUnderHttp200)
    {
        if (fields.Text("responseCode") is not { } text)
        {
            // The token reply must carry a code only where it failed (service 73).
            return service is SnapService.Token && http == 200
                ? new ReplyCode.StatusOnly(http)
                : new ReplyCode.Unreadable(FormattableString.Invariant($"HTTP {http} without responseCode"));
        }

        if (!ResponseCode.TryParse(text, out var code))
        {
            return new ReplyCode.StatusOnly(http);
        }

        var isRefusalUnder200 = http == 200 && code.Http is >= 400 and < 500;
        if (code.Http != http && !(isRefusalUnder200 && refusalsUnderHttp200))
        {
            var meaning = ResponseCodes.Meaning(new ReplyCode.Coded(code.Http, code.Case));
            return new ReplyCode.Unreadable(FormattableString.Invariant(
                $"responseCode {text} ({meaning}) contradicts HTTP {http}"));
        }

        // Gateways that turn a call away before the service is known write 00; a success is of a service.
        return code.Service == service.Code() || (code.Service == "00" && code.Http >= 400)
            ? new ReplyCode.Coded(code.Http, code.Case)
            : new ReplyCode.Unreadable($"responseCode {text} speaks of service {code.Service}, not {service.Code()}");
    }

    private static SnapReply Unreadable(int http, string why, DateTimeOffset at) =>
        new(
            http,
            new ReplyCode.Unreadable(FormattableString.Invariant($"HTTP {http}, {why}")),
            null,
            new Evidence(at));
}
