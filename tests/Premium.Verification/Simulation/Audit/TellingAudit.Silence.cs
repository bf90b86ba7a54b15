using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Answers and mutes spare a village its warnings for as long as they say, and not a day longer; whoever owes and is
/// spared nothing was told of each stage.
/// </summary>
internal sealed partial class TellingAudit
{
    private const int AnswerDays = 31;
    private const int LookDays = 3;

    /// <summary>Later than any try after a failure, and than word of a phone.</summary>
    private static readonly TimeSpan RetryMax = TimeSpan.FromHours(2);

    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    private readonly Dictionary<VillageCode, List<AnswerFacts>> answers = [];
    private readonly Dictionary<VillageCode, List<MuteFacts>> mutes = [];

    public void Answered(VillageCode village, AnswerFacts answer) => Of(answers, village).Add(answer);

    public void Muted(VillageCode village, MuteFacts mute) => Of(mutes, village).Add(mute);

    public void MuteEnded(VillageCode village, string id, DateTimeOffset now)
    {
        var its = Of(mutes, village);
        var at = its.FindIndex(m => m.Id == id);
        its[at] = its[at] with { EndedAt = now };
    }

    /// <summary>A day without faults is over: each unpaid bill was told at the stage that it stood at.</summary>
    public void CheckTold(DateTimeOffset now)
    {
        var day = AuditBooks.Day(now).AddDays(-1);
        var (begun, over) = (At(day, new TimeOnly(7, 0)), At(day, QuietFrom));
        foreach (var bill in books.Bills.Where(b => b.State.Length > 0 && b.ChangedAt < begun
            && !books.Tampered.Contains(b.Id) && IsKnown(b.Id.Village)))
        {
            // A month before it that changed only now may have been told of in its place.
            bool IsPaid(BillEntry b) => b.Id.Period < bill.Id.Period
                ? b.IsPaid && b.ChangedAt < begun
                : b.IsPaid || b.ChangedAt >= begun;
            if (AuditLadder.Current(bill, over, books, IsPaid) is not { } stage
                || SilentUntil(bill, begun, isRepeat: false) is not null)
            {
                continue;
            }

            if (!bill.Alerts.Any(a => AuditLadder.RankOf(a.Key) >= AuditLadder.RankOf(stage) && IsTold(a.Value, now)
                && !AuditLadder.IsOvertaken(bill, a.Key, a.Value.RaisedAt, books)))
            {
                books.Broken("told", $"{bill.Id} is {bill} at {stage}, and nobody was told");
            }

            // Whoever was told of missing money pays at a counter what the bank may have by now.
            if (AuditLadder.IsLeftUnknown(bill, over) && AlertAudit.LastTold(bill) is { } last
                && !last.Cause.StartsWith("Unknown", StringComparison.Ordinal))
            {
                books.Broken("told", $"{bill.Id} is {bill}, and told last was {last.Cause}");
            }
        }
    }

    /// <summary>Its village says that it paid at a counter: where the bank debited it, too, somebody must look.
    /// </summary>
    public bool IsSaidPaid(BillId bill) =>
        Of(answers, bill.Village).Exists(a => a.Kind == "PaidAtTeller" && a.Bills.Contains(bill));

    /// <summary>Unreadable rows are nobody's register: who is told of them is an admin.</summary>
    public bool IsKnown(VillageCode village) =>
        books.Villages.GetValueOrDefault(village) is { IsRegistered: true, IsReadable: true };

    /// <summary>Its warnings wait for an answer or a mute.</summary>
    public bool IsSilent(BillEntry bill, string stage, DateTimeOffset at) =>
        SilentUntil(bill, at, IsRepeat(bill, stage, bill.Alerts[stage])) is not null;

    private static List<T> Of<T>(Dictionary<VillageCode, List<T>> all, VillageCode village)
    {
        if (!all.TryGetValue(village, out var its))
        {
            all[village] = its = [];
        }

        return its;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Wib);

    private bool IsTold(AlertEntry alert, DateTimeOffset now) => alert.State switch
    {
        "" or "Withdrawn" => false,
        "Sent" => Letter(alert.Message).IsShown || Letter(alert.Message).Sends.Exists(s => !s.HasFailed),

        // On the worklist, as nobody can be reached.
        "Failed" => true,
        _ => now - alert.RaisedAt < TimeSpan.FromDays(1) || Letter(alert.Message).IsShown,
    };

