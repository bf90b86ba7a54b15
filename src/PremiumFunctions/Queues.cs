using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// The queues. A message that fails throws, is tried five times and then kept on the poison queue; its last cause is
/// noted, see <see cref="Poison"/>.
/// </summary>
public sealed partial class Queues(
    CollectDistrict collect, SendAlerts send, ReconcileDistrict reconcile, PoisonQueues poison, ILogger<Queues> log)
{
    [Function(nameof(CollectDistrict))]
    public Task CollectDistrict([QueueTrigger(WakeQueues.Districts)] string message, CancellationToken stop) =>
        NotedAsync(
            WakeQueues.Districts, message, () => collect.RunAsync(WakeMessages.ParseDistrict(message), stop), stop);

    [Function(nameof(SendAlert))]
    public Task SendAlert([QueueTrigger(WakeQueues.Alerts)] string message, CancellationToken stop) =>
        NotedAsync(WakeQueues.Alerts, message, () => send.RunAsync(WakeMessages.ParseAlerts(message), stop), stop);

    [Function(nameof(ReconcileAccount))]
    public Task ReconcileAccount([QueueTrigger(WakeQueues.Reconciliations)] string message, CancellationToken stop) =>
        NotedAsync(
            WakeQueues.Reconciliations,
            message,
            () => reconcile.RunAsync(WakeMessages.ParseReconciliation(message), stop),
            stop);

    private async Task NotedAsync(string queue, string message, Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            try
            {
                await poison.NoteAsync(queue, message, e, stop);
            }
            catch (Exception unnoted)
            {
                // The cause itself matters more than that it could not be noted.
                NotNoted(queue, unnoted);
            }

            throw;
        }
    }

    [LoggerMessage(601, LogLevel.Warning, "Why a message of {Queue} failed could not be noted")]
    private partial void NotNoted(string queue, Exception e);
}
