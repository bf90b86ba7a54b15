using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Audit;

/// <content>What a message says of bills.</content>
internal sealed partial class TellingAudit
{
    /// <summary>Reasons that nobody in a village has caused, nor can mend.</summary>
    private static readonly HashSet<string> BetweenUs = new(StringComparer.Ordinal)
    {
        "PartnerRejected", "InvalidRequest", "NotSent", "TooManyRequests", "CutOff", "FailedAtBank",
    };

    /// <summary>To look at the balance, to call the bank, to settle a month.</summary>
    private static readonly string[] Errands = ["Pastikan saldo", "Hubungi bank", "Selesaikan iuran"];

    private static bool IsGoodNews(string subject) => subject.StartsWith("Terbayar, ", StringComparison.Ordinal)
        || subject.StartsWith("Bukti bayar diterima, ", StringComparison.Ordinal);

    /// <summary>"Unpaid" is said of nothing that is paid, nor of what the bank has and may not have told yet.</summary>
    private void CheckTrue(AlertMessage message, bool isAlone, DateTimeOffset now)
    {
        // A sender that died may have left warnings of the message as taken; another one tells what is true of it.
        var told = alerts.BillsOf(message.Id).Where(b => !books.Tampered.Contains(b.Id)).ToList();
        if (told.Count > 0 && !IsGoodNews(message.Subject)
            && told.TrueForAll(b => b.IsPaid && (isAlone || now - b.ChangedAt > SendingMax)))
        {
            books.Broken("8", $"message {message.Id} warns of {told[0].Id}, which is {told[0]}");
        }

        // Of a month that is open money is taken first: nobody is covered by a younger one.
        if (isAlone && message.Body.Contains(" orang terlindungi", StringComparison.Ordinal)
            && alerts.CoveredBy(message.Id).SelectMany(c => books.Of(c.Id.Village, c.Id.Segment).Where(
                b => b.State.Length > 0 && !b.IsPaid && b.Id.Period < c.Id.Period && !books.Tampered.Contains(b.Id)))
                .FirstOrDefault() is { } older)
        {
            books.Broken("8", $"message {message.Id} says covered, and {older.Id} is {older}");
        }

        var open = ((Segment[])[Segment.Pu, Segment.Bpu])
            .SelectMany(s => books.Of(VillageCode.Parse(message.Village), s))
            .Where(b => !b.IsPaid && (told.Contains(b) || b.IsMissed))
            .ToList();
        if (isAlone && open.Count > 0 && open.TrueForAll(b => b.Kept != 0 && b.Debits.Exists(d => !d.IsFinal))
            && message.Subject.Contains("belum terbayar", StringComparison.Ordinal))
        {
            books.Broken("8", $"message {message.Id} says unpaid, and the bank has the money of {open[0].Id}");
        }

        if (isAlone && open.Count > 0 && !alerts.BillsOf(message.Id).Any(b => books.Tampered.Contains(b.Id))
            && open.TrueForAll(b => IsBetweenUs(Blamed(b)))
            && Array.Find(Errands, e => message.Body.Contains(e, StringComparison.Ordinal)) is { } errand)
        {
            books.Broken("advice", $"message {message.Id} says '{errand}', and {open[0].Id} fails between us");
        }
    }

    /// <summary>What it waits for, or else itself.</summary>
    private BillEntry Blamed(BillEntry bill) => bill.Hold != "OlderBillOpen" ? bill
        : books.Of(bill.Id.Village, bill.Id.Segment)
            .Where(b => b.State.Length > 0 && !b.IsPaid && b.Hold != "OlderBillOpen" && b.Id.Period < bill.Id.Period)
            .MinBy(b => b.Id.Period) ?? bill;

    private static bool IsBetweenUs(BillEntry bill) => bill is { IsDoubted: false }
        && (bill.State is "Planned" or "Refused" || bill.Hold == "AttemptsUsedUp")
        && bill.Cleared < bill.Debits.Count && BetweenUs.Contains(bill.Refusal);

    /// <summary>
    /// The sum that a village was to have ready is the one that is debited when its month begins, or it was told since.
    /// </summary>
    private void CheckAnnounced(BillEntry bill, long amount)
    {
        var month = AuditCalendar.PayMonth(bill.Id);
        if (!announced.Remove((bill.Id.Village, month), out var notice))
        {
            return;
        }

        var its = ((Segment[])[Segment.Pu, Segment.Bpu])
            .SelectMany(s => books.Of(bill.Id.Village, s))
            .Where(b => b.State.Length > 0 && AuditCalendar.PayMonth(b.Id) == month)
            .ToList();
        var sum = its.Where(b => b.State != "Held").Sum(b => b.Amount);
        var isToldSince = bill.Alerts.Values.Any(a => a.Amount == amount && a.Message.Length > 0
            && Letter(a.Message) is { IsShown: true });
        // An account that came to another code, or an older month whose money was given back, came between: of such a
        // month also what it has taken of the limit since the notice.
        if (its.Exists(b => b.Hold is "AccountUnderOtherCode" or "OlderBillOpen")
            || (its.Exists(b => b.Hold == "OverLimit") && bill.Debits.Exists(
                d => books.OnAccount(d.Account).Any(o => o.Id.Bill.Village != bill.Id.Village
                    || (o.ReservedAt > notice.At && AuditCalendar.PayMonth(o.Id.Bill) < month)))))
        {
            return;
        }

        // Word of what comes in after the notice comes with the ladder.
        if (sum != notice.Sum && !isToldSince && books.ChangedAt[bill.Id.Village] < notice.At)
        {
            books.Broken(
                "announced",
                $"{bill.Id} over Rp{amount} of {string.Join(", ", its)}, Rp{sum}: announced was Rp{notice.Sum}");
        }
    }
}
