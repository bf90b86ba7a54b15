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
    /// <summary>
    /// The bill counts as many people for each program of theirs as the list of that month now has, and no list has
    /// said something else of the person since it was tried.
    /// </summary>
    public required bool IsCounted { get; init; }

    /// <summary>Only BPJS's receipt says so, and only of whom the bill counted.</summary>
    public bool IsCovered => Bill is { IsConfirmed: true } && IsCounted;

    /// <summary>
    /// BPJS's receipt is in, and only BPJS knows whether it is for this person, or was for this money.
    /// </summary>
    public bool IsUncertain => Bill is { State: BillState.Covered } && !IsCovered;
}

/// <summary>What every village that can be read has of a person and month.</summary>
/// <param name="Evidence">Empty where none had the person in that month.</param>
/// <param name="Unreadable">Lists of members that cannot be read: each may have the person.</param>
public sealed record CoverAnswer(IReadOnlyList<CoverEvidence> Evidence, IReadOnlyList<MalformedRow> Unreadable)
{
    /// <summary>Null where nobody can know.</summary>
    public bool? IsCovered => Evidence.Any(e => e.IsCovered) ? true
        : Unreadable.Count > 0 || Evidence.Any(e => e.IsUncertain) ? null : false;
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
                .SelectMany(r => SpellsOf(r.Value, id, month).Select(m => (Roster: r.Value, Member: m)))
                .ToList();
            if (spells.Count == 0)
            {
                continue;
            }

            var villages = (await registry.DistrictAsync(district, stop)).Villages.ToDictionary(v => v.Code);
            foreach (var (roster, member) in spells.Where(s => villages.ContainsKey(s.Roster.Village)))
            {
                if (await EvidenceAsync(villages[roster.Village], roster, member, month, stop) is { } evidence)
                {
                    found.Add(evidence);
                }
            }
        }

        return new CoverAnswer(found, unreadable);
    }

    /// <summary>Whom the list has in the month, and whom it had before it was changed late.</summary>
    private static IEnumerable<Member> SpellsOf(Roster roster, string id, Period month)
    {
        List<Member> listed = [.. roster.Members.Where(m => m.Id == id && m.IsInsuredIn(month))];
        return listed.Concat(roster.LateChanges.Where(l => l.IsOf(id, month)).Select(l => l.Member.Segment).Distinct()
            .Where(segment => !listed.Exists(m => m.Segment == segment))
            .Select(segment => roster.Members.LastOrDefault(m => m.Id == id && m.Segment == segment)
                ?? roster.LateChanges.Last(l => l.IsOf(id, month) && l.Member.Segment == segment).Member));
    }

    /// <summary>
    /// Null where the person has no place on the bill: taken off before it was tried, or under a code that is over and
    /// insures nobody in the months after it, because the one that follows it does.
    /// </summary>
    private async Task<CoverEvidence?> EvidenceAsync(
        Village village, Roster roster, Member member, Period month, CancellationToken stop)
    {
        var payMonth = member.Segment.PayMonthOf(month);
        var sheet = (await ledger.SheetsAsync(village.Code.District, payMonth, payMonth, stop))[0];
        var bill = sheet.Bill(village.Code, member.Segment);
        var fixedAt = bill is null ? null : FixedAt(sheet, bill);
        var isLate = roster.LateChanges.Any(
            l => l.IsOf(member.Id, month) && l.Member.Segment == member.Segment && l.IsAfter(fixedAt));
        if ((!isLate && !member.IsInsuredIn(month)) || (bill is null && payMonth > village.Until))
        {
            return null;
        }

        return new CoverEvidence(
            village, member, bill,
            bill is null ? null : sheet.PaidBy(bill),
            bill is null ? null : sheet.ReceiptOf(bill))
        {
            IsCounted = bill is not null && !isLate && member.Programs.All(program =>
                bill.Lines.FirstOrDefault(l => l.Program == program)?.People
                    == roster.Of(member.Segment, month).Count(m => m.Programs.Contains(program))),
        };
    }

    /// <summary>Since when <see cref="BillMaker.UpToDate"/> leaves it as it is; null while it follows lists.</summary>
    private static DateTimeOffset? FixedAt(Sheet sheet, Bill bill) => sheet.AttemptsOf(bill.Id)
        .Select(d => (DateTimeOffset?)d.ReservedAt)
        .Concat(sheet.Receipts.Where(r => r.Bill == bill.Id).Select(r => (DateTimeOffset?)r.RecordedAt))
        .Min();
}
