using Microsoft.Extensions.Configuration;
using Premium.Domain;
using PremiumFunctions;

namespace Premium.Tests.Functions;

public sealed class SettingsTests
{
    private const string NewKeys =
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public void GoodSettings_areRead()
    {
        var settings = Settings.Read(GoodSettings.With(
            new("UtcOffsetHours", "8"), new("LookBackMonths", "2"), new("RunPatienceSeconds", "60"),
            new("RunDeadlineMinutes", "30"), new("AlertPatienceSeconds", "10"), new("Rounding", "PersonHalfUp"),
            new("DebitedSum", "Ours"), new("BillingDifferenceMax", "100"),
            new("PublicUrl", "https://iuran.samosir.example"), new("ReplyKeys", NewKeys), new("TellerSilenceDays", "5"),
            new("LateFine", "2027-01-01=2, 2028-01-01=0"),
            new("OfficeName", "Dinas PMD"), new("OfficePhone", "0626 000 000"), new("QuietHours", "22:00-05:00"),
            new("Banks:bank-daerah:WindowOpens", "07:30"), new("Smtp:Port", "2525")));
        var rules = settings.Rules();

        Assert.Equal("12.17", settings.Regency);
        Assert.Equal("Samosir", settings.RegencyName);
        Assert.Equal(
            [new Contact("email", "admin@pmd.example"), new Contact("email", "other@pmd.example")],
            settings.OperationsContacts);
        Assert.Equal(2525, settings.Smtp.Port);
        Assert.Equal(["bank-daerah", "bpr-kabupaten"], settings.Banks.Keys.Order());
        Assert.Equal(TimeSpan.FromHours(8), rules.UtcOffset);
        Assert.Equal(2, rules.LookBackMonths);
        Assert.Equal((DebitedSum.Ours, new Rupiah(100)), (rules.DebitedSum, rules.BillingDifferenceMax));
        Assert.Equal(new Uri("https://iuran.samosir.example/"), settings.PublicUrl);
        Assert.NotNull(settings.ReplyKeys);
        Assert.Equal(("Dinas PMD, telepon 0626 000 000", 5), (rules.Office.Text, rules.TellerSilenceDays));
        Assert.Equal(
            (0, 2, 0),
            (rules.LateFine.On(new DateOnly(2026, 12, 31)), rules.LateFine.On(new DateOnly(2027, 12, 31)),
                rules.LateFine.On(new DateOnly(2028, 1, 1))));
        Assert.Equal(new QuietHours(new TimeOnly(22, 0), new TimeOnly(5, 0)), rules.Quiet);
        Assert.Equal(TimeSpan.FromMinutes(1), rules.RunPatience);
        Assert.Equal(TimeSpan.FromMinutes(30), rules.RunDeadline);
        Assert.Equal(TimeSpan.FromSeconds(10), rules.AlertPatience);
        Assert.Equal(new TimeOnly(7, 30), rules.Banks["bank-daerah"].WindowOpens);
    }

    [Fact]
    public void ChannelsBesideMail_areOnWhereTheyAreSet()
    {
        var off = Settings.Read(GoodSettings.With());
        var on = Settings.Read(GoodSettings.With([
            .. GoodSettings.WhatsApp, .. GoodSettings.Webhook,
            new("OperationsContacts", "email:admin@pmd.example,webhook:https://gateway.example.id/masuk"),
        ]));

        Assert.Equal((false, false), (off.WhatsApp.IsOn, off.Webhook.IsOn));
        Assert.Equal((true, true), (on.WhatsApp.IsOn, on.Webhook.IsOn));
        Assert.Equal(new Contact("webhook", "https://gateway.example.id/masuk"), on.OperationsContacts[1]);
    }

