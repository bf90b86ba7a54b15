using System.Globalization;
using Premium.Domain;
using PremiumFunctions.Local.Regions;

namespace Premium.Verification.Simulation;

/// <summary>One insured person as the village knows them.</summary>
internal sealed record SimulatedPerson(Person Person, MemberGroup Group, Rupiah Wage)
{
    public bool IsOfficial => Group == MemberGroup.Official;
}

/// <summary>One village as it really is; the register hears of it by files only.</summary>
internal sealed class SimulatedVillage(RegionVillage region, string district, PayMonth since)
{
    private int accounts;

    public VillageCode Code => region.Code;

    public string Name => region.Name;

    public string District => district;

    public PayMonth Since => since;

    /// <summary>It is in the register under another code only, or goes on under one.</summary>
    public bool IsGone { get; set; }

    public List<SimulatedPerson> People { get; init; } = [];

    /// <summary>Who left since the last list.</summary>
    public List<SimulatedPerson> Left { get; } = [];

    public Mandate? Mandate { get; set; }

    /// <summary>In order of their first day, as it was handed in or is to be.</summary>
    public List<Mandate> Mandates { get; init; } = [];

    public bool IsPaused { get; set; }

    /// <summary>Who answers the mail.</summary>
    public int Treasurer { get; set; } = 1;

    /// <summary>As it was before its row became unreadable.</summary>
    public VillageImport? Spoiled { get; set; }

    /// <summary>Roughly what a month costs; deposits are measured in it.</summary>
    public long MonthlyCost => People.Sum(p => p.IsOfficial ? 240_000L : 17_000L);

    /// <summary>In the order in which they are tried; most villages have one.</summary>
    public IReadOnlyList<Contact> Contacts => (Number % 5) switch
    {
        1 => [Phone(1, ContactRole.Treasurer), Mail("bendahara", ContactRole.Treasurer), Phone(3, ContactRole.Head)],
        2 =>
        [
            Mail("bendahara", ContactRole.Treasurer), Mail("sekdes", ContactRole.Secretary),
            Phone(3, ContactRole.Head), Mail("kades", ContactRole.Head), Phone(4, ContactRole.Subdistrict),
        ],
        4 when Number % 10 == 4 => [Phone(1, ContactRole.Treasurer)],
        _ => [Mail("bendahara", ContactRole.Treasurer)],
    };

    /// <summary>Signed after all others; one that begins on the day of another replaces it.</summary>
    public void Sign(Mandate mandate)
    {
        Mandate = mandate;
        Mandates.RemoveAll(m => m.ValidFrom == mandate.ValidFrom);
        Mandates.Add(mandate);
    }

    public BankAccount NewAccount(string bank) => new(bank, AccountNo.Parse(string.Create(
        CultureInfo.InvariantCulture, $"{SimulatedRegency.AccountPrefix}{Code.Digits}{++accounts:00}")));

    private long Number => long.Parse(Code.Digits, CultureInfo.InvariantCulture);

    private Contact Mail(string who, ContactRole role) =>
        new("email", $"{who}.{Code}@desa.example") { Role = role, Name = NameOf(role) };

    private Contact Phone(int line, ContactRole role) => new(
        SimulatedPhones.Channel,
        string.Create(CultureInfo.InvariantCulture, $"+6288{Number % 100_000_000:00000000}{line}"))
    { Role = role, Name = NameOf(role) };

    private string NameOf(ContactRole role) =>
        role == ContactRole.Treasurer ? $"Bendahara {Treasurer}" : role.ToString();
}
