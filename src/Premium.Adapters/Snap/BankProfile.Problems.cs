using System.Security.Cryptography;
using Premium.Domain;

namespace Premium.Adapters.Snap;

public sealed partial class BankProfile
{
    private const int ReferenceLength = 17;
    internal const int ExternalIdLength = 19;

    /// <summary>Our mark and reference.</summary>
    private const int RemarkLength = 24;

    private const double DaySeconds = 86_400;

    /// <summary>
    /// One sentence a wrong setting: its configuration key and what is accepted. Never repeats a value that may be
    /// secret.
    /// </summary>
    /// <param name="key">The section of this bank, such as <c>Banks:jateng</c>.</param>
    public IEnumerable<string> Problems(string key) =>
        from problem in All()
        where !problem.Ok
        select $"{key}:{problem.Setting} must be {problem.Accepted}.";

    private IEnumerable<(string Setting, bool Ok, string Accepted)> All() =>
    [
        (nameof(BaseUrl), BaseUrlIsSafe(), "https://host without a path (http is accepted for loopback only)"),
        (nameof(ClientId), IsHeaderText(ClientId, 255), "1 to 255 visible ASCII characters, as given by the bank"),
        // A line break at its end, as a file carries it, would make every signature wrong.
        (nameof(ClientSecret),
            (CallSigning is CallSigning.Asymmetric || ClientSecret.Length > 0) && !ClientSecret.Any(char.IsControl),
            "the client secret given by the bank, without a line break; it is needed unless CallSigning is Asymmetric"),
        (nameof(PrivateKeyPem), KeyIsUsable(), "an RSA private key of at least 2048 bits as PEM (PKCS#8 or PKCS#1)"),
        (nameof(PartnerId), IsHeaderText(PartnerId, 36), "1 to 36 visible ASCII characters, as given by the bank"),
        (nameof(ChannelId), IsHeaderText(ChannelId, 5), "1 to 5 visible ASCII characters, as given by the bank"),
        (nameof(CollectionAccount), AccountNo.TryParse(CollectionAccount, out _),
            "an account number of 5 to 34 digits"),
        Path(nameof(TokenPath), TokenPath),
        Path(nameof(BalancePath), BalancePath),
        Path(nameof(StatementPath), StatementPath),
        Path(nameof(TransferPath), TransferPath),
        Path(nameof(StatusPath), StatusPath),
        Range(nameof(PartnerReferenceMax), PartnerReferenceMax, ReferenceLength, 64),
        Range(nameof(ExternalIdMax), ExternalIdMax, ExternalIdLength, 36),
        Range(nameof(BalanceExternalIdMax), BalanceExternalIdMax, 9, 36),
        Range(nameof(StatementExternalIdMax), StatementExternalIdLength, 9, 36),
        Named(nameof(AccountComparison), AccountComparison),
        Named(nameof(KodeIuranIn), KodeIuranIn),
        (nameof(KodeIuranField),
            KodeIuranField.Length is > 0 and <= 64 && KodeIuranField.All(char.IsAsciiLetterOrDigit),
            "1 to 64 letters and digits, such as kodeIuran"),
        Range(nameof(RemarkMax), RemarkMax, RemarkLength, 255),
        Named(nameof(TimestampForm), TimestampForm),
        Named(nameof(SignatureEncoding), SignatureEncoding),
        Named(nameof(CallSigning), CallSigning),
        (nameof(InquiryExternalIdField),
            InquiryExternalIdField is UsualExternalIdField or OtherExternalIdField,
            $"{UsualExternalIdField} or {OtherExternalIdField}"),
        Range(nameof(PaymentTimeoutSeconds), PaymentTimeoutSeconds, 0.01, 300),
        Range(nameof(QueryTimeoutSeconds), QueryTimeoutSeconds, 0.01, 300),
        Range(nameof(QueryRetryDelaySeconds), QueryRetryDelaySeconds, 0, 60),
        Range(nameof(MaxConcurrentPayments), MaxConcurrentPayments, 1, 1_000),
        Range(nameof(PaymentsPerSecond), PaymentsPerSecond, 1, 1_000_000),
        Range(nameof(QueriesPerSecond), QueriesPerSecond, 1, 1_000_000),
        Range(nameof(ReservedAheadSeconds), ReservedAheadSeconds, 0.01, 30),
        Range(nameof(BreakerCallsMin), BreakerCallsMin, 2, 10_000),
        Range(nameof(BreakSeconds), BreakSeconds, 0.5, 3_600),
        (nameof(WindowCloses), WindowCloses != WindowOpens,
            "another time than WindowOpens, such as 21:00; an earlier one is on the next day"),
        (nameof(Maintenance), BankPause.TryParse(Maintenance) is not null, BankPause.Accepted),
        (nameof(Maintenance), BankPause.TryParse(Maintenance) is null || LeavesTime(),
            "so short that the window stays open for longer than PaymentPatienceSeconds"),
        (nameof(PaymentPatienceSeconds),
            PaymentPatienceSeconds > PaymentTimeoutSeconds && PaymentPatienceSeconds <= 600,
            "more than PaymentTimeoutSeconds and at most 600"),
        Range(nameof(StatementLagMinutes), StatementLagMinutes, 0, 240),
        (nameof(InquiryDelaysSeconds), Delays().All(d => d is > 0 and <= DaySeconds),
            "seconds above 0 and up to 86400 separated by commas, such as 30,120,600,3600"),
        Range(nameof(SettleBankingDays), SettleBankingDays, 0, 30),
        Range(nameof(SettleHours), SettleHours, 1, 720),
    ];

    /// <summary>The private key; line breaks written as <c>\n</c> survive environment variables.</summary>
    internal RSA ImportKey()
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(PrivateKeyPem.Replace("\\n", "\n", StringComparison.Ordinal));
        return rsa;
    }

    private static (string Setting, bool Ok, string Accepted) Range(
        string setting, double value, double min, double max) =>
        (setting, value >= min && value <= max, FormattableString.Invariant($"from {min} to {max}"));

    private static (string Setting, bool Ok, string Accepted) Named<T>(string setting, T value)
        where T : struct, Enum =>
        (setting, Enum.IsDefined(value), "one of " + string.Join(", ", Enum.GetNames<T>()));

    /// <summary>The path is signed exactly as sent, so it must survive the URL parser unchanged.</summary>
    private static (string Setting, bool Ok, string Accepted) Path(string setting, string path) =>
        (setting,
            path.StartsWith('/')
            && Uri.TryCreate("https://host" + path, UriKind.Absolute, out var uri)
            && uri.PathAndQuery == path,
            "a path as sent to the bank, beginning with / and without spaces, such as /v1.0/transfer-intrabank");

    private static bool IsHeaderText(string text, int max) =>
        text.Length is > 0 && text.Length <= max && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private bool BaseUrlIsSafe() =>
        Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri)
        && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>True also where another setting is wrong and is named for itself.</summary>
    private bool LeavesTime() =>
        PaymentPatienceSeconds is not <= 600
        || new BankTerms
        {
            WindowOpens = WindowOpens,
            WindowCloses = WindowCloses,
            Pauses = BankPause.TryParse(Maintenance) ?? [],
            PaymentPatience = TimeSpan.FromSeconds(PaymentPatienceSeconds),
        }.NextOpening(new DateTime(2026, 1, 1)) is not null;

    private bool KeyIsUsable()
    {
        try
        {
            using var rsa = ImportKey();
            // A public key imports as well; only signing tells.
            return rsa.KeySize >= 2048 && SnapSignature.Asymmetric(rsa, "", SignatureEncoding.Base64).Length > 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
