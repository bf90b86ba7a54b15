namespace Premium.Domain;

public abstract record BalanceReply
{
    private BalanceReply()
    {
    }

    /// <summary>Every request that was made for it, repetitions included, to be kept.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    public sealed record Known(Rupiah Available) : BalanceReply;

    public sealed record Silent(string Why) : BalanceReply;
}
