using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Sends the alerts raised in one sheet. Each is taken in a commit before it is sent, so two senders never send the
/// same one; one that was taken and never reported is sent again under the same message id. What is not delivered is
/// tried for as long as it is true: a mail server that is away for a day must not cost a warning.
/// </summary>
public sealed partial class SendAlerts(
    IRegistry registry, ILedger ledger, IEnumerable<IAlertChannel> channels, IWake wake, Rules rules,
    TimeProvider clock, ILogger<SendAlerts> log)
{
    private const string Actor = "alerts";

    /// <summary>When an alert is looked at again whose bill is being collected.</summary>
    private static readonly TimeSpan CollectingPatience = TimeSpan.FromMinutes(1);

    private readonly Messenger messenger = new(channels, log);

    public async Task RunAsync(AlertWake woken, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(woken.District, rules.Today(clock.GetUtcNow()), stop);
        var sheets = new OpenSheets(ledger, woken.District, woken.PayMonth, woken.PayMonth);
        await sheets.ReadAsync(stop);

        var now = clock.GetUtcNow();
        var isCollecting = sheets.All[0].Alerts.Any(a => a.IsDue(now) && MayBeCollected(sheets.All[0], a, now))
            && await IsCollectingAsync(woken.District, stop);
        var taken = (await sheets.CommitAsync(
            now, Actor, current => [Take(current[0], register, now, isCollecting)], stop))
            .OfType<Alert>()
            .Where(a => a.State == AlertState.Sending)
            .ToList();
        var sheet = sheets.Of(woken.PayMonth);
        var open = await OpenAsync(woken.District, taken, sheet, stop);
        var sent = await new Recording(sheets, woken.PayMonth, clock)
            .AllAsync(taken.Select(a => SendOrBreakAsync(a, now, sheet, open, register, stop)), stop);

        // Also for alerts that another sender took: if it is gone, the message that woke us was the last one of them.
        sheet = sheets.Of(woken.PayMonth);
        if (sheet.Alerts.Where(a => a.IsWatched && sheet.IsReadable(a.Village)).Min(a => a.NextTry) is { } next)
        {
            var delay = next - clock.GetUtcNow();
            await wake.AlertsAsync(woken, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, stop);
        }

        Sent(woken.District, woken.PayMonth, sent.Count(a => a.State == AlertState.Sent), sent.Length);
    }

    private SheetChange Take(Sheet sheet, DistrictRegister register, DateTimeOffset now, bool isCollecting) => new(
        sheet.PayMonth,
        "taken to send",
        [.. sheet.Alerts.Where(a => a.IsDue(now) && sheet.IsReadable(a.Village)).Select(a =>
            IsSettled(sheet, a) || IsOvertaken(sheet, a) || IsOfAnotherSum(sheet, a)
                ? a with { State = a.IsOpen ? AlertState.Withdrawn : a.State, NextTry = null }
                : isCollecting && MayBeCollected(sheet, a, now)
                ? a with { State = a.IsOpen ? AlertState.Raised : a.State, NextTry = now + CollectingPatience }
                : a with
                {
                    State = AlertState.Sending,
                    Tries = a.Tries + 1,
                    NextTry = now + rules.AlertPatience,
                    Deliveries = messenger.Start(a.Deliveries, Persons(register, a), now),
                })]);

    private static IReadOnlyList<IReadOnlyList<Contact>> Persons(DistrictRegister register, Alert alert) =>
        Reaching.Persons(register.Villages.FirstOrDefault(v => v.Code == alert.Village)?.Contacts ?? []);

    /// <summary>
    /// Nobody is told "unpaid" while an attempt is under way, or about to be; for word of a new sum the attempt waits.
    /// </summary>
    private static bool MayBeCollected(Sheet sheet, Alert alert, DateTimeOffset now) =>
        sheet.Bill(alert.Village, alert.Bill.Segment) is { Doubt: null } bill
        && (bill is { State: BillState.Debiting } or { Hold: HoldReason.OlderBillOpen }
            || (alert.Before is null && bill.State is BillState.Planned or BillState.Short
                && (bill.NextTry is null || bill.NextTry <= now)));

    /// <summary>A collection is on its way through the district, and not through with it.</summary>
    private async Task<bool> IsCollectingAsync(DistrictCode district, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        foreach (var run in await ledger.RunsAsync(today, today, stop))
        {
            if (run is { Purpose: RunPurpose.Collect, State: RunState.Open }
                && (await ledger.RunAsync(run.Id, stop))?.Reports.Any(r =>
                    r.District == district && (r.Tally is null || r.NextWake is not null)) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All that draws on the accounts of who is short; other alerts speak of their own bill only.</summary>
    private async Task<IReadOnlyList<Sheet>> OpenAsync(
        DistrictCode district, IReadOnlyList<Alert> taken, Sheet sheet, CancellationToken stop)
    {
        if (!taken.Any(a => sheet.Bill(a.Village, a.Bill.Segment)?.State == BillState.Short))
        {
            return [sheet];
        }

        var open = OpenSheets.InScope(ledger, district, rules, rules.Today(clock.GetUtcNow()));
        await open.ReadAsync(stop);
        return [.. open.All.Where(s => s.PayMonth != sheet.PayMonth), sheet];
    }

    /// <summary>What is told is what is debited; the new sum is told in its place.</summary>
    private static bool IsOfAnotherSum(Sheet sheet, Alert alert) =>
        sheet.Bill(alert.Bill.Village, alert.Bill.Segment) is { } bill && bill.Amount != alert.Amount;

    private static bool IsSettled(Sheet sheet, Alert alert) =>
        sheet.Bill(alert.Bill.Village, alert.Bill.Segment) is { } bill && bill.State.IsPaid();

    /// <summary>After an outage only the current stage is sent, not the ones that piled up.</summary>
    private static bool IsOvertaken(Sheet sheet, Alert alert) =>
        sheet.Alerts.Any(a => a.Bill == alert.Bill && a.RaisedAt > alert.RaisedAt && a.State != AlertState.Withdrawn);

    /// <summary>Another sender may have taken over a slow one; then its word counts.</summary>
    private static IReadOnlyList<SheetRow> StillOurs(Sheet sheet, IReadOnlyList<Alert> sent, DateTimeOffset now) =>
    [
        .. from alert in sent
        let stored = sheet.Alert(alert.Bill, alert.Stage)
        where stored is { State: AlertState.Sending } && stored.Tries == alert.Tries
        select alert.Over(stored, now),
    ];

    /// <summary>
    /// Records alerts as soon as they are out, one commit at a time: what comes out meanwhile goes into the next. So
    /// what becomes of one alert sends no other one twice.
    /// </summary>
    private sealed class Recording(OpenSheets sheets, PayMonth payMonth, TimeProvider clock)
    {
        private readonly Lock gate = new();
        private List<Alert> waiting = [];
        private bool isRecording;

        public Task<Alert[]> AllAsync(IEnumerable<Task<Alert>> sends, CancellationToken stop) =>
            Task.WhenAll(sends.Select(async sending =>
            {
                var sent = await sending;
                if (IsFirst(sent))
                {
                    while (Taken() is { Count: > 0 } taken)
                    {
                        var now = clock.GetUtcNow();
                        await sheets.CommitAsync(
                            now, Actor,
                            current => [new SheetChange(payMonth, "sent", StillOurs(current[0], taken, now))], stop);
                    }
                }

                return sent;
            }));

        private bool IsFirst(Alert sent)
        {
            lock (gate)
            {
                waiting.Add(sent);
                return !isRecording && (isRecording = true);
            }
        }

        private IReadOnlyList<Alert> Taken()
        {
            lock (gate)
            {
                var taken = waiting;
                waiting = [];
                isRecording = taken.Count > 0;
                return taken;
            }
        }
    }

    /// <summary>A defect in what one village has stored stops its own alert, until it is mended.</summary>
    private async Task<Alert> SendOrBreakAsync(
        Alert alert, DateTimeOffset at, Sheet sheet, IReadOnlyList<Sheet> open, DistrictRegister register,
        CancellationToken stop)
    {
        try
        {
            return await SendAsync(alert, at, sheet, open, register, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Broken(e, alert.MessageId);
            return alert with
            {
                State = AlertState.Raised,
                NextTry = clock.GetUtcNow() + Messenger.Break(alert.Tries),
                Deliveries = Messenger.NotStarted(alert.Deliveries, at),
            };
        }
    }

    private async Task<Alert> SendAsync(
        Alert alert, DateTimeOffset at, Sheet sheet, IReadOnlyList<Sheet> open, DistrictRegister register,
        CancellationToken stop)
    {
        var village = register.Villages.FirstOrDefault(v => v.Code == alert.Bill.Village);
        var bill = sheet.Bill(alert.Bill.Village, alert.Bill.Segment)
            ?? throw new InvalidOperationException($"Alert {alert.MessageId} has no bill.");
        if (village is null || village.Contacts.Count == 0)
        {
            NobodyToTell(alert.MessageId);
            return alert with { State = AlertState.Failed, NextTry = null, Deliveries = "no contact in the register" };
        }

        var text = AlertText.Of(
            alert, bill, village, register.Name, rules, Shortfall.Of(village.Code, open));
        var told = await messenger.DeliverAsync(
            _ => new AlertMessage(alert.MessageId, "", text.Subject, text.Body)
            {
                Village = $"{village.Code}",
                Origin = $"{DeliveryOrigin.Of([alert], alert.MessageId)}",
            },
            Reaching.Persons(village.Contacts), alert.Deliveries, alert.Tries, at, stop);
        return alert with
        {
            Deliveries = told.Deliveries,
            State = told.State,
            SentAt = told.IsSent ? alert.SentAt ?? clock.GetUtcNow() : null,
            NextTry = told.NextTry,
        };
    }

    [LoggerMessage(301, LogLevel.Information, "{District} {PayMonth}: {Sent} of {Taken} alerts sent")]
    private partial void Sent(DistrictCode district, PayMonth payMonth, int sent, int taken);

    [LoggerMessage(302, LogLevel.Error, "alert {Alert} has no recipient")]
    private partial void NobodyToTell(string alert);

    [LoggerMessage(304, LogLevel.Error, "alert {Alert} could not be made")]
    private partial void Broken(Exception e, string alert);
}
