namespace Premium.Domain;

/// <summary>What people said about an item, under its key. The item itself is never stored.</summary>
/// <param name="Key">As <see cref="WorkItem.Key"/>.</param>
/// <param name="By">Who wrote it last.</param>
/// <param name="At">When.</param>
public sealed record WorkNote(string Key, string By, DateTimeOffset At)
{
    /// <summary>Who has taken it on; empty for nobody.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Shown as put off until the day before this one.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>When that day was said; null where it was not kept.</summary>
    public DateTimeOffset? SnoozedAt { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>A person has looked and it is over: only for events, all else is over when its cause is.</summary>
    public bool IsSignedOff { get; init; }

    /// <summary>Since when it is put off: what is noted later puts it off no longer.</summary>
    internal DateTimeOffset PutOffAt => SnoozedAt ?? At;
}

/// <summary>An item that was there before.</summary>
/// <param name="At">When it was first seen.</param>
/// <param name="Told">As what operations were told of it; empty for not.</param>
public sealed record SeenItem(DateTimeOffset At, string Told = "")
{
    /// <summary>What it was made of, where it has no date of its own.</summary>
    public string Parts { get; init; } = "";

    /// <summary>When more of that came; null where none did.</summary>
    public DateTimeOffset? Grown { get; init; }

    /// <summary>Nothing of these is new.</summary>
    public bool Holds(IEnumerable<string> parts) => !parts.Except(Parts.Split(' ')).Any();

    public SeenItem With(IReadOnlyCollection<string> parts, DateTimeOffset now) => this with
    {
        Parts = string.Join(' ', parts),
        Grown = Holds(parts) ? Grown : now,
    };
}

/// <summary>
/// A message to operations, or a village's advance notice, kept until every contact has it or never will: an outbox.
/// One that is done from the start is a mark of what was looked at or told.
/// </summary>
/// <param name="Id">The same for the same news.</param>
/// <param name="At">Since when.</param>
public sealed record Notice(string Id, DateTimeOffset At, string Subject, string Body)
{
    /// <summary>For a telephone; empty where the subject serves.</summary>
    public string Short { get; init; } = "";

    /// <summary>The body as a simple page; empty where there is none.</summary>
    public string Html { get; init; } = "";

    public bool IsDone { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? NextTry { get; init; }

    /// <summary>One <c>channel:recipient=outcome</c> a line.</summary>
    public string Deliveries { get; init; } = "";

    /// <summary>
    /// With word of what became of it: looked at by the next check where that is bad; who has it calls for no look.
    /// </summary>
    public Notice Heard(string deliveries, DateTimeOffset now)
    {
        var heard = this with { Deliveries = deliveries };
        if (!Domain.Deliveries.IsNewsOfArrival(Deliveries, deliveries))
        {
            return heard with { NextTry = now, IsDone = false };
        }

        // What is due may be for somebody of whom nothing is written yet.
        return NextTry > now && Domain.Deliveries.Read(deliveries).Values.All(l => l.HasIt)
            ? heard with { NextTry = null, IsDone = true }
            : heard;
    }
}
