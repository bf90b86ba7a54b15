using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rule 8: one alert a stage, of the right amount and the current stage, none once the money is in; good news of
/// nothing but paid bills. A message is of one village.
/// </summary>
internal sealed class AlertAudit(AuditBooks books)
{
    /// <summary>So long a worker may stand still beside others after it has looked.</summary>
    private static readonly TimeSpan SendingMax = TimeSpan.FromMinutes(30);

    /// <summary>By the id of the message that tells them.</summary>
    private readonly Dictionary<string, HashSet<(BillEntry Bill, string Stage)>> messages = new(StringComparer.Ordinal);

    private readonly HashSet<(string Id, string Recipient)> accepted = [];

    /// <summary>Messages that mailboxes must hold: those of runs apart.</summary>
    public int Accepted => accepted.Count;

    /// <summary>The alerts that a message tells.</summary>
    public IEnumerable<AlertEntry> Of(string message) => messages.GetValueOrDefault(message, [])
        .Select(m => m.Bill.Alerts[m.Stage])
        .Where(a => a.Message == message);

    /// <summary>What a message that is being sent warns of.</summary>
    public IEnumerable<BillEntry> BillsOf(string message) => messages.GetValueOrDefault(message, [])
        .Where(m => m.Bill.Alerts[m.Stage] is { State: "Sending" } a && a.Message == message
            && !AuditLadder.IsNews(m.Stage))
        .Select(m => m.Bill)
        .Distinct();

    /// <summary>Bills whose receipt a message tells of.</summary>
    public IEnumerable<BillEntry> CoveredBy(string message) => messages.GetValueOrDefault(message, [])
        .Where(m => AuditLadder.NameOf(m.Stage) == "covered").Select(m => m.Bill);

    public void Committed(IReadOnlyList<(BillId Bill, AuditRow Row)> rows)
    {
        foreach (var (id, row) in rows)
        {
            if (row.Key.StartsWith("alert~", StringComparison.Ordinal))
            {
                Take(books.Bill(id), row.Key.Split('~')[3], row);
            }
        }
    }

    public void Delivering(string id, string recipient, string body, bool isAlone)
    {
        var told = Of(id).ToList();
        if (told.Count == 0)
        {
            books.Broken("8", $"message {id} is sent and no alert was taken for it");
            return;
        }

        // A sender that stood still beside another one may send again under the same id; mailboxes show it once.
        var sending = told.Where(a => a.State == "Sending").ToList();
        if (isAlone && sending.Count == 0)
        {
            var states = string.Join(", ", told.Select(a => a.State));
            books.Broken("8", $"message {id} is sent although its alerts are {states}");
        }

        if (isAlone && sending.Exists(a => a.Deliveries.Contains($":{recipient}=Delivered", StringComparison.Ordinal)))
        {
            books.Broken("8", $"message {id} is sent to one recipient again");
        }

        foreach (var alert in told.Where(a => body.Contains(Written(a.Amount), StringComparison.Ordinal)))
        {
            alert.IsNamed = true;
        }
    }

    public void Took(string id, string recipient) => accepted.Add((id, recipient));

    private void Take(BillEntry bill, string stage, AuditRow row)
    {
        if (!bill.Alerts.TryGetValue(stage, out var alert))
        {
            bill.Alerts[stage] = alert = new AlertEntry();
        }

        var (before, state) = (alert.State, row.Text("State") ?? "");
        var isTampered = books.Tampered.Contains(bill.Id);
        if (!isTampered && state == "Raised" && before is "" or "Withdrawn")
        {
            CheckRaised(bill, stage, row.Text("Cause") ?? "", row.Time("RaisedAt") ?? default);
        }

        if (state is "Raised" or "Sending" && before is "Sent" or "Failed" && !IsAwaited(alert))
        {
            books.Broken("8", $"alert {bill.Id} {stage} was {before} and is {state} again");
        }

        // Word of a message may come before the sender looks again: that writes the row, and takes nothing.
        var tries = row.Long("Tries") ?? 0;
        var isTaken = state == "Sending" && (before != "Sending" || tries > alert.Tries);
        if (isTaken && bill.IsPaid != AuditLadder.IsNews(stage) && !isTampered)
        {
            books.Broken("8", $"alert {bill.Id} {stage} is taken to be sent although the bill is {bill.State}");
        }

        (alert.State, alert.Amount, alert.Deliveries) =
            (state, row.Long("Amount") ?? 0, row.Text("Deliveries") ?? "");
        (alert.Cause, alert.RaisedAt) = (row.Text("Cause") ?? "", row.Time("RaisedAt") ?? default);
        (alert.Message, alert.Tries, alert.NextTry) = (row.Text("Message") ?? "", tries, row.Time("NextTry"));
        if (state == "Sent" && before != "Sent" && !alert.IsNamed && !isTampered)
        {
            books.Broken("8", $"alert {bill.Id} {stage} counts as sent, and no message named its Rp{alert.Amount}");
        }

        if (alert.Message.Length > 0)
        {
            if (!messages.TryGetValue(alert.Message, out var its))
            {
                messages[alert.Message] = its = [];
            }

            its.Add((bill, stage));
            if (its.First().Bill.Id.Village != bill.Id.Village)
            {
                books.Broken("8", $"message {alert.Message} tells one village of another one's {bill.Id}");
            }
        }

        // One that is on its way may name what the bill was over when it left, also where a phone says later that it
        // did not arrive; none is raised or taken so.
        var isNew = state is "Raised" or "Sending" && before != state && (before, state) != ("Sent", "Raised");
        if (isNew ? alert.Amount != bill.Amount : !IsOrWas(bill, alert.Amount))
        {
            books.Broken("8", $"alert {bill.Id} {stage} names Rp{alert.Amount}, the bill is Rp{bill.Amount}");
        }
    }

