using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Sends what was raised in a district, one message a village. Each alert is taken in a commit before it is sent, so
/// two senders never send the same one; one that was taken and never reported is sent again under the same message id.
/// What is not delivered is tried for as long as it is true: a mail server that is away for a day must not cost a
/// warning.
/// </summary>
public sealed partial class SendAlerts(
    IRegistry registry, ILedger ledger, IEnumerable<IAlertChannel> channels, IWake wake, Rules rules,
    TimeProvider clock, ILogger<SendAlerts> log, OperationsContacts? office = null, IReplies? replies = null,
    ReplyLinks? links = null, IWorkNotes? notes = null)
{
    private const string Actor = "alerts";

    /// <summary>So much apart the clocks of two workers may be: one is woken too early by what another wrote.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private readonly Messenger messenger = new(channels, clock, log);

    private readonly IReadOnlyList<Contact> office = office?.Contacts ?? [];

    public async Task RunAsync(AlertWake woken, CancellationToken stop)
    {
        if (rules.Quiet.Until(clock.GetUtcNow(), rules.Local) is { } morning)
        {
            await wake.AlertsAsync(woken, morning - clock.GetUtcNow(), stop);
            return;
        }

        var today = rules.Today(clock.GetUtcNow());
        var sheets = OpenSheets.InScope(ledger, woken.District, rules, today, with: woken.PayMonth);
        await sheets.ReadAsync(stop);

        var now = clock.GetUtcNow();
        if (!sheets.All.Any(s => s.Alerts.Any(a => a.IsLookedAt(now) && s.IsReadable(a.Village))))
        {
            await WakeAgainAsync(woken, sheets, [], stop);
            Sent(woken.District, woken.PayMonth, 0, 0);
            return;
        }

        var register = await registry.DistrictAsync(woken.District, today, stop);
        // Whoever is told of one bill reads of the others, too.
        var collects = sheets.All.SelectMany(s => s.Alerts).Where(a => a.IsLookedAt(now)).Select(a => a.Village)
                .Distinct().Any(v => AlertTaking.UnderWay(v, sheets.All, now).Count > 0)
            ? await OpenCollections.UntilAsync(ledger, woken.District, rules, now, stop)
            : null;
        var book = replies is null ? ReplyBook.Empty : await replies.DistrictAsync(woken.District, stop);
        var inHand = await InHandAsync(sheets, now, stop);
        Answered AnsweredBy(VillageCode village) => Answered.Of(book, village, today, rules) with
        {
            InHand = Acknowledged.Of(
                sheets.All.SelectMany(s => s.BillsOf(village)), inHand, village, today, rules.Today),
        };
        var contacts = register.Villages.ToDictionary(v => v.Code, v => v.Contacts);
        Audience AudienceOf(VillageCode village, IReadOnlyList<Alert> alerts) => new(
            new Recipients(contacts.GetValueOrDefault(village) ?? [], office),
            AnsweredBy(village).RungsOf(alerts, rules.Ladder, today), alerts, sheets.All, rules.Ladder);
        var taking = new AlertTaking(
            rules, now, collects, AnsweredBy, AudienceOf,
            (persons, stored) => messenger.Start(stored, persons, now));
        var written = (await sheets.CommitAsync(now, Actor, taking.Of, stop)).OfType<Alert>().ToList();
        var taken = written.Where(a => a.State == AlertState.Sending).ToList();
        var accounts = PayingAccounts.Of(register);
        var letters = taken
            .GroupBy(a => (a.Village, a.Message))
            .Select(g => new VillageLetter(
                g.Key.Village, register.Villages.FirstOrDefault(v => v.Code == g.Key.Village), register.Name,
                [.. sheets.All.SelectMany(s => s.AlertsOf(g.Key.Village)).Where(a => a.Message == g.Key.Message
                    && a.State != AlertState.Withdrawn)],
                sheets.All, rules, now)
            {
                Taken = [.. g],
                Accounts = accounts,
                Answered = AnsweredBy(g.Key.Village),
                UnderWay = collects is null
                    ? new HashSet<BillId>() : AlertTaking.UnderWay(g.Key.Village, sheets.All, now),
            })
            .ToList();
        var proofs = letters.Exists(l => l.IsLapsed)
            ? await Proofs.ReadAsync(ledger, today, stop)
            : null;
        var awaited = letters.Exists(l => l.TellsReceipt) ? await sheets.AwaitedAsync(rules, today, [], stop) : [];
        var sent = (await new AlertRecording(sheets, Actor, clock).AllAsync(
            letters.Select(l => SendOrBreakAsync(
                l with
                {
                    ProvenTo = proofs?.ProvenTo(l.Code, l.Village, l.Sheets, today, rules),
                    Awaited = awaited,
                },
                stop)),
            stop))
            .SelectMany(a => a).ToList();

        await WakeAgainAsync(woken, sheets, written.Select(a => a.Bill.PayMonth).ToHashSet(), stop);
        Sent(woken.District, woken.PayMonth, sent.Count(a => a.State == AlertState.Sent), sent.Count);
    }

    /// <summary>
    /// Whoever wrote when an alert is looked at next sees to it that it is. A sender that had nothing to do leaves it
    /// to the one that had: if each came back, every wake would begin one more chain of them. What another sender has
    /// taken and not recorded may be left of one that died: that is looked at again. So is what is due in a moment,
    /// for which this sender may have been woken too early. What gets lost all the same, because somebody died after
    /// the last commit, the next pass of a timer wakes.
    /// </summary>
    private async Task WakeAgainAsync(
        AlertWake woken, OpenSheets sheets, HashSet<PayMonth> written, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ours = sheets.All.Where(s => written.Contains(s.PayMonth)
            || s.Alerts.Any(a => s.IsReadable(a.Village) && (a.State == AlertState.Sending
                || (a.IsWatched && !a.IsDue(now) && a.IsDue(now + Early)))));
        foreach (var next in NextWakes.ForAlerts(ours, now, rules))
        {
            await wake.AlertsAsync(woken with { PayMonth = next.PayMonth!.Value }, next.At - now, stop);
        }
    }

    /// <summary>What people took on; asked only where something is due that goes beyond a village.</summary>
    private async Task<IReadOnlyDictionary<string, WorkNote>> InHandAsync(
        OpenSheets sheets, DateTimeOffset now, CancellationToken stop) =>
        notes is not null && sheets.All.SelectMany(s => s.Alerts).Any(a => a.IsLookedAt(now)
            && rules.Ladder.RungOrMissed(a) is var rung
            && (rung.Office || rung.Roles.Contains(ContactRole.Subdistrict)))
            ? await notes.NotesAsync(stop)
            : new Dictionary<string, WorkNote>();

    /// <summary>A defect in what one village has stored stops its own message, until it is mended.</summary>
    private async Task<IReadOnlyList<Alert>> SendOrBreakAsync(VillageLetter letter, CancellationToken stop)
    {
        try
        {
            return await SendAsync(letter, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Broken(e, letter.Alerts[0].Message);
            return NotSent(letter, tries => clock.GetUtcNow() + Messenger.Break(tries));
        }
    }

    private static IReadOnlyList<Alert> NotSent(VillageLetter letter, Func<int, DateTimeOffset> nextTry) =>
    [
        .. letter.Taken.Select(a => a with
        {
            State = AlertState.Raised,
            NextTry = nextTry(a.Tries),
            Deliveries = Messenger.NotStarted(a.Deliveries, letter.Now),
        }),
    ];

    private async Task<IReadOnlyList<Alert>> SendAsync(VillageLetter letter, CancellationToken stop)
    {
        if (letter.IsOver)
        {
            return [.. letter.Taken.Select(a => a with { State = AlertState.Withdrawn, NextTry = null })];
        }

        // Taken in the evening by a sender that was slow since.
        if (rules.Quiet.Until(clock.GetUtcNow(), rules.Local) is { } morning)
        {
            return NotSent(letter, _ => morning);
        }

        var message = letter.Alerts[0].Message;
        var recipients = new Recipients(letter.Village?.Contacts ?? [], office);
        var tries = letter.Taken.Max(a => a.Tries);

        // Of a message over several sheets a part may have been recorded by a sender that was lost.
        var stored = Deliveries.Union(letter.Sheets
            .SelectMany(s => s.AlertsOf(letter.Code).Where(a => a.Message == message))
            .Select(a => a.Deliveries));

        // Whoever cannot be reached shows only in trying; then the next one up is told.
        var audience = new Audience(
            recipients, letter.Rungs, [.. letter.Alerts.Where(letter.Tells)], letter.Sheets, rules.Ladder);
        Told told;
        IReadOnlyList<Contact> to;
        do
        {
            to = audience.Of(Deliveries.Read(stored), letter.Now);
            if (to.Count == 0)
            {
                NobodyToTell(message);
                return
                [
                    .. letter.Taken.Select(a => a with
                    {
                        State = AlertState.Failed, NextTry = null, Deliveries = "no contact in the register",
                    }),
                ];
            }

            told = await messenger.DeliverAsync(
                contact => MessageTo(contact, letter), recipients.Persons(to), stored, tries, letter.Now, stop);
            stored = told.Deliveries;
        }
        while (audience.Of(Deliveries.Read(stored), letter.Now).Count > to.Count);

        var now = clock.GetUtcNow();
        return
        [
            .. letter.Taken.Select(a => !letter.Tells(a)
                ? a with { State = AlertState.Withdrawn, NextTry = null }
                : a with
                {
                    Deliveries = told.Deliveries,
                    State = told.State,
                    SentAt = told.IsSent ? a.SentAt ?? now : null,
                    NextTry = told.NextTry,
                }),
        ];
    }

    private AlertMessage MessageTo(Contact contact, VillageLetter letter)
    {
        ContactRole? role = office.Contains(contact) ? null : contact.Role;
        var text = VillageText.Of(
            letter with
            {
                ReplyTo = role is { } own ? links?.For(letter.Code, own, letter.Now, contact.Language) : null,
                Language = contact.Language,
            },
            role);
        return new AlertMessage(letter.Alerts[0].Message, "", text.Subject, text.Body)
        {
            Short = text.Short,
            Html = text.Html,
            Village = $"{letter.Code}",
            Origin = $"{DeliveryOrigin.Of(letter.Alerts, letter.Alerts[0].Message)}",
        };
    }

    [LoggerMessage(301, LogLevel.Information, "{District} {PayMonth}: {Sent} of {Taken} alerts sent")]
    private partial void Sent(DistrictCode district, PayMonth payMonth, int sent, int taken);

    [LoggerMessage(302, LogLevel.Error, "alert {Alert} has no recipient")]
    private partial void NobodyToTell(string alert);

    [LoggerMessage(304, LogLevel.Error, "alert {Alert} could not be made")]
    private partial void Broken(Exception e, string alert);
}
