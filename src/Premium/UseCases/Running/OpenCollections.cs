using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>Collections on their way through a district, as those who tell about its bills must know them.</summary>
internal static class OpenCollections
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceMax = TimeSpan.FromMinutes(15);

    /// <summary>
    /// While one is not through with the district: when to look again, which is of little use before it goes on. Null
    /// for none.
    /// </summary>
    public static async Task<DateTimeOffset?> UntilAsync(
        ILedger ledger, DistrictCode district, Rules rules, DateTimeOffset now, CancellationToken stop)
    {
        DateTimeOffset? until = null;
        foreach (var run in await ledger.RunsAsync(rules.Today(now), rules.Today(now), stop))
        {
            if (run is { Purpose: RunPurpose.Collect, State: RunState.Open }
                && (await ledger.RunAsync(run.Id, stop))?.Reports.FirstOrDefault(r =>
                    r.District == district && (r.Tally is null || r.NextWake is not null)) is { } report)
            {
                var goesOn = (report.NextWake is { } next && next > now ? next : now) + Patience;
                until = new[] { until, goesOn, now + PatienceMax }.Min();
            }
        }

        return until;
    }
}
