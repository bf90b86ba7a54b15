namespace Premium.Domain;

/// <summary>What a line of a message is.</summary>
public enum LineKind
{
    Plain,

    /// <summary>What the message is about.</summary>
    Lead,

    /// <summary>Above a list.</summary>
    Title,

    /// <summary>Of a list.</summary>
    Item,

    /// <summary>Below its item.</summary>
    Detail,

    /// <summary>Something to count on.</summary>
    Figure,

    /// <summary>The link to answer by.</summary>
    Reply,

    /// <summary>Who sends it.</summary>
    Foot,

    /// <summary>Nothing, between two parts.</summary>
    Gap,
}

/// <summary>One line of a message, for its text and for its page.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Kind">What it is.</param>
public sealed record LetterLine(string Text, LineKind Kind = LineKind.Plain)
{
    public static readonly LetterLine Gap = new("", LineKind.Gap);

    /// <summary>As plain text has it.</summary>
    public override string ToString() => Kind switch
    {
        LineKind.Item => "- " + Text,
        LineKind.Detail => "  " + Text,
        _ => Text,
    };
}
