using System.Globalization;
using System.Text.RegularExpressions;

namespace PremiumFunctions.Local;

/// <summary>Ports of 127.0.0.1; 0 for one that the system picks.</summary>
public sealed record StoragePorts(int Blob = 0, int Queue = 0, int Table = 0);

/// <summary>
/// A storage account on this machine: Azurite from npm, without telemetry. It ends with this object and, whatever
/// happens, with this process.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private readonly NodeProcess process;

    private Azurite(NodeProcess process, string connectionString)
    {
        this.process = process;
        ConnectionString = connectionString;
    }

    /// <summary>
    /// Tables, queues, and blobs for a Functions host, which keeps its locks there; the account name and key are the
    /// ones every Azurite has.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>Starts Azurite and waits until it answers. Installs it before if need be.</summary>
    /// <param name="folder">Where data is kept; null to keep it in memory only.</param>
    /// <param name="stop">Stops the start.</param>
    /// <param name="ports">Free ones where not given.</param>
    /// <exception cref="NodeFailureException">Node.js is missing, or Azurite did not start.</exception>
    public static async Task<Azurite> StartAsync(string? folder, CancellationToken stop, StoragePorts? ports = null)
    {
        ports ??= new StoragePorts();
        List<string> script =
        [
            "azurite.cjs",
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            .. Listen("blob", ports.Blob), .. Listen("queue", ports.Queue), .. Listen("table", ports.Table),
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
        var listening = new Dictionary<string, string>(StringComparer.Ordinal);
        var process = await NodeProcess.StartAsync(script, Hear, stop);
        return new Azurite(
            process,
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDX" +
            "J1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" +
            string.Concat(listening.Select(s => $"{s.Key}Endpoint=http://127.0.0.1:{s.Value}/devstoreaccount1;")));

        bool Hear(string line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                listening[match.Groups[1].Value] = match.Groups[2].Value;
            }

            return listening.Count == 3;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string[] Listen(string service, int port) =>
        [$"--{service}Host", "127.0.0.1", $"--{service}Port", port.ToString(CultureInfo.InvariantCulture)];

    [GeneratedRegex(@"^Azurite (Blob|Queue|Table) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
