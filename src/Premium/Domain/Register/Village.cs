namespace Premium.Domain;

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
    bool IsRevoked = false)
{
    /// <summary>Name of the file that shows the signed paper; may be empty.</summary>
    public string Scan { get; init; } = "";
}

/// <summary>Who somebody is in the affairs of a village.</summary>
public enum ContactRole
{
    /// <summary>Kaur Keuangan, bendahara.</summary>
    Treasurer,

    /// <summary>Sekretaris desa.</summary>
    Secretary,

    /// <summary>Kepala desa.</summary>
    Head,

    /// <summary>Kecamatan.</summary>
    Subdistrict,
}

/// <summary>A person who gets the village's alerts, by channel and address.</summary>
public sealed record Contact(string Channel, string Address)
{
    public ContactRole Role { get; init; }

    /// <summary>May be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of messages: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";
}

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

    /// <summary>Nomor pendaftaran perusahaan: BPJS's number of the payer; empty where it is not known.</summary>
    public string Npp { get; init; } = "";

    /// <summary>Last pay month it answers for; null while it goes on.</summary>
    public PayMonth? Until { get; init; }

    /// <summary>Later head counts, oldest first: people join and leave.</summary>
    public IReadOnlyList<HeadCount> HeadCounts { get; init; } = [];

    /// <summary>Mandates that follow <see cref="Mandate"/>, in order of their first day.</summary>
    public IReadOnlyList<Mandate> LaterMandates { get; init; } = [];

    /// <summary>Why and until when it is paused, where somebody said so.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Pauses that stop it on the day it is read for, as admins ordered them; not stored with it.</summary>
    public IReadOnlyList<PauseOrder> StoppedBy { get; init; } = [];

    /// <summary>Of whoever comes first among the contacts and has one, without <c>+</c>; else empty.</summary>
    public string Phone() =>
        Contacts.Select(c => c.Address.TrimStart('+')).FirstOrDefault(a => a.All(char.IsAsciiDigit)) ?? "";

    /// <summary>All of them, in order of their first day.</summary>
    public IEnumerable<Mandate> AllMandates() => Mandate is null ? LaterMandates : LaterMandates.Prepend(Mandate);

    /// <summary>
    /// The first in force on a day, or else the first to begin after it; null where none is filed that may be used.
    /// </summary>
    public Mandate? NextMandate(DateOnly day) => AllMandates().FirstOrDefault(m => !m.IsRevoked && m.ValidTo >= day);

    /// <summary>Mandates that might be used on one of these days and may be no more, as a next one has begun.</summary>
    public IEnumerable<Mandate> EndedBetween(DateOnly from, DateOnly to) => AllMandates()
        .Zip(LaterMandates.Skip(Mandate is null ? 1 : 0), (m, next) => (Mandate: m, Next: next))
        .Where(m => m.Next.ValidFrom > from && m.Next.ValidFrom <= to && m.Mandate.ValidTo >= from)
        .Select(m => m.Mandate);

    /// <summary>Everybody insured in a contribution month.</summary>
    public int People(Segment segment, Period period) => HeadCounts
        .LastOrDefault(c => c.Segment == segment && c.From <= period)?.People
        ?? PeopleBySegment.GetValueOrDefault(segment);

    /// <summary>Whatever it owes in a month is to be paid through this system.</summary>
    public bool AnswersFor(PayMonth month) => Code.HasAdd && month >= Since && !(month > Until);

    /// <summary>Whether what falls due in a month is this village's to pay through this system.</summary>
    public bool Owes(Segment segment, PayMonth month) =>
        AnswersFor(month) && People(segment, segment.PeriodDueIn(month)) > 0;

    /// <summary>
    /// The village as it stands on a day: under the newest mandate that has begun, or else the first to begin; paused
    /// or not.
    /// </summary>
    public Village On(DateOnly day)
    {
        if (LaterMandates.Count == 0 && Pause is null)
        {
            return this;
        }

        var mandates = AllMandates().ToList();
        return this with
        {
            Mandate = mandates.LastOrDefault(m => m.ValidFrom <= day) ?? mandates.FirstOrDefault(),
            LaterMandates = [.. mandates.SkipWhile(m => m.ValidFrom <= day)],
            IsPaused = IsPaused || Pause?.IsOn(day) == true,
        };
    }
}
