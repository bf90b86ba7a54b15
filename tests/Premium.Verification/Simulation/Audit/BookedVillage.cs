using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the register should say of a village, by the files that were taken.</summary>
/// <param name="Code">Which.</param>
/// <param name="Since">First pay month it answers for.</param>
public sealed record BookedVillage(VillageCode Code, PayMonth Since)
{
    public PayMonth? Until { get; init; }

    /// <summary>In order of their first day.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];

    public bool IsPaused { get; init; }

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IReadOnlyList<InsuredPerson> People { get; init; } = [];

    public IReadOnlyDictionary<BillId, (int People, long Sum)> Billed { get; init; } =
        new Dictionary<BillId, (int People, long Sum)>();

    /// <summary>The first list of a village says who is insured since ever; no later one does.</summary>
    public bool WasListed { get; init; }

    public bool IsReadable { get; init; } = true;

    public bool IsBillable { get; init; } = true;

    /// <summary>Its list of members can be read.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>None of its contacts was left out because it is no address.</summary>
    public bool HasGoodContacts { get; init; } = true;

    public bool IsRegistered { get; init; } = true;

    /// <summary>The code that its payer had first: whoever has the same one is the same payer.</summary>
    public VillageCode First { get; init; } = Code;

    /// <summary>Everything that a file may change, as text.</summary>
    public string Text => string.Join('\n',
    [
        $"{Code} {Since} {Until} {IsPaused}",
        .. Mandates.Select(m =>
            $"{m.Account.Bank} {m.Account.No.Reveal()} {m.Source} {m.ValidFrom:O} {m.ValidTo:O} {m.MonthlyLimit.Value} "
            + m.IsRevoked),
        .. Contacts.Select(c => $"{c.Channel} {c.Address} {c.Name}"),
        .. People.Select(p => p.ToString()).Order(StringComparer.Ordinal),
    ]);

    /// <summary>Which mandate counts: the newest that has begun, or else the first to begin.</summary>
    public Mandate? MandateOn(DateOnly day) =>
        Mandates.LastOrDefault(m => m.ValidFrom <= day) ?? Mandates.FirstOrDefault();

    public VillageFacts FactsOn(DateOnly day) => new(
        Code, Period.Of(Since.FirstDay), People,
        MandateOn(day) is { } m
            ? new MandateFacts(
                m.Account.Bank, m.Account.No.Reveal(), m.Source != SourceOfFunds.DanaDesa, m.ValidFrom, m.ValidTo,
                m.MonthlyLimit, m.IsRevoked)
            : null,
        IsPaused, IsReadable, IsBillable && IsListed, IsRegistered)
    {
        IsListed = IsListed,
        HasGoodContacts = HasGoodContacts,
        Until = Until is { } until ? Period.Of(until.FirstDay) : null,
        NextMandate = Mandates.FirstOrDefault(m => !m.IsRevoked && m.ValidFrom > day)?.ValidFrom,
        Billed = Billed,
    };

    /// <summary>As it was written into the register.</summary>
    public static BookedVillage Written(VillageImport import)
    {
        var (village, roster) = import;
        return new BookedVillage(village.Code, village.Since)
        {
            Until = village.Until,
            Mandates = [.. village.AllMandates()],
            IsPaused = village.Pause is not null,
            Contacts = village.Contacts,
            People =
            [
                .. roster.Members.Select(m => new InsuredPerson(
                    m.Id, m.Segment, m.Wage.Value,
                    string.Join(',', m.Programs.Order().Select(p => p.ToString().ToUpperInvariant())), m.From, m.To)),
            ],
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}");
}
