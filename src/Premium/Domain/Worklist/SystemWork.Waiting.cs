namespace Premium.Domain;

/// <content>Messages that are still to go out.</content>
internal sealed partial class SystemWork
{
    /// <summary>A message that waits longer needs a look at its server.</summary>
    private static readonly TimeSpan SendingPatience = TimeSpan.FromMinutes(30);

    /// <summary>So long one village waits alone before somebody reaches it in another way.</summary>
    private static readonly TimeSpan VillagePatience = TimeSpan.FromDays(1);

    /// <summary>What waits for mail servers and channels, in one line; one village alone is its own.</summary>
    private IEnumerable<WorkItem> Alerts()
    {
        var waiting = (from district in facts.Districts
                       from sheet in district.Sheets
                       from alert in sheet.Alerts
                       where alert.IsOpen && facts.Now - alert.RaisedAt >= SendingPatience
                           && (alert.Tries > 0 || IsForgotten(alert))
                       group (Sheet: sheet, Alert: alert) by (District: district, alert.Village)).ToList();
        if (waiting.Count == 0)
        {
            yield break;
        }

        var count = waiting.Sum(v => v.Count());
        var since = waiting.SelectMany(v => v).Min(a => a.Alert.RaisedAt);

        // One full mailbox is no alarm where somebody else at the village has the warning.
        var near = new LastDays(rules, today).Of(
            from village in waiting
            let above = village.Key.District.Register.Above(facts.Office)
            from waits in village
            where !waits.Alert.IsAtVillage(above)
            select waits);

        var why = new Said($"{count} peringatan belum dapat dikirim", $"{count} alerts could not be sent yet");
        if (waiting is [var alone] && (near is not null || facts.Now - since >= VillagePatience))
        {
            yield return new WorkItem(
                near is null ? WorkKinds.AlertWaits : WorkKinds.AlertWaitsLate, alone.Key.Village.ToString())
            {
                Place = alone.Key.District.PlaceOf(alone.Key.Village),
                Why = why,
                Village = alone.Key.Village,
                District = alone.Key.Village.District,
                Since = near is null ? since : null,
                Arose = near?.AddDays(-1) ?? rules.Today(since + VillagePatience),
                Due = near,
                Detail = LastReason(alone.Select(a => a.Alert)),
            };
            yield break;
        }

        yield return new WorkItem(near is null ? WorkKinds.Undelivered : WorkKinds.UndeliveredLate, "alerts")
        {
            Place = new Said("Peringatan desa", "Village alerts"),
            Why = why,

            // While they drain, the oldest is a younger one each time: it dates from when it was first seen, and a
            // further village is news.
            Parts = [.. waiting.Select(v => v.Key.Village.ToString()).Distinct()],
            Arose = near?.AddDays(-1),
            Due = near,
            Names =
            [
                .. waiting.Select(v => (
                    Place: v.Key.District.PlaceOf(v.Key.Village).Indonesian, Why: LastReason(v.Select(a => a.Alert))))
                    .Select(v => v.Why.Length > 0 ? $"{v.Place}: {v.Why}" : v.Place),
            ],
        };
    }

    /// <summary>What a channel said last; empty where none was tried.</summary>
    private static string LastReason(IEnumerable<Alert> alerts) => alerts
        .OrderByDescending(a => a.RaisedAt)
        .SelectMany(a => Deliveries.Read(a.Deliveries).Values)
        .Where(l => l.Why.Length > 0)
        .OrderByDescending(l => l.NotBefore ?? l.At)
        .Select(l => l.Why)
        .FirstOrDefault("");

    private IEnumerable<WorkItem> Notices() =>
        from notices in facts.Waiting.Where(n => n.Tries > 1).GroupBy(n => AdvanceNotice.IsOne(n.Id))
        select new WorkItem(WorkKinds.Undelivered, notices.Key ? "advance" : "notices")
        {
            Place = notices.Key
                ? new Said("Pemberitahuan awal desa", "Advance notices to villages")
                : new Said("Pemberitahuan petugas", "Notices to operations"),
            Why = new Said(
                $"{notices.Count()} pemberitahuan belum terkirim",
                $"{notices.Count()} notices are not delivered yet"),
            Since = notices.Min(n => n.At),
        };

    private IEnumerable<WorkItem> UnreadNotices()
    {
        if (facts.UnreadNotices.Count > 0)
        {
            yield return new WorkItem(WorkKinds.Undelivered, "unreadable")
            {
                Place = new Said("Pemberitahuan", "Notices"),
                Why = new Said(
                    $"{facts.UnreadNotices.Count} pemberitahuan tidak dapat dibaca, jadi tidak terkirim",
                    $"{facts.UnreadNotices.Count} notices cannot be read, so they are not sent"),
                Names = [.. facts.UnreadNotices.Select(n => n.Text)],
            };
        }
    }

    /// <summary>
    /// No sender came to it, and it is the time of day for it: its queue is not worked, or the wake was lost.
    /// </summary>
    private bool IsForgotten(Alert alert)
    {
        var since = facts.Now - SendingPatience;
        return (alert.NextTry is null || alert.NextTry <= since)
            && rules.Quiet.Until(facts.Now, rules.Local) is null && rules.Quiet.Until(since, rules.Local) is null;
    }
}
