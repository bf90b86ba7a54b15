namespace Premium.UseCases;

public enum ImportStage
{
    /// <summary>Rows of the file; how many there are is not known before.</summary>
    Reading,
    Planning,

    /// <summary>The file itself, sealed, so that it can be taken.</summary>
    Keeping,

    /// <summary>Names and NIK, by district.</summary>
    WritingPeople,

    /// <summary>By district, too.</summary>
    WritingVillages,
}

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is done just now.</param>
/// <param name="Done">Rows or districts.</param>
/// <param name="Of">How many there are; 0 where nobody knows.</param>
public readonly record struct ImportProgress(ImportStage Stage, int Done, int Of);
