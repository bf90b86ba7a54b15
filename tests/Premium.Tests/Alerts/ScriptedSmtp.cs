using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Premium.Tests.Alerts;

/// <summary>A mail server that answers one conversation as it is told, and keeps what was said to it.</summary>
internal sealed class ScriptedSmtp : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> replies;
    private readonly Task conversation;

    /// <param name="replies">By command, such as <c>RCPT</c>; <c>.</c> answers the message. The rest is 250.</param>
    public ScriptedSmtp(params (string Command, string Reply)[] replies)
    {
        this.replies = replies.ToDictionary(r => r.Command, r => r.Reply);
        listener.Start();
        conversation = TalkAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<string> Heard { get; } = [];

    public Task Ended => conversation;

    public void Dispose() => listener.Dispose();

    private async Task TalkAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example ready");
        var isData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (isData && line != ".")
            {
                continue;
            }

            Heard.Add(line);
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            isData = command == "DATA" && !replies.ContainsKey(command);
            await writer.WriteLineAsync(replies.GetValueOrDefault(command) ?? command switch
            {
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (command == "QUIT")
            {
                return;
            }
        }
    }
}
