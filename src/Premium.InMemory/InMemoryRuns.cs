using Premium.Domain;

namespace Premium.InMemory;

/// <summary>The runs of an <see cref="InMemoryLedger"/>.</summary>
internal sealed class InMemoryRuns
{
    private const int ListedMax = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Run> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, HashSet<string>> byDay = [];
    private readonly Dictionary<string, SortedDictionary<DistrictCode, DistrictReport>> reports =
        new(StringComparer.Ordinal);

    private readonly Dictionary<string, RunManifest> manifests = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly From, DateOnly To), IReadOnlyList<Run>> listed = [];

    public Run Open(Run run, IReadOnlyList<DistrictCode> districts)
    {
        var day = run.Day;
        lock (gate)
        {
            IdsOf(day).Add(run.Id);
            Changed(run.Id, day);
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
            if (runs.ContainsKey(run))
            {
                manifests.Remove(run);
                ReportsOf(run)[report.District] = report;
            }
        }
    }

    public RunManifest? Manifest(string id)
    {
        lock (gate)
        {
            return !runs.TryGetValue(id, out var run) ? null
                : manifests.TryGetValue(id, out var made) ? made
                : manifests[id] = new RunManifest(run, [.. ReportsOf(id).Values]);
        }
    }

    public IReadOnlyList<Run> Between(DateOnly from, DateOnly to)
    {
        lock (gate)
        {
            return listed.TryGetValue((from, to), out var list) ? list : listed[(from, to)] =
            [
                .. Enumerable.Range(from.DayNumber, Math.Max(0, to.DayNumber - from.DayNumber + 1))
                    .SelectMany(day => byDay.GetValueOrDefault(DateOnly.FromDayNumber(day)) ?? [])
                    .Select(id => runs[id])
                    .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id, StringComparer.Ordinal),
            ];
        }
    }

    public void Close(Run run)
    {
        var day = run.Day;
        lock (gate)
        {
            IdsOf(day).Add(run.Id);
            Changed(run.Id, day);
            runs[run.Id] = run;
        }
    }

    /// <summary>As the table shows a row that it cannot read.</summary>
    public void Spoil(string id, string problem)
    {
        lock (gate)
        {
            var run = runs[id];
            var begin = new DateTimeOffset(run.Day, TimeOnly.MinValue, TimeSpan.Zero);
            Changed(id, run.Day);
            runs[id] = new Run(
                id, run.Purpose, run.Regency, begin, RunState.Red, new Tally(), ClosedAt: begin,
                Note: $"the row of this run cannot be read: {problem}", Bank: run.Bank, PayMonth: run.PayMonth)
            {
                IsReadable = false,
            };
        }
    }

    private void Changed(string run, DateOnly day)
    {
        manifests.Remove(run);
        var isFull = listed.Count > ListedMax;
        foreach (var span in listed.Keys.Where(s => isFull || (s.From <= day && day <= s.To)).ToList())
        {
            listed.Remove(span);
        }
    }

    private HashSet<string> IdsOf(DateOnly day)
    {
        if (!byDay.TryGetValue(day, out var ids))
        {
            byDay[day] = ids = new HashSet<string>(StringComparer.Ordinal);
        }

        return ids;
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
