using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// Opens the nightly reconciliations: every bank, for the contribution months that fall due this month.
/// </summary>
public sealed class StartReconciliations(StartRun startRun, Rules rules, TimeProvider clock)
{
    public async Task RunAsync(string regency, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var periods = Segments.All.Select(s => rules.Newest(s, today)).Distinct().ToList();
        foreach (var bank in rules.Banks.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var period in periods)
            {
                await startRun.RunAsync(RunPurpose.Reconcile, regency, stop, bank, period);
            }
        }
    }
}
