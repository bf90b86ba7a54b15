using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Contacts that reach nobody and mandates that end, or have ended and nothing follows, are on the worklist, and no
/// others; so are red runs and notices that nobody took.
/// </summary>
internal sealed class RegisterWorkAudit(
    AuditBooks books, OfficeAudit offices, Func<VillageCode, BookedVillage?> bookOf)
{
    private const string Rule = "14";
    private const int MandateDays = 60;
    private const int RunDays = 31;

    public void Check(IReadOnlyList<WorkItem> items, DateTimeOffset now)
    {
        var day = AuditBooks.Day(now);
        CheckContacts(items, day);
        CheckMandates(items, day);
        CheckRuns(items, day);
        CheckNotices(items);
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
            .ToLookup(v => string.Create(
                CultureInfo.InvariantCulture, $"{v.Village.Code.District}~{v.End:yyyy-MM-dd}"), v => v.Village);
        var listed = items.Where(i => i.Kind == WorkKinds.MandateEnds).Select(i => i.Subject).ToHashSet();
        var known = Known().ToHashSet();
        foreach (var its in ending.Where(e =>
            e.Any(v => known.Contains(v) && IsOpen(v, day)) && !listed.Contains(e.Key)))
        {
            books.Broken(Rule, $"the mandate of {its.First().Code} ends: {its.Key}, and the worklist does not say so");
        }

        // Which day is named of those that are over is told by the register alone; their district is what counts.
        var over = books.Villages.Values.Where(v => HasNoneLeft(bookOf(v.Code), day))
            .ToLookup(v => $"{v.Code.District}");
        foreach (var subject in listed.Where(s => !ending.Contains(s) && !(IsPast(s, day) && over.Contains(s[..8]))))
        {
            books.Broken(Rule, $"mandates are said to end, {subject}, and none does");
        }

        var said = listed.Where(s => IsPast(s, day)).Select(s => s[..8]).ToHashSet();
        foreach (var village in over.Where(d => !said.Contains(d.Key)).SelectMany(d => d)
            .Where(v => known.Contains(v) && OwesMore(v, day)))
        {
            books.Broken(Rule, $"{village.Code} has no mandate any more, and the worklist does not say so");
        }
    }

    /// <summary>As <c>33.16.12~revoked</c>, or the last day in place of it.</summary>
    private static bool IsPast(string subject, DateOnly day) =>
        !DateOnly.TryParse(subject[9..], CultureInfo.InvariantCulture, out var end) || end < day;

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

    private void CheckRuns(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var listed = items.Where(i => i.Kind == WorkKinds.RedRun).Select(i => i.Run).ToHashSet();
        foreach (var run in offices.Red.Where(r => OfficeAudit.DayOf(r) > day.AddDays(-RunDays)))
        {
            if (!listed.Contains(run))
            {
                books.Broken(Rule, $"run {run} is red, nobody signed it off, and the worklist does not name it");
            }
        }

        foreach (var run in listed.Where(r => !offices.Red.Contains(r)))
        {
            books.Broken(Rule, $"run {run} is on the worklist, and it is not red");
        }
    }

    private void CheckNotices(IReadOnlyList<WorkItem> items)
    {
        var isListed = items.Any(i => i.Kind == WorkKinds.Undelivered && i.Subject == "notices");
        var first = offices.Waiting.FirstOrDefault();
        if (isListed != first is not null)
        {
            books.Broken(
                Rule, $"notice {first ?? "none"} waits and was tried before; the worklist says that {isListed}");
        }
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
