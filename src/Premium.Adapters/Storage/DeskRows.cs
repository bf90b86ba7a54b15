using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>A request that somebody marked as one, and the answer to it once there is one.</summary>
/// <param name="Body">Hash of what was asked.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Answer">Null while it is in hand, or where it was cut short.</param>
/// <param name="Version">Etag of the row.</param>
public sealed record MarkedRequest(string Body, DateTimeOffset At, byte[]? Answer, string Version);

/// <summary>
/// Table <c>desk</c>: the sealed keys of sessions, and requests that are marked as one so that they are not carried out
/// twice. Nothing in it is anybody's money; without it people sign in anew.
/// </summary>
public static class DeskRows
{
    private const string KeyRingPartition = "keys";
    private const string RequestPartition = "requests~";
    private const string Column = "Sealed";

    /// <summary>Longest answer that is kept: a row holds a megabyte, a column 64 KB.</summary>
    public const int AnswerMax = Pieces * PieceLength;

    private const int Pieces = 12;
    private const int PieceLength = 60 * 1024;

    /// <summary>Read once in a while by the framework, which waits for no task.</summary>
    public static IReadOnlyList<string> KeyRing(StorageAccount account) =>
    [
        .. account.Desk.Query<TableEntity>(e => e.PartitionKey == KeyRingPartition)
            .Select(e => e[Column] as string)
            .OfType<string>(),
    ];

    public static void AddToKeyRing(StorageAccount account, string key) => account.Desk.UpsertEntity(
        new TableEntity(KeyRingPartition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))))
        {
            [Column] = key,
        });

    /// <returns>Null where it was not there and is now; else what is there.</returns>
    public static async Task<MarkedRequest?> BeginAsync(
        StorageAccount account, string by, string mark, string body, DateTimeOffset now, CancellationToken stop)
    {
        var row = new TableEntity(RequestPartition + by, mark)
        {
            ["Body"] = body,
            ["At"] = now.ToUniversalTime(),
            ["Once"] = RandomNumberGenerator.GetHexString(32),
        };
        if (await account.Desk.AddOnceAsync(row, there => there["Once"] as string == (string)row["Once"], stop))
        {
            return null;
        }

        var there = await account.Desk.GetEntityIfExistsAsync<TableEntity>(
            row.PartitionKey, mark, cancellationToken: stop);
        return there is { HasValue: true, Value: { } entity }
            ? Of(entity)
            : new MarkedRequest(body, now, Answer: null, Version: "");
    }

    /// <summary>Takes one that was cut short up again; of several who try, one does.</summary>
    public static async Task<bool> ResumeAsync(
        StorageAccount account, string by, string mark, MarkedRequest cut, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await account.Desk.UpdateEntityAsync(
                new TableEntity(RequestPartition + by, mark) { ["Body"] = cut.Body, ["At"] = now.ToUniversalTime() },
                new ETag(cut.Version), TableUpdateMode.Replace, stop);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    public static Task EndAsync(
        StorageAccount account, string by, string mark, byte[] answer, CancellationToken stop)
    {
        var row = new TableEntity(RequestPartition + by, mark) { ["Length"] = answer.Length };
        foreach (var (at, piece) in answer.Chunk(PieceLength).Index())
        {
            row[$"Answer{at}"] = piece;
        }

        return account.Desk.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, stop);
    }

    /// <summary>It was refused before anything was done, so that it may be sent again put right.</summary>
    public static Task ForgetAsync(StorageAccount account, string by, string mark, CancellationToken stop) =>
        account.Desk.DeleteEntityAsync(RequestPartition + by, mark, ETag.All, stop);

    /// <summary>Requests that were begun before then; nobody sends them again.</summary>
    public static async Task<int> ForgetAsync(StorageAccount account, DateTimeOffset before, CancellationToken stop)
    {
        // Names of people are letters and digits, which sort before the tilde.
        var (first, last) = (RequestPartition, RequestPartition + "~");
        var utc = before.ToUniversalTime();
        var old = account.Desk.QueryAsync<TableEntity>(
            e => e.PartitionKey.CompareTo(first) > 0 && e.PartitionKey.CompareTo(last) < 0
                && (DateTimeOffset)e["At"] < utc,
            select: [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)], cancellationToken: stop);
        var count = 0;
        await foreach (var row in old)
        {
            await account.Desk.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, stop);
            count++;
        }

        return count;
    }

    private static MarkedRequest Of(TableEntity row)
    {
        byte[]? answer = null;
        if (row["Length"] is int length)
        {
            answer = [.. Enumerable.Range(0, Pieces).SelectMany(at => row[$"Answer{at}"] as byte[] ?? [])];
            answer = answer.Length == length ? answer : null;
        }

        return new MarkedRequest(
            row["Body"] as string ?? "", row["At"] as DateTimeOffset? ?? default, answer, row.ETag.ToString());
    }
}
