using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>A message that failed five times, and why it did the last time; null where no cause was noted.</summary>
public sealed record PoisonedMessage(string Queue, string Text, DateTimeOffset? Since, string? Cause);

/// <summary>
/// What the host put aside on <c>QUEUE-poison</c>: kept with its cause until a person puts it back. The cause is noted
/// when a message fails, because the host keeps the message's text only, and that for seven days: what is to be kept
/// longer is renewed.
/// </summary>
public sealed class PoisonQueues(StorageAccount account, TimeProvider clock) : ISetAside
{
    /// <summary>The queues whose messages may be put aside.</summary>
    public static readonly IReadOnlyList<string> Names =
        [WakeQueues.Districts, WakeQueues.Alerts, WakeQueues.Reconciliations];

    /// <summary>As many as one peek shows; more come up once these are put back.</summary>
    public const int ShownMax = 32;

    /// <summary>The cause of what the host cannot decode: it comes back whenever it is put back.</summary>
    public const string NotBase64 = "not base64: no function was given it";

    private const int CauseMax = 1000;
    private const string AtColumn = "At";
    private const string Suffix = "-poison";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <summary>So long before a message would vanish it is renewed, and that is tried every few minutes.</summary>
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(2);

    public async Task NoteAsync(string queue, string text, Exception failure, CancellationToken stop)
    {
        var cause = $"{failure.GetType().Name}: {failure.Message}";
        await NoteAsync(queue, text, cause[..Math.Min(cause.Length, CauseMax)], clock.GetUtcNow(), stop);
    }

    public async Task<IReadOnlyList<PoisonedMessage>> ListAsync(CancellationToken stop)
    {
        var found = new List<PoisonedMessage>();
        foreach (var queue in Names)
        {
            foreach (var message in await PeekAsync(queue, stop))
            {
                var isDecoded = TryDecode(message.Body.ToString(), out var text);
                var noted = await NotedAsync(queue, text, stop);
                var at = noted?[AtColumn] as DateTimeOffset?;
                found.Add(new PoisonedMessage(
                    queue, text, at < message.InsertedOn ? at : message.InsertedOn,
                    isDecoded ? noted?["Cause"] as string : NotBase64));
            }
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken stop)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in Names)
        {
            counts[queue] = await CountAsync(queue, await PeekAsync(queue, stop), stop);
        }

        return counts;
    }

    /// <summary>Not decoded by the client: one message that is not base64 would hide all others.</summary>
    private async Task<PeekedMessage[]> PeekAsync(string queue, CancellationToken stop)
    {
        var poison = account.RawQueue(queue + Suffix);
        return await poison.ExistsAsync(stop) ? (await poison.PeekMessagesAsync(ShownMax, stop)).Value : [];
    }

    /// <summary>
    /// Puts what would vanish soon on its poison queue anew, without an end. A stop in between leaves a message there
    /// twice, which does no harm.
    /// </summary>
    public async Task RenewAsync(CancellationToken stop)
    {
        var soon = clock.GetUtcNow() + RenewedBefore;
        foreach (var queue in Names)
        {
            // Behind those that one peek shows, which may be renewed already, may be others that are not.
            var shown = await PeekAsync(queue, stop);
            var left = await CountAsync(queue, shown, stop);
            if (left <= ShownMax && !shown.Any(m => m.ExpiresOn < soon))
            {
                continue;
            }

            var poison = account.RawQueue(queue + Suffix);
            while (left > 0 && (await poison.ReceiveMessagesAsync(ShownMax, cancellationToken: stop)).Value
                is { Length: > 0 } batch)
            {
                left -= batch.Length;
                foreach (var message in batch.Where(m => m.ExpiresOn < soon))
                {
                    await RenewAsync(poison, queue, message, stop);
                }
            }
        }
    }

    private async Task RenewAsync(QueueClient poison, string queue, QueueMessage message, CancellationToken stop)
    {
        var isDecoded = TryDecode(message.Body.ToString(), out var text);
        if (message.InsertedOn is { } since && await NotedAsync(queue, text, stop) is null)
        {
            await NoteAsync(queue, text, isDecoded ? "not noted" : NotBase64, since, stop);
        }

        await poison.SendMessageAsync(message.Body, TimeSpan.Zero, Forever, stop);
        await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, stop);
    }

    /// <summary>How many there are: where one peek does not show all, about as many as storage says.</summary>
    private async Task<int> CountAsync(string queue, PeekedMessage[] shown, CancellationToken stop) =>
        shown.Length < ShownMax ? shown.Length
        : Math.Max(shown.Length, await CountAsync(account.RawQueue(queue + Suffix), stop));

    private static async Task<int> CountAsync(QueueClient poison, CancellationToken stop) =>
        (await poison.GetPropertiesAsync(stop)).Value.ApproximateMessagesCount;

    /// <summary>
    /// Puts everything set aside back on its queue; of copies one, because a message only wakes, and one that fails on
    /// is sent anew at every check. A stop in between leaves a message on both, which does no harm.
    /// </summary>
    /// <returns>How many messages were put back.</returns>
    public async Task<int> ReplayAsync(string queue, CancellationToken stop)
    {
        var poison = account.RawQueue(queue + Suffix);
        if (!await poison.ExistsAsync(stop))
        {
            return 0;
        }

        // Not more than there are now: what fails again comes back while this still runs.
        var left = await CountAsync(poison, stop);
        var replayed = new HashSet<string>(StringComparer.Ordinal);
        while (left > 0
            && (await poison.ReceiveMessagesAsync(ShownMax, cancellationToken: stop)).Value is { Length: > 0 } batch)
        {
            left -= batch.Length;
            foreach (var message in batch)
            {
                // As it was, base64 or not: what it is wakes its function, or comes back here.
                if (replayed.Add(message.Body.ToString()))
                {
                    await account.RawQueue(queue).SendMessageAsync(message.Body, TimeSpan.Zero, Forever, stop);
                }

                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, stop);
            }
        }

        return replayed.Count;
    }

    /// <summary>With the time: of a message that is renewed storage forgets since when it is there.</summary>
    private Task NoteAsync(string queue, string text, string cause, DateTimeOffset at, CancellationToken stop) =>
        account.Failures.UpsertEntityAsync(
            new TableEntity(queue, KeyOf(text)) { ["Cause"] = cause, [AtColumn] = at }, TableUpdateMode.Replace, stop);

    private async Task<TableEntity?> NotedAsync(string queue, string text, CancellationToken stop)
    {
        var noted = await account.Failures.GetEntityIfExistsAsync<TableEntity>(
            queue, KeyOf(text), cancellationToken: stop);
        return noted.HasValue ? noted.Value : null;
    }

    /// <param name="message">As it lies on the queue.</param>
    /// <param name="text">What the function was given; where nobody can decode it, the message as it is.</param>
    private static bool TryDecode(string message, out string text)
    {
        text = message;
        var bytes = new byte[message.Length];
        if (!Convert.TryFromBase64String(message, bytes, out var length))
        {
            return false;
        }

        try
        {
            text = Strict.GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string KeyOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
