using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rule 8 over all channels: a person gets a message over one of them, and over the next one only where the first one
/// failed or kept silent; nobody hears "unpaid" of what the bank has, or at night, or another sum than is debited.
/// </summary>
internal sealed partial class TellingAudit(
    AuditBooks books, AlertAudit alerts, Func<VillageCode, IReadOnlyList<Contact>> contactsOf)
{
    private const string Advance = "advance-";

    private static readonly TimeOnly QuietFrom = new(21, 0);
    private static readonly TimeOnly QuietTo = new(6, 0);

    /// <summary>So much too early a queue or a timer may be.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <summary>So long a sender may stand still beside others after it has looked.</summary>
    private static readonly TimeSpan SendingMax = TimeSpan.FromMinutes(30);

    /// <summary>
    /// So long a phone channel has to tell that what it took over has arrived: two hours, from before its sender stood
    /// still.
    /// </summary>
    private static readonly TimeSpan WordMin = TimeSpan.FromHours(2) - SendingMax;

    /// <summary>So long what may have gone out is waited for: a quarter of an hour, in the same way.</summary>
    private static readonly TimeSpan UnsureMin = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, LetterEntry> letters = new(StringComparer.Ordinal);
    private readonly Dictionary<(VillageCode Village, Period PayMonth), (long Sum, DateTimeOffset At)> announced = [];
    private readonly List<(BillEntry Bill, long Amount)> reserved = [];

    public static bool IsAdvance(string message) => message.StartsWith(Advance, StringComparison.Ordinal);

    public void Delivering(AlertMessage message, string channel, bool isAlone, DateTimeOffset now)
    {
        var letter = Letter(message.Id);
        CheckHour(message.Id, isAlone, now);
        CheckOthers(message, channel, letter, isAlone, now);
        if (!IsAdvance(message.Id))
        {
            CheckTrue(message, isAlone, now);
        }

        letter.Sends.Add(new SendEntry(channel, message.Recipient, letter.TakenAt ?? now));
    }

    public void Shown(AlertMessage message, DateTimeOffset now)
    {
        Letter(message.Id).IsShown = true;
        if (IsAdvance(message.Id) && Sum().Match(message.Subject) is { Success: true } sum)
        {
            var month = PayMonth.Parse(string.Join('-', message.Id.Split('-')[2..4]));
            announced[(VillageCode.Parse(message.Village), Period.Of(month.FirstDay))] = (
                long.Parse(
                    sum.Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
                now);
        }
    }

    public void Failed(string message, string channel, string address)
    {
        foreach (var send in Letter(message).Sends.Where(s => s.Channel == channel && s.Address == address))
        {
            send.HasFailed = true;
        }
    }

    public void Kept(string message, string deliveries) => Letter(message).Deliveries = deliveries;

    /// <summary>Answers, mutes and word of messages move no money.</summary>
    public void Commits(string worker, IReadOnlyList<AuditRow> rows)
    {
        var isOfWord = worker.StartsWith(SimulatedPhones.Word, StringComparison.Ordinal);
        var isOfAnswer = worker.StartsWith(SimulatedTreasurers.Answers, StringComparison.Ordinal)
            || worker.StartsWith(SimulatedTreasurers.Mutes, StringComparison.Ordinal);
        if (isOfAnswer || (isOfWord && rows.Any(r => !r.Key.StartsWith("alert~", StringComparison.Ordinal))))
        {
            books.Broken("answers", $"{worker} writes into a sheet: {string.Join(", ", rows.Select(r => r.Key))}");
        }
    }

    /// <summary>Called before the books have it.</summary>
    public void Committing(IReadOnlyList<(BillId Bill, AuditRow Row)> rows, DateTimeOffset now)
    {
        foreach (var (id, row) in rows)
        {
            var bill = books.Bill(id);
            switch (row.Key.Split('~'))
            {
                case ["bill", _, _] when (row.Text("State"), row.Text("Hold") ?? "") != (bill.State, bill.Hold):
                    bill.ChangedAt = now;
                    break;
                case ["debit", _, _, "01"] when bill.Debits.Count == 0:
                    reserved.Add((bill, row.Long("Amount") ?? 0));
                    break;
                case ["alert", _, _, var stage]:
                    Takes(bill, stage, row, now);
                    break;
            }
        }
    }

    /// <summary>Called once they have it.</summary>
    public void Committed()
    {
        reserved.ForEach(r => CheckAnnounced(r.Bill, r.Amount));
        reserved.Clear();
    }

    [GeneratedRegex(@"Rp([0-9.]+)")]
    private static partial Regex Sum();

    private LetterEntry Letter(string message)
    {
        if (!letters.TryGetValue(message, out var letter))
        {
            letters[message] = letter = new LetterEntry();
        }

        return letter;
    }

    private void CheckHour(string message, bool isAlone, DateTimeOffset now)
    {
        // One who began before may be a little late where others are at work.
        var began = isAlone ? now : now - SendingMax;
        bool IsQuiet(DateTimeOffset at) => AuditBooks.LocalTime(at) >= QuietFrom
            || AuditBooks.LocalTime(at + Early) < QuietTo;
        if (IsQuiet(now) && IsQuiet(began))
        {
            books.Broken("quiet hours", $"message {message} is sent at {AuditBooks.LocalTime(now):HH:mm}");
        }
    }

    /// <summary>Over another channel only after the one before failed, or its fate was waited for.</summary>
    private void CheckOthers(
        AlertMessage message, string channel, LetterEntry letter, bool isAlone, DateTimeOffset now)
    {
        if (channel == SimulatedPhones.Channel && letter.Sends.Exists(s =>
            s.Channel == channel && s.Address == message.Recipient && !s.HasFailed))
        {
            books.Broken("8", $"message {message.Id} is sent to a phone again, which may have it");
        }

        var contacts = contactsOf(VillageCode.Parse(message.Village));
        if (!isAlone || contacts.FirstOrDefault(c => IsAt(c, channel, message.Recipient)) is not { } to)
        {
            return;
        }

        foreach (var other in contacts.Where(
            c => c != to && c.Name.Length > 0 && (c.Role, c.Name) == (to.Role, to.Name)))
        {
            var last = letter.Sends.FindLast(s => IsAt(other, s.Channel, s.Address));
            var waited = now - last?.At;
            var outcome = OutcomeAt(message.Id, letter, other);
            var isEarly = outcome switch
            {
                "Delivered" or "Read" => true,
                "Accepted" => waited < WordMin && last is { HasFailed: false },
                "Unsure" or "Started" => waited < UnsureMin && last is { HasFailed: false },
                _ => false,
            };

            // Whatever the engine wrote: a phone that took it over and told nothing yet may have it.
            isEarly |= other.Channel == SimulatedPhones.Channel && last is { HasFailed: false } && waited < UnsureMin;
            if (isEarly)
            {
                books.Broken(
                    "8", $"message {message.Id} goes over {channel}, {other.Channel}, {waited} before, is {outcome}");
            }
        }
    }

    private static bool IsAt(Contact contact, string channel, string address) =>
        contact.Channel == channel && contact.Address == address;

    /// <summary>What is written down of a contact, in whichever row of the message.</summary>
    private string OutcomeAt(string message, LetterEntry letter, Contact contact)
    {
        var key = $"{contact.Channel}:{contact.Address}=";
        return alerts.Of(message).Select(a => a.Deliveries).Append(letter.Deliveries)
            .SelectMany(d => d.Split('\n'))
            .Where(l => l.StartsWith(key, StringComparison.Ordinal))
            .Select(l => l[key.Length..].Split('\t')[0])
            .FirstOrDefault("");
    }
}
