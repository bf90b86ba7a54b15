namespace Premium.Verification.Simulation.Audit;

internal sealed class AlertEntry
{
    public string State { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>Times that a sender took it.</summary>
    public long Tries { get; set; }

    /// <summary>No try before it.</summary>
    public DateTimeOffset? NextTry { get; set; }

    public string Deliveries { get; set; } = "";

    /// <summary>A message went out that names its sum.</summary>
    public bool IsNamed { get; set; }

    /// <summary>Id of the message that tells it; empty before it is taken.</summary>
    public string Message { get; set; } = "";

    /// <summary>Of its bill when it was raised.</summary>
    public string Cause { get; set; } = "";
}
