using Azure.Data.Tables;

namespace PremiumFunctions.Local.Host;

/// <summary>Timer state in the table <c>timers</c>: partition <c>timers</c>, one row a function.</summary>
public sealed class TableTimerStore(TableServiceClient tables) : ITimerStore
{
    private const string Name = "timers";

    private readonly TableClient table = tables.GetTableClient(Name);

    public async Task<TimerState?> ReadAsync(string function, CancellationToken stop)
    {
        await table.CreateIfNotExistsAsync(stop);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Name, function, cancellationToken: stop);
        return found.HasValue && found.Value is { } row
            ? new TimerState(
                row.GetString(nameof(TimerState.Schedule)),
                row.GetDateTimeOffset(nameof(TimerState.Last)),
                row.GetDateTimeOffset(nameof(TimerState.Next))!.Value,
                row.GetDateTimeOffset(nameof(TimerState.LastUpdated))!.Value)
            : null;
    }

    public async Task SaveAsync(string function, TimerState state, CancellationToken stop)
    {
        var row = new TableEntity(Name, function)
        {
            [nameof(TimerState.Schedule)] = state.Schedule,
            [nameof(TimerState.Next)] = state.Next,
            [nameof(TimerState.LastUpdated)] = state.LastUpdated,
        };
        if (state.Last is { } last)
        {
            row[nameof(TimerState.Last)] = last;
        }

        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, stop);
    }
}
