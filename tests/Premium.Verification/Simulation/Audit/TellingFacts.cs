using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>An answer as it was kept.</summary>
/// <param name="Kind">In the engine's word.</param>
/// <param name="On">The day it was given.</param>
/// <param name="Day">The day that it names; null for none.</param>
/// <param name="Bills">What the village owed then.</param>
internal sealed record AnswerFacts(string Kind, DateOnly On, DateOnly? Day, IReadOnlyList<BillId> Bills)
{
    public bool IsOfPayment => Kind is "PaidAtTeller" or "WaitingForAdd";
}

/// <summary>A mute as it was kept.</summary>
internal sealed record MuteFacts(string Id, DateOnly Until, DateTimeOffset At)
{
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One message of a village, as it passed the channels.</summary>
internal sealed class LetterEntry
{
    public List<SendEntry> Sends { get; } = [];

    /// <summary>When a sender last took it: waiting is counted from then.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Somebody has it on a phone or in a mailbox.</summary>
    public bool IsShown { get; set; }

    /// <summary>As the outbox keeps it; of those that are no alerts.</summary>
    public string Deliveries { get; set; } = "";
}

internal sealed class SendEntry(string channel, string address, DateTimeOffset at)
{
    public string Channel { get; } = channel;

    public string Address { get; } = address;

    public DateTimeOffset At { get; } = at;

    /// <summary>The channel said so, at once or later.</summary>
    public bool HasFailed { get; set; }
}
