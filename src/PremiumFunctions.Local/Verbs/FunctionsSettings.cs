using System.Text.Encodings.Web;
using System.Text.Json;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The file <c>local.settings.json</c> that a Functions host on this machine reads.</summary>
internal static class FunctionsSettings
{
    /// <summary>That host reads schedules in UTC; these are the hours that <see cref="LocalSettings"/> means.</summary>
    private static readonly Dictionary<string, string?> InUtc = new()
    {
        ["CollectSchedule"] = "0 0 1,6 * * *",
        ["WatchSchedule"] = "0 0 2 * * *",
        ["ReconcileSchedule"] = "0 30 13 * * *",
    };

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Written whole or not at all: a host may be watching it.</summary>
    public static async Task WriteAsync(string file, string regency, LocalServers servers, CancellationToken stop)
    {
        var values = new Dictionary<string, string?>
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = servers.Storage.ConnectionString,
        };
        foreach (var (key, value) in LocalSettings.Of(regency, servers))
        {
            values[key.Replace(":", "__", StringComparison.Ordinal)] = InUtc.GetValueOrDefault(key, value);
        }

        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}";
        await File.WriteAllTextAsync(
            draft, JsonSerializer.Serialize(new { IsEncrypted = false, Values = values }, Readable) + "\n", stop);
        File.Move(draft, path, overwrite: true);
    }
}
