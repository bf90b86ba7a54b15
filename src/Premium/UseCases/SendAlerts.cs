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

    private static readonly TimeSpan BreakMax = TimeSpan.FromHours(1);

    public async Task RunAsync(AlertWake woken, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(woken.District, stop);
        var sheets = new OpenSheets(ledger, woken.District, woken.PayMonth, woken.PayMonth);
        await sheets.ReadAsync(stop);

        var now = clock.GetUtcNow();
        var taken = (await sheets.CommitAsync(now, Actor, current => [Take(current[0], now)], stop))
            .OfType<Alert>()
            .Where(a => a.State == AlertState.Sending)
            .ToList();
        var sheet = sheets.Of(woken.PayMonth);
        var sent = await new Recording(sheets, woken.PayMonth, clock)
            .AllAsync(taken.Select(a => SendOrBreakAsync(a, sheet, register, stop)), stop);

        // Also for alerts that another sender took: if it is gone, the message that woke us was the last one of them.
        sheet = sheets.Of(woken.PayMonth);
        if (sheet.Alerts.Where(a => a.IsOpen && sheet.IsReadable(a.Village)).Min(a => a.NextTry) is { } next)
        {
            var delay = next - clock.GetUtcNow();
            await wake.AlertsAsync(woken, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, stop);
        }

        Sent(woken.District, woken.PayMonth, sent.Count(a => a.State == AlertState.Sent), sent.Length);
    }

    private SheetChange Take(Sheet sheet, DateTimeOffset now) => new(
        sheet.PayMonth,
        "taken to send",
        [.. sheet.Alerts.Where(a => a.IsDue(now) && sheet.IsReadable(a.Village)).Select(a =>
            IsSettled(sheet, a) || IsOvertaken(sheet, a)
                ? a with { State = AlertState.Withdrawn, NextTry = null }
                : a with { State = AlertState.Sending, Tries = a.Tries + 1, NextTry = now + rules.AlertPatience })]);

    private static bool IsSettled(Sheet sheet, Alert alert) =>
        sheet.Bill(alert.Bill.Village, alert.Bill.Segment) is { } bill && bill.State.IsPaid();

    /// <summary>After an outage only the current stage is sent, not the ones that piled up.</summary>
    private static bool IsOvertaken(Sheet sheet, Alert alert) =>
        sheet.Alerts.Any(a => a.Bill == alert.Bill && a.RaisedAt > alert.RaisedAt && a.State != AlertState.Withdrawn);

    /// <summary>Another sender may have taken over a slow one; then its word counts.</summary>
    private static IReadOnlyList<SheetRow> StillOurs(Sheet sheet, IReadOnlyList<Alert> sent) =>
        [.. sent.Where(a => sheet.Alert(a.Bill, a.Stage) is { State: AlertState.Sending } now && now.Tries == a.Tries)];

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
                        await sheets.CommitAsync(
                            clock.GetUtcNow(), Actor,
                            current => [new SheetChange(payMonth, "sent", StillOurs(current[0], taken))], stop);
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
        Alert alert, Sheet sheet, DistrictRegister register, CancellationToken stop)
    {
        try
        {
            return await SendAsync(alert, sheet, register, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Broken(e, alert.MessageId);
            return alert with { State = AlertState.Raised, NextTry = clock.GetUtcNow() + Break(alert.Tries) };
        }
    }

    private static TimeSpan Break(int tries) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, tries - 1), BreakMax.TotalMinutes));

    private async Task<Alert> SendAsync(Alert alert, Sheet sheet, DistrictRegister register, CancellationToken stop)
    {
        var village = register.Villages.FirstOrDefault(v => v.Code == alert.Bill.Village);
        var bill = sheet.Bill(alert.Bill.Village, alert.Bill.Segment)
            ?? throw new InvalidOperationException($"Alert {alert.MessageId} has no bill.");
        if (village is null || village.Contacts.Count == 0)
        {
            NobodyToTell(alert.MessageId);
            return alert with { State = AlertState.Failed, NextTry = null, Deliveries = "no contact in the register" };
        }

        var text = AlertText.Of(alert, bill, village, register.Name, rules);
        var outcomes = alert.Outcomes();
        foreach (var contact in village.Contacts)
        {
            var recipient = $"{contact.Channel}:{contact.Address}";
            if (!outcomes.TryGetValue(recipient, out var before) || before == DeliveryOutcome.Pending)
            {
                outcomes[recipient] = await DeliverAsync(alert, contact, text, stop);
            }
        }

        var now = clock.GetUtcNow();
        var isPending = outcomes.ContainsValue(DeliveryOutcome.Pending);
        var isSent = outcomes.ContainsValue(DeliveryOutcome.Delivered);
        return alert.WithOutcomes(outcomes) with
        {
            State = isPending ? AlertState.Raised : isSent ? AlertState.Sent : AlertState.Failed,
            SentAt = isSent ? now : null,
            NextTry = isPending ? now + Break(alert.Tries) : null,
        };
    }

    private async Task<DeliveryOutcome> DeliverAsync(
        Alert alert, Contact contact, AlertText text, CancellationToken stop)
    {
        var message = new AlertMessage(alert.MessageId, contact.Address, text.Subject, text.Body);
        if (channels.FirstOrDefault(c => c.Name == contact.Channel) is not { } channel)
        {
            NotDelivered(alert.MessageId, contact.Channel, "no such channel");
            return DeliveryOutcome.Refused;
        }

        Delivery delivery;
        try
        {
            delivery = await channel.DeliverAsync(message, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // A defect in one delivery must not lose the outcomes of the others: they would be sent again.
            delivery = new Delivery.Failed($"the channel broke: {e.GetType().Name}", IsFinal: false);
        }

        switch (delivery)
        {
            case Delivery.Delivered:
                return DeliveryOutcome.Delivered;
            case Delivery.Failed failed:
                NotDelivered(alert.MessageId, contact.Channel, failed.Why);
                return failed.IsFinal ? DeliveryOutcome.Refused : DeliveryOutcome.Pending;
            default:
                throw new InvalidOperationException("Delivery is closed.");
        }
    }

    [LoggerMessage(301, LogLevel.Information, "{District} {PayMonth}: {Sent} of {Taken} alerts sent")]
    private partial void Sent(DistrictCode district, PayMonth payMonth, int sent, int taken);

    [LoggerMessage(302, LogLevel.Error, "alert {Alert} has no recipient")]
    private partial void NobodyToTell(string alert);

    [LoggerMessage(304, LogLevel.Error, "alert {Alert} could not be made")]
    private partial void Broken(Exception e, string alert);

    [LoggerMessage(303, LogLevel.Warning, "alert {Alert} was not delivered by {Channel}: {Why}")]
    private partial void NotDelivered(string alert, string channel, string why);
}
