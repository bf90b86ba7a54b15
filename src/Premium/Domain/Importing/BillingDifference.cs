namespace Premium.Domain;

/// <summary>Why BPJS's sum is another than ours.</summary>
public enum DifferenceCause
{
    /// <summary>BPJS bills people whom our list of the month does not have.</summary>
    MorePeople,

    /// <summary>Our list of the month has people whom BPJS does not bill.</summary>
    FewerPeople,

    /// <summary>The same people, and another wage or income.</summary>
    Wage,

    /// <summary>At most one rupiah a head and program.</summary>
    Rounding,

    /// <summary>BPJS bills a program in which our list has nobody.</summary>
    ProgramNotOurs,

    /// <summary>Our list has people in a program that BPJS does not bill.</summary>
    ProgramNotBilled,

    /// <summary>Nothing known explains it.</summary>
    Unexplained,
}

/// <summary>One named part of a difference: what BPJS bills more, or less.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Program">Null for what is about people, all programs together.</param>
/// <param name="People">How many people it is about.</param>
/// <param name="Sum">Positive where BPJS bills more than we.</param>
public sealed record DifferencePart(DifferenceCause Cause, SocialProgram? Program, int People, Rupiah Sum)
{
    /// <summary>Ids of members, where it is known who; else empty.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];
}

/// <summary>BPJS's billing beside our list: the parts add up to the difference, to the last rupiah.</summary>
/// <param name="Bill">Of whom and which month.</param>
/// <param name="OurPeople">Insured in the month by our list.</param>
/// <param name="Ours">By our tariffs.</param>
/// <param name="BilledPeople">By BPJS.</param>
/// <param name="Billed">By BPJS.</param>
/// <param name="Parts">None where both are the same.</param>
public sealed record BillingDifference(
    BillId Bill, int OurPeople, Rupiah Ours, int BilledPeople, Rupiah Billed, IReadOnlyList<DifferencePart> Parts)
{
    public Rupiah Sum => Billed - Ours;

    public Rupiah Unexplained =>
        Rupiah.Sum(Parts.Where(p => p.Cause == DifferenceCause.Unexplained).Select(p => p.Sum));

    /// <summary>All of it has a name. Rests that cancel out have none, all the same.</summary>
    public bool IsExplained => Parts.All(p => p.Cause != DifferenceCause.Unexplained);

    /// <summary>A person should look: something has no name, or the named parts come to more than that.</summary>
    public bool IsWork(Rupiah most) =>
        !IsExplained || Math.Abs(Sum.Value) > most.Value || (OurPeople != BilledPeople && most == Rupiah.Zero);
}
