using System.Text.RegularExpressions;

namespace PremiumFunctions.Local;

/// <summary>
/// A storage account on this machine: Azurite from npm, on ports of 127.0.0.1 that the system picks, without
/// telemetry. It ends with this object and, whatever happens, with this process.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private readonly NodeProcess process;

    private Azurite(NodeProcess process, string connectionString)
    {
        this.process = process;
        ConnectionString = connectionString;
    }

    /// <summary>Tables and queues; the account name and key are the ones every Azurite has.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts Azurite and waits until it answers. Installs it before if need be.</summary>
    /// <param name="folder">Where data is kept; null to keep it in memory only.</param>
    /// <param name="stop">Stops the start.</param>
    /// <exception cref="InvalidOperationException">Node.js is missing, or Azurite did not start.</exception>
    public static async Task<Azurite> StartAsync(string? folder, CancellationToken stop)
    {
        List<string> script =
        [
            "azurite.cjs",
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", "0",
            "--queueHost", "127.0.0.1", "--queuePort", "0",
            "--tableHost", "127.0.0.1", "--tablePort", "0",
        ];
        if (folder is null)
        {
            script.Add("--inMemoryPersistence");
        }
        else
        {
            script.AddRange(["--location", Directory.CreateDirectory(folder).FullName]);
        }

        // Azurite names each service and its port once that service listens.
        var ports = new Dictionary<string, string>(StringComparer.Ordinal);
        var process = await NodeProcess.StartAsync(script, Hear, stop);
        return new Azurite(
            process,
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDX" +
            "J1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" +
            $"QueueEndpoint=http://127.0.0.1:{ports["Queue"]}/devstoreaccount1;" +
            $"TableEndpoint=http://127.0.0.1:{ports["Table"]}/devstoreaccount1;");

        bool Hear(string line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                ports[match.Groups[1].Value] = match.Groups[2].Value;
            }

            return ports.ContainsKey("Queue") && ports.ContainsKey("Table");
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"^Azurite (Queue|Table) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
