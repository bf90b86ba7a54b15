using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// An admin stopped a village's messages for a while. The worklist goes on: what needs a person stays there, and so
/// does the mute itself while it lasts.
/// </summary>
/// <param name="Village">Whose.</param>
/// <param name="Number">1 for the village's first; a later one has a higher number, which is the lock.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; it ends by itself.</param>
/// <param name="At">When it was ordered.</param>
public sealed record Mute(
    VillageCode Village, int Number, string By, string Reason, DateOnly From, DateOnly Until, DateTimeOffset At)
{
    /// <summary>Longer, and nobody remembers why nothing is heard.</summary>
    public const int DaysMax = 31;

    /// <summary>Null while nobody has ended it before its last day.</summary>
    public Resumption? Ended { get; init; }

    public string Id => $"{Village}~{Number.ToString("000000", CultureInfo.InvariantCulture)}";

    public bool IsOn(DateOnly day) => Ended is null && From <= day && day <= Until;
}
