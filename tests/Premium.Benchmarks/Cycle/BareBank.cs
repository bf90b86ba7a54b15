using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Premium.Adapters.Snap;
using Premium.Domain;

namespace Premium.Benchmarks.Cycle;

/// <summary>Signed payments by a bare <see cref="HttpClient"/>: no pipeline, no verdicts, no evidence.</summary>
public sealed class BareBank(Lane lane) : IDisposable
{
    private readonly string payments = $"/bank-{lane.Bank}/v1.0/transfer-intrabank";

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Pipeline.PaymentsAtOnce,
        UseCookies = false,
        UseProxy = false,
    })
    {
        BaseAddress = lane.World.Twin.BaseUrl,
    };

    private string token = "";

    public async Task OpenAsync(CancellationToken stop)
    {
        using var key = RSA.Create();
        key.ImportFromPem(lane.World.Keys.PrivatePem);
        var now = SnapTime.Field(lane.World.Clock.GetUtcNow());
        using var request = Request(
            $"/bank-{lane.Bank}/v1.0/access-token/b2b", """{"grantType":"client_credentials"}"""u8.ToArray(), now);
        request.Headers.TryAddWithoutValidation("X-CLIENT-KEY", World.ClientId);
        request.Headers.TryAddWithoutValidation("X-SIGNATURE", SnapSignature.Asymmetric(
            key, SnapSignature.TokenText(World.ClientId, now), SignatureEncoding.Base64));
        using var response = await http.SendAsync(request, stop);
        using var reply = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(stop));
        token = reply.RootElement.GetProperty("accessToken").GetString()!;
    }

    public async Task PayAsync(BillId bill, CancellationToken stop)
    {
        var debit = bill.Attempt(1);
        var now = SnapTime.Field(lane.World.Clock.GetUtcNow());
        var reference = debit.PaymentReference;
        var body = Encoding.UTF8.GetBytes(
            $$"""{"partnerReferenceNo":"{{reference}}","amount":{"value":"1234567.00","currency":"IDR"},"""
            + $$""" "beneficiaryAccountNo":"{{World.Collection.Reveal()}}","currency":"IDR","""
            + $$""" "customerReference":"{{reference}}","feeType":"OUR","remark":"BPJSTK-{{reference}}","""
            + $$""" "sourceAccountNo":"{{World.AccountOf(bill.Village).Reveal()}}","transactionDate":"{{now}}"}""");
        using var request = Request(payments, body, now);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("X-PARTNER-ID", World.PartnerId);
        request.Headers.TryAddWithoutValidation("X-EXTERNAL-ID", debit.ExternalId(0));
        request.Headers.TryAddWithoutValidation("CHANNEL-ID", World.ChannelId);
        request.Headers.TryAddWithoutValidation("X-SIGNATURE", SnapSignature.Symmetric(
            World.ClientSecret,
            SnapSignature.CallText("POST", payments, token, body, now),
            SignatureEncoding.Base64));
        using var response = await http.SendAsync(request, stop);
        await response.Content.ReadAsByteArrayAsync(stop);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(string path, byte[] body, string timestamp)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("X-TIMESTAMP", timestamp);
        return request;
    }
}
