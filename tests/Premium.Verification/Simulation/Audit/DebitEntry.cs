using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

internal sealed class DebitEntry(DebitId id)
{
    public DebitId Id { get; } = id;

    public string State { get; set; } = "";

    /// <summary>Why it was refused, in the engine's word.</summary>
    public string Refusal { get; set; } = "";

    public string Bank { get; set; } = "";

    public string Account { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset ReservedAt { get; set; }

    /// <summary>Counts reservations: two of one moment have an order, too.</summary>
    public int Ordinal { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>All columns once final.</summary>
    public string Final { get; set; } = "";

    public int TimesSent { get; set; }

    public Proof Proof { get; set; }

    public DateTimeOffset? NotFoundAt { get; set; }

    /// <summary>When a complete statement of its account lacked it, whatever the words of its lines.</summary>
    public DateTimeOffset? LackingAt { get; set; }

    /// <summary>When such a statement had another debit of its sum, which nobody had explained.</summary>
    public DateTimeOffset? OddAt { get; set; }

    /// <summary>When it got its fate.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When an inquiry last told that the bank does not keep the money.</summary>
    public DateTimeOffset? NotKeptAt { get; set; }

    /// <summary>When an inquiry last told that it does.</summary>
    public DateTimeOffset? KeptAt { get; set; }

    /// <summary>Held to be refused or never executed; proven otherwise, it pays its bill.</summary>
    public bool IsAdopted { get; set; }

    /// <summary>Two people signed that it was never executed.</summary>
    public bool IsSignedAway { get; set; }

    /// <summary>When its month was reconciled by a worker whom a statement had shown that the bank took it.</summary>
    public DateTimeOffset? SeenTakenAt { get; set; }

    /// <summary>Some statement that the engine got had its line, reported yet or not.</summary>
    public bool IsSeenTaken { get; set; }

    public long Executed { get; set; }

    /// <summary>When the bank last booked something of it.</summary>
    public DateTimeOffset BookedAt { get; set; }

    public long GivenBack { get; set; }

    /// <summary>Paid, and known to be given back.</summary>
    public bool IsReversed { get; set; }

    public long Kept => checked(Executed - GivenBack);

    public bool IsFinal => State is "Paid" or "Refused" or "Abandoned";
}
