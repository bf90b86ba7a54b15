using Premium.Domain;

namespace Premium.Pages;

public enum ActFieldKind
{
    Text,
    LongText,
    Day,

    /// <summary>Whole rupiah.</summary>
    Sum,

    /// <summary>A month, such as 2026-12.</summary>
    Month,

    Choice,
    File,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">As it is sent, and as errors name it.</param>
/// <param name="Label">What to fill in.</param>
/// <param name="Kind">How.</param>
public sealed record ActField(string Name, Said Label, ActFieldKind Kind = ActFieldKind.Text)
{
    public Said Hint { get; init; } = Said.Nothing;

    public bool IsOptional { get; init; }

    /// <summary>Of a choice: what is sent, and how it reads.</summary>
    public IReadOnlyList<(string Value, Said Text)> Options { get; init; } = [];

    /// <summary>It says what the act is about: shown, and not changed, on a page opened for it.</summary>
    public bool IsSubject { get; init; }

    /// <summary>It is not written back into a page.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What it was shown as is sent with it: what is left as it stands takes nothing back.</summary>
    public bool IsCompared { get; init; }

    /// <summary>The hidden field of what a field was shown as.</summary>
    public static string Was(string name) => $"{name}-was";
}

/// <summary>Something to know before one acts: what it is about, what would happen.</summary>
public sealed record ActFact(Said Label, Said Text)
{
    public ActFact(Said label, string text)
        : this(label, new Said(text, text))
    {
    }
}

/// <summary>An act as its form shows it.</summary>
/// <param name="Key">In its address.</param>
/// <param name="Title">What is done.</param>
/// <param name="Effect">What will happen, in a sentence or two.</param>
/// <param name="Fields">To be filled in.</param>
public sealed record ActView(string Key, Said Title, Said Effect, IReadOnlyList<ActField> Fields)
{
    public IReadOnlyList<ActFact> Facts { get; init; } = [];

    /// <summary>What was filled in, by field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Hidden fields that say what the page shows, anew each time that it is shown.</summary>
    public IReadOnlyDictionary<string, string> Marks { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it was not done; nothing where it was not tried.</summary>
    public Said Problem { get; init; } = Said.Nothing;

    /// <summary>The field that it is about; empty for none.</summary>
    public string ProblemField { get; init; } = "";

    public BillId? Bill { get; init; }
}

/// <summary>What was done, and what follows.</summary>
public sealed record ActDone(Said Title, Said What, Said Next)
{
    public IReadOnlyList<ActFact> Facts { get; init; } = [];

    /// <summary>A run to watch.</summary>
    public string Run { get; init; } = "";

    public VillageCode? Village { get; init; }

    /// <summary>Part of it was not done; the facts say which.</summary>
    public bool IsPartly { get; init; }
}
