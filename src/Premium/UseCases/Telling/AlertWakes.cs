using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

internal static class AlertWakes
{
    /// <summary>Wakes the sending of these, once a month that they are of.</summary>
    public static async Task AlertsAsync(this IWake wake, IEnumerable<Alert> alerts, CancellationToken stop)
    {
        foreach (var month in alerts.Select(a => new AlertWake(a.Village.District, a.Bill.PayMonth)).Distinct())
        {
            await wake.AlertsAsync(month, TimeSpan.Zero, stop);
        }
    }
}
