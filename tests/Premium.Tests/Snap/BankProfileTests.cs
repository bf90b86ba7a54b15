using Premium.Adapters.Snap;
using Premium.Domain;

namespace Premium.Tests.Snap;

public sealed class BankProfileTests
{
    [Fact]
    public void Profile_of_the_tests_has_no_problem() => Assert.Empty(Profile().Problems("Banks:jateng"));

    public static TheoryData<string, Action<BankProfile>> Wrong => new()
    {
        { "BaseUrl", p => p.BaseUrl = "" },
        { "BaseUrl", p => p.BaseUrl = "http://bank.example" },
        { "BaseUrl", p => p.BaseUrl = "https://bank.example/snap" },
        { "BaseUrl", p => p.BaseUrl = "https://user:pass@bank.example" },
        { "BaseUrl", p => p.BaseUrl = "ftp://bank.example" },
        { "ClientId", p => p.ClientId = "" },
        { "ClientId", p => p.ClientId = "two words" },
        { "ClientSecret", p => p.ClientSecret = "" },
        { "ClientSecret", p => p.ClientSecret = "s3cr3t-of-the-bank\n" },
        { "PrivateKeyPem", p => p.PrivateKeyPem = "" },
        { "PrivateKeyPem", p => p.PrivateKeyPem = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----" },
        { "PartnerId", p => p.PartnerId = new string('1', 37) },
        { "ChannelId", p => p.ChannelId = "123456" },
        { "CollectionAccount", p => p.CollectionAccount = "12 34" },
        { "TokenPath", p => p.TokenPath = "v1.0/access-token/b2b" },
        { "BalancePath", p => p.BalancePath = "/a b" },
        { "StatementPath", p => p.StatementPath = "/v1.0/../bank-statement" },
        { "TransferPath", p => p.TransferPath = "/v1.0/transfer#x" },
        { "StatusPath", p => p.StatusPath = "" },
        { "PartnerReferenceMax", p => p.PartnerReferenceMax = 16 },
        { "ExternalIdMax", p => p.ExternalIdMax = 18 },
        { "BalanceExternalIdMax", p => p.BalanceExternalIdMax = 37 },
        { "TimestampForm", p => p.TimestampForm = (TimestampForm)9 },
        { "SignatureEncoding", p => p.SignatureEncoding = (SignatureEncoding)9 },
        { "CallSigning", p => p.CallSigning = (CallSigning)9 },
        { "PaymentTimeoutSeconds", p => p.PaymentTimeoutSeconds = 0 },
        { "QueryTimeoutSeconds", p => p.QueryTimeoutSeconds = double.NaN },
        { "QueryRetryDelaySeconds", p => p.QueryRetryDelaySeconds = -1 },
        { "MaxConcurrentPayments", p => p.MaxConcurrentPayments = 0 },
        { "PaymentsPerSecond", p => p.PaymentsPerSecond = 0 },
        { "QueriesPerSecond", p => p.QueriesPerSecond = 0 },
        { "ReservedAheadSeconds", p => p.ReservedAheadSeconds = 0 },
        { "ReservedAheadSeconds", p => p.ReservedAheadSeconds = double.NaN },
        { "BreakerCallsMin", p => p.BreakerCallsMin = 1 },
        { "BreakSeconds", p => p.BreakSeconds = 0.1 },
        { "WindowCloses", p => p.WindowCloses = p.WindowOpens },
        { "Maintenance", p => p.Maintenance = "at night" },
        { "Maintenance", p => p.Maintenance = "06:00-21:00" },
        { "PaymentPatienceSeconds", p => p.PaymentPatienceSeconds = p.PaymentTimeoutSeconds },
        { "InquiryDelaysSeconds", p => p.InquiryDelaysSeconds = "30;120" },
        { "InquiryDelaysSeconds", p => p.InquiryDelaysSeconds = "" },
        { "SettleHours", p => p.SettleHours = 0 },
        { "SettleBankingDays", p => p.SettleBankingDays = -1 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_setting_is_named_with_its_key_and_what_is_accepted(string setting, Action<BankProfile> spoil)
    {
        var profile = Profile();
        spoil(profile);

        var problem = Assert.Single(profile.Problems("Banks:jateng"));

        Assert.StartsWith($"Banks:jateng:{setting} must be ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_may_be_written_on_one_line_and_secret_left_out_where_calls_are_asymmetric()
    {
        var profile = Profile();
        profile.PrivateKeyPem = profile.PrivateKeyPem.Replace("\n", "\\n", StringComparison.Ordinal);
        profile.CallSigning = CallSigning.Asymmetric;
        profile.ClientSecret = "";

        Assert.Empty(profile.Problems("Banks:jateng"));
    }

    [Fact]
    public void Terms_are_those_configured()
    {
        var profile = Profile();
        profile.InquiryDelaysSeconds = "1, 2.5";
        profile.PaymentPatienceSeconds = 45;
        profile.SettleBankingDays = 3;
        profile.SettleHours = 36;
        profile.WindowOpens = new TimeOnly(7, 30);
        profile.Maintenance = "23:30-00:30";
        profile.PaymentsPerSecond = 3;

        var terms = profile.Terms;

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5)], terms.InquiryDelays);
        Assert.Equal(TimeSpan.FromSeconds(45), terms.PaymentPatience);
        Assert.Equal((3, TimeSpan.FromHours(36)), (terms.SettleBankingDays, terms.SettleHours));
        Assert.Equal(new TimeOnly(7, 30), terms.WindowOpens);
        Assert.Equal([new BankPause.Daily(new TimeOnly(23, 30), new TimeOnly(0, 30))], terms.Pauses);
        Assert.Equal(3, terms.PaymentsPerSecond);
        // Half of what is left of the patience when a call may take 30 s, and no more than is asked for.
        Assert.Equal(TimeSpan.FromSeconds(2), terms.TurnsAhead);
        profile.ReservedAheadSeconds = 0.5;
        Assert.Equal(TimeSpan.FromSeconds(0.5), profile.Terms.TurnsAhead);
        profile.PaymentPatienceSeconds = 30.8;
        Assert.Equal(TimeSpan.FromSeconds(0.4), profile.Terms.TurnsAhead);
    }

    [Theory]
    [InlineData(TimestampForm.PlusSeven, "2026-01-05T08:00:00+07:00")]
    [InlineData(TimestampForm.PlusSevenMilliseconds, "2026-01-05T08:00:00.120+07:00")]
    [InlineData(TimestampForm.UtcMilliseconds, "2026-01-05T01:00:00.120Z")]
    public void Timestamp_is_written_in_the_form_of_the_bank_whatever_the_zone(TimestampForm form, string expected)
    {
        var at = new DateTimeOffset(2026, 1, 5, 3, 0, 0, 120, TimeSpan.FromHours(2));
        Assert.Equal(expected, SnapTime.Header(form, at));
    }

    private static BankProfile Profile() => SnapWorld.Profile("https://bank.example");
}
