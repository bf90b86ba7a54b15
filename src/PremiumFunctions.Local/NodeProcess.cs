using System.Diagnostics;
using System.Text;

namespace PremiumFunctions.Local;

/// <summary>
/// A server run by Node.js from a script in <c>Node/</c>. The scripts end when their standard input does, so that no
/// server outlives this process, however it ends.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private bool isEnded;

    private NodeProcess(Process process) => this.process = process;

    /// <summary>Starts a script and waits until it listens. Installs the packages before if need be.</summary>
    /// <param name="script">The script and its arguments.</param>
    /// <param name="hear">Given each line the script says, one at a time; true once it listens.</param>
    /// <param name="stop">Stops the start.</param>
    /// <exception cref="NodeMissingException">Node.js or a package of it is missing.</exception>
    /// <exception cref="NodeServerException">The script did not listen.</exception>
    public static async Task<NodeProcess> StartAsync(
        IReadOnlyList<string> script, Func<string, bool> hear, CancellationToken stop)
    {
        var modules = await NodeModules.InstallAsync(stop);
        var server = new NodeProcess(
            NodeModules.Start("node", [Path.Combine(modules, script[0]), .. script.Skip(1)]));
        try
        {
            await server.ListenAsync(script[0], hear, stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isEnded)
        {
            return;
        }

        isEnded = true;
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

    private async Task ListenAsync(string name, Func<string, bool> hear, CancellationToken stop)
    {
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
                throw new NodeServerException(
                    (first == ended ? $"{name} ended while starting: " : $"{name} did not listen in {StartPatience}: ")
                    + said);
            }
        }

        // Both streams call, each on its own thread; both are read to the end, or the script would block.
        void Hear(string? line)
        {
            if (line is null || listening.Task.IsCompleted)
            {
                return;
            }

            lock (said)
            {
                said.AppendLine(line);
                if (hear(line))
                {
                    listening.TrySetResult();
                }
            }
        }
    }
}
