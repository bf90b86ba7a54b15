using Azure.Storage.Queues;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Wakes as base64 messages on Azure Storage Queues, as the Functions host reads them. Messages do not expire: one
/// that is never read must show in the queue's length and not vanish after a week.
/// </summary>
public sealed class QueueWake(StorageAccount account) : IWake
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient districts = account.Queue(WakeQueues.Districts);
    private readonly QueueClient alerts = account.Queue(WakeQueues.Alerts);
    private readonly QueueClient reconciliations = account.Queue(WakeQueues.Reconciliations);

    public Task DistrictAsync(DistrictWake wake, TimeSpan delay, CancellationToken stop) =>
        districts.SendMessageAsync(WakeMessages.Format(wake), WakeQueues.DelayOf(delay), Forever, stop);

    public Task AlertsAsync(AlertWake wake, TimeSpan delay, CancellationToken stop) =>
        alerts.SendMessageAsync(WakeMessages.Format(wake), WakeQueues.DelayOf(delay), Forever, stop);

    public Task ReconciliationAsync(ReconciliationWake wake, CancellationToken stop) =>
        reconciliations.SendMessageAsync(WakeMessages.Format(wake), TimeSpan.Zero, Forever, stop);
}
