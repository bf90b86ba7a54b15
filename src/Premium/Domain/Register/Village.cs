namespace Premium.Domain;

public enum SocialProgram
{
    /// <summary>Jaminan kecelakaan kerja: work accidents.</summary>
    Jkk,

    /// <summary>Jaminan kematian: death.</summary>
    Jkm,

    /// <summary>Jaminan hari tua: old-age savings.</summary>
    Jht,

    /// <summary>Jaminan pensiun: pension.</summary>
    Jp,
}

/// <summary>Where the money of an account comes from.</summary>
public enum SourceOfFunds
{
    /// <summary>Alokasi Dana Desa, from the regency.</summary>
    Add,

    /// <summary>Dana Desa, from the state: may not pay these premiums.</summary>
    DanaDesa,

    /// <summary>Pendapatan asli desa: the village's own revenue.</summary>
    OwnRevenue,
}

/// <summary>Surat kuasa pendebetan: the village's signed power to debit.</summary>
/// <param name="Account">The account that may be debited, and at which bank.</param>
/// <param name="Source">Where its money comes from.</param>
/// <param name="ValidFrom">First day it may be used.</param>
/// <param name="ValidTo">Last day it may be used.</param>
/// <param name="MonthlyLimit">Most that may be debited in one calendar month, all bills together.</param>
/// <param name="IsRevoked">Withdrawn by the village.</param>
public sealed record Mandate(
    BankAccount Account,
    SourceOfFunds Source,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    Rupiah MonthlyLimit,
    bool IsRevoked = false);

/// <summary>A person who gets the village's alerts, by channel and address.</summary>
public sealed record Contact(string Channel, string Address);

/// <summary>What is known of one village.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; not unique.</param>
/// <param name="Since">First pay month whose premiums this system answers for.</param>
/// <param name="PeopleBySegment">Head count of each segment, kept beside the roster to check it against.</param>
/// <param name="Mandate">Null where the village has signed none.</param>
/// <param name="Contacts">Who is alerted.</param>
/// <param name="IsPaused">An admin stopped debits for now.</param>
public sealed record Village(
    VillageCode Code,
    string Name,
    PayMonth Since,
    IReadOnlyDictionary<Segment, int> PeopleBySegment,
    Mandate? Mandate,
    IReadOnlyList<Contact> Contacts,
    bool IsPaused = false)
{
    /// <summary>Codes that had its account before, of any district, oldest first: with them it is one payer.</summary>
    public IReadOnlyList<VillageCode> EarlierCodes { get; init; } = [];

    public int People(Segment segment) => PeopleBySegment.GetValueOrDefault(segment);

    /// <summary>Whether what falls due in a month is this village's to pay through this system.</summary>
    public bool Owes(Segment segment, PayMonth month) =>
        Code.HasAdd && People(segment) > 0 && month >= Since;
}

/// <summary>Risk group of work, sets the JKK rate (PP 44/2015).</summary>
public enum RiskGroup
{
    VeryLow = 1,
    Low,
    Medium,
    High,
    VeryHigh,
}

/// <summary>Who a member is in the village; some dated rules name a group.</summary>
public enum MemberGroup
{
    Official,
    Council,
    Neighbourhood,
    VulnerableWorker,
    LabourIntensiveProject,
}

/// <summary>One insured person of a village, as billing needs it; name and NIK are kept apart, encrypted.</summary>
/// <param name="Id">Keyed hash of the NIK.</param>
/// <param name="Segment">PU or BPU.</param>
/// <param name="Group">Role in the village.</param>
/// <param name="Risk">Risk group, for the JKK rate of PU.</param>
/// <param name="Wage">Monthly reported wage (PU) or income (BPU).</param>
/// <param name="Programs">Programs the person is enrolled in.</param>
/// <param name="IsTransportWorker">BPU of the transport sector, who have an earlier relief.</param>
public sealed record Member(
    string Id,
    Segment Segment,
    MemberGroup Group,
    RiskGroup Risk,
    Rupiah Wage,
    IReadOnlyList<SocialProgram> Programs,
    bool IsTransportWorker = false);

/// <summary>The insured people of one village. <see cref="Payer"/> decides which reliefs apply.</summary>
public sealed record Roster(VillageCode Village, PayerKind Payer, IReadOnlyList<Member> Members)
{
    public IEnumerable<Member> Of(Segment segment) => Members.Where(m => m.Segment == segment);
}

/// <summary>
/// Who pays the premium; PP 50/2025 excludes those paid from state or regional budgets from its relief.
/// </summary>
public enum PayerKind
{
    /// <summary>State or regional budget (APBN, APBD).</summary>
    PublicBudget,

    /// <summary>Village budget (APBDes). Whether it counts as APBD is open, so it is a dated setting.</summary>
    VillageBudget,

    /// <summary>The person or a private donor.</summary>
    Private,
}