    [Fact]
    public void LeftOutSettings_areThoseOfTheRules()
    {
        var settings = Settings.Read(GoodSettings.With());
        var rules = settings.Rules();

        Assert.Null(settings.PublicUrl);
        Assert.Null(settings.ReplyKeys);
        Assert.Equal(("Dinas PMD Samosir", 3), (rules.Office.Text, rules.TellerSilenceDays));
        Assert.Equal(TimeSpan.FromHours(7), rules.UtcOffset);
        Assert.Equal(3, rules.LookBackMonths);
        Assert.Equal((DebitedSum.Billed, Rupiah.Zero), (rules.DebitedSum, rules.BillingDifferenceMax));
        Assert.Equal(TimeSpan.FromMinutes(15), rules.RunPatience);
        Assert.Equal(TimeSpan.FromHours(6), rules.RunDeadline);
        Assert.Equal(TimeSpan.FromMinutes(5), rules.AlertPatience);
    }

    [Theory]
    [InlineData("CollectSchedule", null, "CollectSchedule: expected")]
    [InlineData("WatchSchedule", "", "WatchSchedule: expected")]
    [InlineData("ReconcileSchedule", "0 1 * * *", "ReconcileSchedule: expected")]
    [InlineData("CheckRunsSchedule", null, "CheckRunsSchedule: expected")]
    [InlineData("Regency", null, "Regency: expected")]
    [InlineData("Regency", "33.16.12", "Regency: expected")]
    [InlineData("RegencyName", null, "RegencyName: expected")]
    [InlineData("AdminKeys", null, "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=fifteen-letters", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=sixteen-letters!,SARI=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=sixteen-letters!,budi=sixteen-letters!", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sixteen-letters!", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=sixteen-letters!", "AdminKeys: expected at least two")]
    [InlineData("AdminKeys", "sari=sixteen-letters!,budi=SIXTEEN-LETTERS!", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=aaaabbbbaaaabbbb,budi=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=0123456789abcdef,budi=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=my-Password-is-here,budi=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=change-me-at-once-9,budi=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=lkjhgfdsapoiuytr,budi=sixteen-letters?", "AdminKeys: expected")]
    [InlineData("AdminKeys", "sari=sixteen-letters!,budi:viewer=sixteen-letters?", "AdminKeys: expected at least two")]
    [InlineData("AdminKeys", "sari:checker=sixteen-letters!,budi:checker=sixteen-letters?", "AdminKeys: expected at")]
    [InlineData("AdminKeys", "sari:owner=sixteen-letters!,budi=sixteen-letters?", "AdminKeys: expected name=key, or")]
    [InlineData("AdminKeys", "sari:33.16=sixteen-letters!,budi=sixteen-letters?", "AdminKeys: expected name=key, or")]
    [InlineData("MoneyDays", "5,29", "MoneyDays: expected")]
    [InlineData("MoneyDays", "tanggal 5", "MoneyDays: expected")]
    [InlineData("OperationsContacts", null, "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "admin@pmd.example", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "email:admin@pmd.example,", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "email:admin at pmd.example", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "email:a@pmd.example;b@pmd.example", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "mail:admin@pmd.example", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "webhook:https://lain.example.id/x", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "webhook:http://gateway.example.id/x", "OperationsContacts: expected")]
    [InlineData("OperationsContacts", "whatsapp:+6289000000001", "OperationsContacts: expected")]
    [InlineData("CollectSchedule", "0 0 8 31 2 *", "CollectSchedule: expected")]
    [InlineData("Storage:ConnectionString", "AccountName=x", "Storage:ConnectionString: expected")]
    [InlineData("Storage:NikHashKey", "AAAA", "Storage:NikHashKey")]
    [InlineData("Smtp:HeloName", "localhost", "Smtp:HeloName: expected")]
    [InlineData("Smtp:EnvelopeFrom", "bounce", "Smtp:EnvelopeFrom: expected")]
    [InlineData("Banks:bank daerah:ClientId", "x", "Banks:bank daerah: expected letters")]
    [InlineData("UtcOffsetHours", "6", "UtcOffsetHours: expected")]
    [InlineData("UtcOffsetHours", "10", "UtcOffsetHours: expected")]
    [InlineData("UtcOffsetHours", "WIB", "UtcOffsetHours: expected")]
    [InlineData("LookBackMonths", "-1", "LookBackMonths: expected")]
    [InlineData("LookBackMonths", "13", "LookBackMonths: expected")]
    [InlineData("DebitedSum", "Mine", "DebitedSum: expected one of Billed, Ours")]
    [InlineData("ImportsByTwo", "1", "ImportsByTwo: expected one of Drops, Always")]
    [InlineData("BillingDifferenceMax", "-1", "BillingDifferenceMax: expected")]
    [InlineData("PublicUrl", "iuran.samosir.example", "PublicUrl: expected")]
    [InlineData("PublicUrl", "http://iuran.samosir.example", "PublicUrl: expected")]
    [InlineData("PublicUrl", "https://iuran.samosir.example/api", "PublicUrl: expected")]
    [InlineData("PublicUrl", "https://iuran.samosir.example", "ReplyKeys: expected one key or more")]
    [InlineData("ReplyKeys", "AAAA", "ReplyKeys: expected one key or more")]
    [InlineData("TellerSilenceDays", "0", "TellerSilenceDays: expected")]
    [InlineData("TellerSilenceDays", "11", "TellerSilenceDays: expected")]
    [InlineData("LateFine", "2", "LateFine: expected")]
    [InlineData("LateFine", "2027-01-01=-2", "LateFine: expected")]
    [InlineData("LateFine", "2027-01-01=101", "LateFine: expected")]
    [InlineData("LateFine", "2027-01-01=2,2026-01-01=1", "LateFine: expected")]
    [InlineData("RunPatienceSeconds", "0", "RunPatienceSeconds: expected")]
    [InlineData("RunPatienceSeconds", "86401", "RunPatienceSeconds: expected")]
    [InlineData("RunDeadlineMinutes", "0", "RunDeadlineMinutes: expected")]
    [InlineData("RunDeadlineMinutes", "2881", "RunDeadlineMinutes: expected")]
    [InlineData("AlertPatienceSeconds", "0", "AlertPatienceSeconds: expected")]
    [InlineData("CheckRunsSchedule", "0 0 0 * * *", "CheckRunsSchedule: expected a six-field NCRONTAB schedule that")]
    [InlineData("QuietHours", "00:00-23:59", "QuietHours: expected when villages are told nothing, such as")]
    [InlineData("QuietHours", "21-6", "QuietHours: expected when villages are told nothing, such as 21:00-06:00")]
    [InlineData("OfficePhone", "extension B", "OfficePhone: expected a telephone number")]
    [InlineData("AlertPatienceSeconds", "3601", "AlertPatienceSeconds: expected")]
    [InlineData("Rounding", "Down", "Rounding: expected"), InlineData("Rounding", "99", "Rounding: expected")]
    [InlineData("Storage:ConnectionString", null, "Storage:ConnectionString")]
    [InlineData("Storage:TableUri", "https://one.table.core.windows.net", "Storage:TableUri")]
    [InlineData("Storage:Konnection", "x", "'Konnection'")]
    [InlineData("Smtp:Host", null, "Smtp:Host: expected")]
    [InlineData("Smtp:Port", "0", "Smtp:Port: expected")]
    [InlineData("Smtp:Port", "mail", "Smtp:Port")]
    [InlineData("Smtp:Security", "ssl", "Smtp:Security: expected")]
    [InlineData("Smtp:From", "nobody", "Smtp:From: expected")]
    [InlineData("Smtp:Sender", "x", "'Sender'")]
    [InlineData("WhatsApp:PhoneNumberId", null, "WhatsApp:PhoneNumberId: expected")]
    [InlineData("WhatsApp:PhoneNumberId", "+6281", "WhatsApp:PhoneNumberId: expected digits")]
    [InlineData("WhatsApp:BaseUrl", "http://graph.example", "WhatsApp:BaseUrl: expected")]
    [InlineData("WhatsApp:BaseUrl", "https://graph.example/v1", "WhatsApp:BaseUrl: expected")]
    [InlineData("WhatsApp:Version", "23", "WhatsApp:Version: expected")]
    [InlineData("WhatsApp:Token", "short", "WhatsApp:Token: expected")]
    [InlineData("WhatsApp:AppSecret", null, "WhatsApp:AppSecret: expected")]
    [InlineData("WhatsApp:VerifyToken", "with space in the middle", "WhatsApp:VerifyToken: expected")]
    [InlineData("WhatsApp:Template", "Pemberitahuan", "WhatsApp:Template: expected")]
    [InlineData("WhatsApp:TemplateLanguage", "x", "WhatsApp:TemplateLanguage: expected")]
    [InlineData("WhatsApp:TemplateParameters", "line1,line9", "WhatsApp:TemplateParameters: expected")]
    [InlineData("WhatsApp:Sender", "x", "'Sender'")]
    [InlineData("Webhook:Hosts", "https://gateway.example", "Webhook:Hosts: expected")]
    [InlineData("Webhook:Hosts", null, "Webhook:Hosts: expected")]
    [InlineData("Webhook:Secret", "c2hvcnQ=", "Webhook:Secret: expected")]
    [InlineData("Banks:bank-daerah:BaseUrl", null, "Banks:bank-daerah:BaseUrl must be")]
    [InlineData("Banks:bank-daerah:PaymentTimeoutSeconds", "0", "Banks:bank-daerah:PaymentTimeoutSeconds must be")]
    [InlineData("Banks:bpr-kabupaten:PaymentsPerSecond", "fast", "Banks:bpr-kabupaten:PaymentsPerSecond")]
    [InlineData("Banks:bank-daerah:TimeOut", "4", "'TimeOut'")]
    [InlineData("Banks:third:ClientId", "x", "Banks:third:BaseUrl must be")]
    [InlineData("Banks:Jateng:ClientId", "x", "Banks:Jateng: expected letters, all of them small")]
    [InlineData("Banks:-jateng:ClientId", "x", "Banks:-jateng: expected letters, all of them small")]
    [InlineData("Banks:jateng-:ClientId", "x", "Banks:jateng-: expected letters, all of them small")]
    [InlineData("Banks:bank--jateng:ClientId", "x", "Banks:bank--jateng: expected letters, all of them small")]
    public void WrongSetting_isNamedWithItsKey(string key, string? value, string named)
    {
        var e = Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
            [.. GoodSettings.WhatsApp, .. GoodSettings.Webhook, KeyValuePair.Create(key, value)])));

        Assert.Contains(named, e.Message);
    }

    [Fact]
    public void KeysOfTheLocalHost_areRefusedInAnAccountOfAzure() => Assert.Contains(
        "AdminKeys: expected keys of your own",
        Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
            new("AdminKeys", $"sari={Settings.LocalKey}0001,budi={Settings.LocalKey}0002"),
            new("Storage:ConnectionString", null), new("Storage:TableUri", "https://x.table.core.windows.net"),
            new("Storage:QueueUri", "https://x.queue.core.windows.net")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void NoBank_isNamed()
    {
        var without = GoodSettings.With().AsEnumerable().Where(s => s.Key.StartsWith("Banks", StringComparison.Ordinal))
            .Select(s => KeyValuePair.Create(s.Key, (string?)null));

        var e = Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With([.. without])));

        Assert.Contains("Banks: expected at least one bank", e.Message);
    }

    [Fact]
    public void AllWrongSettings_areNamedAtOnce()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
            new("Regency", null), new("Smtp:Host", null), new("Banks:bank-daerah:ClientId", null),
            new("Storage:ConnectionString", null), new("LookBackMonths", "99"))));

        Assert.All(
            ["Regency:", "Smtp:Host:", "Banks:bank-daerah:ClientId", "Storage:ConnectionString", "LookBackMonths:"],
            key => Assert.Contains(key, e.Message));
        Assert.StartsWith("5 settings cannot be used: ", e.Message, StringComparison.Ordinal);
        Assert.Equal(5, e.Message.Split(" | ").Length);
        Assert.Single(e.Message.Split('\n'));
    }

    [Fact]
    public void WrongSettings_areNamedWithoutSecrets()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Settings.Read(GoodSettings.With(
            new("AdminKeys", "sari=too-short-key"), new("Smtp:UserName", "someone"),
            new("Smtp:Password", "top-secret-1"),
            new("Banks:bank-daerah:PrivateKeyPem", "top-secret-2"), new("Regency", null))));

        Assert.DoesNotContain("too-short-key", e.Message);
        Assert.DoesNotContain("top-secret", e.Message);
    }
}
