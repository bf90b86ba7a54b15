using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Premium.Adapters.Snap;

namespace PremiumFunctions.Local.Twin;

/// <summary>
/// Access tokens (service 73). A token is its own moment of expiry, sealed with the client's secret: the bank keeps
/// none, so none can be lost by a crash, and the journal needs no line for them. Only a bank with one token at a time
/// remembers which it gave last, until it is restarted.
/// </summary>
internal sealed class TwinTokens
{
    private const int LifetimeSeconds = 900;

    private readonly ConcurrentDictionary<string, int> newest = new(StringComparer.Ordinal);

    public TwinReply Answer(IHeaderDictionary headers, byte[] body, PlayedBank bank, DateTimeOffset now)
    {
        var refusal = TwinGate.MissingHeader(headers, ["X-TIMESTAMP", "X-CLIENT-KEY", "X-SIGNATURE"])
            ?? TwinGate.WrongForm(headers, bank, now)
            ?? Rejection(bank)
            ?? WrongCaller(headers, bank)
            ?? WrongGrant(body, bank);
        if (refusal is not null)
        {
            return TwinReply.Of(TwinService.Token, refusal);
        }

        return TwinReply.Of(TwinService.Token, SnapCase.Successful, new JsonObject
        {
            ["accessToken"] = Seal(
                bank, now.ToUnixTimeSeconds() + LifetimeSeconds, newest.AddOrUpdate(bank.Id, 1, (_, n) => n + 1)),
            ["tokenType"] = "Bearer",
            ["expiresIn"] = LifetimeSeconds.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Null where the token is good.</summary>
    public SnapCase? Refusal(string token, PlayedBank bank, DateTimeOffset now)
    {
        var parts = token.Split('.');
        var number = 0;
        var isToken = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            && parts.Length == 3
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (!isToken || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Seal(bank, expires, number))))
        {
            return SnapCase.TokenNotFound;
        }

        if (bank.Quirks.HasFlag(TwinQuirks.SingleToken) && number != newest.GetValueOrDefault(bank.Id, number))
        {
            return SnapCase.InvalidToken;
        }

        return now.ToUnixTimeSeconds() < expires ? null : SnapCase.InvalidToken;
    }

    /// <summary>Null where the bank still knows its partner.</summary>
    public static SnapCase? Rejection(PlayedBank bank) =>
        bank.Quirks.HasFlag(TwinQuirks.PartnerRejected) ? SnapCase.Unauthorized("Unknown client") : null;

    private static SnapCase? WrongCaller(IHeaderDictionary headers, PlayedBank bank)
    {
        if (headers["X-CLIENT-KEY"] != bank.ClientId)
        {
            return SnapCase.Unauthorized("Unknown client");
        }

        using var key = bank.PartnerKey();
        var text = SnapSignature.TokenText(bank.ClientId, headers["X-TIMESTAMP"].ToString());
        return SnapSignature.VerifyAsymmetric(key, text, headers["X-SIGNATURE"].ToString())
            ? null
            : SnapCase.Unauthorized("Signature");
    }

    private static SnapCase? WrongGrant(byte[] body, PlayedBank bank)
    {
        if (TwinGate.Parse(body) is not { } json)
        {
            return SnapCase.BadRequest;
        }

        var fields = new TwinFields(json, bank);
        if (fields.Text("grantType", 64) is not "client_credentials")
        {
            fields.Refuse(SnapCase.InvalidFormat("grantType"));
        }

        return fields.Refusal;
    }

    private static string Seal(PlayedBank bank, long expires, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{bank.Id}|{bank.ClientId}|{expires}|{number}");
        var seal = HMACSHA256.HashData(Encoding.UTF8.GetBytes(bank.ClientSecret), Encoding.UTF8.GetBytes(text));
        return string.Create(CultureInfo.InvariantCulture, $"{expires}.{number}.{Convert.ToHexStringLower(seal)}");
    }
}
