using System.Text.Json;
using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// Which firings there have been: a time counts if it came due since the check before, under the schedule that stands
/// now. So a schedule that gets an earlier hour has missed nothing of it; what came due while nobody checked, also
/// right after a change of the schedule, has been due. Kept in the outbox, as a mark. Pure.
/// </summary>
/// <param name="CheckedAt">When somebody last looked.</param>
/// <param name="Dues">Of each purpose the last one that is asked for, and those that will be.</param>
internal sealed record DueTimes(DateTimeOffset CheckedAt, IReadOnlyList<SeenDue> Dues)
{
    /// <summary>Clocks of two workers differ a little; a mark further ahead says nothing.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(1);

    /// <summary>Nobody looked yet, as far as is known: the schedule was always as it is.</summary>
    private static readonly DueTimes Unknown = new(DateTimeOffset.MinValue, []);

    public static string IdOf(string regency) => $"due-{regency}";

    /// <param name="kept">Null where there is none, or it cannot be read.</param>
    /// <param name="now">When it is read.</param>
    public static DueTimes Of(Notice? kept, DateTimeOffset now)
    {
        try
        {
            return kept is not null && JsonSerializer.Deserialize<DueTimes>(kept.Body) is { Dues: not null } known
                && known.CheckedAt <= now + AheadMax && known.Dues.All(d => d is not null)
                    ? known
                    : Unknown;
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    /// <summary>With what has come due by now; without what is asked for no more.</summary>
    /// <param name="schedule">As it stands.</param>
    /// <param name="now">Of this check.</param>
    /// <param name="grace">How long after its time a run is asked for.</param>
    public DueTimes Until(RunSchedule schedule, DateTimeOffset now, TimeSpan grace)
    {
        var come =
            from purpose in Enum.GetValues<RunPurpose>()
            from due in new[] { schedule.LastDue(purpose, now - grace), schedule.LastDue(purpose, now) }
                .OfType<DateTimeOffset>().Distinct()
            where due > CheckedAt
            select new SeenDue(purpose, due, this == Unknown ? due : now);
        var all = new DueTimes(now, [.. Dues, .. come]);
        return all with { Dues = [.. all.Dues.Where(d => !(all.Last(d.Purpose, now - grace)?.At > d.At))] };
    }

    /// <summary>The last one of a purpose up to a time; null for none.</summary>
    public SeenDue? Last(RunPurpose purpose, DateTimeOffset upTo) =>
        Dues.Where(d => d.Purpose == purpose && d.At <= upTo).MaxBy(d => d.At);

    /// <summary>As it is kept: no message, so there is nothing to send.</summary>
    public Notice AsNotice(string regency) =>
        new(IdOf(regency), CheckedAt, "", JsonSerializer.Serialize(this)) { IsDone = true };
}

/// <param name="Purpose">What should have begun.</param>
/// <param name="At">When.</param>
/// <param name="SeenAt">When a check first saw that this time had come.</param>
internal sealed record SeenDue(RunPurpose Purpose, DateTimeOffset At, DateTimeOffset SeenAt);

/// <summary>When this process came up, as far as its timers know.</summary>
public sealed record ProcessStart(DateTimeOffset At);
