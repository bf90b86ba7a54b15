using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using PremiumFunctions.Local.Phones;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Functions;

/// <summary>Settings that are accepted as they are, for tests to change one at a time.</summary>
internal static class GoodSettings
{
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    public static string PublicPem => Key.Value.ExportSubjectPublicKeyInfoPem();

    /// <summary>A channel that is off unless these are set, too.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> WhatsApp { get; } =
    [
        new("WhatsApp:PhoneNumberId", Phones.PhoneNumberId), new("WhatsApp:Token", Phones.Token),
        new("WhatsApp:AppSecret", Phones.AppSecret), new("WhatsApp:VerifyToken", Phones.VerifyToken),
        new("WhatsApp:Template", Phones.Template),
    ];

    public static IReadOnlyList<KeyValuePair<string, string?>> Webhook { get; } =
        [new("Webhook:Hosts", "gateway.example.id, 127.0.0.1"), new("Webhook:Secret", new string('A', 44))];

    private static PhoneTwinOptions Phones => new();

    /// <param name="changes">Put over the good ones; null takes a setting away.</param>
    public static IConfiguration With(params IReadOnlyList<KeyValuePair<string, string?>> changes) =>
        OverTwin(new Uri("http://127.0.0.1:9/"), changes);

    public static IConfiguration OverTwin(Uri twin, params IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["CollectSchedule"] = "0 0 8,13 * * *",
            ["WatchSchedule"] = "0 0 9 * * *",
            ["ReconcileSchedule"] = "0 30 20 * * *",
            ["CheckRunsSchedule"] = "0 */5 * * * *",
            ["Regency"] = "12.17",
            ["RegencyName"] = "Samosir",
            ["AdminKeys"] = "sari=sixteen-letters!,budi=sixteen-letters?",
            ["OperationsContacts"] = "email:admin@pmd.example,email:other@pmd.example",
            ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
            ["Storage:NikHashKey"] = "aGFzaC1oYXNoLWhhc2gtaGFzaC1oYXNoLWhhc2gtaGE=",
            ["Storage:NikCipherKey"] = "Y2lwaGVyLWNpcGhlci1jaXBoZXItY2lwaGVyLWNpcGg=",
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Security"] = "none",
            ["Smtp:From"] = "iuran@pmd.example",
        };
        foreach (var (key, value) in SampleBanks.AsSettings(twin, Key.Value.ExportPkcs8PrivateKeyPem()).Concat(changes))
        {
            all[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(all.Where(s => s.Value is not null)).Build();
    }
}
