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

    /// <summary>Linmas.</summary>
    CivilDefence,

    /// <summary>Employees of the village who are no officials.</summary>
    Staff,

    /// <summary>UKM: owners of small businesses.</summary>
    SmallBusiness,
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
    bool IsTransportWorker = false)
{
    /// <summary>First contribution month; null for insured since before anybody wrote it down.</summary>
    public Period? From { get; init; }

    /// <summary>Last contribution month; null while it goes on.</summary>
    public Period? To { get; init; }

    public bool IsInsuredIn(Period period) => (From is null || From <= period) && (To is null || period <= To);

    /// <summary>
    /// Whether one is insured in no month in which none of the others is: who goes on with another wage is two rows.
    /// </summary>
    public bool IsCoveredBy(IEnumerable<Member> others)
    {
        var from = From;
        foreach (var other in others.OrderBy(o => o.From))
        {
            if (other.From is not null && !(other.From <= from))
            {
                return false;
            }

            if (other.To is not { } to || to >= To || to == Period.Last)
            {
                return true;
            }

            from = to < from ? from : to.Plus(1);
        }

        return false;
    }
}

/// <summary>The insured people of one village. <see cref="Payer"/> decides which reliefs apply.</summary>
public sealed record Roster(VillageCode Village, PayerKind Payer, IReadOnlyList<Member> Members)
{
    /// <summary>
    /// So many members fit into what storage takes of one village, however long each row is: whoever goes on with
    /// another wage is two.
    /// </summary>
    public const int RowsMax = 2_000;

    /// <summary>And so many of these beside them; the oldest go first.</summary>
    public const int LateChangesMax = 400;

    /// <summary>What lists changed of months that may have been billed by then, oldest first.</summary>
    public IReadOnlyList<LateChange> LateChanges { get; init; } = [];

    public IEnumerable<Member> Of(Segment segment, Period period) =>
        Members.Where(m => m.Segment == segment && m.IsInsuredIn(period));

    /// <summary>The group that everybody of a bill belongs to; null where there are several.</summary>
    public MemberGroup? OnlyGroup(Segment segment, Period period) =>
        Of(segment, period).Select(m => m.Group).Distinct().ToList() is [var group] ? group : null;
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

/// <summary>How many people of a segment are insured from a contribution month on.</summary>
public sealed record HeadCount(Segment Segment, Period From, int People);
