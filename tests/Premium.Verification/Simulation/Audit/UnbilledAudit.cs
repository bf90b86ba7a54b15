using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// A village of the register that makes no bill is on the worklist, and a message that names it went to somebody who
/// can act; none is there whose bills are all made.
/// </summary>
internal sealed class UnbilledAudit(AuditBooks books, OfficeAudit offices)
{
    private const string Rule = "14";

    /// <param name="items">All there are.</param>
    /// <param name="now">When they were read.</param>
    /// <param name="isCalm">What is told arrives.</param>
    public void Check(IReadOnlyList<WorkItem> items, DateTimeOffset now, bool isCalm)
    {
        var day = AuditBooks.Day(now);
        var listed = items.Where(i => i.Village is not null
            && (i.Kind == WorkKinds.NoBill || i.Kind == WorkKinds.RegisterRow || i.Kind == WorkKinds.Rows))
            .ToLookup(i => i.Village!.Value);
        foreach (var village in books.Villages.Values.Where(v => v.IsRegistered && !books.IsTampered(v.Code)))
        {
            var begun = Lacking(village, day).Select(Began).Where(at => at is not null).ToList();
            if (!village.IsReadable)
            {
                var changed = books.ChangedAt[village.Code];
                CheckListed(village, [.. listed[village.Code]], changed, changed, isCalm);
            }
            else if (begun.Count > 0 && begun.Append(books.ChangedAt[village.Code]).Max() is { } since
                && ListedFrom(since) is { } due)
            {
                CheckListed(
                    village, [.. listed[village.Code].Where(i => i.Kind != WorkKinds.RegisterRow)], since, due,
                    isCalm);
            }
        }

        // A wrong hand may have taken a bill away.
        foreach (var item in listed.SelectMany(i => i)
            .Where(i => i.Kind != WorkKinds.Rows && !books.IsTampered(i.Village!.Value)))
        {
            if (books.Villages.GetValueOrDefault(item.Village!.Value) is not { IsRegistered: true } village)
            {
                books.Broken(Rule, $"{item.Village} is on the worklist as {item.Kind.Key}, and in no register");
            }
            else if (IsInOrder(village, item.Kind, day))
            {
                books.Broken(Rule, $"{item.Village} is on the worklist as {item.Kind.Key}, and nothing is wrong there");
            }
        }
    }

    /// <param name="village">Whose.</param>
    /// <param name="its">What the worklist has of it.</param>
    /// <param name="since">What was told from then on counts.</param>
    /// <param name="due">From when on it must be listed.</param>
    /// <param name="isCalm">What is told arrives.</param>
    private void CheckListed(
        VillageFacts village, IReadOnlyList<WorkItem> its, DateTimeOffset since, DateTimeOffset due, bool isCalm)
    {
        if (its.Count == 0)
        {
            books.Broken(Rule, $"{village.Code} makes no bill since {since:O}, and the worklist does not name it");
        }
        else if (due < offices.ToldAt && !offices.HasNamed(
            its[0].Place.Indonesian, since, isCalm, mayBeCut: its.All(i => i.Kind == WorkKinds.RegisterRow)))
        {
            books.Broken(
                "worklist told",
                $"{village.Code} makes no bill since {since:O}, and no message up to {offices.ToldAt:O} names it");
        }
    }

    /// <summary>
    /// After a change of the register its bill may only be still to come, until a collection that began since is over:
    /// null while none is.
    /// </summary>
    private DateTimeOffset? ListedFrom(DateTimeOffset since)
    {
        var over = books.Collections.Find(c => c.Began >= books.ImportedAt);
        return books.ImportedAt == DateTimeOffset.MinValue ? since
            : over == default ? null
            : over.Closed > since ? over.Closed : since;
    }

    private bool IsInOrder(VillageFacts village, WorkKind kind, DateOnly day) => village.IsReadable && (
        (kind == WorkKinds.RegisterRow && village.IsListed)
        || (kind == WorkKinds.NoBill && village is { IsBillable: true, People.Count: > 0 }
            && !Lacking(village, day).Any()));

    /// <summary>What it owes of the open months, and has no bill for.</summary>
    private IEnumerable<BillId> Lacking(VillageFacts village, DateOnly day) =>
        ((Segment[])[Segment.Pu, Segment.Bpu])
            .SelectMany(segment => books.Calendar.Open(village.Code, segment, day))
            .Where(id => village.Owes(id) && books.Find(id) is not { State.Length: > 0 });

    /// <summary>When its district got its first bill of that month; null where no collection was there yet.</summary>
    private DateTimeOffset? Began(BillId bill) =>
        books.Began.TryGetValue((bill.Village.District, AuditCalendar.PayMonth(bill)), out var at) ? at : null;
}
