namespace Premium.Domain;

/// <summary>What a run left undone, for the next one of its kind to say.</summary>
public static class LeftOpen
{
    /// <returns>One line of names and figures; empty where the last run left nothing.</returns>
    public static string By(Run? last) => last switch
    {
        null => "",
        { State: RunState.Open } => $"{last.Id}: open",
        { State: RunState.Red } => $"{last.Id}: red, {last.Note}",
        { Tally: { Unknown: 0, Skipped: 0 } } => "",
        _ => $"{last.Id}: unknown={last.Tally.Unknown} skipped={last.Tally.Skipped}",
    };
}
