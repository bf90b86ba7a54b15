using System.Globalization;

namespace PremiumFunctions.Local.Twin;

/// <summary>The SNAP BI services the twin speaks, by their service code.</summary>
public enum TwinService
{
    Balance = 11,
    Statement = 14,
    Transfer = 17,
    Inquiry = 36,
    Token = 73,
}

internal static class TwinServices
{
    public static string Code(this TwinService service) =>
        ((int)service).ToString("00", CultureInfo.InvariantCulture);

    public static string Path(this TwinService service) => service switch
    {
        TwinService.Balance => "/balance-inquiry",
        TwinService.Statement => "/bank-statement",
        TwinService.Transfer => "/transfer-intrabank",
        TwinService.Inquiry => "/transfer/status",
        TwinService.Token => "/access-token/b2b",
    };
}
