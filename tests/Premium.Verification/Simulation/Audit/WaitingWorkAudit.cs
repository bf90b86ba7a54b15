using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Messages that were set aside, warnings that wait and notices that nobody took are on the worklist, as many as there
/// are, and no others.
/// </summary>
internal sealed class WaitingWorkAudit(
    AuditBooks books, OfficeAudit offices, Func<VillageCode, IReadOnlyList<Contact>> contactsOf)
{
    private const string SetAside = "set aside";
    private const string AlertWaits = "alert waits";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly TimeOnly Night = new(21, 0);

    /// <summary>By then it has been day for as long as anything may wait.</summary>
    private static readonly TimeOnly Day = new(6, 30);

    private static readonly WorkKind[] OfAlerts = [WorkKinds.Undelivered, WorkKinds.UndeliveredLate];
    private static readonly WorkKind[] OfOneVillage = [WorkKinds.AlertWaits, WorkKinds.AlertWaitsLate];
    private static readonly WorkKind[] Late = [WorkKinds.UndeliveredLate, WorkKinds.AlertWaitsLate];

    public void Check(IReadOnlyList<WorkItem> items, DateTimeOffset now)
    {
        CheckSetAside(items);
        CheckNotices(items, "notices", isAdvance: false);
        CheckNotices(items, "advance", isAdvance: true);
        CheckAlerts(
            [
                .. items.Where(i => OfOneVillage.Contains(i.Kind)
                    || (OfAlerts.Contains(i.Kind) && i.Subject == "alerts")),
            ],
            now);
    }

    private void CheckSetAside(IReadOnlyList<WorkItem> items)
    {
        var listed = items.Where(i => i.Kind == WorkKinds.Poison).ToDictionary(i => i.Subject, i => i.Parts.Count);
        foreach (var queue in listed.Keys.Union(offices.SetAside.Keys))
        {
            var (said, there) = (listed.GetValueOrDefault(queue), offices.SetAside.GetValueOrDefault(queue));
            if (said != there)
            {
                books.Broken(SetAside, $"{there} messages of {queue} are set aside, and the worklist says {said}");
            }
        }
    }

    private void CheckNotices(IReadOnlyList<WorkItem> items, string subject, bool isAdvance)
    {
        var isListed = items.Any(i => i.Kind == WorkKinds.Undelivered && i.Subject == subject);
        var first = offices.Waiting.FirstOrDefault(n => TellingAudit.IsAdvance(n) == isAdvance);
        if (isListed != first is not null)
        {
            books.Broken(
                "14", $"notice {first ?? "none"} waits and was tried before; the worklist says that {isListed}");
        }
    }

    private void CheckAlerts(IReadOnlyList<WorkItem> listed, DateTimeOffset now)
    {
        var day = AuditBooks.Day(now);
        var all = books.Bills
            .SelectMany(b => b.Alerts.Where(a => Waits(a.Value, now)).Select(a => (Bill: b, Stage: a.Key, a.Value)))
            .ToList();

        // Of an old month that is paid nobody looks any more for what was to be told of it.
        var open = all.Where(a => !a.Bill.IsPaid
            || a.Bill.Id.Period >= books.Calendar.OpenMonths(a.Bill.Id.Segment, day)[0]).ToList();
        var said = listed.Sum(i => int.Parse(i.Why.English.Split(' ')[0], CultureInfo.InvariantCulture));
        if (said < open.Count || said > all.Count)
        {
            books.Broken(
                AlertWaits, $"{open.Count} warnings wait, such as {open.FirstOrDefault().Bill?.Id}, {said} are listed");
            return;
        }

        var villages = open.Select(a => a.Bill.Id.Village).Distinct().ToList();
        if (all.Count == open.Count && villages is [var alone] && now - open.Min(a => a.Value.RaisedAt)
            >= TimeSpan.FromDays(1) && listed.Any(i => i.Village != alone))
        {
            books.Broken(AlertWaits, $"{alone} waits alone for more than a day, and is not listed by name");
        }

        if (open.Exists(a => IsLast(a.Bill, a.Stage, a.Value, day)) && !listed.Any(i => Late.Contains(i.Kind)))
        {
            books.Broken(AlertWaits, $"{villages[0]} waits on its last safe days, and that is not listed as grave");
        }
    }

    /// <summary>A sender took it and did not bring it out; or none took it, although it was day.</summary>
    private static bool Waits(AlertEntry alert, DateTimeOffset now) =>
        alert.State is "Raised" or "Sending" && now - alert.RaisedAt >= Patience
        && (alert.Tries > 0
            || (!(alert.NextTry > now - Patience) && AuditBooks.LocalTime(now) is var time
                && time >= Day && time < Night));

    /// <summary>It warns of what is unpaid, is known to nobody at the village, and is of use for a day more.</summary>
    private bool IsLast(BillEntry bill, string stage, AlertEntry alert, DateOnly day) =>
        !bill.IsPaid && !AuditLadder.IsNews(stage) && !books.IsTampered(bill.Id.Village)
        && books.Calendar.SafeDay(bill.Id).DayNumber - day.DayNumber is 0 or 1
        && !WorklistAudit.IsAtVillage(alert.Deliveries, contactsOf(bill.Id.Village));
}
