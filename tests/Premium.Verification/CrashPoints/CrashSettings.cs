using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Verbs;

namespace Premium.Verification.CrashPoints;

/// <summary>The settings of the function app that is killed.</summary>
internal static class CrashSettings
{
    public static Dictionary<string, string?> Of(
        CrashLane lane, Uri bank, Uri phones, string prefix, int? reservedAhead)
    {
        var settings = LocalSettings.Of(
                CrashRegency.Code, lane.Storage.ConnectionString, lane.Mail.Port, bank, lane.Keys)
            .Concat(LocalSettings.OfPhones(phones, new PhoneTwinOptions()))
            .Where(s => !s.Key.StartsWith($"Banks:{SampleBanks.Bpr}:", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        settings["Storage:Prefix"] = prefix;

        // A killed worker's message is back after eleven minutes, which is no reason to close a run red.
        settings["RunDeadlineMinutes"] = "360";

        // The timers are fired by hand; no schedule may call one of them missed.
        foreach (var timer in new[] { "CollectSchedule", "WatchSchedule", "ReconcileSchedule" })
        {
            settings[timer] = "0 0 0 1 1 *";
        }

        Bank("MaxConcurrentPayments", "1");

        // The one silence of the regency is waited for in real time.
        Bank("PaymentTimeoutSeconds", "1");

        // What was reserved in the morning and never sent is proven absent in the evening.
        Bank("SettleBankingDays", "0");
        Bank("SettleHours", "6");
        if (reservedAhead is { } milliseconds)
        {
            Bank("ReservedAheadSeconds", (milliseconds / 1000.0).ToString(CultureInfo.InvariantCulture));
        }

        return settings;

        void Bank(string key, string value) => settings[$"Banks:{SampleBanks.Daerah}:{key}"] = value;
    }

    /// <summary>As they were written for the worker.</summary>
    public static IConfiguration ReadFile(string file) => new ConfigurationBuilder()
        .AddInMemoryCollection(JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllText(file)))
        .Build();
}
