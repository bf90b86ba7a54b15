using Premium.Domain;

namespace Premium.UseCases;

/// <summary>
/// What of the raised alerts is sent now, and in which messages: what is told to one village at once is one message.
/// What is not true any more is withdrawn, what may be about to change waits.
/// </summary>
/// <param name="rules">The ladder, and how long a sender may take.</param>
/// <param name="now">When.</param>
/// <param name="collects">
/// A collection is on its way through the district: when what it may settle is looked at again; null for none.
/// </param>
/// <param name="answered">What a village answered.</param>
/// <param name="audience">Whom a message with these alerts reaches.</param>
/// <param name="start">Notes at whom a message is about to be tried: the persons, how far it has come.</param>
internal sealed class AlertTaking(
    Rules rules, DateTimeOffset now, DateTimeOffset? collects, Func<VillageCode, Answered> answered,
    Func<VillageCode, IReadOnlyList<Alert>, Audience> audience,
    Func<IReadOnlyList<IReadOnlyList<Contact>>, string, string> start)
{
    public IEnumerable<SheetChange> Of(IReadOnlyList<Sheet> sheets)
    {
        var all = sheets.SelectMany(s => s.Alerts).ToLookup(a => a.Village);
        var rows = sheets
            .SelectMany(s => s.Alerts
                .Where(a => a.IsWatched && s.IsReadable(a.Village))
                .Select(a => (Sheet: s, Alert: a)))
            .GroupBy(a => a.Alert.Village)
            .SelectMany(g => OfVillage(g, [.. all[g.Key]]))
            .ToLookup(a => a.Bill.PayMonth);
        return sheets.Select(s => new SheetChange(s.PayMonth, "taken to send", [.. rows[s.PayMonth]]));
    }

    /// <summary>Bills of a village that may be paid any moment.</summary>
    public static IReadOnlySet<BillId> UnderWay(
        VillageCode village, IReadOnlyList<Sheet> sheets, DateTimeOffset now) => sheets
        .SelectMany(s => s.BillsOf(village))
        .Where(b => MayBeCollected(b, isOfNewSum: false, now))
        .Select(b => b.Id)
        .ToHashSet();

    /// <summary>
    /// Nobody is told "unpaid" while an attempt is under way, or about to be; for word of a new sum the attempt waits.
    /// </summary>
    private static bool MayBeCollected(Sheet sheet, Alert alert, DateTimeOffset now) =>
        sheet.Bill(alert.Village, alert.Bill.Segment) is { } bill
        && MayBeCollected(bill, alert.Before is not null, now);

    private static bool MayBeCollected(Bill bill, bool isOfNewSum, DateTimeOffset now) =>
        bill.Doubt is null
        && (bill is { State: BillState.Debiting } or { Hold: HoldReason.OlderBillOpen }
            || (!isOfNewSum && bill.State is BillState.Planned or BillState.Short
                && (bill.NextTry is null || bill.NextTry <= now)));

    private IEnumerable<Alert> OfVillage(
        IEnumerable<(Sheet Sheet, Alert Alert)> open, IReadOnlyList<Alert> ofVillage)
    {
        var all = open.ToList();

        // One on its way from another sender, or from one that was lost: the village hears that one first.
        var busyUntil = all.Where(a => a.Alert.State == AlertState.Sending && !a.Alert.IsDue(now))
            .Max(a => a.Alert.NextTry);
        List<Alert> fresh = [], again = [], withdrawn = [];
        foreach (var (sheet, alert) in all.Where(a => a.Alert.IsLookedAt(now)))
        {
            if (IsOver(sheet, alert))
            {
                if (alert.IsOpen)
                {
                    withdrawn.Add(alert);
                }

                yield return alert with
                {
                    State = alert.IsOpen ? AlertState.Withdrawn : alert.State,
                    NextTry = null,
                };
            }
            else if (collects is { } then && MayBeCollected(sheet, alert, now))
            {
                foreach (var putOff in PutOff(alert, then))
                {
                    yield return putOff;
                }
            }
            else if (alert.Message.Length > 0)
            {
                again.Add(alert);
            }
            else if (busyUntil is { } until)
            {
                foreach (var putOff in PutOff(alert, until))
                {
                    yield return putOff;
                }
            }
            else
            {
                fresh.Add(alert);
            }
        }

        var warnings = fresh.Where(a => !rules.Ladder.IsNews(a)).ToList();
        if (SilentUntil(warnings) is { } silent)
        {
            fresh.RemoveAll(warnings.Contains);
            foreach (var putOff in warnings.SelectMany(a => PutOff(a, silent)))
            {
                yield return putOff;
            }
        }

        foreach (var message in again.Concat(Parts(fresh).SelectMany(Named))
            .GroupBy(a => a.Message, StringComparer.Ordinal))
        {
            // By all that the message tells of, also what is done with or waits for word of it: its stages, too, say
            // at whom the message is tried, and whoever is not noted here is not tried.
            var rows = ofVillage.Where(a => a.Message == message.Key).ToList();
            var stored = Deliveries.Union(rows.Select(a => a.Deliveries));
            var to = audience(
                message.First().Village,
                [.. message, .. rows.Where(a => a.State != AlertState.Withdrawn).Except(message).Except(withdrawn)]);
            var deliveries = start(to.Persons(Deliveries.Read(stored), now), stored);
            foreach (var alert in message)
            {
                yield return alert with
                {
                    State = AlertState.Sending,
                    Tries = alert.Tries + 1,
                    NextTry = now + rules.AlertPatience,
                    Deliveries = deliveries,
                };
            }
        }
    }

    /// <summary>
    /// One message, but for good news that reaches people whom the warnings of the day do not reach yet: who read one
    /// part alone would count as one who has all of it.
    /// </summary>
    private IEnumerable<IReadOnlyList<Alert>> Parts(IReadOnlyList<Alert> fresh)
    {
        var (news, warnings) = (fresh.Where(rules.Ladder.IsNews).ToList(),
            fresh.Where(a => !rules.Ladder.IsNews(a)).ToList());
        return news.Count > 0 && warnings.Count > 0 && AtFirst(news).Except(AtFirst(fresh)).Any()
            ? [warnings, news]
            : [fresh];

        IEnumerable<Contact> AtFirst(IReadOnlyList<Alert> alerts) =>
            audience(alerts[0].Village, alerts).Of(Deliveries.Read(""), now);
    }

    /// <summary>
    /// Named after an alert of the sheet that is committed first: where another sender wins the next one, its alerts
    /// are still nobody's, and no message has their name.
    /// </summary>
    private IEnumerable<Alert> Named(IReadOnlyList<Alert> part)
    {
        var first = part.OrderByDescending(a => a.Bill.PayMonth).ThenBy(a => a, rules.Ladder.Order)
            .ThenBy(a => a.RowKey, StringComparer.Ordinal).LastOrDefault();
        return part.Select(a => a with { Message = first!.MessageId });
    }

    /// <summary>
    /// Looked at then, or earlier by whoever comes. What waits already for an earlier moment stays as it is.
    /// </summary>
    private IEnumerable<Alert> PutOff(Alert alert, DateTimeOffset until) =>
        alert.IsPutOff && alert.NextTry > now && alert.NextTry <= until
            ? []
            :
            [
                alert with { State = alert.IsOpen ? AlertState.Raised : alert.State, NextTry = until },
            ];

    /// <summary>
    /// When it is looked at next whether the village's answers or a mute still keep warnings from being told: each
    /// morning, for either may be taken back. Good news is told. Null for now.
    /// </summary>
    private DateTimeOffset? SilentUntil(IReadOnlyList<Alert> warnings) =>
        warnings.Count > 0 && answered(warnings[0].Village).SilentUntil(warnings, rules.Today(now)) is not null
            ? rules.At(rules.Today(now).AddDays(1), rules.Quiet.To)
            : null;

    private bool IsOver(Sheet sheet, Alert alert) =>
        sheet.Bill(alert.Village, alert.Bill.Segment) is not { } bill
        || IsUntrue(bill, alert)
        || IsOvertaken(sheet, alert)
        || bill.Amount != alert.Amount;

    /// <summary>"Unpaid" of what is paid, or good news of what is not, or not any more.</summary>
    private bool IsUntrue(Bill bill, Alert alert) => rules.Ladder.RungOf(alert)?.Reached switch
    {
        RungReached.Debited => bill.State != BillState.Debited || bill.Doubt is not null,
        RungReached.Covered => bill.State != BillState.Covered || bill.Doubt is not null,
        _ => bill.State.IsPaid(),
    };

    /// <summary>After an outage only the current stage is sent, not the ones that piled up.</summary>
    private static bool IsOvertaken(Sheet sheet, Alert alert) => sheet.AlertsOf(alert.Bill).Any(
        a => a.RaisedAt > alert.RaisedAt && a.State != AlertState.Withdrawn);
}
