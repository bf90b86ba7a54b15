using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Ports;

namespace Premium.Adapters.Alerts;

/// <summary>
/// Sends alerts by the WhatsApp Cloud API: an approved template, and free text where the template cannot be sent and
/// the recipient has written within the last day. Nothing is repeated here: what may have gone out is said to be
/// unsure, and its fate comes by webhook, with the origin of the message that was sent along.
/// </summary>
/// <exception cref="ArgumentException">The settings are wrong; the message lists every problem.</exception>
public sealed partial class WhatsAppChannel : IAlertChannel, IAnswerBack, IDisposable
{
    public const string ChannelName = "whatsapp";

    private const int AnswerBytesMax = 64 * 1024;

    /// <summary>Meta counts a day; the hour is for what is under way meanwhile.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(23);

    private readonly WhatsAppSettings settings;
    private readonly IInbound inbound;
    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly Uri place;

    public WhatsAppChannel(WhatsAppSettings settings, IInbound inbound, TimeProvider clock)
    {
        var problems = settings.Problems("WhatsApp").ToList();
        if (problems.Count > 0 || !settings.IsOn)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(settings));
        }

        this.settings = settings;
        this.inbound = inbound;
        this.clock = clock;
        http = HttpPlace.Client();
        place = new Uri(new Uri(settings.BaseUrl), $"/{settings.Version}/{settings.PhoneNumberId}/messages");
    }

    public string Name => ChannelName;

    public bool KnowsRepeats => false;

    /// <summary>E.164, as the register holds it.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    public void Dispose() => http.Dispose();

    public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!IsNumber(message.Recipient))
        {
            return new Delivery.Failed("The recipient is not a telephone number.", IsFinal: true);
        }

        var answer = await PostAsync(WhatsAppBody.Template(message, settings), stop);
        return answer is { Error.Consequence: WhatsAppConsequence.Template } && await MayTextAsync(message, stop)
            ? (await PostAsync(WhatsAppBody.Text(message), stop)).Delivery
            : answer.Delivery;
    }

    public async Task<bool> SayAsync(string number, string text, CancellationToken stop)
    {
        var message = new AlertMessage("", number, text, text) { Short = text };
        return await MayTextAsync(message, stop)
            && (await PostAsync(WhatsAppBody.Text(message), stop)).Delivery is Delivery.Accepted;
    }

    private async Task<bool> MayTextAsync(AlertMessage message, CancellationToken stop) =>
        await inbound.LastAsync(message.Recipient, stop) is { } last && clock.GetUtcNow() - last < Window;

    private async Task<Answer> PostAsync(JsonObject body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, place)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        using var timeout = new CancellationTokenSource(HttpPlace.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(AnswerBytesMax, either.Token);
            return Read(response.StatusCode, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (Exception failure) when (HttpPlace.IsNotSent(failure))
        {
            return new Answer(new Delivery.Failed("WhatsApp could not be reached.", IsFinal: false));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Unsure($"no answer within {HttpPlace.Patience.TotalSeconds} seconds");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Unsure("the connection was lost");
        }
    }

    private static Answer Read(HttpStatusCode status, string text)
    {
        var json = Parsed(text);
        if ((int)status is >= 200 and < 300)
        {
            return Id(json) is { } id
                ? new Answer(new Delivery.Accepted(id))
                : Unsure("it was taken, and the answer names no message");
        }

        // A server that fails may have sent it before it did.
        if ((int)status >= 500 || status == HttpStatusCode.RequestTimeout)
        {
            return Unsure(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}"));
        }

        var error = Code(json) is { } code ? WhatsAppErrors.Of(code)
            : status == HttpStatusCode.TooManyRequests ? WhatsAppErrors.Of(130429)
            : null;
        return error is null
            ? new Answer(new Delivery.Failed(
                string.Create(CultureInfo.InvariantCulture, $"WhatsApp answered HTTP {(int)status}."), IsFinal: false)
            {
                IsOurs = true,
                After = TimeSpan.FromHours(1),
            })
            : new Answer(error.Failed()) { Error = error };
    }

    private static Answer Unsure(string why) => new(new Delivery.Unsure($"WhatsApp: {why}."));

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Id(JsonNode? json) =>
        json is JsonObject answer && answer["messages"] is JsonArray { Count: 1 } messages
            && messages[0] is JsonObject message && message["id"] is JsonValue value
            && value.TryGetValue<string>(out var id) && Reference().IsMatch(id) ? id : null;

    private static int? Code(JsonNode? json) =>
        json is JsonObject answer && answer["error"] is JsonObject error && error["code"] is JsonValue value
            && value.TryGetValue<int>(out var code) ? code : null;

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[!-~]{1,160}\z")]
    private static partial Regex Reference();

    private sealed record Answer(Delivery Delivery)
    {
        public WhatsAppError? Error { get; init; }
    }
}
