namespace Premium.Domain;

/// <summary>What a channel tells, later, about a message that it took over.</summary>
/// <param name="Origin">The row that waits for it.</param>
/// <param name="Channel">Who tells.</param>
/// <param name="Address">Whose message.</param>
/// <param name="Line">What is known of it now; its reference names the send.</param>
public sealed record DeliveryWord(DeliveryOrigin Origin, string Channel, string Address, DeliveryLine Line)
{
    public string Reference => Line.Reference;

    /// <summary>Where it failed, how long not to try again.</summary>
    public TimeSpan After { get; init; }

    internal string Key => Deliveries.KeyOf(Channel, Address);
}
