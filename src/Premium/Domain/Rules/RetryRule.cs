namespace Premium.Domain;

public enum RetryWait
{
    /// <summary>
    /// The next day on which money is expected; a due day, or so many banking days from now, where that comes first.
    /// </summary>
    MoneyDay,

    NextBankingDay,

    /// <summary>The bank's window opens, today or on the next banking day.</summary>
    WindowOpens,

    Minutes,

    /// <summary>Not by itself: a person must remove the cause first.</summary>
    Person,
}

/// <summary>What follows from one refusal.</summary>
/// <param name="Reason">The refusal, in our words.</param>
/// <param name="Wait">Until when.</param>
/// <param name="Minutes">For <see cref="RetryWait.Minutes"/>: how many, at least 1.</param>
/// <param name="MinutesMax">
/// For <see cref="RetryWait.Minutes"/>: doubled with each refusal for the same reason in a row, up to so many; 0 for
/// always the same wait.
/// </param>
/// <param name="BankingDays">For <see cref="RetryWait.MoneyDay"/>: tried after so many at the latest.</param>
/// <param name="Bank">Only at this bank; empty for every bank.</param>
/// <param name="Code">Only for this response code of the bank, such as <c>4031714</c>; empty for every code.</param>
public sealed record RetryRule(
    RefusalReason Reason, RetryWait Wait, int Minutes = 0, int BankingDays = 1, string Bank = "", string Code = "",
    int MinutesMax = 0);

/// <summary>What a refusal does to its bill.</summary>
/// <param name="Event">Short of funds, tried later or left to a person.</param>
/// <param name="NextTry">The earliest moment of the next attempt; null where only a person leads on.</param>
public readonly record struct RetryDecision(BillEvent Event, DateTimeOffset? NextTry);
