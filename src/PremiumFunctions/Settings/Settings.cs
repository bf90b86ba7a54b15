using Microsoft.Extensions.Configuration;
using NCrontab;
using Premium.Adapters.Alerts;
using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// Every setting, read and checked once at start. A key <c>A:B</c> is the environment variable <c>A__B</c>.
/// </summary>
public sealed class Settings
{
    private const int AdminKeyLengthMin = 16;

    /// <summary>How the keys of a local installation begin, which everybody knows.</summary>
    public const string LocalKey = "local-admin-key-";

    /// <summary>Keys without those of each bank (<c>Banks:ID:...</c>, see <see cref="BankProfile"/>).</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "CollectSchedule", "WatchSchedule", "ReconcileSchedule", "CheckRunsSchedule",
        "Regency", "RegencyName", "AdminKeys", "OperationsContacts", "BranchContacts", "MoneyDays",
        "UtcOffsetHours", "Rounding", "LookBackMonths", "DebitedSum", "BillingDifferenceMax",
        "PublicUrl", "ReplyKeys", "TellerSilenceDays", "LateFine",
        "ImportDropPercentMax", "ImportsByTwo", "ImportDryRunDays",
        "RunPatienceSeconds", "RunDeadlineMinutes", "AlertPatienceSeconds", "QuietHours", "OfficeName", "OfficePhone",
        "Storage:ConnectionString", "Storage:TableUri", "Storage:QueueUri",
        "Storage:NikHashKey", "Storage:NikCipherKey",
        "Smtp:Host", "Smtp:Port", "Smtp:Security", "Smtp:UserName", "Smtp:Password", "Smtp:From", "Smtp:FromName",
        "Smtp:EnvelopeFrom", "Smtp:HeloName",
        "WhatsApp:BaseUrl", "WhatsApp:Version", "WhatsApp:PhoneNumberId", "WhatsApp:Token", "WhatsApp:AppSecret",
        "WhatsApp:VerifyToken", "WhatsApp:Template", "WhatsApp:TemplateLanguage", "WhatsApp:TemplateParameters",
        "Webhook:Hosts", "Webhook:Secret",
    ];

    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    /// <summary>How far back a missed firing is looked for; a check runs every few minutes.</summary>
    private static readonly TimeSpan ScheduleBack = TimeSpan.FromDays(7);

    private Settings()
    {
    }

    private IReadOnlyDictionary<string, string> Schedules { get; init; } = new Dictionary<string, string>();

    /// <summary>Kemendagri code of the regency that the timers work on.</summary>
    public required string Regency { get; init; }

    public required string RegencyName { get; init; }

    public required IReadOnlyList<Admin> Admins { get; init; }

    public required MoneyDays MoneyDays { get; init; }

    public required IReadOnlyList<Contact> OperationsContacts { get; init; }

    /// <summary>The BPJS branch; may be empty.</summary>
    public required IReadOnlyList<Contact> BranchContacts { get; init; }

    public required StorageSettings Storage { get; init; }

    public required SmtpSettings Smtp { get; init; }

    /// <summary>May be off.</summary>
    public required WhatsAppSettings WhatsApp { get; init; }

    /// <summary>May be off.</summary>
    public required WebhookSettings Webhook { get; init; }

    public required IReadOnlyDictionary<string, BankProfile> Banks { get; init; }

    /// <summary>Which imports need two people.</summary>
    public required ImportPolicy ImportPolicy { get; init; }

    public required PlanningSettings Planning { get; init; }

    /// <summary>Where phones reach the app; null where messages carry no link.</summary>
    public required Uri? PublicUrl { get; init; }

    /// <summary>Sign the links of messages; null where they carry none.</summary>
    public required ReplyKeys? ReplyKeys { get; init; }

    /// <summary>Whom villages call: name and number.</summary>
    public required OfficeContact Office { get; init; }

    // What is left out is as the rules have it.
    private int? TellerSilenceDays { get; init; }

    private LateFine LateFine { get; init; } = LateFine.None;

    private TimeSpan? RunPatience { get; init; }

    private TimeSpan? RunDeadline { get; init; }

    private TimeSpan? AlertPatience { get; init; }

    private QuietHours? Quiet { get; init; }

    /// <summary>When an import needs two people: for the app, and for who imports without it.</summary>
    /// <param name="configuration">Has the settings.</param>
    /// <param name="problems">Gets what is wrong, each with its key and what is accepted.</param>
    public static ImportPolicy ReadImportPolicy(IConfiguration configuration, List<string> problems)
    {
        var (reader, usual) = (new SettingsReader(configuration, problems), new ImportPolicy());
        return new ImportPolicy(
            reader.Number("ImportDropPercentMax", 0, 100) ?? usual.DropPercentMax,
            reader.Choice("ImportsByTwo", ImportsByTwo.Drops) == ImportsByTwo.Always,
            reader.Number("ImportDryRunDays", 1, 3_650) ?? usual.DryRunDays);
    }

    /// <summary>Which bills there are, and their sums: for the same two.</summary>
    /// <param name="configuration">Has the settings.</param>
    /// <param name="problems">Gets what is wrong, each with its key and what is accepted.</param>
    public static PlanningSettings ReadPlanning(IConfiguration configuration, List<string> problems)
    {
        var reader = new SettingsReader(configuration, problems);
        return new PlanningSettings
        {
            Rounding = reader.Choice("Rounding", RoundingRule.PersonHalfUp),
            DebitedSum = reader.Choice("DebitedSum", DebitedSum.Billed),
            BillingDifferenceMax = reader.Number("BillingDifferenceMax", 0, 1_000_000_000),
            LookBackMonths = reader.Number("LookBackMonths", 0, 12),
            UtcOffset = reader.Time("UtcOffsetHours", TimeSpan.FromHours(1), 7, 9),
        };
    }

    /// <exception cref="InvalidOperationException">
    /// Settings are missing or out of range; the message lists every one with its key and what is accepted.
    /// </exception>
    public static Settings Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var reader = new SettingsReader(configuration, problems);
        reader.Unresolved(key => Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
            || key.StartsWith("Banks:", StringComparison.OrdinalIgnoreCase));
        var webhook = reader.Section<WebhookSettings>("Webhook", (found, key) => found.Problems(key));
        var settings = new Settings
        {
            Schedules = Keys.Where(k => k.EndsWith("Schedule", StringComparison.Ordinal))
                .ToDictionary(
                    k => k, k => reader.Schedule(k, WithSeconds, isHourly: k == "CheckRunsSchedule"),
                    StringComparer.Ordinal),
            Regency = reader.Text(
                "Regency", "the code of a regency, such as 33.16", text => DistrictCode.TryParse(text + ".01", out _)),
            RegencyName = reader.Text("RegencyName", "the name of the regency, such as Blora", text => text.Length > 0),
            Admins = reader.Admins("AdminKeys", AdminKeyLengthMin),
            MoneyDays = reader.MoneyDays("MoneyDays"),
            OperationsContacts = reader.Contacts("OperationsContacts", webhook.MayPostTo),
            BranchContacts = reader.Contacts("BranchContacts", webhook.MayPostTo, mayBeEmpty: true),
            Planning = ReadPlanning(configuration, problems),
            PublicUrl = reader.PublicUrl("PublicUrl"),
            ReplyKeys = reader.ReplyKeys("ReplyKeys", neededFor: "PublicUrl"),
            TellerSilenceDays = reader.Number("TellerSilenceDays", 1, 10),
            LateFine = reader.LateFine("LateFine"),
            RunPatience = reader.Time("RunPatienceSeconds", TimeSpan.FromSeconds(1), 1, 86400),
            AlertPatience = reader.Time("AlertPatienceSeconds", TimeSpan.FromSeconds(1), 1, 3600),
            Quiet = reader.Quiet("QuietHours"),
            Office = reader.Office("OfficeName", "OfficePhone") ?? new OfficeContact(
                $"Dinas PMD {configuration["RegencyName"]}", ""),
            RunDeadline = reader.Time("RunDeadlineMinutes", TimeSpan.FromMinutes(1), 1, 2880),
            ImportPolicy = ReadImportPolicy(configuration, problems),
            Storage = reader.Section<StorageSettings>("Storage", (storage, _) => ProblemsOf(storage)),
            Smtp = reader.Section<SmtpSettings>("Smtp", (smtp, key) => smtp.Problems(key)),
            WhatsApp = reader.Section<WhatsAppSettings>("WhatsApp", (whatsApp, key) => whatsApp.Problems(key)),
            Webhook = webhook,
            Banks = configuration.GetSection("Banks").GetChildren().ToDictionary(
                b => b.Key,
                b => reader.Section<BankProfile>($"Banks:{b.Key}", (bank, key) => bank.Problems(key))),
        };
        if (settings.Banks.Count == 0)
        {
            problems.Add("Banks: expected at least one bank, as Banks:ID:BaseUrl and so on.");
        }

        problems.AddRange(settings.Banks.Keys.Where(id => !IsBankId(id)).Select(id =>
            $"Banks:{id}: expected letters, all of them small, and digits as the id, at most 40 and with single "
                + "hyphens between them only, such as jateng."));
        if (settings.Admins.Any(a => a.IsLocal) && !settings.Storage.IsLocal)
        {
            problems.Add("AdminKeys: expected keys of your own, not those that the local host prints.");
        }

        return problems.Count == 0
            ? settings
            : throw new InvalidOperationException(OnOneLine(problems));
    }

    /// <summary>As a list of mandates is read; no row would ever meet another one.</summary>
    private static bool IsBankId(string id) => id.Length <= 40 && id.Split('-')
        .All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    /// <summary>The Functions host takes only the line that begins the exception for an error.</summary>
    private static string OnOneLine(IReadOnlyList<string> problems) =>
        $"{problems.Count} settings cannot be used: " +
        string.Join(" | ", problems.Select(p => p.ReplaceLineEndings(" ")));

    private static IEnumerable<string> ProblemsOf(StorageSettings storage)
    {
        try
        {
            storage.Check();

            // The register comes in encrypted, or not at all.
            return storage.NikHashKey.Length > 0
                ? []
                : ["Storage:NikHashKey and Storage:NikCipherKey: expected two keys, each 32 bytes in base64."];
        }
        catch (InvalidOperationException e)
        {
            return [e.Message];
        }
    }

    /// <summary>When the timers should begin the runs, read in the host's time zone.</summary>
    public RunSchedule Schedule(TimeZoneInfo zone)
    {
        var parsed = Enum.GetValues<RunPurpose>().ToDictionary(
            p => p, p => CrontabSchedule.Parse(Schedules[$"{p}Schedule"], WithSeconds));
        DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;
        return new RunSchedule((purpose, upTo) => parsed[purpose]
            .GetNextOccurrences(Local(upTo - ScheduleBack), Local(upTo).AddTicks(1))
            .Select(local => (DateTimeOffset?)new DateTimeOffset(local, zone.GetUtcOffset(local)))
            .LastOrDefault());
    }

    /// <summary>The rules that ship with the system, with what the settings say of them.</summary>
    public Rules Rules()
    {
        var shipped = Planning.Rules(Banks.ToDictionary(b => b.Key, b => b.Value.Terms));
        return shipped with
        {
            MoneyDays = MoneyDays,
            TellerSilenceDays = TellerSilenceDays ?? shipped.TellerSilenceDays,
            LateFine = LateFine,
            RunPatience = RunPatience ?? shipped.RunPatience,
            RunDeadline = RunDeadline ?? shipped.RunDeadline,
            AlertPatience = AlertPatience ?? shipped.AlertPatience,
            Quiet = Quiet ?? shipped.Quiet,
            Office = Office,
        };
    }
}
