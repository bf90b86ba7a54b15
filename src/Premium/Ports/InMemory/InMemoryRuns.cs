using Premium.Domain;

namespace Premium.Ports.InMemory;

/// <summary>The runs of an <see cref="InMemoryLedger"/>.</summary>
internal sealed class InMemoryRuns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Run> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<DistrictCode, DistrictReport>> reports =
        new(StringComparer.Ordinal);

    public Run Open(Run run, IReadOnlyList<DistrictCode> districts)
    {
        _ = run.Day;
        lock (gate)
        {
            runs.TryAdd(run.Id, run);
            var known = runs[run.Id];
            if (known.State == RunState.Open)
            {
                foreach (var district in districts)
                {
                    ReportsOf(run.Id).TryAdd(district, DistrictReport.Pending(district));
                }
            }

            return known;
        }
    }

    public void Report(string run, DistrictReport report)
    {
        lock (gate)
        {
            ReportsOf(run)[report.District] = report;
        }
    }

    public RunManifest? Manifest(string id)
    {
        lock (gate)
        {
            return runs.TryGetValue(id, out var run) ? new RunManifest(run, [.. ReportsOf(id).Values]) : null;
        }
    }

    public IReadOnlyList<Run> Between(DateOnly from, DateOnly to)
    {
        lock (gate)
        {
            return
            [
                .. runs.Values.Where(r => r.Day >= from && r.Day <= to)
                    .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id, StringComparer.Ordinal),
            ];
        }
    }

    public void Close(Run run)
    {
        _ = run.Day;
        lock (gate)
        {
            runs[run.Id] = run;
        }
    }

    private SortedDictionary<DistrictCode, DistrictReport> ReportsOf(string run)
    {
        if (!reports.TryGetValue(run, out var known))
        {
            reports[run] = known = [];
        }

        return known;
    }
}
