using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Contacts that reach nobody and mandates that end, or have ended and nothing follows, are on the worklist, and no
/// others.
/// </summary>
internal sealed class RegisterWorkAudit(AuditBooks books, Func<VillageCode, BookedVillage?> bookOf)
{
    private const string Rule = "14";
    private const int MandateDays = 60;

    public void Check(IReadOnlyList<WorkItem> items, DateTimeOffset now)
    {
        var day = AuditBooks.Day(now);
        CheckContacts(items, day);
        CheckMandates(items, day);
    }

    private void CheckContacts(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var listed = items.Where(i => i.Kind == WorkKinds.NoContact).Select(i => i.Village!.Value).ToHashSet();
        foreach (var village in Known().Where(v => IsOpen(v, day)))
        {
            var contacts = bookOf(village.Code)?.Contacts ?? [];
            var lacks = contacts.Count == 0 || !village.HasGoodContacts;
            if (lacks && !listed.Contains(village.Code))
            {
                books.Broken(Rule, $"{village.Code} has no contact that can be used, and the worklist does not say so");
            }

            if (!lacks && listed.Contains(village.Code) && !WasRefused(village.Code))
            {
                books.Broken(Rule, $"{village.Code} is listed as without a contact, and has {contacts.Count}");
            }
        }
    }

    private void CheckMandates(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var ending = books.Villages.Values
            .Select(v => (Village: v, End: EndOf(bookOf(v.Code), day)))
            .Where(v => v.End is { } end && end.DayNumber - day.DayNumber <= MandateDays)
            .ToLookup(v => (v.Village.Code.District, v.End), v => v.Village);
        var listed = items.Where(i => i.Kind == WorkKinds.MandateEnds).Select(i => Parsed(i.Subject)).ToHashSet();
        var known = Known().ToHashSet();
        foreach (var its in ending.Where(e =>
            e.Any(v => known.Contains(v) && IsOpen(v, day)) && !listed.Contains(e.Key)))
        {
            books.Broken(
                Rule, $"the mandate of {its.First().Code} ends: {its.Key.End:O}, and the worklist does not say so");
        }

        // Which day is named of those that are over is told by the register alone; their district is what counts.
        var over = books.Villages.Values.Where(v => HasNoneLeft(bookOf(v.Code), day))
            .ToLookup(v => v.Code.District);
        foreach (var (district, end) in listed.Where(l =>
            !ending.Contains(l) && !(!(l.End >= day) && over.Contains(l.District))))
        {
            books.Broken(Rule, $"mandates of {district} are said to end, {end:O}, and none does");
        }

        var said = listed.Where(l => !(l.End >= day)).Select(l => l.District).ToHashSet();
        foreach (var village in over.Where(d => !said.Contains(d.Key)).SelectMany(d => d)
            .Where(v => known.Contains(v) && OwesMore(v, day)))
        {
            books.Broken(Rule, $"{village.Code} has no mandate any more, and the worklist does not say so");
        }
    }

    /// <summary>As <c>33.16.12~revoked</c>, of which the day is null, or the last day in place of it.</summary>
    private static (DistrictCode District, DateOnly? End) Parsed(string subject)
    {
        var parts = subject.Split('~');
        return (
            DistrictCode.Parse(parts[0]),
            parts[1] == "revoked" ? null : DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static bool HasNoneLeft(BookedVillage? village, DateOnly day) =>
        village?.MandateOn(day) is { } last && (last.IsRevoked || last.ValidTo < day)
            && !village.Mandates.Any(m => !m.IsRevoked && m.ValidFrom > day);

    /// <summary>It owes the next month, and no bill that is held says already what it lacks.</summary>
    private bool OwesMore(VillageFacts village, DateOnly day)
    {
        var next = Period.Of(day).Plus(1);
        BillId[] ids = [new(village.Code, Segment.Pu, next.Plus(-1)), new(village.Code, Segment.Bpu, next)];
        return village.IsBillable && ids.Any(village.Owes)
            && !ids.SelectMany(id => books.Of(id.Village, id.Segment)).Any(b => b.State == "Held");
    }

    private IEnumerable<VillageFacts> Known() => books.Villages.Values.Where(
        v => v is { IsRegistered: true, IsReadable: true } && v.Code.HasAdd && !books.IsTampered(v.Code));

    /// <summary>Of one that answers for no new month anything may be said, until its last one is paid.</summary>
    private static bool IsOpen(VillageFacts village, DateOnly day) => !(Period.Of(day) > village.Until);

    /// <summary>Some contact of it once refused a message for good.</summary>
    private bool WasRefused(VillageCode village) => ((Segment[])[Segment.Pu, Segment.Bpu])
        .SelectMany(s => books.Of(village, s)).SelectMany(b => b.Alerts.Values)
        .Any(a => a.Deliveries.Contains("=Refused", StringComparison.Ordinal));

    /// <summary>Of the mandate that counts today, or will first, and of those that follow it without a gap.</summary>
    private static DateOnly? EndOf(BookedVillage? village, DateOnly day)
    {
        if (village?.MandateOn(day) is not { IsRevoked: false } now || now.ValidTo < day)
        {
            return null;
        }

        var end = now.ValidTo;
        while (village.Mandates.FirstOrDefault(m => !m.IsRevoked && m.ValidFrom > day && m.ValidTo > end
            && m.ValidFrom.DayNumber <= end.DayNumber + 1) is { } next)
        {
            end = next.ValidTo;
        }

        return end;
    }
}
