using System.Globalization;
using Premium.Domain;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>What befalls accounts and codes: strange lines, closed accounts, new codes, one account for two.</summary>
internal sealed partial class SimulatedRegency
{
    /// <summary>Codes of villages that a split made begin here.</summary>
    private const int FirstNewNumber = 2901;

    private int recoded;

    private SimulatedVillage Any => villages[dice.Below(villages.Count)];

    private void Oddities(DateTimeOffset midnight)
    {
        foreach (var kind in (string[])["LineWithBlankId", "LineWithSharedId", "SameSumFromElsewhere"])
        {
            if (dice.Fault(dice.Rates.OddLine, kind))
            {
                var village = Any;
                agenda.At(midnight.AddHours(7 + dice.Below(12)), () =>
                {
                    if (village.Mandate is { } mandate)
                    {
                        bank.BookOddLine(mandate.Account, kind);
                    }
                });
            }
        }

        if (dice.Fault(dice.Rates.AccountClosed))
        {
            CloseAccount(Any, midnight);
        }

        if (dice.Fault(dice.Rates.Recoded))
        {
            Recode(Any);
        }

        if (dice.Fault(dice.Rates.Recoded))
        {
            ShareAccount(Any);
        }
    }

    private void CloseAccount(SimulatedVillage village, DateTimeOffset midnight)
    {
        if (village is { IsGone: false, Mandate: { } mandate } && !bank.IsClosed(mandate.Account))
        {
            bank.Close(mandate.Account);
            agenda.At(midnight.AddDays(2 + dice.Below(20)), () => Renew(village, AuditBooks.Day(clock.GetUtcNow())));
        }
    }

    /// <summary>Another code, the same people and account; the old row stays where nobody takes it out.</summary>
    private void Recode(SimulatedVillage old)
    {
        var number = (FirstNewNumber + recoded++).ToString(CultureInfo.InvariantCulture);
        if (old is not { IsGone: false, IsSpoiled: false, Mandate: not null })
        {
            return;
        }

        var district = old.Code.District;
        var since = dice.Chance(0.5) ? old.Since : PayMonth.Of(AuditBooks.Day(clock.GetUtcNow()));
        var village = new SimulatedVillage(
            new RegionVillage(VillageCode.Of(district, number), $"Baru {number}"), since)
        {
            Pu = old.Pu,
            Bpu = old.Bpu,
            Mandate = old.Mandate,
        };
        old.IsGone = dice.Chance(0.5);
        if (old.IsGone)
        {
            registry.Remove(old.Code);
            Tell(old, "is gone from the register");
        }

        villages.Add(village);
        Tell(village, old.IsGone ? "comes in place of another code" : "comes beside its old code");
    }

    /// <summary>Somebody enters the account of a neighbour.</summary>
    private void ShareAccount(SimulatedVillage village)
    {
        var other = villages.FirstOrDefault(v =>
            v.Code.District == village.Code.District && v != village && v is { IsGone: false, Mandate: not null });
        if (village is { IsGone: false, Mandate: { } mandate } && other is not null)
        {
            village.Mandate = mandate with { Account = other.Mandate!.Account };
            Tell(village, "has the account of a neighbour");
        }
    }
}
