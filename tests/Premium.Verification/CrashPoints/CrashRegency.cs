using Premium.Domain;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.CrashPoints;

/// <summary>
/// The first villages of Blora in two districts, one village for each way a payment can go, over and over; all at one
/// bank, because a second one only makes the same calls again. Some treasurers have a phone, and a mailbox for when it
/// does not work.
/// </summary>
public static class CrashRegency
{
    public const string Code = "33.16";

    /// <summary>Two districts of seven; the sample has no more than that in each.</summary>
    public const int VillagesMax = 14;

    /// <summary>Places of the sample that have the case, and the fate of the account where none has.</summary>
    private static readonly (int Place, AccountFate? Fate, bool HasPhone)[] Ways =
    [
        (0, null, false), // paid at once
        (4, null, true), // not enough money
        (0, AccountFate.SilentAndWrongAmount, false), // unknown until the statement comes
        (38, null, false), // refused: dormant
        (0, AccountFate.AnswerLost, true), // unknown until the bank is asked
        (9, null, true), // held: no mandate
        (44, null, false), // the month before is open, too
    ];

    public static IReadOnlyList<SampleVillage> Villages(int count, DateOnly today, out Dictionary<string, string> names)
    {
        var districts = RegionCodes.Regency(Code).Where(d => d.Villages.Count >= VillagesMax / 2).Take(2).ToList();
        names = districts.ToDictionary(d => d.Code.ToString(), d => d.Name, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (place, fate, hasPhone) = Ways[i % Ways.Length];
            var sample = SampleRegency.Of(place, districts[i % 2].Villages[i / 2], today);
            return AtOneBank(sample, fate, [.. Contacts(sample.Import.Village, hasPhone)]);
        })];
    }

    /// <summary>One person is who has one role and one name.</summary>
    private static IEnumerable<Contact> Contacts(Village village, bool hasPhone)
    {
        const string name = "Bendahara Contoh";
        if (hasPhone)
        {
            // Of no operator in Indonesia: none has 0890.
            yield return new Contact("whatsapp", $"+62890{village.Code.Digits[1..]}") { Name = name };
        }

        foreach (var mailbox in village.Contacts.Where(c => c.Channel == "email"))
        {
            yield return hasPhone && mailbox.Role == ContactRole.Treasurer ? mailbox with { Name = name } : mailbox;
        }
    }

    private static SampleVillage AtOneBank(
        SampleVillage sample, AccountFate? fate, IReadOnlyList<Contact> contacts)
    {
        var village = sample.Import.Village;
        var mandate = village.Mandate is { } one
            ? one with { Account = new BankAccount(SampleBanks.Daerah, one.Account.No) }
            : null;
        return sample with
        {
            Import = sample.Import with { Village = village with { Mandate = mandate, Contacts = contacts } },
            Bank = SampleBanks.Daerah,
            Account = sample.Account with { Fate = fate ?? sample.Account.Fate },
        };
    }
}
