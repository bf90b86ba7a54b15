using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What a run wakes its districts for.</summary>
internal static class RunWakes
{
    /// <summary>At once.</summary>
    /// <param name="wake">The queues.</param>
    /// <param name="run">Which run.</param>
    /// <param name="district">Which of its districts.</param>
    /// <param name="stop">Stops the call.</param>
    /// <param name="isRepeat">Its first message may be lost, or only late.</param>
    public static Task ForRunAsync(
        this IWake wake, Run run, DistrictCode district, CancellationToken stop, bool isRepeat = false) =>
        run.Purpose switch
        {
            RunPurpose.Collect => wake.DistrictAsync(
                new DistrictWake(district, WakePurpose.Collect, run.Id), TimeSpan.Zero, stop),
            RunPurpose.Watch => wake.DistrictAsync(
                new DistrictWake(district, WakePurpose.Watch, run.Id), TimeSpan.Zero, stop),
            RunPurpose.Reconcile => wake.ReconciliationAsync(
                new ReconciliationWake(run.Id, district, isRepeat), stop),
        };
}
