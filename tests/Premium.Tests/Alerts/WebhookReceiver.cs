using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;

namespace Premium.Tests.Alerts;

/// <summary>A strict receiver of signed posts: knows the secret, takes each id once; paths are faults.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static readonly byte[] Key = "0123456789abcdef0123456789abcdef"u8.ToArray();

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, bool> ids = new();

    private WebhookReceiver(FakeTimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(http => TakeAsync(http, clock));
    }

    public ConcurrentQueue<(string Url, JsonElement Json)> Taken { get; } = new();

    public ConcurrentQueue<string> Paths { get; } = new();

    public string UrlOf(string path) => $"{app.Urls.Single()}/{path}";

    public static async Task<WebhookReceiver> StartAsync(FakeTimeProvider clock)
    {
        var receiver = new WebhookReceiver(clock);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, FakeTimeProvider clock)
    {
        var path = http.Request.Path.Value!.TrimStart('/');
        Paths.Enqueue(path);
        if (int.TryParse(path, out var status))
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = UrlOf("elsewhere");
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var (id, timestamp) = ($"{headers[WebhookChannel.IdHeader]}", $"{headers[WebhookChannel.TimestampHeader]}");
        if ($"{headers[WebhookChannel.SignatureHeader]}" != WebhookChannel.Signature(Key, id, timestamp, body.ToArray())
            || timestamp != $"{clock.GetUtcNow().ToUnixTimeSeconds()}")
        {
            http.Response.StatusCode = 401;
            return;
        }

        if (ids.TryAdd(id, true))
        {
            Taken.Enqueue((UrlOf(path), JsonSerializer.Deserialize<JsonElement>(body.ToArray())));
        }

        if (path == "lose")
        {
            http.Abort();
        }
    }
}
