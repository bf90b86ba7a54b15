using System.Globalization;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>How calls other than the token call are signed.</summary>
public enum CallSigning
{
    /// <summary>HMAC-SHA512 with the client secret, with an access token (nearly all banks).</summary>
    Symmetric,

    /// <summary>RSA-SHA256 with the private key, without a token (by agreement: DANA, Bank Neo).</summary>
    Asymmetric,
}

/// <summary>
/// One bank as configured under <c>Banks:ID:...</c>. The defaults are those of the standard; what banks do otherwise
/// is told with each setting. <see cref="Problems"/> is asked at start, before the first call.
/// </summary>
public sealed partial class BankProfile
{
    internal const string UsualExternalIdField = "originalExternalId";
    internal const string OtherExternalIdField = "originalExternalID";

    /// <summary>What is not set is as the engine has it.</summary>
    private static readonly BankTerms Usual = new();

    /// <summary>Scheme and host only: <c>https://api.bank.example</c>. TLS 1.3; plain http only to loopback.</summary>
    public string BaseUrl { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Used as raw text, never base64-decoded.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>RSA, PKCS#8 or PKCS#1 PEM; line breaks may be written as <c>\n</c>.</summary>
    public string PrivateKeyPem { get; set; } = "";

    public string PartnerId { get; set; } = "";

    public string ChannelId { get; set; } = "";

    /// <summary>The BPJS Ketenagakerjaan giro at this bank that receives every premium.</summary>
    public string CollectionAccount { get; set; } = "";

    /// <summary>Paths as sent and signed, gateway prefix and version included (BRI <c>/snap/v1.0/...</c>).</summary>
    public string TokenPath { get; set; } = "/v1.0/access-token/b2b";

    public string BalancePath { get; set; } = "/v1.0/balance-inquiry";

    public string StatementPath { get; set; } = "/v1.0/bank-statement";

    public string TransferPath { get; set; } = "/v1.0/transfer-intrabank";

    public string StatusPath { get; set; } = "/v1.0/transfer/status";

    /// <summary>Characters the bank stores of a reference (Mandiri 19, BRI 20).</summary>
    public int PartnerReferenceMax { get; set; } = 64;

    /// <summary>Characters of <c>X-EXTERNAL-ID</c> (Mandiri 19).</summary>
    public int ExternalIdMax { get; set; } = 36;

    /// <summary>As <see cref="ExternalIdMax"/> for service 11 (BRI 9). External ids are digits at every bank.</summary>
    public int BalanceExternalIdMax { get; set; } = 36;

    /// <summary>As <see cref="ExternalIdMax"/> for service 14 (BRI 9); that one where none is given.</summary>
    public int? StatementExternalIdMax { get; set; }

    /// <summary>When a number in a reply is the account that was asked about or paid from.</summary>
    public AccountComparison AccountComparison { get; set; } = AccountComparison.IgnoresLeadingZeros;

    /// <summary>
    /// True where the bank answers everything with HTTP 200: a refusal's code in the body is then a refusal. Otherwise
    /// such a reply contradicts itself and nothing is concluded from it.
    /// </summary>
    public bool RefusalsUnderHttp200 { get; set; }

    /// <summary>
    /// False where the bank gives neither totals nor balances with a statement, and its lines are to be taken for all
    /// there are. Figures it does give must tie all the same.
    /// </summary>
    public bool StatementNeedsFigures { get; set; } = true;

    /// <summary>True where a new access token ends the one before: all hosts then share one, in storage.</summary>
    public bool TokenIsSingle { get; set; }

    public TimestampForm TimestampForm { get; set; } = TimestampForm.PlusSeven;

    public SignatureEncoding SignatureEncoding { get; set; } = SignatureEncoding.Base64;

    public CallSigning CallSigning { get; set; } = CallSigning.Symmetric;

    /// <summary>Sends the external id of the payment with an inquiry (Mandiri demands it).</summary>
    public bool InquiryNamesExternalId { get; set; }

    /// <summary>The field it goes in: the standard's, or <see cref="OtherExternalIdField"/> (Mandiri).</summary>
    public string InquiryExternalIdField { get; set; } = UsualExternalIdField;

    public double PaymentTimeoutSeconds { get; set; } = 30;

    public double QueryTimeoutSeconds { get; set; } = 15;

    /// <summary>Wait before the first repetition of a query; doubles after that, with jitter.</summary>
    public double QueryRetryDelaySeconds { get; set; } = 0.5;

    public int MaxConcurrentPayments { get; set; } = 8;

    /// <summary>Of all workers of all hosts together.</summary>
    public int PaymentsPerSecond { get; set; } = Usual.PaymentsPerSecond;

    /// <summary>
    /// Balance, statement and inquiry calls of one host, evenly spaced; a token is asked for at once. The bank's limit
    /// is for all calls: these of every host that may run, and the payments, together.
    /// </summary>
    public int QueriesPerSecond { get; set; } = 10;

    /// <summary>
    /// How far ahead payments are reserved: what a killed host leaves unsent, and unknown for days, is no more than
    /// the bank takes in that time.
    /// </summary>
    public double ReservedAheadSeconds { get; set; } = Usual.TurnsAhead.TotalSeconds;

    /// <summary>Calls within half a minute before half of them failing opens the circuit.</summary>
    public int BreakerCallsMin { get; set; } = 10;

    /// <summary>How long an open circuit stays open.</summary>
    public double BreakSeconds { get; set; } = 30;

    public TimeOnly WindowOpens { get; set; } = Usual.WindowOpens;

    /// <summary>Earlier than <see cref="WindowOpens"/>: on the next day.</summary>
    public TimeOnly WindowCloses { get; set; } = Usual.WindowCloses;

    /// <summary>When no payment is taken although the window is open: <see cref="BankPause.Accepted"/>.</summary>
    public string Maintenance { get; set; } = "";

    public TimeOnly MorningInquiry { get; set; } = Usual.MorningInquiry;

    /// <summary>How long a payment may take from its reservation on, waiting for its turn included.</summary>
    public double PaymentPatienceSeconds { get; set; } = Usual.PaymentPatience.TotalSeconds;

    /// <summary>Seconds before the first, second, ... inquiry, separated by commas.</summary>
    public string InquiryDelaysSeconds { get; set; } = string.Join(
        ',', Usual.InquiryDelays.Select(d => d.TotalSeconds.ToString(CultureInfo.InvariantCulture)));

    /// <summary>So far statement and balance may be behind the bank's books (BRI: ask 15 minutes later).</summary>
    public double StatementLagMinutes { get; set; } = Usual.StatementLag.TotalMinutes;

    /// <summary>Banking days after the reservation in which the bank may still book it; 0: it books at once.</summary>
    public int SettleBankingDays { get; set; } = Usual.SettleBankingDays;

    /// <summary>Hours after the last of them, for the end-of-day processing.</summary>
    public double SettleHours { get; set; } = Usual.SettleHours.TotalHours;

    /// <summary>False where "not found" after settling, on a clean statement, still takes two people.</summary>
    public bool AbsenceIsFinal { get; set; } = Usual.IsAbsenceFinal;

    /// <summary>What the engine must know. Read after <see cref="Problems"/> found none.</summary>
    public BankTerms Terms => new()
    {
        WindowOpens = WindowOpens,
        WindowCloses = WindowCloses,
        Pauses = BankPause.TryParse(Maintenance) ?? [],
        PaymentsPerSecond = PaymentsPerSecond,
        TurnsAhead = TimeSpan.FromSeconds(Math.Min(PaymentWait.TotalSeconds / 2, ReservedAheadSeconds)),
        PaymentPatience = TimeSpan.FromSeconds(PaymentPatienceSeconds),
        PaymentWait = PaymentWait,
        InquiryDelays = [.. Delays().Select(TimeSpan.FromSeconds)],
        MorningInquiry = MorningInquiry,
        StatementLag = TimeSpan.FromMinutes(StatementLagMinutes),
        SettleBankingDays = SettleBankingDays,
        SettleHours = TimeSpan.FromHours(SettleHours),
        IsAbsenceFinal = AbsenceIsFinal,
    };

    /// <summary>Not sent any more so long after its reservation, which would soon be nobody's.</summary>
    internal TimeSpan PaymentWait => TimeSpan.FromSeconds(PaymentPatienceSeconds - PaymentTimeoutSeconds);

    /// <summary>Characters of the reference of a balance or statement call, which nobody looks up later.</summary>
    internal int QueryReferenceLength => Math.Min(18, PartnerReferenceMax);

    internal int StatementExternalIdLength => StatementExternalIdMax ?? ExternalIdMax;

    internal AccountNo Collection => AccountNo.Parse(CollectionAccount);

    internal string Path(SnapService service) => service switch
    {
        SnapService.Balance => BalancePath,
        SnapService.Statement => StatementPath,
        SnapService.Transfer => TransferPath,
        SnapService.Status => StatusPath,
        SnapService.Token => TokenPath,
    };

    /// <summary>Not a number where an item is none, which no comparison accepts.</summary>
    private IReadOnlyList<double> Delays() =>
    [
        .. InquiryDelaysSeconds.Split(',', StringSplitOptions.TrimEntries).Select(item =>
            double.TryParse(item, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : double.NaN),
    ];
}
