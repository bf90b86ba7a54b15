using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>How one call to a bank ended.</summary>
internal abstract record Exchange
{
    private Exchange()
    {
    }

    /// <summary>The requests it took, to be kept as evidence.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    public sealed record Answered(SnapReply Reply) : Exchange;

    /// <summary>Not a byte of the body left.</summary>
    public sealed record NotSent(string Why) : Exchange;

    /// <summary>Sent, but no whole answer came back.</summary>
    public sealed record Lost(string Why) : Exchange;

    /// <summary>Not sent, because the bank refuses us a token: key, client or signature.</summary>
    public sealed record NoToken(Evidence Evidence, string Why) : Exchange;
}

/// <summary>How the asking for an access token ended.</summary>
internal abstract record TokenReply
{
    private TokenReply()
    {
    }

    /// <summary>The requests it took, where no token came of them.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    public sealed record Issued(string Token, TimeSpan Lifetime) : TokenReply;

    public sealed record Rejected(Evidence Evidence, string Why) : TokenReply;

    public sealed record Silent(string Why) : TokenReply;
}
