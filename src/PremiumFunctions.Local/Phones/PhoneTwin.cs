using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PremiumFunctions.Local.Phones;

/// <summary>
/// A strict WhatsApp Cloud API over HTTP on 127.0.0.1, with faults on demand, that tells by webhook what becomes of
/// messages, and shows the phones they went to. Nothing leaves this machine.
/// </summary>
public sealed class PhoneTwin : IAsyncDisposable
{
    /// <summary>The phones, as people look at them.</summary>
    public const string PagePath = "/phones";

    private const int RequestBytesMax = 64 * 1024;

    private readonly WebApplication app;
    private readonly PhoneTwinOptions options;
    private readonly TimeProvider clock;
    private readonly PhoneBook book;
    private readonly PhoneStatuses statuses;
    private readonly Lock gate = new();
    private readonly List<JsonObject> late = [];

    private PhoneTwin(PhoneTwinOptions options, TimeProvider clock, Func<IReadOnlyList<PhoneMessage>> mails)
    {
        this.options = options;
        this.clock = clock;
        book = new PhoneBook(options.DataFolder);
        statuses = new PhoneStatuses(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, StartedByOthers>();
        app = builder.Build();
        app.MapPost($"/{options.Version}/{options.PhoneNumberId}/messages", (RequestDelegate)TakeAsync);
        app.MapGet(PagePath, (RequestDelegate)(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(
                PhonePage.Of([.. book.Messages, .. book.Written, .. mails()]), http.RequestAborted);
        }));
        app.MapPost(PagePath, (RequestDelegate)WriteAsync);
    }

    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>All that was taken over, oldest first, whether it arrived or not.</summary>
    public IReadOnlyList<PhoneMessage> Messages => book.Messages;

    /// <param name="options">Whose account.</param>
    /// <param name="clock">The time on messages.</param>
    /// <param name="stop">Stops the start.</param>
    /// <param name="mails">What mailboxes hold, to be shown beside.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PhoneTwin> StartAsync(
        PhoneTwinOptions options, TimeProvider clock, CancellationToken stop,
        Func<IReadOnlyList<PhoneMessage>>? mails = null)
    {
        var twin = new PhoneTwin(options, clock, mails ?? (() => []));
        try
        {
            await twin.app.StartAsync(stop);
            twin.BaseUrl = new Uri(twin.app.Urls.Single());
            return twin;
        }
        catch
        {
            await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where statuses go; those of before wait for it.</summary>
    public void TellAt(Uri webhook) => statuses.ListenAt(webhook);

    /// <summary>All statuses that were to be told have been.</summary>
    public Task SettledAsync() => statuses.SettledAsync();

    /// <summary>Tells what was held back.</summary>
    public void Release()
    {
        lock (gate)
        {
            late.ForEach(statuses.Tell);
            late.Clear();
        }
    }

    /// <summary>Somebody writes to our number.</summary>
    /// <param name="number">Who.</param>
    /// <param name="text">Null for a picture.</param>
    /// <param name="about">The message that it answers; empty for none.</param>
    public void Write(string number, string? text, string about = "")
    {
        var now = clock.GetUtcNow();
        var written = new JsonObject
        {
            ["from"] = number.TrimStart('+'),
            ["id"] = book.Wrote(number, now, text ?? "[foto]"),
            ["timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["type"] = text is null ? "image" : "text",
            [text is null ? "image" : "text"] = text is null
                ? new JsonObject { ["mime_type"] = "image/jpeg" }
                : new JsonObject { ["body"] = text },
        };
        if (about.Length > 0)
        {
            written["context"] = new JsonObject { ["id"] = about };
        }

        statuses.Tell(new JsonObject { ["messages"] = new JsonArray(written) });
    }

    public async ValueTask DisposeAsync()
    {
        await statuses.DisposeAsync();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>From the page: what the owner of a phone writes, and the page again.</summary>
    private async Task WriteAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (number, about) = (form["number"].ToString(), form["about"].ToString());
        if (book.Messages.Any(m => m.Number == number))
        {
            Write(number, form["text"].ToString(), about);
        }

        http.Response.Redirect(PagePath);
    }

    private async Task TakeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {options.Token}")
        {
            await PhoneAnswer.RefuseAsync(http, 401, 190);
            return;
        }

        var wrong = PhoneRequest.Read(await ReadAsync(http) ?? default, options, out var order);
        if (wrong != 0)
        {
            await PhoneAnswer.RefuseAsync(http, wrong == 132001 ? 404 : 400, wrong);
            return;
        }

        var conduct = options.ConductOf(order.Number);
        if (conduct.Fault == PhoneFault.Refused && !(order.IsText && conduct.Code is >= 132000 and < 133000))
        {
            await PhoneAnswer.RefuseAsync(http, conduct.Http, conduct.Code);
            return;
        }

        if (conduct.Fault == PhoneFault.Hangs)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await PhoneAnswer.SendAsync(http, Send(order, conduct), conduct);
    }

    private PhoneMessage Send(PhoneOrder order, PhoneConduct conduct)
    {
        var now = clock.GetUtcNow();
        var isTooLate = order.IsText && !book.HasWrittenWithinADay(order.Number, now);
        if (isTooLate)
        {
            conduct = new PhoneConduct(PhoneFault.FailsAfterSent, 131047);
        }

        var message = book.Add(order, now, conduct.Arrives);
        foreach (var status in conduct.Statuses)
        {
            var told = statuses.Status(message, status, conduct.Code, now);
            if (conduct.Fault == PhoneFault.Late)
            {
                lock (gate)
                {
                    late.Add(told);
                }
            }
            else
            {
                statuses.Tell(told);
            }
        }

        return message;
    }

    private static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasJsonContentType()
                ? await JsonSerializer.DeserializeAsync<JsonElement>(
                    http.Request.Body, cancellationToken: http.RequestAborted)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class StartedByOthers : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
