using System.Globalization;
using System.Security.Cryptography;
using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The settings of the function app as a local installation has them.</summary>
public static class LocalSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> Of(LocalServers servers) => Of(
        servers.Regency, servers.Storage.ConnectionString, servers.Mail.Port, servers.Twin.BaseUrl, servers.Keys)
        .Concat(OfPhones(servers.Phones.BaseUrl, new PhoneTwinOptions()));

    public static IEnumerable<KeyValuePair<string, string?>> Of(
        string regency, string storage, int mailPort, Uri twin, SampleKeys keys) =>
        new Dictionary<string, string?>
        {
            ["CollectSchedule"] = "0 0 8,13 * * *",
            ["WatchSchedule"] = "0 0 9 * * *",
            ["ReconcileSchedule"] = "0 30 20 * * *",
            ["CheckRunsSchedule"] = "*/10 * * * * *",
            ["Regency"] = regency,
            ["RegencyName"] = RegionCodes.NameOf(regency),
            ["AdminKeys"] = LocalParts.PeopleOf(regency),
            ["OperationsContacts"] = "email:admin@pmd.example",
            ["RunPatienceSeconds"] = "30",
            ["RunDeadlineMinutes"] = "10",
            ["AlertPatienceSeconds"] = "10",
            // Whoever tries it at night wants to see it work.
            ["QuietHours"] = "none",
            ["OfficeName"] = $"Dinas PMD {RegionCodes.NameOf(regency)}",
            // Where a Functions host on this machine listens; LocalParts knows its own.
            ["PublicUrl"] = "http://127.0.0.1:7071",
            ["ReplyKeys"] = ReplyKey(keys),
            ["Storage:ConnectionString"] = storage,
            ["Storage:NikHashKey"] = keys.NikKeys.Hash,
            ["Storage:NikCipherKey"] = keys.NikKeys.Cipher,
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = mailPort.ToString(CultureInfo.InvariantCulture),
            ["Smtp:Security"] = "none",
            ["Smtp:From"] = "iuran@pmd.example",
            ["Smtp:FromName"] = "Iuran BPJS Ketenagakerjaan Desa",
        }.Concat(SampleBanks.AsSettings(twin, keys.PrivatePem));

    public static Dictionary<string, string?> OfPhones(Uri twin, PhoneTwinOptions phones) => new()
    {
        ["WhatsApp:BaseUrl"] = twin.GetLeftPart(UriPartial.Authority),
        ["WhatsApp:Version"] = phones.Version,
        ["WhatsApp:PhoneNumberId"] = phones.PhoneNumberId,
        ["WhatsApp:Token"] = phones.Token,
        ["WhatsApp:AppSecret"] = phones.AppSecret,
        ["WhatsApp:VerifyToken"] = phones.VerifyToken,
        ["WhatsApp:Template"] = phones.Template,
        ["WhatsApp:TemplateLanguage"] = phones.TemplateLanguage,
    };

    /// <summary>The same as long as the installation is the same.</summary>
    private static string ReplyKey(SampleKeys keys) => Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(keys.NikKeys.Hash), "reply links"u8));
}
