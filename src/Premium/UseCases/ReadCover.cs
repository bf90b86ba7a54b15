using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What is known of one person's cover in one contribution month, at one village.</summary>
/// <param name="Village">Who pays for the person.</param>
/// <param name="Member">As the person stood in its roster in that month.</param>
/// <param name="Bill">The bill of that month; null where none was made.</param>
/// <param name="Debit">By which it was paid; null where it was not.</param>
/// <param name="Receipt">BPJS's own; null where none is in.</param>
public sealed record CoverEvidence(Village Village, Member Member, Bill? Bill, Debit? Debit, Receipt? Receipt)
{
    /// <summary>The bill counts as many people for each program of theirs as the list of that month now has.</summary>
    public required bool IsCounted { get; init; }

    /// <summary>Only BPJS's receipt says so, and only of whom the bill counted.</summary>
    public bool IsCovered => Bill is { State: BillState.Covered, Doubt: null } && IsCounted;
}

/// <summary>What every village that can be read has of a person and month.</summary>
/// <param name="Evidence">Empty where none had the person in that month.</param>
/// <param name="Unreadable">Lists of members that cannot be read: each may have the person.</param>
public sealed record CoverAnswer(IReadOnlyList<CoverEvidence> Evidence, IReadOnlyList<MalformedRow> Unreadable)
{
    /// <summary>Null where nobody can know.</summary>
    public bool? IsCovered => Evidence.Any(e => e.IsCovered) ? true : Unreadable.Count > 0 ? null : false;
}

/// <summary>Whether a person was covered in a month, and on what evidence, by every village that has them.</summary>
public sealed class ReadCover(IRegistry registry, ILedger ledger, IPeople people)
{
    public async Task<CoverAnswer> RunAsync(Nik nik, Period month, string regency, CancellationToken stop)
    {
        var id = people.IdOf(nik);
        var found = new List<CoverEvidence>();
        var unreadable = new List<MalformedRow>();
        foreach (var district in await registry.DistrictsAsync(regency, stop))
        {
            var rosters = await registry.RostersAsync(district, stop);
            unreadable.AddRange(rosters.Malformed);
            var spells = rosters
                .SelectMany(r => r.Value.Members
                    .Where(m => m.Id == id && m.IsInsuredIn(month))
                    .Select(m => (Roster: r.Value, Member: m)))
                .ToList();
            if (spells.Count == 0)
            {
                continue;
            }

            var villages = (await registry.DistrictAsync(district, stop)).Villages.ToDictionary(v => v.Code);
            // A code that is over insures nobody in the months after it: the one that follows it does.
            foreach (var (roster, member) in spells.Where(s =>
                villages.TryGetValue(s.Roster.Village, out var village)
                    && !(s.Member.Segment.PayMonthOf(month) > village.Until)))
            {
                found.Add(await EvidenceAsync(villages[roster.Village], roster, member, month, stop));
            }
        }

        return new CoverAnswer(found, unreadable);
    }

    private async Task<CoverEvidence> EvidenceAsync(
        Village village, Roster roster, Member member, Period month, CancellationToken stop)
    {
        var payMonth = member.Segment.PayMonthOf(month);
        var sheet = (await ledger.SheetsAsync(village.Code.District, payMonth, payMonth, stop))[0];
        var bill = sheet.Bill(village.Code, member.Segment);
        return new CoverEvidence(
            village, member, bill,
            bill is null ? null : sheet.PaidBy(bill),
            bill is null ? null : sheet.ReceiptOf(bill))
        {
            IsCounted = bill is not null && member.Programs.All(program =>
                bill.Lines.FirstOrDefault(l => l.Program == program)?.People
                    == roster.Of(member.Segment, month).Count(m => m.Programs.Contains(program))),
        };
    }
}
