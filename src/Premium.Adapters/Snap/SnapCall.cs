using System.Net;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>One call on its way through the pipeline; every HTTP request of it is signed anew.</summary>
internal sealed class SnapCall(SnapService service, byte[] body, RequestIds? ids)
{
    private static readonly HttpRequestOptionsKey<SnapCall> Key = new("snap");

    public SnapService Service => service;

    /// <summary>Serialised once: the bytes hashed are the bytes sent.</summary>
    public byte[] Body => body;

    /// <summary>Null for the token call, which has none.</summary>
    public RequestIds? Ids => ids;

    /// <summary>Null for the token call and where calls are signed without one.</summary>
    public string? Token { get; set; }

    /// <summary>After this moment the call must not leave any more.</summary>
    public DateTimeOffset SendBefore { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Null where no evidence of the call is kept.</summary>
    public CallTrace? Trace { get; init; }

    /// <summary>True from the first byte of the body on: until then the bank cannot have acted on the call.</summary>
    public bool BodyStarted => BodiesStarted > 0;

    /// <summary>How many requests of this call got as far as their body.</summary>
    public int BodiesStarted { get; private set; }

    /// <summary>What the bank may act on already: a stop would only lose the answer.</summary>
    public bool IsToBeFinished => Service is SnapService.Transfer && BodyStarted;

    public bool MayRepeat => Ids is not { HasNext: false };

    public static SnapCall? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var call) ? call : null;

    public HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new Bytes(this) };
        request.Content.Headers.ContentType = new("application/json");
        request.Options.Set(Key, this);
        return request;
    }

    private sealed class Bytes(SnapCall call) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            await SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            call.BodiesStarted++;
            await stream.WriteAsync(call.Body, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = call.Body.Length;
            return true;
        }
    }
}

/// <summary>The call waited for its turn until it was too late to send it; nothing left this machine.</summary>
internal sealed class TooLateException() : Exception("The call waited too long for its turn and was not sent.");
