using System.Runtime.CompilerServices;
using Azure;
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
                await DeleteAsync(message, cancelled);
            });

    /// <summary>The SDK repeats a request whose answer it lost, and then finds the message gone.</summary>
    private async Task DeleteAsync(QueueMessage message, CancellationToken stop)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, stop);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
        }
    }

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
