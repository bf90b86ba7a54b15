using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>
/// <c>-- parts</c>: starts the servers, writes the settings with which a real Functions host takes the triggers, and
/// serves until it is stopped. The bank goes by the machine's clock, as that host does.
/// </summary>
public static class PartsVerb
{
    /// <summary>Where <c>func start</c> listens.</summary>
    private static readonly Uri HostWebhook = new("http://127.0.0.1:7071/api/webhooks/whatsapp");

    /// <param name="options">Which sample, and where to listen.</param>
    /// <param name="output">Last line once all is ready: <c>parts ready: settings=PATH</c>.</param>
    /// <param name="stop">Stops the start or the serving.</param>
    /// <exception cref="ArgumentException">The data folder or the ports cannot be used.</exception>
    public static async Task RunAsync(PartsOptions options, TextWriter output, CancellationToken stop)
    {
        await output.WriteLineAsync("Starting storage, mail server, phones and bank twin ...");
        await using var servers = await StartAsync(options, stop);
        servers.Phones.TellAt(HostWebhook);
        await FunctionsSettings.WriteAsync(options.Settings, servers, stop);
        await output.WriteLineAsync(
            $"{servers.Districts.Sum(d => d.Villages.Count)} villages in {servers.Districts.Count} districts, " +
            $"bank faults: {options.Faults}.");
        await output.WriteLineAsync($"Storage: {servers.Storage.ConnectionString}");
        await output.WriteLineAsync($"Mail:    smtp://127.0.0.1:{servers.Mail.Port}, kept in {options.Data}/mail");
        await output.WriteLineAsync(
            $"Phones:  {new Uri(servers.Phones.BaseUrl, PhoneTwin.PagePath)}, told to the host at {HostWebhook}");
        await output.WriteLineAsync(
            $"Bank:    {servers.Twin.BaseUrl} ({string.Join(", ", SampleBanks.Ids)}), " +
            $"its ledger at {new Uri(servers.Twin.BaseUrl, Twin.BankTwin.LedgerPath)}");
        await output.WriteLineAsync($"Pages:   those of the host. {LocalParts.SignIn}");
        await output.WriteLineAsync(
            $"Start the functions in {FolderOf(options.Settings)} with 'func start'. Ctrl-C stops.");
        await output.WriteLineAsync($"parts ready: settings={options.Settings}");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Where Node.js itself is missing, other ports do not help.</summary>
    public static bool MayBeOfPorts(Exception failure) =>
        failure is IOException or InvalidOperationException or NodeServerException;

    private static string FolderOf(string settings) => Path.GetDirectoryName(settings) is { Length: > 0 } f ? f : ".";

    private static async Task<LocalServers> StartAsync(PartsOptions options, CancellationToken stop)
    {
        var ports = new ServerPorts(
            new StoragePorts(options.PortAt(0), options.PortAt(1), options.PortAt(2)),
            options.PortAt(3),
            options.PortAt(4),
            options.PortAt(5));
        try
        {
            return await LocalServers.StartAsync(options, TimeProvider.System, ports, stop);
        }
        catch (Exception e) when (options.Port > 0 && MayBeOfPorts(e))
        {
            throw new ArgumentException(
                $"--port {options.Port}: the parts did not start; where a port is taken, name others. {e.Message}", e);
        }
    }
}
