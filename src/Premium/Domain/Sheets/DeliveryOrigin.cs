using System.Diagnostics.CodeAnalysis;

namespace Premium.Domain;

/// <summary>
/// The row that waits for word of a message, as a channel carries it along:
/// <c>33.16.12~2026-12|alert~2010~pu~missed</c>. So whoever brings word of it names the row, and nothing has to be
/// looked up.
/// </summary>
public sealed record DeliveryOrigin(DistrictCode District, PayMonth PayMonth, string RowKey)
{
    private const char Mark = '|';

    public static string Of(SheetRow row) =>
        $"{Sheet.KeyOf(row.Village.District, row.BillId.PayMonth)}{Mark}{row.RowKey}";

    public static bool TryParse(string text, [NotNullWhen(true)] out DeliveryOrigin? origin)
    {
        origin = text.Split(Mark) is [var sheet, { Length: > 0 } row]
            && Sheet.TryParseKey(sheet, out var district, out var payMonth)
            ? new DeliveryOrigin(district, payMonth, row)
            : null;
        return origin is not null;
    }
}
