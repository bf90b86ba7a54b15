using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Net;

namespace PremiumFunctions.Local;

/// <summary>
/// A mail server on this machine that delivers to nobody and keeps what it takes in a folder, one
/// <c>message-id.eml</c> a message, so that a message sent again is one file. It speaks SMTP on 127.0.0.1 without
/// sign-in and offers STARTTLS with a certificate nobody trusts. The recipients below are treated as their name says.
/// </summary>
public sealed class MailSink : IAsyncDisposable
{
    /// <summary><c>refuse@...</c> is answered 550.</summary>
    public const string Refuse = "refuse";

    /// <summary><c>later@...</c> is answered 451.</summary>
    public const string Later = "later";

    /// <summary>The connection is cut when <c>drop@...</c> is named.</summary>
    public const string Drop = "drop";

    /// <summary>The message to <c>lose@...</c> is kept, then the connection is cut instead of an answer.</summary>
    public const string Lose = "lose";

    private const int MessageBytesMax = 1024 * 1024;

    private readonly CancellationTokenSource stopping = new();
    private readonly string folder;
    private Task serving = Task.CompletedTask;

    private MailSink(string folder) => this.folder = folder;

    public int Port { get; private set; }

    /// <summary>Starts the server; it listens when this returns.</summary>
    /// <param name="folder">Where messages are kept; what is there stays.</param>
    /// <param name="stop">Stops the start.</param>
    /// <param name="port">0 for one that the system picks.</param>
    /// <exception cref="InvalidOperationException">The port is taken.</exception>
    public static async Task<MailSink> StartAsync(string folder, CancellationToken stop, int port = 0)
    {
        stop.ThrowIfCancellationRequested();
        var sink = new MailSink(Directory.CreateDirectory(folder).FullName);
        try
        {
            await sink.ListenAsync(port).WaitAsync(stop);
            return sink;
        }
        catch
        {
            await sink.DisposeAsync();
            throw;
        }
    }

    /// <summary>What was taken so far, by Message-ID.</summary>
    public IReadOnlyList<MimeMessage> Messages() =>
    [
        .. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f)),
    ];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();

        // How serving ended is no news: it was cancelled, or the start has told why it failed.
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(int port)
    {
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var endpoints = new EndpointListenerFactory();
        endpoints.EndpointStarted += (_, e) => listening.TrySetResult(((IPEndPoint)e.LocalEndPoint).Port);
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(endpoints);
        services.Add(new MailRecipients());
        services.Add(new MailFolder(folder));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail-sink")
            .MaxMessageSize(MessageBytesMax, MaxMessageSizeHandling.Strict)
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).Certificate(Untrusted()))
            .Build();
        try
        {
            serving = new SmtpServer.SmtpServer(options, services).StartAsync(stopping.Token);
            await (await Task.WhenAny(serving, listening.Task));
            Port = await listening.Task;
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException(
                $"The mail server cannot listen on port {port} of 127.0.0.1: {e.SocketErrorCode}.", e);
        }
    }

    private static X509Certificate2 Untrusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var signed = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddYears(10));

        // Windows uses no key that was never in a container.
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
