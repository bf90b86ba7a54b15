using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Premium.Adapters.Snap;

/// <summary>
/// Takes the token that the hosts share, and asks the bank for a new one where there is none: one host at a time, for
/// each new token ends the one before.
/// </summary>
internal sealed class SharedTokenSource(
    string bank, BankProfile profile, ISharedTokens store, Func<Task<TokenReply>> ask, TimeProvider clock)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than the token call with all its repetitions, so that nobody asks beside it.</summary>
    private readonly TimeSpan patience = TimeSpan.FromSeconds((profile.QueryTimeoutSeconds * 4) + 30);

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(profile.ClientSecret + "|" + profile.PrivateKeyPem),
        32,
        info: Encoding.UTF8.GetBytes("shared access token"));

    /// <param name="refused">The token the bank refused last; it is not taken again.</param>
    public async Task<TokenReply> AskAsync(string? refused)
    {
        try
        {
            for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < patience * 2;)
            {
                if (await TryAsync(refused) is { } reply)
                {
                    return reply;
                }

                await Task.Delay(Poll, clock);
            }

            return new TokenReply.Silent("No access token: other hosts ask for it and do not come to an end.");
        }
        catch (IOException e)
        {
            return new TokenReply.Silent("No access token: the hosts' store does not answer: " + e.Message);
        }
    }

    /// <summary>Null where another host is about it.</summary>
    private async Task<TokenReply?> TryAsync(string? refused)
    {
        var shared = await store.ReadAsync(bank, CancellationToken.None);
        var now = clock.GetUtcNow();
        if (Open(shared.Sealed) is var (token, until) && token != refused && until > now)
        {
            return new TokenReply.Issued(token, (until - now) / TokenCache.UsedShare);
        }

        // From farther ahead than anybody asks, it was written by a clock or a hand that was wrong.
        if (shared.AskingUntil > now && shared.AskingUntil <= now + (2 * patience))
        {
            return null;
        }

        var claim = shared with { Sealed = "", AskingUntil = now + patience };
        if (await store.WriteAsync(bank, claim, CancellationToken.None) is not { } version)
        {
            return null;
        }

        var reply = await ask();
        var next = new SharedToken(
            reply is TokenReply.Issued issued ? Seal(issued.Token, now + (issued.Lifetime * TokenCache.UsedShare)) : "",
            AskingUntil: null,
            version);
        // Where the claim ran out another host has asked since, and its token ended this one.
        return await store.WriteAsync(bank, next, CancellationToken.None) is null ? null : reply;
    }

    private string Seal(string token, DateTimeOffset until)
    {
        var plain = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{until.UtcTicks}|{token}"));
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        // A nonce that repeats would break the cipher, so it is not derived from anything.
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(bank));
        return Convert.ToBase64String(box);
    }

    /// <summary>Null where it is empty, or sealed with secrets that have been changed since.</summary>
    private (string Token, DateTimeOffset Until)? Open(string sealedToken)
    {
        var box = new byte[sealedToken.Length];
        if (!Convert.TryFromBase64String(sealedToken, box, out var length) || length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes, plain.Length),
                box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(bank));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(plain).Split('|', 2);
        return (parts[1], new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero));
    }
}
