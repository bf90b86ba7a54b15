using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation;

/// <summary>People come, go and move; everybody has a NIK of their own.</summary>
internal sealed partial class SimulatedRegency
{
    private int persons;

    private void ComeAndGo(SimulatedVillage village, MemberGroup group, int people)
    {
        foreach (var gone in village.People.Where(p => p.Group == group && dice.Chance(0.4)).ToList())
        {
            Leave(village, gone);
        }

        var now = village.People.Count(p => p.Group == group);
        Join(village, group, Math.Max(people - now, village.People.Count == 0 ? 1 : 0));
    }

    /// <summary>Somebody works in another village from now on; at times both have them on their lists.</summary>
    private void Move(SimulatedVillage from, SimulatedVillage to)
    {
        if (from == to || from.IsGone || to.IsGone || from.People.Count < 2)
        {
            return;
        }

        var person = from.People[dice.Below(from.People.Count)];
        if (to.People.Exists(p => p.Person == person.Person))
        {
            return;
        }

        to.People.Add(person);
        Tell(to, ImportKind.Members, "gets a neighbour's person");
        if (!dice.Fault(dice.Rates.PersonMistaken * 3, "PersonInTwoVillages"))
        {
            Leave(from, person);
            Tell(from, ImportKind.Members, "loses a person to a neighbour");
        }
    }

    private static void Leave(SimulatedVillage village, SimulatedPerson person)
    {
        village.People.Remove(person);
        village.Left.Add(person);
    }

    private void Join(SimulatedVillage village, MemberGroup group, int people)
    {
        for (; people > 0; people--)
        {
            var number = ++persons;
            village.People.Add(new SimulatedPerson(
                new Person($"Orang {number}", Nik.Parse(string.Create(
                    CultureInfo.InvariantCulture, $"99160101{number:00000000}"))),
                group, new Rupiah(group == MemberGroup.Official ? 2_022_200 : 600_000)));
        }
    }

    /// <summary>What stood in the way of a village for long ends.</summary>
    /// <param name="code">Which.</param>
    /// <param name="debt">Comes in.</param>
    /// <param name="isKept">By its mandate: it signs another one, over an account of its own.</param>
    public void PutRight(VillageCode code, Rupiah debt, bool isKept)
    {
        if (villages.Find(v => v.Code == code) is not { IsGone: false } village)
        {
            return;
        }

        if (isKept)
        {
            Sign(village, new Mandate(
                village.NewAccount(Banks[0]), SourceOfFunds.Add, Today, Never, new Rupiah(100_000_000)));
            Tell(village, ImportKind.Mandates, "is put right");
        }

        if ((isKept ? village.Mandate!.Account : Account(village)) is { } account)
        {
            log.Add("ADD for old debts", village.Code, debt.Value);
            bank.Deposit(account, debt);
        }
    }
}
