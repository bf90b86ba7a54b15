using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Once a day reads every row that no journal covers: one that nobody asks for, or that is passed over when it cannot
/// be read, is missed by nobody else. What it finds stands on the worklist.
/// </summary>
public sealed partial class CheckRows(IUnreadRows rows, TimeProvider clock, ILogger<CheckRows> log)
{
    /// <summary>Of each table; how many others there are is counted.</summary>
    private const int NamedMax = 20;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var last = await rows.LastAsync(stop);
        if (last?.At <= now && now - last.At < (last.Problem.Length > 0 ? AfterFailure : Every))
        {
            return;
        }

        var found = new Dictionary<string, List<UnreadRow>>(StringComparer.Ordinal);
        var problem = "";
        void Add(UnreadRow row)
        {
            found.TryAdd(row.Table, []);
            found[row.Table].Add(row);
        }

        try
        {
            await foreach (var row in rows.FindAsync(stop))
            {
                Add(row);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // What was found before still stands where this look did not come to.
            problem = e.Message;
            NotAll(e);
            (last?.Found ?? []).Where(r => !found.ContainsKey(r.Table)).ToList().ForEach(Add);
        }

        var look = new RowsLook(
            now,
            [.. found.Values.SelectMany(table => table.Take(NamedMax))],
            found.Where(t => t.Value.Count > NamedMax).ToDictionary(t => t.Key, t => t.Value.Count - NamedMax),
            problem);
        Looked(found.Values.Sum(table => table.Count));
        await rows.KeepAsync(look, stop);
    }

    [LoggerMessage(311, LogLevel.Warning, "Not all rows could be looked at")]
    private partial void NotAll(Exception e);

    [LoggerMessage(312, LogLevel.Information, "The daily look at all rows found {Count} that cannot be read")]
    private partial void Looked(int count);
}
