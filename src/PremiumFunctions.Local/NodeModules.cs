using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace PremiumFunctions.Local;

/// <summary>
/// The Node.js packages of the local run (<c>Node/package-lock.json</c>, exact versions), installed on first use
/// beside their lock file, where git ignores them. Safe to call from several processes at once: one installs, the
/// others wait. A build begins with it already, in the background.
/// </summary>
public static class NodeModules
{
    /// <summary>What <c>install.cjs</c> ends with where another one is at it.</summary>
    private const int Busy = 75;

    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>The folder with <c>package.json</c> and the scripts.</summary>
    public static string Folder { get; } = typeof(NodeModules).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "NodeFolder").Value!;

    /// <returns><see cref="Folder"/>, its packages in place.</returns>
    /// <exception cref="NodeMissingException">Node.js or npm is missing, or the installation failed.</exception>
    public static async Task<string> InstallAsync(CancellationToken stop)
    {
        var lockFile = Path.Combine(Folder, "package-lock.json");
        if (!File.Exists(lockFile))
        {
            throw new NodeMissingException(
                $"'{lockFile}' is missing: expected the source tree this program was built from.");
        }

        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(lockFile, stop)));
        var stamp = Path.Combine(Folder, "node_modules", ".installed");
        if (await IsInstalledAsync())
        {
            return Folder;
        }

        Console.WriteLine("Installing Azurite from npm, once ...");
        await using var guard = await GuardAsync(stop);
        await OtherIsDoneAsync(stop);
        while (!await IsInstalledAsync())
        {
            await RunInstallAsync(stop);
            await OtherIsDoneAsync(stop);
        }

        return Folder;

        async Task<bool> IsInstalledAsync() =>
            File.Exists(stamp) && await File.ReadAllTextAsync(stamp, stop) == wanted;
    }

    /// <summary>Starts a program of the Node.js family with its streams redirected.</summary>
    /// <exception cref="NodeMissingException">The program is not on the PATH.</exception>
    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            throw new NodeMissingException(
                $"'{program}' could not be started: the local run needs Node.js 20 or later with npm on the PATH " +
                "(https://nodejs.org).",
                e);
        }
    }

    /// <summary>Open without sharing, a file is a lock that the system drops when its holder dies.</summary>
    private static async Task<FileStream> GuardAsync(CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, ".data"));
        var path = Path.Combine(folder.FullName, "install.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < InstallPatience)
            {
                await Task.Delay(Look, stop);
            }
        }
    }

    /// <summary>Waits for an installation that a build began; forgets one whose process is gone.</summary>
    private static async Task OtherIsDoneAsync(CancellationToken stop)
    {
        var holder = new FileInfo(Path.Combine(Folder, ".data", "installing"));
        var waited = Stopwatch.StartNew();
        while (holder.Exists && waited.Elapsed < InstallPatience && await IsAtItAsync(holder, stop))
        {
            await Task.Delay(Look, stop);
            holder.Refresh();
        }

        holder.Delete();
    }

    private static async Task<bool> IsAtItAsync(FileInfo holder, CancellationToken stop)
    {
        try
        {
            // The number may be of a process that began later and has nothing to do with it.
            return int.TryParse(await File.ReadAllTextAsync(holder.FullName, stop), out var id)
                ? Process.GetProcessById(id) is { HasExited: false } one
                    && one.StartTime.ToUniversalTime() <= holder.LastWriteTimeUtc + TimeSpan.FromSeconds(1)
                : TimeProvider.System.GetUtcNow() - holder.LastWriteTimeUtc < TimeSpan.FromSeconds(10);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static async Task RunInstallAsync(CancellationToken stop)
    {
        using var install = Start("node", [Path.Combine(Folder, "install.cjs"), "here"]);
        install.StandardInput.Close();
        var output = install.StandardOutput.ReadToEndAsync(stop);
        var errors = install.StandardError.ReadToEndAsync(stop);
        try
        {
            await install.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            install.Kill(entireProcessTree: true);
            throw;
        }

        if (install.ExitCode is not (0 or Busy))
        {
            throw new NodeMissingException(
                $"'npm ci' in '{Folder}' ended with code {install.ExitCode}: {await errors} {await output}".TrimEnd());
        }
    }
}
