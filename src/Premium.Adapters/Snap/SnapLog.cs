using Microsoft.Extensions.Logging;
using Premium.Domain;

namespace Premium.Adapters.Snap;

internal static partial class SnapLog
{
    [LoggerMessage(3101, LogLevel.Information, "Bank {Bank} calls the token stale in service {Service}; asking anew")]
    public static partial void TokenStale(ILogger log, string bank, SnapService service);

    [LoggerMessage(3102, LogLevel.Warning, "Bank {Bank} gives no access token: {Why}")]
    public static partial void NoToken(ILogger log, string bank, string why);

    [LoggerMessage(3103, LogLevel.Warning, "Bank {Bank}: debit {Debit} is of unknown outcome: {Why}")]
    public static partial void PaymentUnknown(ILogger log, string bank, DebitId debit, string why);

    [LoggerMessage(3104, LogLevel.Warning, "Bank {Bank}: debit {Debit} was not sent: {Why}")]
    public static partial void PaymentNotSent(ILogger log, string bank, DebitId debit, string why);

    [LoggerMessage(3105, LogLevel.Warning,
        "Bank {Bank}: debit {Debit} goes without its kode iuran, for which a remark of {Max} characters has no room")]
    public static partial void CodeLeftOut(ILogger log, string bank, DebitId debit, int max);
}
