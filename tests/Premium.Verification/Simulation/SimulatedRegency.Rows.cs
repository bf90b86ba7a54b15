using Premium.Domain;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>Hands in the tables: rows that cannot be read, lists that do not fit, contacts that are none.</summary>
internal sealed partial class SimulatedRegency
{
    /// <summary>The list of members of some village is unreadable, or empty, for days; its own row is good.</summary>
    public void SpoilList(Dice by, DateTimeOffset midnight)
    {
        var village = villages[by.Below(villages.Count)];
        var (isEmpty, days) = (by.Chance(0.3), 1 + by.Below(30));
        if (village is not { Spoiled: null, IsGone: false } || office.IsBusy
            || auditor.Booked(village.Code) is not { IsReadable: true } booked)
        {
            return;
        }

        var (row, roster) = InRegister(village.Code);
        village.Spoiled = new VillageImport(row, roster);
        if (isEmpty)
        {
            Write(new VillageImport(row, roster with { Members = [] }), booked with { IsListed = false });
        }
        else
        {
            registry.SpoilRoster(village.Code, "column Members: expected a list");
            auditor.Hand(booked with { IsListed = false }, clock.GetUtcNow());
        }

        Say(village, isEmpty ? "has an empty list of members" : "has an unreadable list of members");
        agenda.At(midnight.AddDays(days), () => Mend(village));
    }

    /// <summary>The contacts of some village are gone, or one of them is no address any more.</summary>
    public void SpoilContacts(Dice by, DateTimeOffset midnight)
    {
        var village = villages[by.Below(villages.Count)];
        var (areGone, days) = (by.Chance(0.5), 1 + by.Below(30));
        if (village is not { Spoiled: null, IsGone: false } || office.IsBusy
            || auditor.Booked(village.Code) is not { IsReadable: true, Contacts.Count: > 0 } booked)
        {
            return;
        }

        if (areGone)
        {
            var (row, roster) = InRegister(village.Code);
            Write(new VillageImport(row with { Contacts = [] }, roster), booked with { Contacts = [] });
        }
        else
        {
            registry.SpoilContact(village.Code, "contact 1: expected channel and address");
            auditor.Hand(
                booked with { Contacts = [.. booked.Contacts.Skip(1)], HasGoodContacts = false }, clock.GetUtcNow());
        }

        Say(village, areGone ? "has no contact" : "has a malformed contact");
        agenda.At(midnight.AddDays(days), () => MendContacts(village, booked.Contacts));
    }

    /// <summary>Where no file did so before.</summary>
    private void MendContacts(SimulatedVillage village, IReadOnlyList<Contact> contacts)
    {
        if (village is { Spoiled: null, IsGone: false } && !office.IsBusy
            && auditor.Booked(village.Code) is { IsReadable: true } booked
            && (booked.Contacts.Count == 0 || !booked.HasGoodContacts))
        {
            var (row, roster) = InRegister(village.Code);
            Write(new VillageImport(row with { Contacts = contacts }, roster), booked with { Contacts = contacts });
            Say(village, "has its contacts again");
        }
    }

    private void Spoil(SimulatedVillage village, DateTimeOffset midnight)
    {
        if (village is { Spoiled: null, IsGone: false } && !office.IsBusy
            && auditor.Booked(village.Code) is { } booked)
        {
            village.Spoiled = InRegister(village.Code);
            registry.Spoil(village.Code, "column Wage: expected whole rupiah");
            auditor.Hand(booked with { IsReadable = false }, clock.GetUtcNow());
            Say(village, "is unreadable");
            agenda.At(midnight.AddDays(1 + dice.Below(8)), () => Mend(village));
        }
    }

    private void Mend(SimulatedVillage village)
    {
        if (village.Spoiled is not { } import)
        {
            return;
        }

        // Nobody puts a row back while an import that was cut short leaves it out.
        if (office.IsBusy)
        {
            agenda.At(clock.GetUtcNow().AddHours(3), () => Mend(village));
            return;
        }

        village.Spoiled = null;
        Write(import, auditor.Booked(village.Code)! with { IsReadable = true, IsListed = true });
        Say(village, "is readable again");
    }

    /// <summary>A hand in the tables: the head count has a person that the roster lacks.</summary>
    private void Miscount(SimulatedVillage village)
    {
        if (village is { IsGone: false, Spoiled: null } && !office.IsBusy
            && auditor.Booked(village.Code) is { IsBillable: true } booked)
        {
            var (row, roster) = InRegister(village.Code);
            Write(
                new VillageImport(
                    row with
                    {
                        PeopleBySegment = row.PeopleBySegment.ToDictionary(p => p.Key, p => p.Value + 1),
                        HeadCounts =
                            [.. row.HeadCounts.Select(c => c with { People = c.People > 0 ? c.People + 1 : 0 })],
                    },
                    roster),
                booked with { IsBillable = false });
            Say(village, "is miscounted");
        }
    }

    private void CountRight(SimulatedVillage village)
    {
        if (village is { IsGone: false, Spoiled: null } && !office.IsBusy
            && auditor.Booked(village.Code) is { IsBillable: false } booked)
        {
            var (row, roster) = InRegister(village.Code);
            Write(new VillageImport(row.WithCountsOf(roster), roster), booked with { IsBillable = true });
            Say(village, "is counted right");
        }
    }

    private VillageImport InRegister(VillageCode code) => new(
        registry.DistrictAsync(code.District, default).GetAwaiter().GetResult().Villages.Single(v => v.Code == code),
        registry.RostersAsync(code.District, default).GetAwaiter().GetResult()[code]);

    /// <summary>Past the program; what was wrong with a contact is gone with it.</summary>
    private void Write(VillageImport import, BookedVillage booked)
    {
        var district = import.Village.Code.District;
        var name = registry.DistrictAsync(district, default).GetAwaiter().GetResult().Name;
        registry.ImportAsync(district, name, [import], default).GetAwaiter().GetResult();
        auditor.Hand(booked with { HasGoodContacts = true }, clock.GetUtcNow());
    }
}
