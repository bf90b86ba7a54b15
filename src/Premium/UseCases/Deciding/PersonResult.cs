using Premium.Domain;

namespace Premium.UseCases;

/// <summary>What became of something a person asked for.</summary>
public abstract record PersonResult
{
    private PersonResult()
    {
    }

    /// <summary>Written down; another person must confirm it.</summary>
    public sealed record WaitsForSecond(Decision Decision) : PersonResult;

    /// <summary>As <see cref="WaitsForSecond"/>, about a receipt that is wrong.</summary>
    public sealed record TakingBackWaits(ReceiptWithdrawal Proposal, Receipt Receipt) : PersonResult;

    /// <param name="Bill">As it is now.</param>
    /// <param name="Difference">A receipt's sum less the bill's.</param>
    public sealed record Done(Bill Bill, Rupiah Difference = default) : PersonResult;

    /// <summary>The same was done before; nothing changed.</summary>
    public sealed record DoneBefore(Bill Bill) : PersonResult;

    /// <summary>Nothing changed; says why and what would be accepted.</summary>
    public sealed record Refused(Said Said) : PersonResult
    {
        /// <summary>For programs and journals.</summary>
        public string Why => Said.English;
    }

    /// <summary>There is no such bill or attempt.</summary>
    public sealed record NotThere(string What) : PersonResult
    {
        public Said Said => new($"Tidak ada: {What}.", $"There is no {What}.");
    }
}
