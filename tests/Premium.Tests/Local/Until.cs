namespace Premium.Tests.Local;

/// <summary>Waits for other processes and pumps; what came of it is for the test to judge.</summary>
internal static class Until
{
    private const int TriesMax = 1800;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <exception cref="InvalidOperationException">It did not become true in a minute and a half.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var timer = new PeriodicTimer(Beat);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (await condition())
            {
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"Not so after {TriesMax} looks.");
    }
}
