namespace Premium.Ports;

/// <summary>One rendered message to one recipient. <see cref="Id"/> is the same whenever it is sent again.</summary>
public sealed record AlertMessage(string Id, string Recipient, string Subject, string Body);

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
