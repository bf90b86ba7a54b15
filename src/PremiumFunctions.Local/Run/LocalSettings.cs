using System.Globalization;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Run;

/// <summary>The settings of the function app as a local installation has them.</summary>
public static class LocalSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> Of(
        LocalParts parts, string storage, string privateKeyPem) =>
        new Dictionary<string, string?>
        {
            ["CollectSchedule"] = "0 0 8,13 * * *",
            ["WatchSchedule"] = "0 0 9 * * *",
            ["ReconcileSchedule"] = "0 30 20 * * *",
            ["CheckRunsSchedule"] = "*/10 * * * * *",
            ["Regency"] = parts.Options.Regency,
            ["RegencyName"] = RegionCodes.NameOf(parts.Options.Regency),
            ["AdminKeys"] = $"{LocalParts.Admin}={LocalParts.AdminKey},{LocalParts.Second}={LocalParts.SecondKey}",
            ["OperationsContacts"] = "email:admin@pmd.example",
            ["RunPatienceSeconds"] = "30",
            ["RunDeadlineMinutes"] = "10",
            ["AlertPatienceSeconds"] = "10",
            ["Storage:ConnectionString"] = storage,
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = parts.Mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp:Security"] = "none",
            ["Smtp:From"] = "iuran@pmd.example",
            ["Smtp:FromName"] = "Iuran BPJS Ketenagakerjaan Desa",
        }.Concat(SampleBanks.AsSettings(parts.Twin.BaseUrl, privateKeyPem));
}
