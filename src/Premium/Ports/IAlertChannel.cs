namespace Premium.Ports;

/// <summary>One rendered message to one recipient. <see cref="Id"/> is the same whenever it is sent again.</summary>
public sealed record AlertMessage(string Id, string Recipient, string Subject, string Body)
{
    /// <summary>At most four lines, for a phone; the subject where it is empty.</summary>
    public string Short { get; init; } = "";

    /// <summary>The body as a simple page; empty where there is none.</summary>
    public string Html { get; init; } = "";

    /// <summary>Code of the village it is about; empty where it is about none.</summary>
    public string Village { get; init; } = "";

    /// <summary>Of the text: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    /// <summary>
    /// Where its fate is noted (<see cref="Domain.DeliveryOrigin"/>), given to channels that tell it later;
    /// empty where nobody waits for it. Names no person.
    /// </summary>
    public string Origin { get; init; } = "";

    /// <summary>
    /// The subject on one line. A line break would end a mail header and begin another one; losing the break is
    /// better than losing the alert.
    /// </summary>
    public string SubjectLine => string.Create(Subject.Length, Subject, static (line, subject) =>
    {
        for (var i = 0; i < line.Length; i++)
        {
            // U+2028 and U+2029 are line breaks too, but no control characters.
            line[i] = char.IsControl(subject[i]) || subject[i] is '\u2028' or '\u2029' ? ' ' : subject[i];
        }
    });

    /// <summary>What fits a phone.</summary>
    public string PhoneText => Short.Length > 0 ? Short : SubjectLine;
}

public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The channel took the message over.</summary>
    public sealed record Delivered(string Receipt) : Delivery;

    /// <summary>The channel took it over under this reference; what became of it is told later.</summary>
    public sealed record Accepted(string Reference) : Delivery;

    /// <summary>It may have gone out, or not. Never sent again unless its fate becomes known.</summary>
    public sealed record Unsure(string Why) : Delivery;

    /// <summary>Not delivered; worth trying again unless <see cref="IsFinal"/>.</summary>
    public sealed record Failed(string Why, bool IsFinal) : Delivery
    {
        /// <summary>Not before so long; null where the channel does not say.</summary>
        public TimeSpan? After { get; init; }

        /// <summary>Nothing is wrong with the recipient: operations must put it right.</summary>
        public bool IsOurs { get; init; }
    }
}

/// <summary>Delivers one rendered message. Returns failures; throws only for a cancelled token.</summary>
public interface IAlertChannel
{
    /// <summary>As contacts name it: <c>email</c>.</summary>
    string Name { get; }

    /// <summary>
    /// True where the same message sent again is recognised as the same one. Where not, nothing is sent before it is
    /// noted that it may go out.
    /// </summary>
    bool KnowsRepeats { get; }

    Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop);
}
