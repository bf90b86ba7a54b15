using System.Diagnostics;
using System.Reflection;
using Microsoft.Playwright;

namespace Premium.Tests.Browser;

/// <summary>
/// A browser on whatever machine this is: Debian's, Playwright's own, or one of the two installed now. Where there is
/// none, tests fail and say what to do; none is left out.
/// </summary>
internal static class Chromium
{
    private const string Package = "chromium";

    /// <summary>Which package of a browser is not to be had is known by then.</summary>
    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(5);

    /// <exception cref="InvalidOperationException">No browser could be started or installed.</exception>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var failed = new List<string>();
        return await TryAsync("the one on the PATH", () => DebiansAsync(playwright))
            ?? await TryAsync("Playwright's own", () => PlaywrightsAsync(playwright))
            ?? await TryAsync("Playwright's own, downloaded now", () => DownloadedAsync(playwright))
            ?? await TryAsync("Debian's package, installed now", () => InstalledAsync(playwright))
            ?? throw new InvalidOperationException(
                "The browser tests found no browser. Install Debian's: 'apt-get install chromium' as root; or let "
                + "Playwright download one: 'pwsh playwright.ps1 install --with-deps chromium' beside the tests' "
                + $"assembly. Tried: {string.Join("; ", failed)}");

        async Task<IBrowser?> TryAsync(string which, Func<Task<IBrowser>> start)
        {
            try
            {
                return await start();
            }
            catch (Exception e) when (e is PlaywrightException or InvalidOperationException)
            {
                failed.Add($"{which}: {e.Message.Trim()}");
                return null;
            }
        }
    }

    /// <summary>
    /// The driver is run where its package lies. NuGet keeps no permissions, so that it may not be executable there.
    /// </summary>
    public static async Task<IPlaywright> DriverAsync()
    {
        var folder = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "PlaywrightFolder").Value!;
        if (!OperatingSystem.IsWindows())
        {
            var nodes = Path.Combine(folder, ".playwright", "node");
            foreach (var node in Directory.EnumerateFiles(nodes, "node", SearchOption.AllDirectories))
            {
                var mode = File.GetUnixFileMode(node);
                if (!mode.HasFlag(UnixFileMode.UserExecute))
                {
                    File.SetUnixFileMode(node, mode | UnixFileMode.UserExecute);
                }
            }
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", folder);
        return await Playwright.CreateAsync();
    }

    private static Task<IBrowser> DebiansAsync(IPlaywright playwright) => OnPath(Package) is { } path
        ? playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path })
        : throw new InvalidOperationException($"no program named {Package}");

    private static Task<IBrowser> PlaywrightsAsync(IPlaywright playwright) =>
        File.Exists(playwright.Chromium.ExecutablePath)
            ? playwright.Chromium.LaunchAsync()
            : throw new InvalidOperationException($"nothing at {playwright.Chromium.ExecutablePath}");

    private static async Task<IBrowser> DownloadedAsync(IPlaywright playwright)
    {
        var code = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]));
        return code == 0
            ? await PlaywrightsAsync(playwright)
            : throw new InvalidOperationException($"its download ended with code {code}");
    }

    private static async Task<IBrowser> InstalledAsync(IPlaywright playwright)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || OnPath("apt-get") is null)
        {
            throw new InvalidOperationException("this is no Debian, or the tests do not run as root");
        }

        await AptAsync("update", "-qq");
        await AptAsync("install", "-y", "-qq", "--no-install-recommends", Package);
        return await DebiansAsync(playwright);
    }

    private static async Task AptAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo("apt-get", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(info)!;
        apt.StandardInput.Close();
        using var patience = new CancellationTokenSource(InstallPatience);
        var (output, errors) = (
            apt.StandardOutput.ReadToEndAsync(CancellationToken.None),
            apt.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await apt.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            apt.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"apt-get {arguments[0]} did not end in {InstallPatience}", e);
        }

        if (apt.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"apt-get {arguments[0]} ended with code {apt.ExitCode}: {await errors}{await output}");
        }
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
