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
    /// <summary>What cannot be read is not known to have arrived.</summary>
    public static Dictionary<string, DeliveryOutcome> Read(string text)
    {
        var outcomes = new Dictionary<string, DeliveryOutcome>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = line.LastIndexOf('=');
            if (cut > 0 && Enum.TryParse<DeliveryOutcome>(line[(cut + 1)..], out var outcome)
                && Enum.IsDefined(outcome))
            {
                outcomes[line[..cut]] = outcome;
            }
        }

        return outcomes;
    }

    public static string Write(IReadOnlyDictionary<string, DeliveryOutcome> outcomes) =>
        string.Join('\n', outcomes.Select(o => $"{o.Key}={o.Value}"));
}
