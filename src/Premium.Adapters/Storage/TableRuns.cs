using Azure;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Runs in table <c>runs</c>. The run's own row is in the partition of its day, <c>day~2026-12-03</c>, so that listing
/// days is one range query; its district reports are in a partition of their own, the run's id.
/// </summary>
internal sealed class TableRuns(TableClient runs)
{
    private const int IdMax = 200;

    public async Task<Run> OpenAsync(Run run, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var known = run;
        var isNew = true;
        try
        {
            await runs.AddEntityAsync(RunRows.ToEntity(run), stop);
        }
        catch (RequestFailedException e) when (StorageFaults.IsConflict(e))
        {
            // Another host opened it, or we did and lost the answer, or we were killed half-way through the reports.
            known = RunRows.Read(await runs.GetEntityAsync<TableEntity>(
                RunRows.DayKey(run.Day), run.Id, cancellationToken: stop)) ?? run;
            isNew = false;
        }

        if (known.State == RunState.Open)
        {
            await AddPendingAsync(run.Id, districts, isNew, stop);
        }

        return known;
    }

    public async Task ReportAsync(string run, DistrictReport report, CancellationToken stop)
    {
        var entity = RunRows.ToEntity(run, report);
        EntityLimits.Check(entity);
        try
        {
            await runs.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace, stop);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // A wake that names a run of nobody leaves none behind; a row that was taken out is put back.
            if (Run.TryDayOf(run, out var day)
                && (await runs.GetEntityIfExistsAsync<TableEntity>(
                    RunRows.DayKey(day), run, cancellationToken: stop)).HasValue)
            {
                await runs.UpsertEntityAsync(entity, TableUpdateMode.Replace, stop);
            }
        }
    }

    public async Task<RunManifest?> ManifestAsync(string id, CancellationToken stop)
    {
        // Azure takes no key with certain characters, or a long one, and such an id comes with an address.
        if (!Run.TryDayOf(id, out var day) || !IsKey(id))
        {
            return null;
        }

        var run = await runs.GetEntityIfExistsAsync<TableEntity>(RunRows.DayKey(day), id, cancellationToken: stop);
        if (!run.HasValue)
        {
            return null;
        }

        var (reports, strange) = (new List<DistrictReport>(), new List<string>());
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id}");
        await foreach (var entity in runs.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            if (RunRows.ReadReport(entity) is { } report)
            {
                reports.Add(report);
            }
            else
            {
                strange.Add(PlaceOf(entity));
            }
        }

        return RunRows.Read(run.Value!) is { } read ? new RunManifest(read, reports) { Strange = strange } : null;
    }

    public async Task<IReadOnlyList<Run>> BetweenAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
    [
        .. (await RowsAsync(from, to, stop)).Select(r => r.Run).OfType<Run>()
            .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id, StringComparer.Ordinal),
    ];

    public async Task<IReadOnlyList<string>> StrangeBetweenAsync(DateOnly from, DateOnly to, CancellationToken stop) =>
        [.. (await RowsAsync(from, to, stop)).Where(r => r.Run is null).Select(r => r.Place)];

    private async Task<IReadOnlyList<(string Place, Run? Run)>> RowsAsync(
        DateOnly from, DateOnly to, CancellationToken stop)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {RunRows.DayKey(from)} and PartitionKey le {RunRows.DayKey(to)}");
        var found = new List<(string, Run?)>();
        await foreach (var entity in runs.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            found.Add((PlaceOf(entity), RunRows.Read(entity)));
        }

        return found;
    }

    private static string PlaceOf(TableEntity entity) => $"runs {entity.PartitionKey} {entity.RowKey}";

    public Task CloseAsync(Run run, CancellationToken stop) =>
        runs.UpsertEntityAsync(RunRows.ToEntity(run), TableUpdateMode.Replace, stop);

    private static bool IsKey(string id) =>
        id.Length <= IdMax && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '~' or '.' or '-');

    /// <summary>Adds pending reports where there is none; one that has reported is never put back to pending.</summary>
    private async Task AddPendingAsync(
        string run, IReadOnlyList<DistrictCode> districts, bool isNew, CancellationToken stop)
    {
        var missing = isNew ? [.. districts] : await MissingAsync(run, districts, stop);
        for (var triesLeft = 5; missing.Count > 0; triesLeft--)
        {
            try
            {
                foreach (var batch in missing.Chunk(EntityLimits.BatchRowsMax))
                {
                    await runs.SubmitTransactionAsync(
                        batch.Select(district => new TableTransactionAction(
                            TableTransactionActionType.Add,
                            RunRows.ToEntity(run, DistrictReport.Pending(district)))),
                        stop);
                }

                return;
            }
            catch (RequestFailedException e) when (StorageFaults.IsConflict(e) && triesLeft > 1)
            {
                missing = await MissingAsync(run, districts, stop);
            }
        }
    }

    private async Task<List<DistrictCode>> MissingAsync(
        string run, IReadOnlyList<DistrictCode> districts, CancellationToken stop)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {run}");
        await foreach (var entity in runs.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: stop))
        {
            known.Add(entity.RowKey);
        }

        return [.. districts.Where(d => !known.Contains(RunRows.ReportKey(d)))];
    }
}
