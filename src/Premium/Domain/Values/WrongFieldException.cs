namespace Premium.Domain;

/// <summary>A field that is not accepted, named with what would be; for people in their language.</summary>
public class WrongFieldException(Said why, Exception? inner = null) : FormatException(why.English, inner)
{
    public Said Why => why;

    /// <summary>What an exception says; in English where nobody put it otherwise.</summary>
    public static Said WhyOf(FormatException e) => (e as WrongFieldException)?.Why ?? new Said(e.Message, e.Message);
}
