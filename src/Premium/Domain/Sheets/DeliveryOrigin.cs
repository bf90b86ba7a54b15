using System.Diagnostics.CodeAnalysis;

namespace Premium.Domain;

/// <summary>
/// The message that waits for word of itself, as a channel carries it along, with where its alerts stand:
/// <c>33.16.12~2026-11~2026-12|33.16.12.2010-pu-2026-11-missed</c>. So nothing has to be looked up when word comes.
/// </summary>
/// <param name="District">Of its village.</param>
/// <param name="From">First pay month of what it tells.</param>
/// <param name="To">Last one.</param>
/// <param name="Message">Its id.</param>
public sealed record DeliveryOrigin(DistrictCode District, PayMonth From, PayMonth To, string Message)
{
    private const char Mark = '|';

    /// <param name="alerts">All that the message tells, of one village.</param>
    /// <param name="message">Its id.</param>
    public static DeliveryOrigin Of(IReadOnlyCollection<Alert> alerts, string message) => new(
        alerts.First().Village.District, alerts.Min(a => a.Bill.PayMonth), alerts.Max(a => a.Bill.PayMonth), message);

    public bool IsOf(Alert alert) => alert.Message == Message;

    public override string ToString() => $"{District}~{From}~{To}{Mark}{Message}";

    public static bool TryParse(string text, [NotNullWhen(true)] out DeliveryOrigin? origin)
    {
        origin = text.Split(Mark) is [var place, { Length: > 0 } message]
            && place.Split('~') is [var district, var from, var to]
            && DistrictCode.TryParse(district, out var code)
            && PayMonth.TryParse(from, out var first)
            && PayMonth.TryParse(to, out var last)
            && first <= last
            ? new DeliveryOrigin(code, first, last, message)
            : null;
        return origin is not null;
    }
}
