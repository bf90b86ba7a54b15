using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Premium.Ports;

namespace Premium.Adapters.Alerts;

/// <summary>
/// Posts alerts as JSON to a program of somebody else, signed as Standard Webhooks has it: HMAC-SHA256 over id,
/// timestamp and body. The id is the same whenever a message is sent again, so that the receiver knows a repeat.
/// </summary>
/// <exception cref="ArgumentException">The settings are wrong; the message lists every problem.</exception>
public sealed class WebhookChannel : IAlertChannel, IDisposable
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private readonly WebhookSettings settings;
    private readonly TimeProvider clock;
    private readonly HttpClient http = HttpPlace.Client();

    public WebhookChannel(WebhookSettings settings, TimeProvider clock)
    {
        var problems = settings.Problems("Webhook").ToList();
        if (problems.Count > 0 || !settings.IsOn)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(settings));
        }

        this.settings = settings;
        this.clock = clock;
    }

    public string Name => "webhook";

    public bool KnowsRepeats => true;

    public void Dispose() => http.Dispose();

    public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!settings.MayPostTo(message.Recipient))
        {
            return new Delivery.Failed("The recipient is not an address on a host that is set.", IsFinal: true);
        }

        using var request = Request(message);
        using var timeout = new CancellationTokenSource(HttpPlace.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            // What the answer says besides is nobody's business, and not read.
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Read(response.StatusCode);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Later("No answer in time.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Later("The connection to the receiver failed.");
        }
    }

    /// <summary>As <see cref="SignatureHeader"/> has it.</summary>
    public static string Signature(ReadOnlySpan<byte> key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }

    private HttpRequestMessage Request(AlertMessage message)
    {
        var now = clock.GetUtcNow();
        var id = IdOf(message);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = message.Id,
            village = message.Village,
            subject = message.SubjectLine,
            @short = message.PhoneText,
            body = message.Body,
            at = now.ToUniversalTime(),
        });
        var request = new HttpRequestMessage(HttpMethod.Post, message.Recipient)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Signature(settings.Key, id, timestamp, body));
        return request;
    }

    /// <summary>
    /// The same for the same message to the same recipient: two people behind one gateway do not hide each other's.
    /// A digest fits a header, whatever ids are made of.
    /// </summary>
    private static string IdOf(AlertMessage message) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Id}\n{message.Recipient}")))[..32];

    private static Delivery Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new Delivery.Delivered(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}")),
        404 or 410 => new Delivery.Failed($"The receiver answered {(int)status}: it is not there.", IsFinal: true),
        _ => Later(string.Create(CultureInfo.InvariantCulture, $"The receiver answered {(int)status}.")),
    };

    private static Delivery.Failed Later(string why) => new(why, IsFinal: false);
}
