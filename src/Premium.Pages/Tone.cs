using Premium.Domain;

namespace Premium.Pages;

/// <summary>How loud a mark is. Never the only signal: a sign and words stand beside every colour.</summary>
public enum Tone
{
    Good,
    Calm,
    Wait,
    Bad,
}

public static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Calm => "calm",
        Tone.Wait => "wait",
        Tone.Bad => "bad",
    };

    public static string Sign(this Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Calm => "○",
        Tone.Wait => "?",
        Tone.Bad => "!",
    };

    public static Tone ToTone(this Fate fate) => fate switch
    {
        Fate.Paid => Tone.Good,
        Fate.Short => Tone.Bad,
        Fate.Refused => Tone.Bad,
        Fate.Unknown => Tone.Wait,
        Fate.Held => Tone.Bad,
        Fate.Untried => Tone.Calm,
    };

    public static Tone ToTone(this Standing standing) => standing switch
    {
        Standing.Active => Tone.Good,
        Standing.AwaitingReceipt => Tone.Calm,
        Standing.DueSoon => Tone.Wait,
        Standing.Late => Tone.Bad,
        Standing.AtRisk1 => Tone.Bad,
        Standing.AtRisk2 => Tone.Bad,
        Standing.AtRisk3 => Tone.Bad,
        Standing.Lapsed => Tone.Bad,
    };

    public static Tone ToTone(this Gravity gravity) => gravity switch
    {
        Gravity.Notice => Tone.Calm,
        Gravity.Open => Tone.Wait,
        Gravity.Grave => Tone.Bad,
    };

    public static Tone ToTone(this RunState state) => state switch
    {
        RunState.Open => Tone.Wait,
        RunState.Green => Tone.Good,
        RunState.Amber => Tone.Wait,
        RunState.Red => Tone.Bad,
    };
}
