using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Lies;

/// <summary>One way in which a bank does not tell the truth, or the register or the rows change under it.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Fate">What happens to payments from the village's account.</param>
/// <param name="Quirks">What the bank does otherwise than the standard, until <see cref="Lift"/>.</param>
internal sealed record Lie(string Name, AccountFate Fate = AccountFate.Normal, TwinQuirks Quirks = TwinQuirks.None)
{
    /// <summary>The first of the two pay months.</summary>
    public PayMonth First { get; init; } = PayMonth.Parse("2026-12");

    /// <summary>Day of each month from which the bank keeps to the standard again.</summary>
    public int Lift { get; init; } = 32;

    /// <summary>Day of each month on which the village gets the money; null: it has it from the beginning.</summary>
    public int? FundsOn { get; init; }

    /// <summary>False where no night's reconciliation is made: only what is looked at before a retry.</summary>
    public bool IsReconciled { get; init; } = true;

    /// <summary>What else happens, right before the step at that time, such as <c>2026-12-10 12:00</c>.</summary>
    public IReadOnlyDictionary<string, Func<LieStand, Task>> Then { get; init; } =
        new Dictionary<string, Func<LieStand, Task>>();

    /// <summary>Days of each month that are played; the 4th of December 2026 is a Friday.</summary>
    public (int From, int To) Days { get; init; } = (4, 17);
}
