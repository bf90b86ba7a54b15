using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What a run wakes its districts for.</summary>
internal static class RunWakes
{
    /// <summary>At once.</summary>
    public static Task ForRunAsync(this IWake wake, Run run, DistrictCode district, CancellationToken stop) =>
        run.Purpose switch
        {
            RunPurpose.Collect => wake.DistrictAsync(
                new DistrictWake(district, WakePurpose.Collect, run.Id), TimeSpan.Zero, stop),
            RunPurpose.Watch => wake.DistrictAsync(
                new DistrictWake(district, WakePurpose.Watch, run.Id), TimeSpan.Zero, stop),
            RunPurpose.Reconcile => wake.ReconciliationAsync(new ReconciliationWake(run.Id, district), stop),
        };
}
