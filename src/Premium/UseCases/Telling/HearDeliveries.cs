using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Takes in what channels tell of messages that they took over. It stands with the alert, in a commit like any other,
/// or in the outbox; bills and debits are not touched. Only where a message failed is its alert looked at again at
/// once.
/// </summary>
public sealed partial class HearDeliveries(
    ILedger ledger, IWake wake, TimeProvider clock, ILogger<HearDeliveries> log, INotices? notices = null)
{
    /// <summary>More than any message tells of.</summary>
    private const int MonthsMax = 36;

    /// <summary>What is heard twice changes nothing: where this fails, all of it may be told again.</summary>
    public async Task RunAsync(IReadOnlyList<DeliveryWord> words, CancellationToken stop)
    {
        var failures = new FirstFailure(stop);
        foreach (var notice in words.Where(w => w.Origin.Place is null).GroupBy(w => w.Origin.Message))
        {
            await failures.TryAsync(() => HearAsync(notice.Key, [.. notice], stop));
        }

        foreach (var alerts in words.Where(w => w.Origin.Place is not null).GroupBy(w => w.Origin.Place!))
        {
            await failures.TryAsync(() => HearAsync(alerts.Key, [.. alerts], stop));
        }

        failures.Throw();
    }

    /// <summary>What failed is looked at by the next check.</summary>
    private async Task HearAsync(string id, IReadOnlyList<DeliveryWord> words, CancellationToken stop)
    {
        if (notices is not null && await notices.FindAsync(id, stop) is { } notice)
        {
            var now = clock.GetUtcNow();
            var text = words.Aggregate(
                notice.Deliveries, (stored, word) => Deliveries.Hear(stored, Dated(word, notice.Tries, now)));
            if (text != notice.Deliveries)
            {
                await notices.PutAsync(notice.Heard(text, now), stop);
            }
        }
    }

    private async Task HearAsync(AlertPlace place, IReadOnlyList<DeliveryWord> words, CancellationToken stop)
    {
        // What is signed by the channel is ours; but a range that no message of ours has reads no years of sheets.
        var from = place.From < place.To.Plus(-MonthsMax) ? place.To.Plus(-MonthsMax) : place.From;
        var sheets = new OpenSheets(ledger, place.District, from, place.To);
        await sheets.ReadAsync(stop);
        var now = clock.GetUtcNow();
        var heard = (await sheets.CommitAsync(
            now, $"channel:{words[0].Channel}",
            current => current.Select(s => new SheetChange(s.PayMonth, "word of messages", Heard(s, words, now))),
            stop))
            .OfType<Alert>()
            .ToList();
        await wake.AlertsAsync(heard.Where(a => a.IsDue(now)), stop);

        Noted(place.District, words.Count, heard.Count);
    }

    private static IReadOnlyList<SheetRow> Heard(Sheet sheet, IReadOnlyList<DeliveryWord> words, DateTimeOffset now) =>
    [
        .. from alert in sheet.Alerts
        where sheet.IsReadable(alert.Village)
        let text = words.Where(w => w.Origin.IsOf(alert))
            .Aggregate(alert.Deliveries, (stored, word) => Deliveries.Hear(stored, Dated(word, alert.Tries, now)))
        where text != alert.Deliveries
        select alert.Heard(text, now),
    ];

    /// <summary>What failed is tried again later and later.</summary>
    private static DeliveryWord Dated(DeliveryWord word, int tries, DateTimeOffset now) =>
        word.Line.Outcome != DeliveryOutcome.Pending ? word : word with
        {
            Line = word.Line with
            {
                At = now,
                NotBefore = now + (word.After > Messenger.Break(tries) ? word.After : Messenger.Break(tries)),
            },
        };

    [LoggerMessage(305, LogLevel.Information, "{District}: {Words} words of messages changed {Alerts} alerts")]
    private partial void Noted(DistrictCode district, int words, int alerts);
}
