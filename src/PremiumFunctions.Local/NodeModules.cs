using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace PremiumFunctions.Local;

/// <summary>
/// The Node.js packages of the local run (<c>Node/package-lock.json</c>, exact versions), installed on first use
/// beside their lock file, where git ignores them. Safe to call from several processes at once: one installs, the
/// others wait.
/// </summary>
public static class NodeModules
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(10);

    /// <summary>The folder with <c>package.json</c> and the scripts.</summary>
    public static string Folder { get; } = typeof(NodeModules).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "NodeFolder").Value!;

    /// <returns><see cref="Folder"/>, its packages in place.</returns>
    /// <exception cref="InvalidOperationException">Node.js or npm is missing, or the installation failed.</exception>
    public static async Task<string> InstallAsync(CancellationToken stop)
    {
        var lockFile = Path.Combine(Folder, "package-lock.json");
        if (!File.Exists(lockFile))
        {
            throw new InvalidOperationException(
                $"'{lockFile}' is missing: expected the source tree this program was built from.");
        }

        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(lockFile, stop)));
        var stamp = Path.Combine(Folder, "node_modules", ".installed");
        if (await IsInstalledAsync())
        {
            return Folder;
        }

        await using var guard = await GuardAsync(stop);
        if (!await IsInstalledAsync())
        {
            await RunNpmAsync(stop);
            await File.WriteAllTextAsync(stamp, wanted, stop);
        }

        return Folder;

        // npm ci empties node_modules first, so an installation cut short leaves no stamp.
        async Task<bool> IsInstalledAsync() =>
            File.Exists(stamp) && await File.ReadAllTextAsync(stamp, stop) == wanted;
    }

    /// <summary>Starts a program of the Node.js family with its streams redirected.</summary>
    /// <exception cref="InvalidOperationException">The program is not on the PATH.</exception>
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
            throw new InvalidOperationException(
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
                await Task.Delay(TimeSpan.FromMilliseconds(250), stop);
            }
        }
    }

    private static async Task RunNpmAsync(CancellationToken stop)
    {
        Console.WriteLine("Installing Azurite from npm, once ...");
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        using var npm = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync(stop);
        var errors = npm.StandardError.ReadToEndAsync(stop);
        try
        {
            await npm.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'npm ci' in '{Folder}' ended with code {npm.ExitCode}: {await errors} {await output}".TrimEnd());
        }
    }
}
