using System.Security.Cryptography;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Innermost handler of a bank: gives each HTTP request, repeated ones included, its own external id, timestamp and
/// signature, and takes in the whole reply under the time limit of the pipeline around it.
/// </summary>
internal sealed class SnapHandler(BankProfile profile, TimeProvider clock) : DelegatingHandler
{
    private readonly RSA key = profile.ImportKey();
    private readonly Lock keyUse = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = SnapCall.Of(request)
            ?? throw new InvalidOperationException("A request without a SNAP call reached the bank's HTTP client.");
        var now = clock.GetUtcNow();
        if (now > call.SendBefore)
        {
            throw new TooLateException();
        }

        var externalId = Sign(request, call, SnapTime.Header(profile.TimestampForm, now));
        var started = call.BodiesStarted;
        try
        {
            var response = await SendWholeAsync(request, ReplyBytesMax(call.Service), cancellationToken);
            if (call.Trace is { } trace)
            {
                var reply = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                trace.Answered(externalId, now, clock.GetUtcNow(), (int)response.StatusCode, reply);
            }

            return response;
        }
        catch (Exception lost)
        {
            call.Trace?.Unanswered(externalId, now, isSent: call.BodiesStarted > started, lost);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendWholeAsync(
        HttpRequestMessage request, int bytesMax, CancellationToken stop)
    {
        var response = await base.SendAsync(request, stop);
        try
        {
            await response.Content.LoadIntoBufferAsync(bytesMax, stop);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        key.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A statement is as long as its month: BRI gives up to 10 MB in one reply.</summary>
    private static int ReplyBytesMax(SnapService service) =>
        service is SnapService.Statement ? 12 * 1024 * 1024 : 256 * 1024;

    /// <returns>The external id; empty for the token call, which has none.</returns>
    private string Sign(HttpRequestMessage request, SnapCall call, string timestamp)
    {
        Set(request, "X-TIMESTAMP", timestamp);
        if (call.Service is SnapService.Token)
        {
            Set(request, "X-CLIENT-KEY", profile.ClientId);
            Set(request, "X-SIGNATURE", WithKey(SnapSignature.TokenText(profile.ClientId, timestamp)));
            return "";
        }

        if (call.Token is not null)
        {
            Set(request, "Authorization", "Bearer " + call.Token);
        }

        Set(request, "X-PARTNER-ID", profile.PartnerId);
        var externalId = call.Ids!.Next();
        Set(request, "X-EXTERNAL-ID", externalId);
        Set(request, "CHANNEL-ID", profile.ChannelId);
        Set(request, "X-SIGNATURE", Signature(request, call, timestamp));
        return externalId;
    }

    private string Signature(HttpRequestMessage request, SnapCall call, string timestamp)
    {
        var path = request.RequestUri!.PathAndQuery;
        return profile.CallSigning switch
        {
            CallSigning.Symmetric => SnapSignature.Symmetric(
                profile.ClientSecret,
                SnapSignature.CallText("POST", path, call.Token ?? "", call.Body, timestamp),
                profile.SignatureEncoding),
            CallSigning.Asymmetric =>
                WithKey(SnapSignature.CallTextWithoutToken("POST", path, call.Body, timestamp)),
        };
    }

    /// <summary>An RSA object is not promised to serve several threads at once.</summary>
    private string WithKey(string text)
    {
        lock (keyUse)
        {
            return SnapSignature.Asymmetric(key, text, profile.SignatureEncoding);
        }
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
