using System.Globalization;
using Premium.Domain;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>What befalls accounts, codes and rows: strange lines, closed accounts, one account for two.</summary>
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
                    if (Account(village) is { } account)
                    {
                        bank.BookOddLine(account, kind);
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
            RecodeByFile(Any);
        }

        if (dice.Fault(dice.Rates.Recoded))
        {
            ShareAccount(Any);
        }
    }

    private void CloseAccount(SimulatedVillage village, DateTimeOffset midnight)
    {
        if (!village.IsGone && Account(village) is { } account && !bank.IsClosed(account))
        {
            bank.Close(account);
            agenda.At(midnight.AddDays(2 + dice.Below(20)), () => Renew(village, Today));
        }
    }

    /// <summary>
    /// By hand, past the program: another code, the same people and account; the old row stays where nobody takes it
    /// out.
    /// </summary>
    private void Recode(SimulatedVillage old)
    {
        var code = NewCode(old);
        if (old is not { IsGone: false, Spoiled: null, Mandate: not null } || office.IsBusy
            || auditor.Booked(old.Code) is not { Mandates.Count: > 0 } booked)
        {
            return;
        }

        var since = dice.Chance(0.5) ? booked.Since : PayMonth.Of(Today);
        var village = Follow(old, code, since);
        var (import, roster) = InRegister(old.Code);
        old.IsGone = dice.Chance(0.5);
        if (old.IsGone)
        {
            registry.Remove(old.Code);
            auditor.Hand(booked with { IsRegistered = false }, clock.GetUtcNow());
            Say(old, "is gone from the register");
        }

        Write(
            new VillageImport(
                import with { Code = code, Since = since, Until = null, EarlierCodes = [] },
                roster with { Village = code }),
            booked with { Code = code, Since = since, Until = null, Billed = new Dictionary<BillId, (int, long)>() });
        Say(village, old.IsGone ? "comes in place of another code" : "comes beside its old code");
    }

    /// <summary>A list of new codes: the old one takes no new months.</summary>
    private void RecodeByFile(SimulatedVillage old)
    {
        var code = NewCode(old);
        office.HandIn(
            () => old is { IsGone: false, Spoiled: null } ? new HandedIn(
                new RegisterFile(ImportKind.Recodings, 1, [])
                {
                    Recodings = Placed([new RecodingEntry(old.Code, code, NextMonth(code))]),
                },
                IsFull: false, NextMonth(code)) : null,
            old.Code.District.Regency,
            (handed, left) =>
            {
                if (left.Count == 0)
                {
                    old.IsGone = true;
                    var village = Follow(old, code, handed.File.Recodings[0].Value.From);
                    Say(village, "goes on under another code");
                    foreach (var kind in Kinds)
                    {
                        Pend(kind, village, daysMax: 9);
                    }
                }
            });
    }

    private VillageCode NewCode(SimulatedVillage old) => VillageCode.Of(
        old.Code.District, (FirstNewNumber + recoded++).ToString(CultureInfo.InvariantCulture));

    private SimulatedVillage Follow(SimulatedVillage old, VillageCode code, PayMonth since)
    {
        var village = new SimulatedVillage(new RegionVillage(code, $"Baru {code.Number}"), old.District, since)
        {
            People = [.. old.People],
            Mandates = [.. old.Mandates],
            Mandate = old.Mandate,
            IsPaused = old.IsPaused,
        };
        village.Left.AddRange(old.Left);
        villages.Add(village);
        foreach (var mandate in village.Mandates)
        {
            bank.Open(code, mandate.Account);
        }

        return village;
    }

    /// <summary>Somebody enters the account of a neighbour.</summary>
    private void ShareAccount(SimulatedVillage village)
    {
        var other = villages.FirstOrDefault(v =>
            v.Code.District == village.Code.District && v != village && v is { IsGone: false, Mandate: not null });
        if (village is { IsGone: false, Mandate: { } mandate } && other is not null)
        {
            Sign(village, mandate with { Account = other.Mandate!.Account });
            Tell(village, ImportKind.Mandates, "has the account of a neighbour");
        }
    }
}
