namespace Premium.Adapters.Snap;

/// <summary>What all hosts share about the access token of a bank.</summary>
/// <param name="Sealed">The token, encrypted; empty where there is none.</param>
/// <param name="AskingUntil">Until then one host asks for a new token and the others wait; null for none.</param>
/// <param name="Version">Of this state in the store; empty where it holds none yet.</param>
public sealed record SharedToken(string Sealed, DateTimeOffset? AskingUntil, string Version)
{
    public static readonly SharedToken None = new("", null, "");
}

/// <summary>
/// Where hosts share the access token of a bank that ends the old one with each new one
/// (<see cref="BankProfile.TokenIsSingle"/>).
/// </summary>
public interface ISharedTokens
{
    /// <exception cref="IOException">The store does not answer.</exception>
    Task<SharedToken> ReadAsync(string bank, CancellationToken stop);

    /// <summary>Writes only over the version that was read.</summary>
    /// <returns>The new version; null where another host was first.</returns>
    /// <exception cref="IOException">The store does not answer.</exception>
    Task<string?> WriteAsync(string bank, SharedToken next, CancellationToken stop);
}
