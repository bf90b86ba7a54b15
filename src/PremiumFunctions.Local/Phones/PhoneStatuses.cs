using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PremiumFunctions.Local.Phones;

/// <summary>Tells the webhook, one call at a time, signed as Meta signs. What is not taken is told again.</summary>
internal sealed class PhoneStatuses(PhoneTwinOptions options) : IAsyncDisposable
{
    private const int TriesMax = 20;

    private static readonly TimeSpan Break = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient http = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<Uri> webhook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    /// <summary>What is to be told waits until somebody listens.</summary>
    public void ListenAt(Uri place) => webhook.TrySetResult(place);

    public void Tell(JsonObject value)
    {
        lock (gate)
        {
            last = AfterAsync(last, value);
        }
    }

    /// <summary>All that was to be told has been.</summary>
    public Task SettledAsync()
    {
        lock (gate)
        {
            return last;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await SettledAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stopping.Dispose();
    }

    public JsonObject Status(PhoneMessage message, string status, int code, DateTimeOffset at)
    {
        var told = new JsonObject
        {
            ["id"] = message.Id,
            ["status"] = status,
            ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["recipient_id"] = message.Number.TrimStart('+'),
            ["biz_opaque_callback_data"] = message.Origin,
        };
        if (status == "failed")
        {
            told["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Played by the twin" });
        }

        return new JsonObject { ["statuses"] = new JsonArray(told) };
    }

    private async Task AfterAsync(Task before, JsonObject value)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["phone_number_id"] = options.PhoneNumberId };
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = "0",
                ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = "messages" }),
            }),
        }.ToJsonString());
        var place = await webhook.Task.WaitAsync(stopping.Token);
        for (var tries = 1; !await IsTakenAsync(place, body) && tries < TriesMax; tries++)
        {
            await Task.Delay(Break, stopping.Token);
        }
    }

    private async Task<bool> IsTakenAsync(Uri place, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, place) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(
            MessageStatus.SignatureHeader,
            "sha256=" + Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), body)));
        try
        {
            using var answer = await http.SendAsync(request, stopping.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
