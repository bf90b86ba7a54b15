using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The file <c>local.settings.json</c> that a Functions host on this machine reads.</summary>
internal static class FunctionsSettings
{
    /// <summary>That host reads schedules in the zone of this machine; these are the hours that are meant.</summary>
    private static readonly Dictionary<string, string?> Schedules = new()
    {
        ["CollectSchedule"] = DailyAt(minute: 0, 1, 6),
        ["WatchSchedule"] = DailyAt(minute: 0, 2),
        ["ReconcileSchedule"] = DailyAt(minute: 30, 13),
    };

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Written whole or not at all: a host may be watching it.</summary>
    public static async Task WriteAsync(string file, LocalServers servers, CancellationToken stop)
    {
        var values = new Dictionary<string, string?>
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = servers.Storage.ConnectionString,
        };
        foreach (var (key, value) in LocalSettings.Of(servers))
        {
            values[key.Replace(":", "__", StringComparison.Ordinal)] = Schedules.GetValueOrDefault(key, value);
        }

        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}";
        await File.WriteAllTextAsync(
            draft, JsonSerializer.Serialize(new { IsEncrypted = false, Values = values }, Readable) + "\n", stop);
        File.Move(draft, path, overwrite: true);
    }

    /// <param name="minute">Of UTC, as the hours: the bank of the parts is in Jakarta wherever this machine is.</param>
    /// <param name="hours">One or more.</param>
    private static string DailyAt(int minute, params int[] hours)
    {
        List<DateTimeOffset> local =
        [
            .. hours.Select(hour => TimeZoneInfo.ConvertTime(
                new DateTimeOffset(2026, 1, 1, hour, minute, 0, TimeSpan.Zero), TimeZoneInfo.Local)),
        ];
        return string.Create(
            CultureInfo.InvariantCulture, $"0 {local[0].Minute} {string.Join(',', local.Select(at => at.Hour))} * * *");
    }
}
