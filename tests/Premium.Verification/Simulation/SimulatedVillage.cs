using System.Globalization;
using Premium.Domain;
using Premium.Verification.Simulation.Audit;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>One village as it really is, whatever the register shows of it.</summary>
internal sealed class SimulatedVillage(RegionVillage region, PayMonth since)
{
    private static readonly SocialProgram[] FourPrograms =
        [SocialProgram.Jkk, SocialProgram.Jkm, SocialProgram.Jht, SocialProgram.Jp];

    private static readonly SocialProgram[] TwoPrograms = [SocialProgram.Jkk, SocialProgram.Jkm];

    private int accounts;

    public VillageCode Code => region.Code;

    public PayMonth Since => since;

    /// <summary>It is in the register under another code only.</summary>
    public bool IsGone { get; set; }

    public int Pu { get; set; }

    public int Bpu { get; set; }

    public Mandate? Mandate { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>The register row cannot be read.</summary>
    public bool IsSpoiled { get; set; }

    /// <summary>The roster lacks a person that the head count has.</summary>
    public bool IsMiscounted { get; set; }

    /// <summary>Roughly what a month costs; deposits are measured in it.</summary>
    public long MonthlyCost => (Pu * 240_000L) + (Bpu * 17_000L);

    public VillageFacts Facts => new(
        Code, Period.Of(since.FirstDay), Pu, Bpu,
        Mandate is { } m
            ? new MandateFacts(
                m.Account.Bank, m.Account.No.Reveal(), m.Source != SourceOfFunds.DanaDesa, m.ValidFrom, m.ValidTo,
                m.MonthlyLimit, m.IsRevoked)
            : null,
        IsPaused,
        !IsSpoiled,
        !IsMiscounted,
        !IsGone);

    public VillageImport Import()
    {
        var people = new Dictionary<Segment, int> { [Segment.Pu] = Pu, [Segment.Bpu] = Bpu };
        return new VillageImport(
            new Village(
                Code, region.Name, since, people, Mandate,
                [new Contact("email", $"bendahara.{Code}@desa.example")], IsPaused),
            new Roster(Code, PayerKind.VillageBudget, [.. Members()]));
    }

    public BankAccount NewAccount(string bank) => new(bank, AccountNo.Parse(string.Create(
        CultureInfo.InvariantCulture, $"{SimulatedRegency.AccountPrefix}{Code.Digits}{++accounts:00}")));

    private IEnumerable<Member> Members()
    {
        var missing = IsMiscounted ? 1 : 0;
        for (var i = missing; i < Pu; i++)
        {
            yield return new Member(
                $"pu-{i}", Segment.Pu, MemberGroup.Official, RiskGroup.VeryLow, new Rupiah(2_022_200), FourPrograms);
        }

        for (var i = missing; i < Bpu; i++)
        {
            yield return new Member(
                $"bpu-{i}", Segment.Bpu, MemberGroup.Neighbourhood, RiskGroup.VeryLow, new Rupiah(600_000),
                TwoPrograms);
        }
    }
}
