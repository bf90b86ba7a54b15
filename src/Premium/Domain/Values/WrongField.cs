namespace Premium.Domain;

/// <summary>A field that is not accepted, named with what would be; for people in their language.</summary>
public static class WrongField
{
    private const string Indonesian = "indonesian";

    /// <summary>The exception that says so; programs read it in English.</summary>
    public static FormatException Of(Said why) => new(why.English) { Data = { [Indonesian] = why.Indonesian } };

    /// <summary>What an exception says; in English alone where nobody put it otherwise.</summary>
    public static Said WhyOf(FormatException e) =>
        (e as RefusedFileException)?.Why ?? new Said(e.Data[Indonesian] as string ?? e.Message, e.Message);
}
