using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Limits in table <c>limits</c>, one row a bank, replaced only as it was read. The row as last seen is kept: while no
/// other host wrote it, taking is one request.
/// </summary>
public sealed class TableBankLimits(StorageAccount account) : IBankLimits
{
    private const string RowKey = "limit";

    /// <summary>Who loses this often in a row stands in a crowd, and comes back later.</summary>
    private const int LostRacesMax = 100;

    private readonly TableClient limits = account.Limits;
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    public async Task<LimitReply> TakeAsync(
        string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now, CancellationToken stop)
    {
        LimitReply.Taken? taken = null;
        try
        {
            var written = await ChangeAsync(
                bank,
                limit =>
                {
                    (var next, taken) = limit.Take(payMonths, terms, now);
                    return next;
                },
                stop);
            return written
                ? taken!
                : new LimitReply.Silent($"{LostRacesMax} other workers came first");
        }
        catch (Exception e) when (StorageFaults.MayHaveHappened(e, stop) || e is RequestFailedException)
        {
            return new LimitReply.Silent("storage: " + e.GetType().Name);
        }
    }

    public async Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop)
    {
        if (!await ChangeAsync(bank, limit => limit.With(timetable), stop))
        {
            throw new InvalidOperationException($"limits {bank}: lost {LostRacesMax} writings in a row.");
        }
    }

    /// <summary>Workers of one process take turns, so that they never lose races to each other.</summary>
    private async Task<bool> ChangeAsync(string bank, Func<BankLimit, BankLimit> change, CancellationToken stop)
    {
        var place = places.GetOrAdd(bank, _ => new Place());
        await place.Gate.WaitAsync(stop);
        try
        {
            for (var lost = 0; lost < LostRacesMax; lost++)
            {
                var seen = place.Seen ?? await ReadAsync(bank, stop);
                // Whatever happens to the writing, only its answer says what the row is now.
                place.Seen = null;
                var next = change(seen.Limit);
                if (await WriteAsync(bank, next, seen.Tag, stop) is { } tag)
                {
                    place.Seen = new Seen(next, tag);
                    return true;
                }
            }

            return false;
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<Seen> ReadAsync(string bank, CancellationToken stop)
    {
        var row = await limits.GetEntityIfExistsAsync<TableEntity>(bank, RowKey, cancellationToken: stop);
        if (!row.HasValue)
        {
            return new Seen(BankLimit.Untouched, default);
        }

        try
        {
            return new Seen(LimitRows.Read(row.Value!), row.Value!.ETag);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            // Written over: moments handed out twice cost the bank a few refusals, none at all cost every village of
            // the bank its day.
            return new Seen(BankLimit.Untouched, row.Value!.ETag);
        }
    }

    /// <summary>
    /// The row's new tag; null if it is not as it was read. A repetition by the SDK after a lost answer meets its own
    /// writing and says the same: its moments are lost and taken anew.
    /// </summary>
    private async Task<ETag?> WriteAsync(string bank, BankLimit limit, ETag seen, CancellationToken stop)
    {
        var entity = LimitRows.ToEntity(bank, RowKey, limit);
        try
        {
            var response = seen == default
                ? await limits.AddEntityAsync(entity, stop)
                : await limits.UpdateEntityAsync(entity, seen, TableUpdateMode.Replace, stop);
            return response.Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private sealed record Seen(BankLimit Limit, ETag Tag);

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Seen? Seen { get; set; }
    }
}
