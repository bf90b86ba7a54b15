namespace PremiumFunctions.Local.Twin;

/// <summary>Counts the calls of the last second, by bank.</summary>
internal sealed class TwinTraffic
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> taken = new(StringComparer.Ordinal);

    public bool IsTooMuch(PlayedBank bank, DateTimeOffset now)
    {
        if (bank.CallsPerSecondMax is not { } max)
        {
            return false;
        }

        lock (gate)
        {
            if (!taken.TryGetValue(bank.Id, out var calls))
            {
                taken[bank.Id] = calls = new Queue<DateTimeOffset>();
            }

            while (calls.TryPeek(out var at) && at <= now - Window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= max)
            {
                bank.CountTurnedAway();
                return true;
            }

            calls.Enqueue(now);
            return false;
        }
    }
}
