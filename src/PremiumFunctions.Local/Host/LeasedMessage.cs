using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace PremiumFunctions.Local.Host;

/// <summary>A message taken from a queue and kept invisible to others until it is deleted or released.</summary>
internal sealed class LeasedMessage(
    string function, QueueClient queue, QueueMessage message, TimeSpan lease, TimeProvider clock, ILogger logger)
{
    private readonly CancellationTokenSource ended = new();
    private string receipt = message.PopReceipt;
    private Task renewal = Task.CompletedTask;

    public QueueMessage Message => message;

    /// <summary>Renews at half of the lease, until the end or until another worker has the message.</summary>
    public void KeepHidden() => renewal = RenewAsync();

    public async Task DeleteAsync()
    {
        await EndAsync();
        await queue.DeleteMessageAsync(message.MessageId, receipt);
    }

    /// <summary>Gives the message back, to be seen again after <paramref name="rest"/>.</summary>
    public async Task ReleaseAsync(TimeSpan rest)
    {
        await EndAsync();
        await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: rest);
    }

    public async Task EndAsync()
    {
        await ended.CancelAsync();
        await renewal;
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(lease / 2, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            try
            {
                // Not cancelled by the end: a renewal that the service made but nobody read loses the receipt.
                UpdateReceipt renewed = await queue.UpdateMessageAsync(
                    message.MessageId, receipt, visibilityTimeout: lease, cancellationToken: CancellationToken.None);
                receipt = renewed.PopReceipt;
            }
            catch (RequestFailedException e) when (e.Status is 400 or 404)
            {
                HostLog.MessageNotRenewed(logger, e, function, message.MessageId);
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                HostLog.MessageNotRenewed(logger, e, function, message.MessageId);
            }
        }
    }
}
