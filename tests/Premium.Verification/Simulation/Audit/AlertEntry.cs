namespace Premium.Verification.Simulation.Audit;

internal sealed class AlertEntry
{
    public string State { get; set; } = "";

    public long Amount { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public string Deliveries { get; set; } = "";

    /// <summary>Of its bill when it was raised.</summary>
    public string Cause { get; set; } = "";
}
