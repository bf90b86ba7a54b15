namespace Premium.Domain;

/// <summary>
/// Months of a person that a list changed when their bill may have been with the bank already. What such a bill counted
/// is not what the list says since, so it neither shows nor denies that the person is covered.
/// </summary>
/// <param name="Member">As the person stood in these months before; as they came, where they did not.</param>
/// <param name="First">First contribution month.</param>
/// <param name="Last">Last contribution month.</param>
/// <param name="At">When that list was taken.</param>
public sealed record LateChange(Member Member, Period First, Period Last, DateTimeOffset At)
{
    /// <summary>
    /// A list is written for a while after it was read, and a pass may go on with the one before: bills first tried so
    /// long after it may have either.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    public bool IsOf(string id, Period month) => Member.Id == id && First <= month && month <= Last;

    /// <param name="fixedAt">When the bill ceased to follow the list; null while it does.</param>
    public bool IsAfter(DateTimeOffset? fixedAt) => fixedAt < At + Settling;
}
