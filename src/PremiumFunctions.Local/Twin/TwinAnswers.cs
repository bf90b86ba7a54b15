using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>An account as it stood at one moment; movements oldest first.</summary>
internal sealed record TwinAccountState(string Name, Rupiah Balance, IReadOnlyList<TwinPosting> Postings);

/// <summary>May a call go on?</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Its external id was used before on this day.</summary>
    internal sealed record UsedToday : Admission;

    internal sealed record Fresh(int EarlierCalls, AccountFate Fate) : Admission;
}
