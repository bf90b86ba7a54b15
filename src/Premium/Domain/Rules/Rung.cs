namespace Premium.Domain;

/// <summary>What makes a rung the current one.</summary>
public enum RungReached
{
    /// <summary>So many days on which banks work, or fewer, before the debits of a month begin.</summary>
    BankingDaysBeforeOpening,

    /// <summary>The payment was missed.</summary>
    Missed,

    /// <summary>So many days before the safe day, or fewer.</summary>
    DaysBeforeSafeDay,

    /// <summary>So many days on which banks work, the safe day among them.</summary>
    BankingDaysBeforeSafeDay,

    DaysAfterLegalDue,

    /// <summary>Before the day on which cover lapses if nothing is paid; 0 is that day.</summary>
    DaysBeforeLapse,

    DaysAfterLapse,

    /// <summary>Good news: the money is in, the receipt is not.</summary>
    Debited,

    /// <summary>Good news: BPJS's receipt is in.</summary>
    Covered,
}

/// <summary>One stage of the ladder.</summary>
/// <param name="Stage">Its name, in row keys and messages.</param>
/// <param name="Reached">By what.</param>
/// <param name="Days">How many, where it is reached by days.</param>
/// <param name="AlsoUntried">Also for bills not tried or not decided yet.</param>
/// <param name="Every">Again each so many days, until the next stage; 0 for once.</param>
/// <param name="To">Whom in the village; null for the treasurer.</param>
/// <param name="Office">The Dinas PMD of the regency, too.</param>
public sealed record Rung(
    string Stage, RungReached Reached, int Days = 0, bool AlsoUntried = false, int Every = 0,
    IReadOnlyList<ContactRole>? To = null, bool Office = false)
{
    private static readonly IReadOnlyList<ContactRole> Treasurer = [ContactRole.Treasurer];

    public IReadOnlyList<ContactRole> Roles => To ?? Treasurer;

    public bool IsNews => Reached is RungReached.Debited or RungReached.Covered;

    /// <summary>The name under which a day's telling is kept: <c>late-1</c>, <c>week-22</c>.</summary>
    public string StageOn(int day) => Every == 0 ? Stage : $"{Stage}-{day}";
}
