using System.Globalization;

namespace Premium.Domain;

/// <summary>The services of a bank's SNAP BI interface that are used here, by their number in the standard.</summary>
public enum SnapService
{
    Balance = 11,
    Statement = 14,
    Transfer = 17,

    /// <summary>What became of a transfer.</summary>
    Status = 36,

    /// <summary>Access token.</summary>
    Token = 73,
}

public static class SnapServices
{
    /// <summary>As response codes and <c>serviceCode</c> carry it and as evidence is stored: <c>17</c>.</summary>
    public static string Code(this SnapService service) => ((int)service).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Code"/> writes and nothing else.</summary>
    public static bool TryParse(string code, out SnapService service) =>
        Enum.TryParse(code, out service) && Enum.IsDefined(service) && service.Code() == code;
}
