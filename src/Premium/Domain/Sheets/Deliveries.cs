namespace Premium.Domain;

public enum DeliveryOutcome
{
    Delivered,

    /// <summary>Final: this recipient will not be reached.</summary>
    Refused,

    /// <summary>Worth trying again.</summary>
    Pending,
}

/// <summary>Who has a message, as it is stored: one <c>channel:recipient=outcome</c> a line.</summary>
public static class Deliveries
{
    public static Dictionary<string, DeliveryOutcome> Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Line: line, Cut: line.LastIndexOf('=')))
            .Where(l => l.Cut > 0)
            .ToDictionary(
                l => l.Line[..l.Cut], l => Enum.Parse<DeliveryOutcome>(l.Line[(l.Cut + 1)..]), StringComparer.Ordinal);

    public static string Write(IReadOnlyDictionary<string, DeliveryOutcome> outcomes) =>
        string.Join('\n', outcomes.Select(o => $"{o.Key}={o.Value}"));
}
