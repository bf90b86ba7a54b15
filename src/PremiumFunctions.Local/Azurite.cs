using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PremiumFunctions.Local;

/// <summary>
/// A storage account on this machine: Azurite from npm, on ports of 127.0.0.1 that the system picks, without
/// telemetry. It ends with this object and, whatever happens, with this process.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private Azurite(Process process, string connectionString)
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
        var modules = await NodeModules.InstallAsync(stop);
        List<string> arguments =
        [
            Path.Combine(modules, "azurite.cjs"),
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", "0",
            "--queueHost", "127.0.0.1", "--queuePort", "0",
            "--tableHost", "127.0.0.1", "--tablePort", "0",
        ];
        if (folder is null)
        {
            arguments.Add("--inMemoryPersistence");
        }
        else
        {
            arguments.AddRange(["--location", Directory.CreateDirectory(folder).FullName]);
        }

        var process = NodeModules.Start("node", arguments);
        try
        {
            return new Azurite(process, await ListenAsync(process, stop));
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(process);

    /// <summary>Azurite names each service and its port once that service listens; tables come last.</summary>
    private static async Task<string> ListenAsync(Process process, CancellationToken stop)
    {
        var ports = new Dictionary<string, string>(StringComparer.Ordinal);
        var said = new StringBuilder();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var ended = process.WaitForExitAsync(stop);
        var first = await Task.WhenAny(listening.Task, ended, Task.Delay(StartPatience, stop));
        stop.ThrowIfCancellationRequested();
        if (first != listening.Task)
        {
            lock (said)
            {
                throw new InvalidOperationException(
                    (first == ended ? "Azurite ended while starting: " : $"Azurite did not listen in {StartPatience}: ")
                    + said);
            }
        }

        return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDX" +
            "J1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" +
            $"QueueEndpoint=http://127.0.0.1:{ports["Queue"]}/devstoreaccount1;" +
            $"TableEndpoint=http://127.0.0.1:{ports["Table"]}/devstoreaccount1;";

        void Hear(string? line)
        {
            if (line is null || listening.Task.IsCompleted)
            {
                return;
            }

            lock (said)
            {
                said.AppendLine(line);
                if (Listening().Match(line) is { Success: true } match)
                {
                    ports[match.Groups[1].Value] = match.Groups[2].Value;
                    if (ports.ContainsKey("Queue") && ports.ContainsKey("Table"))
                    {
                        listening.TrySetResult();
                    }
                }
            }
        }
    }

    /// <summary>The script ends when its standard input does, and writes its data before.</summary>
    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                process.StandardInput.Close();
                await process.WaitForExitAsync(patience.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [GeneratedRegex(@"^Azurite (Queue|Table) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
