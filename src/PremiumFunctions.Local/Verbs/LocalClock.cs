using Premium.Domain;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The machine's clock, moved so that it began at a given moment.</summary>
public sealed class LocalClock(DateTimeOffset began) : TimeProvider
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);
    private static readonly TimeOnly Morning = new(8, 30);

    private readonly TimeSpan shift = began - System.GetUtcNow();

    /// <summary>Half past eight of the given day; without one, of today or the next banking day.</summary>
    public static LocalClock At(DateOnly? day, Calendar calendar)
    {
        var today = DateOnly.FromDateTime(System.GetUtcNow().ToOffset(Wib).DateTime);
        return new LocalClock(new DateTimeOffset(
            (day ?? calendar.BankingDayFrom(today)).ToDateTime(Morning), Wib));
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
