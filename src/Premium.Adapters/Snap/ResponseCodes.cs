using System.Collections.Frozen;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>What a response code says about a payment (service 17).</summary>
public abstract record PaymentVerdict
{
    private PaymentVerdict()
    {
    }

    public sealed record Paid : PaymentVerdict;

    /// <summary>The bank may have executed it: inquire.</summary>
    public sealed record Unknown : PaymentVerdict;

    /// <summary>Not executed because the token is stale: a new token, then once more.</summary>
    public sealed record NewToken : PaymentVerdict;

    /// <summary>Not executed.</summary>
    public sealed record Refused(RefusalReason Reason) : PaymentVerdict;
}

/// <summary>What a response code says about a query (services 11, 14, 36, 73).</summary>
public enum QueryVerdict
{
    Answered,

    /// <summary>The bank knows no such transaction; of meaning for service 36 only.</summary>
    NotFound,

    NewToken,

    /// <summary>No answer to the question.</summary>
    Silent,
}

/// <summary>
/// The case table of SNAP BI (ASPI, "Keamanan"). A payment is refused only where the standard leaves no doubt that it
/// was not executed; a code not listed is <see cref="PaymentVerdict.Unknown"/>.
/// </summary>
public static class ResponseCodes
{
    private static readonly PaymentVerdict Paid = new PaymentVerdict.Paid();
    private static readonly PaymentVerdict Unknown = new PaymentVerdict.Unknown();
    private static readonly PaymentVerdict NewToken = new PaymentVerdict.NewToken();
    private static readonly PaymentVerdict NoFunds = Refused(RefusalReason.NoFunds);
    private static readonly PaymentVerdict AccountBlocked = Refused(RefusalReason.AccountBlocked);
    private static readonly PaymentVerdict AccountUnknown = Refused(RefusalReason.AccountUnknown);
    private static readonly PaymentVerdict LimitExceeded = Refused(RefusalReason.LimitExceeded);
    private static readonly PaymentVerdict NotPermitted = Refused(RefusalReason.NotPermitted);
    private static readonly PaymentVerdict CutOff = Refused(RefusalReason.CutOff);
    private static readonly PaymentVerdict TooMany = Refused(RefusalReason.TooManyRequests);
    private static readonly PaymentVerdict Invalid = Refused(RefusalReason.InvalidRequest);
    private static readonly PaymentVerdict Partner = Refused(RefusalReason.PartnerRejected);

