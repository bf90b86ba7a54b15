using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Deletes dry runs that nobody took, with their files of personal data, a day after they can be taken no more. What
/// the journal of imports names was taken or is being taken: that stays. One whose row cannot be read is as old as its
/// id says.
/// </summary>
public sealed partial class ForgetDryRuns(
    IImports imports, ImportPolicy policy, TimeProvider clock, ILogger<ForgetDryRuns> log)
{
    private static readonly TimeSpan Spare = TimeSpan.FromDays(1);

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await imports.SweepAsync(now - Spare, stop);
        var before = now - TimeSpan.FromDays(policy.DryRunDays) - Spare;
        var shown = await imports.ShownAsync(stop);
        List<string> old =
        [
            .. shown.All.Where(s => s.At < before).Select(s => s.Id),
            .. shown.MalformedIds.Where(id => ShownImport.TimeOf(id) < before),
        ];
        if (old.Count == 0)
        {
            return 0;
        }

        var journaled = (await imports.JournalAsync(stop)).Select(e => e.Import).ToHashSet(StringComparer.Ordinal);
        var forgotten = 0;
        foreach (var id in old.Where(id => !journaled.Contains(id)))
        {
            await imports.ForgetAsync(id, stop);
            forgotten++;
        }

        if (forgotten > 0)
        {
            Forgot(forgotten, policy.DryRunDays);
        }

        return forgotten;
    }

    [LoggerMessage(632, LogLevel.Information, "{Count} dry runs that nobody took in {Days} days were deleted")]
    private partial void Forgot(int count, int days);
}
