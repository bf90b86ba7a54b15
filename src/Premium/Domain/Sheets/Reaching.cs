namespace Premium.Domain;

/// <summary>
/// How persons are reached: each over the first of their contacts that works, in the order of the register; the
/// others are for when it does not.
/// </summary>
public static class Reaching
{
    /// <summary>What was taken over is known to have arrived by then, or goes over the next contact as well.</summary>
    public static readonly TimeSpan AcceptedPatience = TimeSpan.FromHours(2);

    /// <summary>Word of what did go out comes within seconds.</summary>
    public static readonly TimeSpan UnsurePatience = TimeSpan.FromMinutes(15);

    /// <summary>
    /// So long after it noted a message as started a sender may send it: others count from that note how long they
    /// wait for word, and go over the next contact then.
    /// </summary>
    public static readonly TimeSpan StartedPatience = UnsurePatience / 3;

    /// <summary>A channel that is away for longer does not hold up the next one.</summary>
    public static readonly TimeSpan PendingPatience = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The contacts of each person, in the order of the register. One person is who has the same role and name; where
    /// no name is known, a second address on the same channel is another person of that role: rather one message too
    /// many than nobody told.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Contact>> Persons(IEnumerable<Contact> contacts)
    {
        var persons = new List<List<Contact>>();
        foreach (var contact in contacts)
        {
            var known = persons.Find(p => p[0].Role == contact.Role && (contact.Name.Length > 0
                ? string.Equals(p[0].Name, contact.Name, StringComparison.OrdinalIgnoreCase)
                : p[0].Name.Length == 0 && p.TrueForAll(c => c.Channel != contact.Channel)));
            if (known is null)
            {
                persons.Add([contact]);
            }
            else
            {
                known.Add(contact);
            }
        }

        return persons;
    }

    /// <summary>Where one person stands.</summary>
    /// <param name="person">Their contacts.</param>
    /// <param name="lines">How far the message has come.</param>
    /// <param name="now">Decides what is due.</param>
    /// <param name="startedAt">What was started at this moment is the asker's to send.</param>
    public static Reach Of(
        IReadOnlyList<Contact> person, IReadOnlyDictionary<string, DeliveryLine> lines, DateTimeOffset now,
        DateTimeOffset startedAt)
    {
        if (person.Any(c => Line(c, lines)?.HasIt == true))
        {
            return new Reach(null, null);
        }

        // What went out over one contact is waited for, also where an earlier one may be tried again meanwhile.
        var awaited = person.Select(c => Line(c, lines))
            .Where(l => l is { IsAwaited: true } && !IsToTry(l, now, startedAt))
            .Max(l => l!.At + PatienceFor(l.Outcome));
        DateTimeOffset? next = null;
        foreach (var contact in person)
        {
            var line = Line(contact, lines);
            if (IsToTry(line, now, startedAt))
            {
                return awaited > now && line?.Outcome != DeliveryOutcome.Started
                    ? new Reach(null, next < awaited ? next : awaited)
                    : new Reach(contact, next);
            }

            if (line!.Outcome == DeliveryOutcome.Refused)
            {
                continue;
            }

            var until = line.IsAwaited ? line.At + PatienceFor(line.Outcome) : line.NotBefore;
            next = until > now && !(next < until) ? until : next;
            if (until > now && !(line.Outcome == DeliveryOutcome.Pending && HasFailed(line, now, until.Value)))
            {
                return new Reach(null, next);
            }
        }

        return new Reach(null, next);
    }

    /// <summary>Refused, or it may have gone out and no word of it came in time: nobody is known to have it there.
    /// </summary>
    public static bool IsLost(DeliveryLine line, DateTimeOffset now) => line.Outcome switch
    {
        DeliveryOutcome.Refused => true,
        DeliveryOutcome.Unsure or DeliveryOutcome.Started => !(line.At + UnsurePatience > now),
        _ => false,
    };

    private static bool IsToTry(DeliveryLine? line, DateTimeOffset now, DateTimeOffset startedAt) => line is null
        || (line.Outcome == DeliveryOutcome.Pending && !(line.NotBefore > now))
        || (line.Outcome == DeliveryOutcome.Started && line.At == startedAt);

    /// <summary>For long, for long yet, or after it was taken over: the next channel does not wait.</summary>
    private static bool HasFailed(DeliveryLine line, DateTimeOffset now, DateTimeOffset until) =>
        now >= line.At + PendingPatience || until > now + PendingPatience || line.Reference.Length > 0;

    private static TimeSpan PatienceFor(DeliveryOutcome outcome) =>
        outcome == DeliveryOutcome.Accepted ? AcceptedPatience : UnsurePatience;

    private static DeliveryLine? Line(Contact contact, IReadOnlyDictionary<string, DeliveryLine> lines) =>
        lines.GetValueOrDefault(Deliveries.KeyOf(contact));
}

/// <summary>What is to be done to reach a person.</summary>
/// <param name="Try">The contact to try now; null for none.</param>
/// <param name="Next">When to look again; null for never.</param>
public sealed record Reach(Contact? Try, DateTimeOffset? Next);
