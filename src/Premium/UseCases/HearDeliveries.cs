using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Takes in what channels tell of messages that they took over. It stands with the alert, in a commit like any other;
/// bills and debits are not touched. Where a message failed, its alert is looked at again at once.
/// </summary>
public sealed partial class HearDeliveries(ILedger ledger, IWake wake, TimeProvider clock, ILogger<HearDeliveries> log)
{
    /// <summary>What is heard twice changes nothing: where this fails, all of it may be told again.</summary>
    public async Task RunAsync(IReadOnlyList<DeliveryWord> words, CancellationToken stop)
    {
        var failures = new FirstFailure(stop);
        foreach (var sheet in words.GroupBy(w => (w.Origin.District, w.Origin.PayMonth)))
        {
            await failures.TryAsync(() => HearAsync(sheet.Key.District, sheet.Key.PayMonth, [.. sheet], stop));
        }

        failures.Throw();
    }

    private async Task HearAsync(
        DistrictCode district, PayMonth month, IReadOnlyList<DeliveryWord> words, CancellationToken stop)
    {
        var sheets = new OpenSheets(ledger, district, month, month);
        await sheets.ReadAsync(stop);
        var now = clock.GetUtcNow();
        var heard = (await sheets.CommitAsync(
            now, $"channel:{words[0].Channel}",
            current => [new SheetChange(month, "word of messages", Heard(current[0], words, now))], stop))
            .OfType<Alert>()
            .ToList();
        if (heard.Exists(a => a.IsDue(now)))
        {
            await wake.AlertsAsync(new AlertWake(district, month), TimeSpan.Zero, stop);
        }

        Noted(district, month, words.Count, heard.Count);
    }

    private static IReadOnlyList<SheetRow> Heard(Sheet sheet, IReadOnlyList<DeliveryWord> words, DateTimeOffset now) =>
    [
        .. from alert in sheet.Alerts
        where sheet.IsReadable(alert.Village)
        let text = words.Where(w => w.Origin.RowKey == alert.RowKey)
            .Aggregate(alert.Deliveries, (stored, word) => Deliveries.Hear(stored, Dated(word, alert, now)))
        where text != alert.Deliveries
        select alert.Heard(text, now),
    ];

    /// <summary>What failed is tried again later and later.</summary>
    private static DeliveryWord Dated(DeliveryWord word, Alert alert, DateTimeOffset now) =>
        word.Line.Outcome != DeliveryOutcome.Pending ? word : word with
        {
            Line = word.Line with
            {
                At = now,
                NotBefore = now + (word.After > Messenger.Break(alert.Tries)
                    ? word.After
                    : Messenger.Break(alert.Tries)),
            },
        };

    [LoggerMessage(305, LogLevel.Information, "{District} {PayMonth}: {Words} words changed {Alerts} alerts")]
    private partial void Noted(DistrictCode district, PayMonth payMonth, int words, int alerts);
}
