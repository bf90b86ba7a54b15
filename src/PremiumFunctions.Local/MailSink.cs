using System.Globalization;
using System.Text.Json;
using MimeKit;

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

    private readonly NodeProcess process;
    private readonly string folder;

    private MailSink(NodeProcess process, string folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts the server and waits until it listens. Installs it before if need be.</summary>
    /// <param name="folder">Where messages are kept; what is there stays.</param>
    /// <param name="stop">Stops the start.</param>
    /// <param name="port">0 for one that the system picks.</param>
    /// <exception cref="InvalidOperationException">Node.js is missing, or the port is taken.</exception>
    public static async Task<MailSink> StartAsync(string folder, CancellationToken stop, int port = 0)
    {
        var path = Directory.CreateDirectory(folder).FullName;
        string[] script =
        [
            "mail-sink.cjs", "--folder", path, "--port", port.ToString(CultureInfo.InvariantCulture),
            "--refuse", Refuse, "--later", Later, "--drop", Drop, "--lose", Lose,
        ];
        var listening = 0;
        var process = await NodeProcess.StartAsync(script, Hear, stop);
        return new MailSink(process, path, listening);

        bool Hear(string line)
        {
            if (!line.StartsWith("{\"port\":", StringComparison.Ordinal))
            {
                return false;
            }

            using var said = JsonDocument.Parse(line);
            listening = said.RootElement.GetProperty("port").GetInt32();
            return true;
        }
    }

    /// <summary>What was taken so far, by Message-ID.</summary>
    public IReadOnlyList<MimeMessage> Messages() =>
    [
        .. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f)),
    ];

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
