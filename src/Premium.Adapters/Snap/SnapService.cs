using System.Globalization;

namespace Premium.Adapters.Snap;

/// <summary>The SNAP BI services spoken here, by their two-digit service code.</summary>
public enum SnapService
{
    Balance = 11,
    Statement = 14,
    Transfer = 17,
    Status = 36,
    Token = 73,
}

public static class SnapServices
{
    /// <summary>As response codes and <c>serviceCode</c> carry it: <c>17</c>.</summary>
    public static string Code(this SnapService service) => ((int)service).ToString(CultureInfo.InvariantCulture);
}
