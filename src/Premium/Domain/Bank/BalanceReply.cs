namespace Premium.Domain;

public abstract record BalanceReply
{
    private BalanceReply()
    {
    }

    /// <summary>Every request that was made for it, repetitions included, to be kept.</summary>
    public IReadOnlyList<BankCall> Calls { get; init; } = [];

    public sealed record Known(Rupiah Available) : BalanceReply
    {
        /// <summary>Every balance that it names, sen included: with and without what the bank holds back.</summary>
        public IReadOnlyList<decimal> Named { get; init; } = [Available.Value];
    }

    public sealed record Silent(string Why) : BalanceReply;
}
