namespace Premium.Domain;

/// <summary>What a village does about an unpaid bill, in the words of its message.</summary>
public static class ToDo
{
    public static string For(Bill bill, VillageLetter letter) => bill switch
    {
        // What is to be done about the older one is all that is to be done: two advices could contradict each other.
        { Doubt: null } when letter.WaitsFor(bill) is { } older => For(older, letter),
        { Doubt: null, FailsBetweenUs: true } => letter.Say("toDo.ours"),
        { Doubt: null, State: BillState.Short, NextTry: { } next } when next > letter.Now =>
            Again(letter, bill, letter.Rules.Today(next)),
        _ => letter.Say(letter.Texts.Nearest("toDo", BillCause.Of(bill))),
    };

    /// <summary>
    /// How a bill that is short is paid without us while its last day lasts; null where that is not to be done. What
    /// the bank may have is paid at no counter.
    /// </summary>
    public static string? AtCounter(Bill bill, VillageLetter letter) =>
        bill is not { Doubt: null, State: BillState.Short, IsUnlooked: false }
            || letter.SafeDay(bill) != letter.Today ? null
        : bill.KodeIuran.Length > 0 ? letter.Say(
            "toDo.counter", [.. VillageText.Named(letter, bill), ("kodeIuran", bill.KodeIuran)])
        : letter.Say("toDo.counter.noCode", VillageText.Named(letter, bill));

    /// <summary>A try after the last safe day may be too late for the cover, and says so.</summary>
    private static string Again(VillageLetter letter, Bill bill, DateOnly day) => letter.Say(
        day <= letter.SafeDay(bill) ? "toDo.short.again" : "toDo.short.late", ("day", letter.Texts.Day(day)));
}
