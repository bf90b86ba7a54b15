namespace Premium.Adapters.Snap;

/// <summary>The wires to all banks, by bank id; every port shares the tokens and circuits of one.</summary>
internal sealed class SnapClients(IEnumerable<KeyValuePair<string, SnapClient>> clients)
{
    private readonly Dictionary<string, SnapClient> clients = new(clients, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The bank is not in the settings.</exception>
    public SnapClient Of(string bank) => clients.TryGetValue(bank, out var client)
        ? client
        : throw new InvalidOperationException(
            $"Bank '{bank}' has no settings: expected a section Banks:{bank}; "
            + $"known are {string.Join(", ", clients.Keys)}.");
}
