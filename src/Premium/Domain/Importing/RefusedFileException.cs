namespace Premium.Domain;

/// <summary>A file, or how it is handed in, is not taken as a whole.</summary>
/// <param name="why">What is wrong, and what is accepted.</param>
/// <param name="inner">What was found out by.</param>
public sealed class RefusedFileException(Said why, Exception? inner = null) : FormatException(why.English, inner)
{
    public Said Why => why;

    /// <summary>What an exception of a file says: of others, which are no one's fault who hands it in, in English.</summary>
    public static Said WhyOf(FormatException e) =>
        (e as RefusedFileException)?.Why ?? new Said(e.Message, e.Message);
}
