using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>One collection cycle as a person watches it: start, progress, close, alerts, summary.</summary>
public static class LocalCycle
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);

    /// <summary>CheckRuns comes by every one and a half seconds.</summary>
    private const int BeatsPerCheck = 10;

    /// <summary>Runs until the run is closed and its alerts are out; returns the closed run.</summary>
    public static Task<Run> WatchAsync(LocalParts parts, CancellationToken stop) =>
        CycleProgress.ShowAsync(parts.Districts.Count, show => RunAsync(parts, show, stop));

    private static async Task<Run> RunAsync(
        LocalParts parts, Action<int, Tally> show, CancellationToken stop)
    {
        var started = await parts.Get<StartRun>().RunAsync(RunPurpose.Collect, parts.Regency, stop);
        var ledger = parts.Get<ILedger>();
        for (var beat = 0; ;)
        {
            if (beat++ % BeatsPerCheck == 0)
            {
                await parts.Get<CloseRuns>().RunAsync(stop);
            }

            var manifest = await ledger.RunAsync(started.Id, stop)
                ?? throw new InvalidOperationException($"Run {started.Id} is gone.");
            show(manifest.Reports.Count(r => r.Tally is not null), manifest.Tally);
            if (manifest.Run.State != RunState.Open && await AlertsAreOutAsync(parts, stop))
            {
                // Word of a message may send another one.
                await parts.Phones.SettledAsync();
                if (await AlertsAreOutAsync(parts, stop))
                {
                    return manifest.Run;
                }
            }

            await Task.Delay(Beat, stop);
        }
    }

    /// <summary>Those whose fate is awaited are out.</summary>
    private static async Task<bool> AlertsAreOutAsync(LocalParts parts, CancellationToken stop)
    {
        var now = parts.Clock.GetUtcNow();
        var rules = parts.Get<Rules>();
        var (from, to) = rules.OpenSheets(rules.Today(now));
        foreach (var district in parts.Districts)
        {
            var sheets = await parts.Get<ILedger>().SheetsAsync(district.Code, from, to, stop);
            if (sheets.Any(s => s.Alerts.Any(a => a.IsOpen || a.IsDue(now))))
            {
                return false;
            }
        }

        return true;
    }
}
