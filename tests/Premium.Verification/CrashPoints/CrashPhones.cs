using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using PremiumFunctions;
using PremiumFunctions.Local.Phones;

namespace Premium.Verification.CrashPoints;

/// <summary>What Meta tells the webhook: the bytes, and their signature.</summary>
public sealed record PhoneWord(string Signature, string Body)
{
    public override string ToString() => $"{Signature} {Body}";
}

/// <summary>
/// The phones of one world, and what Meta has to tell of them: kept here until somebody brings it, because the function
/// app that is to be told may be dead.
/// </summary>
internal sealed class CrashPhones : IAsyncDisposable
{
    private readonly WebApplication listener;
    private readonly Lock gate = new();
    private List<PhoneWord> words = [];

    private CrashPhones()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        listener = builder.Build();
        listener.Run(KeepAsync);
    }

    public PhoneTwin Twin { get; private set; } = null!;

    public static async Task<CrashPhones> StartAsync(TimeProvider clock, CancellationToken stop)
    {
        var phones = new CrashPhones();
        try
        {
            await phones.listener.StartAsync(stop);
            phones.Twin = await PhoneTwin.StartAsync(new PhoneTwinOptions(), clock, stop);
            phones.Twin.TellAt(new Uri(phones.listener.Urls.Single()));
            return phones;
        }
        catch
        {
            await phones.DisposeAsync();
            throw;
        }
    }

    /// <summary>All that is to be told of what was sent by now and was not taken yet, in its order.</summary>
    public async Task<IReadOnlyList<PhoneWord>> TakeWordsAsync()
    {
        await Twin.SettledAsync();
        lock (gate)
        {
            var taken = words;
            words = [];
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Twin is not null)
        {
            await Twin.DisposeAsync();
        }

        await listener.DisposeAsync();
    }

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        lock (gate)
        {
            words.Add(new PhoneWord(
                http.Request.Headers[MessageStatus.SignatureHeader].ToString(),
                Convert.ToBase64String(body.ToArray())));
        }
    }
}
