namespace PremiumFunctions.Local.Host;

/// <summary>How running functions are brought to an end.</summary>
internal static class Drain
{
    /// <summary>Waits for the grace period, cancels, waits as long again and gives up with a log line.</summary>
    public static async Task WaitAsync(
        Task work, CancellationTokenSource abort, TimeSpan grace, TimeProvider clock, string function, ILogger logger)
    {
        try
        {
            await work.WaitAsync(grace, clock);
            return;
        }
        catch (TimeoutException)
        {
            HostLog.GraceIsOver(logger, function);
        }

        await abort.CancelAsync();
        try
        {
            await work.WaitAsync(grace, clock);
        }
        catch (TimeoutException)
        {
            HostLog.StillRunning(logger, function);
        }
    }
}