    /// <summary>What a phone channel took over may fail at any time; then the message is looked at again.</summary>
    private static bool IsAwaited(AlertEntry alert) => alert.Deliveries.Split('\n').Any(line =>
        line.StartsWith(SimulatedPhones.Channel + ":", StringComparison.Ordinal));

    /// <summary>What a village was told last of a bill.</summary>
    public static AlertEntry? LastTold(BillEntry bill) => bill.Alerts
        .Where(a => a.Value.State is not ("" or "Withdrawn"))
        .OrderBy(a => a.Value.RaisedAt).ThenBy(a => NumberOf(a.Key))
        .LastOrDefault().Value;

    private static bool IsOrWas(BillEntry bill, long amount) =>
        amount == bill.Amount || bill.EarlierAmounts.Contains(amount);

    private void CheckRaised(BillEntry bill, string stage, string cause, DateTimeOffset at)
    {
        if (AuditLadder.IsNews(stage))
        {
            var paidBy = AuditLadder.NameOf(stage) == "paid" ? "Debited" : "Covered";
            if (bill.State != paidBy)
            {
                books.Broken("8", $"alert {bill.Id} {stage} is raised, the bill is {bill.State}");
            }

            return;
        }

        // Whoever is at work beside others may have read another month as it was before.
        var current = AuditLadder.Current(bill, at, books, b => b.IsPaid);
        var before = AuditLadder.Current(bill, at, books, b => b.IsPaid != (at - b.ChangedAt < SendingMax));

        // A month whose rows a wrong hand changed is not known to be paid: better one warning too early.
        var marred = AuditLadder.Current(bill, at, books, b => b.IsPaid && !books.Tampered.Contains(b.Id));
        var isNewSum = bill.IsUntried && LastTold(bill) is { } said && said.Amount != bill.Amount;
        var name = AuditLadder.NameOf(stage);
        if (name != current && name != before && name != marred && !(current is null && isNewSum))
        {
            books.Broken("8", $"alert {bill.Id} {stage} is raised at {at:O}, the stage is {current ?? "none"}");
        }

        // Told again only where the last word of it was another: something changed for the worse since.
        var last = bill.Alerts
            .Where(a => a.Key != stage && a.Value.State is not ("" or "Withdrawn")
                && AuditLadder.RankOf(a.Key) >= AuditLadder.RankOf(stage)
                && !AuditLadder.IsOvertaken(bill, a.Key, a.Value.RaisedAt, books))
            .OrderBy(a => AuditLadder.RankOf(a.Key)).ThenBy(a => NumberOf(a.Key))
            .LastOrDefault();
        if (last.Value is { } told && told.Cause == cause && !isNewSum)
        {
            books.Broken("8", $"alert {bill.Id} {stage} is raised after {last.Key}, both for {cause}");
        }
    }

    private static int NumberOf(string stage) =>
        stage.Split('+') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1;

    /// <summary>Rp2.384.164</summary>
    private static string Written(long amount)
    {
        var digits = amount.ToString(CultureInfo.InvariantCulture);
        for (var at = digits.Length - 3; at > 0; at -= 3)
        {
            digits = digits.Insert(at, ".");
        }

        return "Rp" + digits;
    }
}
