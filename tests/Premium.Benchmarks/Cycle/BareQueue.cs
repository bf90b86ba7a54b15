using System.Runtime.CompilerServices;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Premium.Benchmarks.Cycle;

/// <summary>A bare worker pool on one queue: takes batches, works them side by side, deletes each.</summary>
public sealed class BareQueue(QueueClient queue, int workers)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public Task SendAsync(string text, CancellationToken stop) =>
        queue.SendMessageAsync(text, TimeSpan.Zero, TimeSpan.FromSeconds(-1), stop);

    /// <param name="count">Messages there are: the pool ends with the last one.</param>
    /// <param name="work">What to do with the text of one message.</param>
    /// <param name="stop">Stops all workers.</param>
    public Task DrainAsync(int count, Func<string, CancellationToken, Task> work, CancellationToken stop) =>
        Parallel.ForEachAsync(
            MessagesAsync(count, stop),
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop },
            async (message, cancelled) =>
            {
                await work(message.MessageText, cancelled);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancelled);
            });

    private async IAsyncEnumerable<QueueMessage> MessagesAsync(
        int count, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var left = count; left > 0;)
        {
            QueueMessage[] batch = await queue.ReceiveMessagesAsync(workers, Lease, stop);
            left -= batch.Length;
            foreach (var message in batch)
            {
                yield return message;
            }
        }
    }
}
