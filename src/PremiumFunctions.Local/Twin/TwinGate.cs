using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Premium.Adapters.Snap;

namespace PremiumFunctions.Local.Twin;

/// <summary>Headers, token and signature of a call; null means that nothing is wrong with them.</summary>
internal static class TwinGate
{
    private const string Bearer = "Bearer ";

    private static readonly TimeSpan ClockWindow = TimeSpan.FromMinutes(15);

    private static readonly string[] OfCalls =
        ["Authorization", "X-TIMESTAMP", "X-SIGNATURE", "X-PARTNER-ID", "X-EXTERNAL-ID", "CHANNEL-ID"];

    public static SnapCase? Check(
        HttpContext http, byte[] body, PlayedBank bank, TwinTokens tokens, DateTimeOffset now)
    {
        var headers = http.Request.Headers;
        if (MissingHeader(headers, OfCalls) is { } missing)
        {
            return missing;
        }

        if (WrongForm(headers, bank, now) is { } wrong)
        {
            return wrong;
        }

        var externalId = headers["X-EXTERNAL-ID"].ToString();
        if (externalId.Length > bank.ExternalIdLengthMax || externalId.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return SnapCase.InvalidFormat("X-EXTERNAL-ID");
        }

        if (TwinTokens.Rejection(bank) is { } rejection)
        {
            return rejection;
        }

        if (headers["X-PARTNER-ID"] != bank.PartnerId)
        {
            return SnapCase.PartnerNotFound;
        }

        if (headers["CHANNEL-ID"] != bank.ChannelId)
        {
            return SnapCase.InvalidFormat("CHANNEL-ID");
        }

        var authorization = headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return SnapCase.InvalidFormat("Authorization");
        }

        var token = authorization[Bearer.Length..];
        return tokens.Refusal(token, bank, now) ?? WrongSignature(http, token, body, bank);
    }

    public static SnapCase? MissingHeader(IHeaderDictionary headers, IEnumerable<string> names) =>
        names.Prepend("Content-Type").FirstOrDefault(n => string.IsNullOrWhiteSpace(headers[n])) is { } name
            ? SnapCase.Missing(name)
            : null;

    public static SnapCase? WrongForm(IHeaderDictionary headers, PlayedBank bank, DateTimeOffset now)
    {
        var type = headers.ContentType.ToString().Split(';')[0].Trim();
        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return SnapCase.InvalidFormat("Content-Type");
        }

        if (!bank.TryRead(headers["X-TIMESTAMP"].ToString(), out var at))
        {
            return SnapCase.InvalidFormat("X-TIMESTAMP");
        }

        return (now - at).Duration() > ClockWindow
            ? SnapCase.Unauthorized("X-TIMESTAMP is more than 15 minutes off")
            : null;
    }

    /// <summary>The body as a JSON object, or null where it is none.</summary>
    public static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SnapCase? WrongSignature(HttpContext http, string token, byte[] body, PlayedBank bank)
    {
        // The target exactly as sent: a decoded and encoded path need not be the one that was signed.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var timestamp = http.Request.Headers["X-TIMESTAMP"].ToString();
        var text = SnapSignature.CallText(http.Request.Method, target, token, body, timestamp);
        return SnapSignature.VerifySymmetric(
            bank.ClientSecret, text, http.Request.Headers["X-SIGNATURE"].ToString())
            ? null
            : SnapCase.Unauthorized("Signature");
    }
}
