using System.Globalization;

namespace PremiumFunctions.Local.Twin;

/// <summary>One row of the standard's response code table; with a service code it becomes a response code.</summary>
internal sealed record SnapCase(int Http, string Case, string Message)
{
    public static SnapCase Successful { get; } = new(200, "00", "Successful");

    public static SnapCase InProgress { get; } = new(202, "00", "Request In Progress");

    public static SnapCase BadRequest { get; } = new(400, "00", "Bad Request");

    public static SnapCase InvalidToken { get; } = new(401, "01", "Invalid Token (B2B)");

    public static SnapCase TokenNotFound { get; } = new(401, "03", "Token Not Found (B2B)");

    public static SnapCase DoNotHonor { get; } = new(403, "05", "Do Not Honor");

    public static SnapCase CutOff { get; } = new(403, "06", "Feature Not Allowed At This Time. [cut-off]");

    public static SnapCase Dormant { get; } = new(403, "09", "Dormant Account");

    public static SnapCase InsufficientFunds { get; } = new(403, "14", "Insufficient Funds");

    public static SnapCase TransactionNotFound { get; } = new(404, "01", "Transaction Not Found");

    public static SnapCase InvalidAccount { get; } = new(404, "11", "Invalid Card/Account/Customer");

    public static SnapCase InvalidAmount { get; } = new(404, "13", "Invalid Amount");

    public static SnapCase PartnerNotFound { get; } = new(404, "16", "Partner Not Found");

    public static SnapCase Inconsistent { get; } = new(404, "18", "Inconsistent Request");

    public static SnapCase NotSupported { get; } = new(405, "00", "Requested Function Is Not Supported");

    public static SnapCase Conflict { get; } = new(409, "00", "Conflict");

    public static SnapCase DuplicateReference { get; } = new(409, "01", "Duplicate partnerReferenceNo");

    public static SnapCase TooManyRequests { get; } = new(429, "00", "Too Many Requests");

    public static SnapCase GeneralError { get; } = new(500, "00", "General Error");

    public static SnapCase InvalidFormat(string field) => new(400, "01", $"Invalid Field Format {field}");

    public static SnapCase Missing(string field) => new(400, "02", $"Invalid Mandatory Field {field}");

    public static SnapCase Unauthorized(string reason) => new(401, "00", $"Unauthorized. [{reason}]");

    public static SnapCase NotPermitted(string reason) => new(403, "15", $"Transaction Not Permitted. [{reason}]");

    /// <summary>HTTP status (3), service (2), case (2): <c>4031714</c>.</summary>
    public string CodeFor(TwinService service) =>
        Http.ToString(CultureInfo.InvariantCulture) + service.Code() + Case;
}
