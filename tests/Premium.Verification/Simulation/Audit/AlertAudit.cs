using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>Rule 8: one alert a stage, of the right amount and the current stage, none once the money is in.</summary>
internal sealed class AlertAudit(AuditBooks books)
{
    private static readonly string[] Stages = ["missed", "due-7", "due-3", "due-1", "due-0", "late-1"];

    private readonly HashSet<(string Id, string Recipient)> accepted = [];

    /// <summary>Messages that mailboxes must hold: those of runs apart.</summary>
    public int Accepted => accepted.Count;

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
        if (Find(id) is not var (bill, stage) || !bill.Alerts.TryGetValue(stage, out var alert))
        {
            books.Broken("8", $"message {id} is sent and no alert of that name was raised");
            return;
        }

        // A sender that stood still beside another one may send again under the same id; mailboxes show it once.
        if (isAlone && alert.State != "Sending")
        {
            books.Broken("8", $"message {id} is sent although its alert is {alert.State}");
        }

        if (isAlone && alert.Deliveries.Contains($":{recipient}=Delivered", StringComparison.Ordinal))
        {
            books.Broken("8", $"message {id} is sent to one recipient again");
        }

        if (!IsOrWas(bill, alert.Amount) || !body.Contains(Written(alert.Amount), StringComparison.Ordinal))
        {
            books.Broken("8", $"message {id} does not name the Rp{bill.Amount} that are debited");
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
            CheckRaised(bill, stage, row.Text("Cause") ?? "", AuditBooks.Day(row.Time("RaisedAt") ?? default));
        }

        if (state is "Raised" or "Sending" && before is "Sent" or "Failed")
        {
            books.Broken("8", $"alert {bill.Id} {stage} was {before} and is {state} again");
        }

        if (state == "Sending" && bill.IsPaid && !isTampered)
        {
            books.Broken("8", $"alert {bill.Id} {stage} is taken to be sent although the bill is {bill.State}");
        }

        (alert.State, alert.Amount, alert.Deliveries) =
            (state, row.Long("Amount") ?? 0, row.Text("Deliveries") ?? "");
        (alert.Cause, alert.RaisedAt) = (row.Text("Cause") ?? "", row.Time("RaisedAt") ?? default);

        // One that is on its way may name what the bill was over when it left; none is raised or taken so.
        var isNew = state is "Raised" or "Sending" && before != state;
        if (isNew ? alert.Amount != bill.Amount : !IsOrWas(bill, alert.Amount))
        {
            books.Broken("8", $"alert {bill.Id} {stage} names Rp{alert.Amount}, the bill is Rp{bill.Amount}");
        }
    }

    /// <summary>What a village was told last of a bill.</summary>
    public static AlertEntry? LastTold(BillEntry bill) => bill.Alerts
        .Where(a => a.Value.State is not ("" or "Withdrawn"))
        .OrderBy(a => a.Value.RaisedAt).ThenBy(a => NumberOf(a.Key))
        .LastOrDefault().Value;

    private static bool IsOrWas(BillEntry bill, long amount) =>
        amount == bill.Amount || bill.EarlierAmounts.Contains(amount);

    private void CheckRaised(BillEntry bill, string stage, string cause, DateOnly day)
    {
        var current = Current(bill, day);
        var raised = RungOf(stage);
        var isNewSum = bill.IsUntried && LastTold(bill) is { } said && said.Amount != bill.Amount;
        if (raised != current && !(current < 0 && isNewSum))
        {
            var due = current < 0 ? "none" : Stages[current];
            books.Broken("8", $"alert {bill.Id} {stage} is raised on {day:O}, the stage is {due}");
        }

        // Told again only where the last word of it was another: something changed for the worse since.
        var last = bill.Alerts
            .Where(a => a.Key != stage && a.Value.State is not ("" or "Withdrawn") && RungOf(a.Key) >= raised)
            .OrderBy(a => RungOf(a.Key)).ThenBy(a => NumberOf(a.Key))
            .LastOrDefault();
        if (last.Value is { } told && ((told.Cause == cause && !isNewSum) || !IsAgain(stage)))
        {
            books.Broken("8", $"alert {bill.Id} {stage} is raised after {last.Key}, both for {cause}");
        }
    }

    private static int RungOf(string stage) => Array.IndexOf(Stages, stage.Split('+')[0]);

    private static int NumberOf(string stage) =>
        stage.Split('+') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1;

    private static bool IsAgain(string stage) => stage.Contains('+', StringComparison.Ordinal);

    private int Current(BillEntry bill, DateOnly day)
    {
        if (bill.IsPaid || bill.State == "Debiting")
        {
            return -1;
        }

        var isMissed = bill.State is "Held" or "Short" or "Refused";
        var left = books.Calendar.SafeDay(bill.Id).DayNumber - day.DayNumber;
        return day > books.Calendar.LegallyDue(bill.Id) ? 5
            : left <= 0 ? 4
            : left <= 1 ? 3
            : left <= 3 ? 2
            : !isMissed ? -1
            : left <= 7 ? 1
            : 0;
    }

    private (BillEntry Bill, string Stage)? Find(string id)
    {
        var parts = id.Split('-', 5);
        if (parts.Length == 5 && VillageCode.TryParse(parts[0], out var village)
            && parts[1] is "pu" or "bpu" && Period.TryParse($"{parts[2]}-{parts[3]}", out var period)
            && books.Find(new BillId(village, parts[1] == "pu" ? Segment.Pu : Segment.Bpu, period)) is { } bill)
        {
            return (bill, parts[4]);
        }

        return null;
    }

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
