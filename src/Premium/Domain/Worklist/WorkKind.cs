namespace Premium.Domain;

/// <summary>Who can end it.</summary>
public enum WorkActor
{
    Village,
    Bank,

    /// <summary>Dinas PMD.</summary>
    Admin,

    /// <summary>Whoever keeps the system running.</summary>
    Operations,

    /// <summary>The BPJS Ketenagakerjaan branch.</summary>
    Branch,
}

public enum Gravity
{
    /// <summary>Early: to be done in weeks.</summary>
    Notice,

    Open,

    /// <summary>Told at once by mail, and again as its last day comes nearer.</summary>
    Grave,
}

/// <summary>One kind of work item. All kinds are <see cref="WorkKinds"/>.</summary>
/// <param name="Key">In item keys, JSON and mails.</param>
/// <param name="Actor">Who can end it.</param>
/// <param name="Gravity">How loud it is.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="ToDo">What to do.</param>
/// <param name="IsEvent">It is over when a person says so, not by itself.</param>
/// <param name="IsToldByFinder">Operations are told when it happens, by whoever finds it.</param>
public sealed record WorkKind(
    string Key, WorkActor Actor, Gravity Gravity, Said Title, Said ToDo, bool IsEvent = false,
    bool IsToldByFinder = false);