    /// <summary>Taken before the night by a sender that was slow: looked at again in the morning.</summary>
    private static bool IsForTheNight(DateTimeOffset next, DateTimeOffset now) =>
        (AuditBooks.LocalTime(now) >= QuietFrom || AuditBooks.LocalTime(now) < QuietTo)
        && AuditBooks.LocalTime(next) == QuietTo && next - now <= QuietTo - QuietFrom;

    /// <summary>An alert is in no second message, in none while its village is muted, and is put off by no other cause.
    /// </summary>
    private void Takes(BillEntry bill, string stage, AuditRow row, DateTimeOffset now)
    {
        var (before, message) = (bill.Alerts.GetValueOrDefault(stage)?.Message ?? "", row.Text("Message") ?? "");
        if (before.Length > 0 && message.Length > 0 && before != message && Letter(before).IsShown)
        {
            books.Broken("8", $"alert {bill.Id} {stage} was told by {before} and is told by {message}");
        }

        if (row.Text("State") == "Sending")
        {
            Letter(message).TakenAt = now;
        }

        if (AuditLadder.IsNews(stage))
        {
            return;
        }

        if (before.Length == 0 && message.Length > 0 && Of(mutes, bill.Id.Village).Exists(m =>
            m.EndedAt is null && AuditBooks.Day(now) <= m.Until && now - m.At > SendingMax))
        {
            books.Broken("mute", $"alert {bill.Id} {stage} is told although its village is muted");
        }

        var silent = bill.Alerts.TryGetValue(stage, out var alert)
            ? SilentUntil(bill, now, IsRepeat(bill, stage, alert)) : null;
        if (row.Text("State") == "Raised" && row.Time("NextTry") is { } next && next > now + RetryMax
            && !(next <= silent) && !IsForTheNight(next, now))
        {
            books.Broken(
                "silence", $"alert {bill.Id} {stage} waits until {next:O}, it may be spared until {silent:O}");
        }
    }

    /// <summary>It says nothing but what was told before: same stage, same cause, same sum.</summary>
    private static bool IsRepeat(BillEntry bill, string stage, AlertEntry alert) =>
        AuditLadder.NameOf(stage) != stage && bill.Alerts
            .Where(a => a.Key != stage && a.Value.State is not ("" or "Withdrawn")
                && a.Value.RaisedAt < alert.RaisedAt)
            .Select(a => a.Value).MaxBy(a => a.RaisedAt) is { } told
        && (told.Cause, told.Amount) == (alert.Cause, alert.Amount);

    /// <summary>
    /// When warnings of a bill are told again at the latest; null where nothing spares them. Who waits for money, or
    /// holds the bill to be wrong, is spared nothing new.
    /// </summary>
    private DateTimeOffset? SilentUntil(BillEntry bill, DateTimeOffset at, bool isRepeat)
    {
        var today = AuditBooks.Day(at);
        var muted = Of(mutes, bill.Id.Village)
            .Where(m => m.Until >= today && !(at - m.EndedAt > SendingMax))
            .Select(m => (DateOnly?)m.Until);
        var recent = Of(answers, bill.Id.Village).FindAll(a => a.On <= today && a.On >= today.AddDays(-AnswerDays));
        var spared = new[] { recent.FindLast(a => a.IsOfPayment), recent.FindLast(a => a.Kind == "WrongBill") }
            .OfType<AnswerFacts>()
            .Where(a => a.Bills.Contains(bill.Id) && (isRepeat || a.Kind == "PaidAtTeller"))
            .Select(a => (DateOnly?)LastDay(a, recent))
            .Where(d => d >= today);
        return muted.Concat(spared).Max() is { } last ? At(last.AddDays(1), QuietTo) : null;
    }

    /// <summary>To say it again makes it no longer, and none lasts into a safe day.</summary>
    private DateOnly LastDay(AnswerFacts answer, List<AnswerFacts> recent)
    {
        var first = answer.Kind == "WaitingForAdd" ? answer
            : recent.First(a => a.Kind == answer.Kind && a.Bills.Any(answer.Bills.Contains));
        var last = first.Kind == "WaitingForAdd" ? first.Day ?? first.On : BankingDaysAfter(first.On, LookDays);
        var safe = first.Bills.Select(books.Calendar.SafeDay).Where(d => d > first.On).Select(d => (DateOnly?)d).Min();
        return safe is { } day && day <= last ? day.AddDays(-1) : last;
    }

    private DateOnly BankingDaysAfter(DateOnly day, int count)
    {
        for (; count > 0; count -= books.Calendar.BanksWork(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
