using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace PremiumFunctions.Local.Host;

/// <summary>
/// Wakes one queue function. Takes up to a batch of messages, runs them side by side and takes more when few are left;
/// deletes on success, leaves in place on failure, moves to <c>QUEUE-poison</c> after the last try, and at once what is
/// not encoded as the host says.
/// </summary>
/// <param name="queue">With <see cref="QueueMessageEncoding.None"/>: the pump decodes by itself.</param>
/// <param name="poison">Likewise; gets the text of the message as it was stored.</param>
/// <param name="lease">How long a taken message stays invisible; renewed at half while its function runs.</param>
/// <param name="clock">The waiting only; visibility is kept by the storage service on its own clock.</param>
public sealed class QueuePump(
    FunctionEntry function,
    QueueClient queue,
    QueueClient poison,
    QueueSettings settings,
    FunctionInvoker invoker,
    TimeSpan lease,
    TimeProvider clock,
    ILogger<QueuePump> logger)
{
    /// <summary>The first wait at an empty queue; doubles up to the interval of the settings.</summary>
    public static readonly TimeSpan PollingMin = TimeSpan.FromMilliseconds(100);

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abort = new();
    private Task loop = Task.CompletedTask;
    private long processed;
    private long failed;
    private long poisoned;
    private long running;

    public PumpStatus Status => new(
        function.Name,
        queue.Name,
        Interlocked.Read(ref processed),
        Interlocked.Read(ref failed),
        Interlocked.Read(ref poisoned),
        Interlocked.Read(ref running));

    /// <summary>Makes the queue when it is not there, and starts taking messages.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: stop);
        loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    /// <summary>
    /// Takes no more messages, lets the running ones finish within <paramref name="grace"/>, then cancels their tokens
    /// and waits for as long again. A cancelled message is visible again at once.
    /// </summary>
    public Task StopAsync(TimeSpan grace)
    {
        stopping.Cancel();
        return Drain.WaitAsync(loop, abort, grace, clock, function.Name, logger);
    }

    private async Task LoopAsync()
    {
        var tasks = new List<Task>();
        var wait = PollingMin;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                tasks.RemoveAll(t => t.IsCompleted);
                if (tasks.Count > settings.NewBatchThreshold)
                {
                    await Task.WhenAny(tasks).WaitAsync(stopping.Token);
                    continue;
                }

                var messages = await ReceiveAsync();
                tasks.AddRange(messages.Select(message => Task.Run(() => RunAsync(message), CancellationToken.None)));
                if (messages.Length > 0)
                {
                    wait = PollingMin;
                    continue;
                }

                await Task.Delay(wait, clock, stopping.Token);
                wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, settings.MaxPollingInterval.Ticks));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        await Task.WhenAll(tasks);
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            // Not cancelled by a stop: the service would hide the messages of a reply that nobody read.
            return await queue.ReceiveMessagesAsync(settings.BatchSize, lease, CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            HostLog.QueueNotRead(logger, e, function.Name, queue.Name);
            return [];
        }
    }

    private async Task RunAsync(QueueMessage message)
    {
        Interlocked.Increment(ref running);
        var leased = new LeasedMessage(function.Name, queue, message, lease, clock, logger);
        try
        {
            // One try too many means that the process died in the last one.
            if (message.DequeueCount > settings.MaxDequeueCount)
            {
                await PoisonAsync(leased);
                return;
            }

            if (!TryDecode(message.MessageText, out var text))
            {
                HostLog.MessageNotReadable(logger, function.Name, message.MessageId);
                await PoisonAsync(leased);
                return;
            }

            leased.KeepHidden();
            try
            {
                await invoker.InvokeAsync(function, text, abort.Token);
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                await leased.ReleaseAsync(TimeSpan.Zero);
                return;
            }
            catch (Exception e)
            {
                await FailAsync(leased, e);
                return;
            }

            await leased.DeleteAsync();
            Interlocked.Increment(ref processed);
        }
        catch (Exception e)
        {
            HostLog.MessageNotSettled(logger, e, function.Name, message.MessageId);
        }
        finally
        {
            await leased.EndAsync();
            Interlocked.Decrement(ref running);
        }
    }

    private async Task FailAsync(LeasedMessage leased, Exception e)
    {
        var message = leased.Message;
        Interlocked.Increment(ref failed);
        HostLog.MessageFailed(
            logger, e, function.Name, message.MessageId, message.DequeueCount, settings.MaxDequeueCount);
        if (message.DequeueCount < settings.MaxDequeueCount)
        {
            await leased.ReleaseAsync(settings.VisibilityTimeout);
        }
        else
        {
            await PoisonAsync(leased);
        }
    }

    private async Task PoisonAsync(LeasedMessage leased)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(leased.Message.MessageText);
        await leased.DeleteAsync();
        Interlocked.Increment(ref poisoned);
        HostLog.MessagePoisoned(logger, function.Name, leased.Message.MessageId, poison.Name);
    }

    /// <summary>False for what no try can make readable.</summary>
    private bool TryDecode(string body, out string text)
    {
        text = body;
        if (settings.MessageEncoding != QueueMessageEncoding.Base64)
        {
            return true;
        }

        try
        {
            text = Utf8.GetString(Convert.FromBase64String(body));
            return true;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }
}
