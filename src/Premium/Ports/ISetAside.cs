namespace Premium.Ports;

/// <summary>A message that failed five times, and why it did the last time; null where no cause was noted.</summary>
public sealed record PoisonedMessage(string Queue, string Text, DateTimeOffset? Since, string? Cause);

/// <summary>Messages that the host set aside after they failed too often.</summary>
public interface ISetAside
{
    Task<IReadOnlyList<PoisonedMessage>> ListAsync(CancellationToken stop);
}
