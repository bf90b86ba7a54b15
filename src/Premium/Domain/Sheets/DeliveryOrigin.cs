using System.Diagnostics.CodeAnalysis;

namespace Premium.Domain;

/// <summary>Where the alerts of a message stand.</summary>
/// <param name="District">Of its village.</param>
/// <param name="From">First pay month of what it tells.</param>
/// <param name="To">Last one.</param>
public sealed record AlertPlace(DistrictCode District, PayMonth From, PayMonth To);

/// <summary>
/// The message that waits for word of itself, as a channel carries it along, with where its alerts stand:
/// <c>33.16.12~2026-11~2026-12|33.16.12.2010-pu-2026-11-missed</c>; of the outbox <c>|digest-33.16-2026-12-08</c>. So
/// nothing has to be looked up when word comes.
/// </summary>
/// <param name="Place">Null for what stands in the outbox, under its id.</param>
/// <param name="Message">Its id.</param>
public sealed record DeliveryOrigin(AlertPlace? Place, string Message)
{
    private const char Mark = '|';

    /// <param name="alerts">All that the message tells, of one village.</param>
    /// <param name="message">Its id.</param>
    public static DeliveryOrigin Of(IReadOnlyCollection<Alert> alerts, string message) => new(
        new AlertPlace(
            alerts.First().Village.District, alerts.Min(a => a.Bill.PayMonth), alerts.Max(a => a.Bill.PayMonth)),
        message);

    public static DeliveryOrigin Of(Notice notice) => new(Place: null, notice.Id);

    public bool IsOf(Alert alert) => alert.Message == Message;

    public override string ToString() =>
        (Place is { } place ? $"{place.District}~{place.From}~{place.To}" : "") + Mark + Message;

    public static bool TryParse(string text, [NotNullWhen(true)] out DeliveryOrigin? origin)
    {
        origin = text.Split(Mark) switch
        {
            ["", { Length: > 0 } message] => new DeliveryOrigin(Place: null, message),
            [var place, { Length: > 0 } message] when PlaceOf(place) is { } alerts =>
                new DeliveryOrigin(alerts, message),
            _ => null,
        };
        return origin is not null;
    }

    private static AlertPlace? PlaceOf(string text) =>
        text.Split('~') is [var district, var from, var to]
        && DistrictCode.TryParse(district, out var code)
        && PayMonth.TryParse(from, out var first)
        && PayMonth.TryParse(to, out var last)
        && first <= last
            ? new AlertPlace(code, first, last)
            : null;
}