    private static readonly Row[] Table =
    [
        new(200, 00, "Successful", Paid, QueryVerdict.Answered),
        new(202, 00, "Request In Progress", Unknown),
        new(400, 00, "Bad Request", Invalid),
        new(400, 01, "Invalid Field Format", Invalid),
        new(400, 02, "Invalid Mandatory Field", Invalid),
        new(401, 00, "Unauthorized", Partner),
        new(401, 01, "Invalid Token (B2B)", NewToken, QueryVerdict.NewToken),
        new(401, 02, "Invalid Customer Token", Partner),
        new(401, 03, "Token Not Found (B2B)", NewToken, QueryVerdict.NewToken),
        new(401, 04, "Customer Token Not Found", Partner),
        new(403, 00, "Transaction Expired", NotPermitted),
        new(403, 01, "Feature Not Allowed", Partner),
        new(403, 02, "Exceeds Transaction Amount Limit", LimitExceeded),
        new(403, 03, "Suspected Fraud", NotPermitted),
        new(403, 04, "Activity Count Limit Exceeded", TooMany),
        new(403, 05, "Do Not Honor", AccountBlocked),
        new(403, 06, "Feature Not Allowed At This Time (cut-off)", CutOff),
        new(403, 07, "Card Blocked", NotPermitted),
        new(403, 08, "Card Expired", NotPermitted),
        new(403, 09, "Dormant Account", AccountBlocked),
        new(403, 10, "Need To Set Token Limit", NotPermitted),
        new(403, 11, "OTP Blocked", NotPermitted),
        new(403, 12, "OTP Lifetime Expired", NotPermitted),
        new(403, 13, "OTP Sent To Cardholder", NotPermitted),
        new(403, 14, "Insufficient Funds", NoFunds),
        new(403, 15, "Transaction Not Permitted", NotPermitted),
        new(403, 16, "Suspend Transaction", Partner),
        new(403, 17, "Token Limit Exceeded", LimitExceeded),
        new(403, 18, "Inactive Card/Account/Customer", AccountBlocked),
        new(403, 19, "Merchant Blacklisted", Partner),
        // What the bank lets us take a day, of all villages together.
        new(403, 20, "Merchant Limit Exceeded", Partner),
        new(403, 21, "Set Limit Not Allowed", NotPermitted),
        new(403, 22, "Token Limit Invalid", NotPermitted),
        new(403, 23, "Account Limit Exceeded", LimitExceeded),
        new(404, 00, "Invalid Transaction Status", Unknown),
        new(404, 01, "Transaction Not Found", Unknown, QueryVerdict.NotFound),
        new(404, 02, "Invalid Routing", NotPermitted),
        new(404, 03, "Bank Not Supported By Switch", NotPermitted),
        new(404, 04, "Transaction Cancelled", NotPermitted),
        new(404, 05, "Merchant Not Registered", Partner),
        new(404, 06, "Need To Request OTP", NotPermitted),
        new(404, 07, "Journey Not Found", NotPermitted),
        new(404, 08, "Invalid Merchant", Partner),
        new(404, 09, "No Issuer", NotPermitted),
        new(404, 10, "Invalid API Transition", NotPermitted),
        new(404, 11, "Invalid Card/Account/Customer/Virtual Account", AccountUnknown),
        new(404, 12, "Invalid Bill/Virtual Account", NotPermitted),
        new(404, 13, "Invalid Amount", Invalid),
        new(404, 14, "Paid Bill", Unknown),
        new(404, 15, "Invalid OTP", NotPermitted),
        new(404, 16, "Partner Not Found", Partner),
        new(404, 17, "Invalid Terminal", Partner),
        // "Treat as success" for service 17 says ASPI; without comparing amount and accounts nobody can.
        new(404, 18, "Inconsistent Request", Unknown),
        new(404, 19, "Invalid Bill/Virtual Account (expired)", NotPermitted),
        new(405, 00, "Requested Function Is Not Supported", Invalid),
        new(405, 01, "Requested Operation Is Not Allowed", Invalid),
        new(409, 00, "Conflict (X-EXTERNAL-ID used today)", Unknown),
        new(409, 01, "Duplicate partnerReferenceNo (already succeeded)", Unknown),
        new(429, 00, "Too Many Requests", TooMany),
        new(500, 00, "General Error", Unknown),
        new(500, 01, "Internal Server Error", Unknown),
        new(500, 02, "External Server Error", Unknown),
        new(504, 00, "Timeout", Unknown),
    ];

    /// <summary>For a reply with a malformed code. Success is not among them: an inquiry tells it at no risk.</summary>
    private static readonly FrozenDictionary<int, PaymentVerdict> ByStatus = new Dictionary<int, PaymentVerdict>
    {
        [400] = Invalid,
        [401] = Partner,
        [405] = Invalid,
        [429] = TooMany,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(int, int), Row> Rows =
        Table.ToFrozenDictionary(row => (row.Http, row.Case));

    public static PaymentVerdict ForPayment(ReplyCode code) => code switch
    {
        ReplyCode.Coded coded => Rows.TryGetValue((coded.Http, coded.Case), out var row) ? row.Payment : Unknown,
        ReplyCode.StatusOnly status => ByStatus.GetValueOrDefault(status.Http, Unknown),
        _ => Unknown,
    };

    public static QueryVerdict ForQuery(ReplyCode code) => code switch
    {
        ReplyCode.Coded coded =>
            Rows.TryGetValue((coded.Http, coded.Case), out var row) ? row.Query : QueryVerdict.Silent,
        ReplyCode.StatusOnly { Http: 200 } => QueryVerdict.Answered,
        _ => QueryVerdict.Silent,
    };

    /// <summary>The case in the standard's words, for a reply whose own message says little.</summary>
    public static string Meaning(ReplyCode code) => code switch
    {
        ReplyCode.Coded coded =>
            Rows.TryGetValue((coded.Http, coded.Case), out var row)
                ? row.Meaning
                : FormattableString.Invariant($"HTTP {coded.Http} case {coded.Case:00} is not listed"),
        ReplyCode.StatusOnly status =>
            FormattableString.Invariant($"HTTP {status.Http} with a malformed responseCode"),
        ReplyCode.Unreadable unreadable => unreadable.Why,
        _ => "",
    };

    private static PaymentVerdict.Refused Refused(RefusalReason reason) => new(reason);

    private sealed record Row(
        int Http, int Case, string Meaning, PaymentVerdict Payment, QueryVerdict Query = QueryVerdict.Silent);
}
