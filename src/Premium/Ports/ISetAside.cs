namespace Premium.Ports;

/// <summary>Messages that the host set aside after they failed too often.</summary>
public interface ISetAside
{
    /// <summary>How many, by queue; of many, as many as storage shows at once.</summary>
    Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken stop);
}
