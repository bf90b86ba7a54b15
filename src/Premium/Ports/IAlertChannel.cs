namespace Premium.Ports;

/// <summary>One rendered message to one recipient. <see cref="Id"/> is the same whenever it is sent again.</summary>
public sealed record AlertMessage(string Id, string Recipient, string Subject, string Body)
{
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
}

public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The channel took the message over.</summary>
    public sealed record Delivered(string Receipt) : Delivery;

    /// <summary>Not delivered; worth trying again unless <see cref="IsFinal"/>.</summary>
    public sealed record Failed(string Why, bool IsFinal) : Delivery;
}

/// <summary>Delivers one rendered message. Returns failures; throws only for a cancelled token.</summary>
public interface IAlertChannel
{
    /// <summary>As contacts name it: <c>email</c>.</summary>
    string Name { get; }

    Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop);
}
