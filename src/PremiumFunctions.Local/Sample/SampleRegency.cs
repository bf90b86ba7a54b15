using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Premium.Domain;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Twin;

namespace PremiumFunctions.Local.Sample;

/// <summary>One sample village: what the register gets and what its bank knows.</summary>
public sealed record SampleVillage(VillageImport Import, string Bank, TwinAccount Account);

/// <summary>
/// Invented people in real villages. Everything is derived from the village code, so that the sample is the same on
/// every machine; the awkward cases stand at fixed places of the list.
/// </summary>
public static class SampleRegency
{
    private static readonly SocialProgram[] FourPrograms =
        [SocialProgram.Jkk, SocialProgram.Jkm, SocialProgram.Jht, SocialProgram.Jp];

    private static readonly SocialProgram[] TwoPrograms = [SocialProgram.Jkk, SocialProgram.Jkm];

    /// <param name="index">Place in the list of villages: decides the awkward cases.</param>
    /// <param name="village">Real code and name.</param>
    /// <param name="today">First pay months and mandates are laid around this day.</param>
    public static SampleVillage Of(int index, RegionVillage village, DateOnly today)
    {
        var random = new Random(Seed(village.Code));
        var members = Members(village.Code, random).ToList();
        var awkward = Awkward.At(index);
        var account = AccountNo.Parse($"99{village.Code.Digits}7");
        var bank = random.Next(4) == 0 ? SampleBanks.Bpr : SampleBanks.Daerah;
        var month = PayMonth.Of(today);
        var mandate = awkward.Has(Case.NoMandate) ? null : new Mandate(
            new BankAccount(bank, account),
            awkward.Has(Case.DanaDesaOnly) ? SourceOfFunds.DanaDesa : SourceOfFunds.Add,
            ValidFrom: awkward.Has(Case.MandateNotYetValid) ? today.AddDays(20) : new DateOnly(today.Year, 1, 1),
            ValidTo: awkward.Has(Case.MandateExpired) ? today.AddDays(-3) : new DateOnly(today.Year + 1, 12, 31),
            MonthlyLimit: new Rupiah(awkward.Has(Case.LowLimit) ? 1_000_000 : 25_000_000),
            IsRevoked: awkward.Has(Case.MandateRevoked));
        var import = new VillageImport(
            new Village(
                village.Code,
                village.Name,
                Since: awkward.Has(Case.OlderMonthOpen) ? month.Plus(-1) : month,
                members.GroupBy(m => m.Segment).ToDictionary(g => g.Key, g => g.Count()),
                mandate,
                [.. Contacts(index, village.Code)]),
            new Roster(village.Code, PayerKind.VillageBudget, members));
        // The bill of up to 32 neighbourhood heads is about half a million at most, that of the officials over one.
        var balance = awkward.Has(Case.EmptyAccount) ? 31_000
            : awkward.Has(Case.HalfEmptyAccount) ? 600_000 + random.Next(200_000)
            : 20_000_000 + random.Next(40_000_000);
        return new SampleVillage(
            import,
            bank,
            new TwinAccount(account, $"RKD {village.Name}", new Rupiah(balance), awkward.Fate));
    }

    /// <summary>A mailbox each; in every third village a phone of the treasury as well.</summary>
    private static IEnumerable<Contact> Contacts(int index, VillageCode village)
    {
        yield return new Contact("email", $"bendahara.{village.Digits}@desa.example");
        yield return Mail(ContactRole.Secretary, $"sekdes.{village.Digits}@desa.example");
        yield return Mail(ContactRole.Head, $"kades.{village.Digits}@desa.example");
        yield return Mail(ContactRole.Subdistrict, $"camat.{village.District}@kecamatan.example");
        if (index % 3 == 1)
        {
            // Of no operator in Indonesia: none has 0890.
            yield return new Contact("whatsapp", $"+62890{village.Digits[1..]}") { Name = "Bendahara Contoh" };
        }
    }

    private static Contact Mail(ContactRole role, string address) => new("email", address) { Role = role };

    /// <summary>About 12 officials with four programs, 7 council members with two, 25 RT and RW heads as BPU.</summary>
    private static IEnumerable<Member> Members(VillageCode village, Random random)
    {
        var officials = 10 + random.Next(5);
        var council = 5 + (2 * random.Next(3));
        var neighbourhood = 18 + random.Next(15);
        for (var i = 0; i < officials + council + neighbourhood; i++)
        {
            var id = IdOf(village, i);
            yield return i < officials
                ? new Member(
                    id, Segment.Pu, MemberGroup.Official, RiskGroup.VeryLow,
                    new Rupiah(i switch { 0 => 2_426_640, 1 => 2_224_420, _ => 2_022_200 }), FourPrograms)
                : i < officials + council
                    ? new Member(
                        id, Segment.Pu, MemberGroup.Council, RiskGroup.VeryLow, new Rupiah(2_345_695), TwoPrograms)
                    : new Member(
                        id, Segment.Bpu, MemberGroup.Neighbourhood, RiskGroup.VeryLow, new Rupiah(600_000),
                        TwoPrograms);
        }
    }

    private static string IdOf(VillageCode village, int number) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"sample person {number} of {village}"))))[..24];

    private static int Seed(VillageCode village) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(village.ToString())));
}
