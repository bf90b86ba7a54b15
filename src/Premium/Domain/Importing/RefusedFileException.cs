namespace Premium.Domain;

/// <summary>A file, or how it is handed in, is not taken as a whole.</summary>
/// <param name="why">What is wrong, and what is accepted.</param>
/// <param name="inner">What was found out by.</param>
public sealed class RefusedFileException(Said why, Exception? inner = null) : FormatException(why.English, inner)
{
    public Said Why => why;

    /// <summary>A field map may help: which column holds what was not found.</summary>
    public bool IsAboutColumns { get; init; }
}
