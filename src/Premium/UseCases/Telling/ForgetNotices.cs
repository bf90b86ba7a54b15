using Microsoft.Extensions.Logging;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Deletes from the outbox what is done and of no more use: every look for what waits goes over all that is there.
/// </summary>
public sealed partial class ForgetNotices(INotices notices, TimeProvider clock, ILogger<ForgetNotices> log)
{
    /// <summary>
    /// Longer than anything of it is asked for: which sum a village was told last, until the month after its own opens;
    /// what the branch was told of a day, for a month. What repeats under its id does so within a month, too.
    /// </summary>
    internal const int KeptDays = 92;

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var forgotten = await notices.ForgetDoneAsync(clock.GetUtcNow().AddDays(-KeptDays), stop);
        if (forgotten > 0)
        {
            Forgot(forgotten, KeptDays);
        }

        return forgotten;
    }

    [LoggerMessage(308, LogLevel.Information, "{Count} messages that were done for {Days} days were deleted")]
    private partial void Forgot(int count, int days);
}
