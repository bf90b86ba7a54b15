using Microsoft.Azure.Functions.Worker;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions.Functions;

/// <summary>
/// The queues. A message that is not ours throws, is tried five times and then kept on the poison queue with its text.
/// </summary>
public sealed class Queues(CollectDistrict collect, SendAlerts send, ReconcileDistrict reconcile)
{
    [Function(nameof(CollectDistrict))]
    public Task CollectDistrict([QueueTrigger(WakeQueues.Districts)] string message, CancellationToken stop) =>
        collect.RunAsync(WakeMessages.ParseDistrict(message), stop);

    [Function(nameof(SendAlert))]
    public Task SendAlert([QueueTrigger(WakeQueues.Alerts)] string message, CancellationToken stop) =>
        send.RunAsync(WakeMessages.ParseAlerts(message), stop);

    [Function(nameof(ReconcileAccount))]
    public Task ReconcileAccount([QueueTrigger(WakeQueues.Reconciliations)] string message, CancellationToken stop) =>
        reconcile.RunAsync(WakeMessages.ParseReconciliation(message), stop);
}
