using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Snap;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>A running twin with a folder of its own, and a partner who signs as the standard says.</summary>
internal sealed class TwinBench : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private long nextExternalId = 1;
    private string token = "";

    private TwinBench(BankTwin twin, BankTwinOptions options, FakeTimeProvider clock)
    {
        Twin = twin;
        Options = options;
        Clock = clock;
    }

    public BankTwin Twin { get; private set; }

    public BankTwinOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public TwinLedger Ledger => Twin.Ledger;

    public PlayedBank Bank => Options.Banks[0];

    public string JournalPath => Path.Combine(Options.DataFolder, "bank-twin.jsonl");

    /// <summary>08:00 in Jakarta on a Monday; the payer holds 1,000,000 and its fate may be fixed.</summary>
    public static async Task<TwinBench> StartAsync(
        AccountFate fate = AccountFate.Normal,
        BankTwinFaults? faults = null,
        Func<PlayedBank, PlayedBank>? change = null,
        int pageSize = 100,
        Func<Task>? beforeFlush = null)
    {
        var bank = NewBank("jateng", fate);
        var options = new BankTwinOptions
        {
            DataFolder = Directory.CreateTempSubdirectory("bank-twin-").FullName,
            Banks = [change is null ? bank : change(bank), NewBank("bri", AccountFate.Normal)],
            Faults = faults ?? BankTwinFaults.None,
            StatementPageSize = pageSize,
            BeforeFlush = beforeFlush ?? (() => Task.CompletedTask),
        };
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7)));
        return new TwinBench(
            await BankTwin.StartAsync(options, clock, CancellationToken.None), options, clock);
    }

    public async Task RestartAsync()
    {
        await Twin.StopAsync(CancellationToken.None);
        Twin = await BankTwin.StartAsync(Options, Clock, CancellationToken.None);
    }

    public string Timestamp(PlayedBank? bank = null) => Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString(
        (bank ?? Bank).TimestampForm == TwinTimestampForm.Seconds
            ? "yyyy-MM-dd'T'HH:mm:sszzz"
            : "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
        CultureInfo.InvariantCulture);

    public JsonObject TransferBody(string reference = Reference, long amount = 216_000) => new()
    {
        ["partnerReferenceNo"] = reference,
        ["amount"] = new JsonObject { ["value"] = amount + ".00", ["currency"] = "IDR" },
        ["beneficiaryAccountNo"] = Collection.Reveal(),
        ["sourceAccountNo"] = Payer.Reveal(),
        ["transactionDate"] = Timestamp(),
        ["remark"] = "BPJSTK-" + reference,
    };

    public Task<Answer> PayAsync(string reference = Reference, long amount = 216_000) =>
        CallAsync("/transfer-intrabank", TransferBody(reference, amount));

    public Task<Answer> InquireAsync(string reference = Reference) => CallAsync("/transfer/status", new JsonObject
    {
        ["originalPartnerReferenceNo"] = reference,
        ["serviceCode"] = "17",
    });

    public Task<Answer> BalanceAsync(string account = "1000000001") =>
        CallAsync("/balance-inquiry", new JsonObject { ["accountNo"] = account });

    public Task<Answer> StatementAsync(string from, string to, string account = "1000000001") =>
        CallAsync("/bank-statement", new JsonObject
        {
            ["accountNo"] = account,
            ["fromDateTime"] = from,
            ["toDateTime"] = to,
        });

    public async Task<Answer> CallAsync(
        string path, JsonObject body, Action<HttpRequestMessage>? change = null, PlayedBank? bank = null)
    {
        bank ??= Bank;
        using var request = await SignAsync(path, body.ToJsonString(), bank);
        change?.Invoke(request);
        return await SendAsync(request, CancellationToken.None);
    }

    public async Task<HttpRequestMessage> SignAsync(
        string path, string body, PlayedBank bank, string? timestamp = null, HttpMethod? method = null)
    {
        timestamp ??= Timestamp(bank);
        method ??= HttpMethod.Post;
        token = token == "" || bank != Bank ? (await TokenAsync(bank))["accessToken"] : token;
        var target = bank.PathPrefix + path;
        var bytes = Encoding.UTF8.GetBytes(body);
        var text = SnapSignature.CallText(method.Method, target, token, bytes, timestamp);
        var request = new HttpRequestMessage(method, new Uri(Twin.BaseUrl, target))
        {
            Content = new ByteArrayContent(bytes),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Authorization"] = "Bearer " + token,
            ["X-TIMESTAMP"] = timestamp,
            ["X-SIGNATURE"] = SnapSignature.Symmetric(bank.ClientSecret, text, SignatureEncoding.Base64),
            ["X-PARTNER-ID"] = bank.PartnerId,
            ["X-EXTERNAL-ID"] = Interlocked.Increment(ref nextExternalId).ToString(CultureInfo.InvariantCulture),
            ["CHANNEL-ID"] = bank.ChannelId,
        })
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public async Task<Answer> TokenAsync(
        PlayedBank bank,
        Action<HttpRequestMessage>? change = null,
        string body = """{"grantType":"client_credentials"}""")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(Twin.BaseUrl, bank.PathPrefix + "/access-token/b2b"))
        {
            Content = new StringContent(body, null, "application/json"),
        };
        var timestamp = Timestamp(bank);
        var text = SnapSignature.TokenText(bank.ClientId, timestamp);
        request.Headers.TryAddWithoutValidation("X-TIMESTAMP", timestamp);
        request.Headers.TryAddWithoutValidation("X-CLIENT-KEY", bank.ClientId);
        request.Headers.TryAddWithoutValidation(
            "X-SIGNATURE", SnapSignature.Asymmetric(Key, text, SignatureEncoding.Base64));
        change?.Invoke(request);
        return await SendAsync(request, CancellationToken.None);
    }

    public void ForgetToken() => token = "";

    public Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request, CancellationToken stop) =>
        http.SendAsync(request, stop);

    public Task<string> GetAsync(string path) => http.GetStringAsync(new Uri(Twin.BaseUrl, path));

    /// <summary>Returns once the twin has taken note of that many calls.</summary>
    public async Task SeenAsync(TwinService service, string subject, int calls)
    {
        while (Ledger.Calls(Bank.Id, service, subject) < calls)
        {
            await Task.Yield();
        }
    }

    /// <summary>A call is counted a moment before it takes effect; waits for the effect where there is one.</summary>
    public async Task EffectAsync(string reference, int transfers)
    {
        while (transfers > 0 && Ledger.Transfer(Bank.Id, reference) is null)
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Twin.DisposeAsync();
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var response = await http.SendAsync(request, stop);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(stop))!.AsObject();
        return new Answer(response.StatusCode, (string?)body["responseCode"] ?? "", body);
    }

    /// <summary>The settings of the function app for this bank.</summary>
    public BankProfile Profile() => ProfileOf(Twin, Bank);
}
