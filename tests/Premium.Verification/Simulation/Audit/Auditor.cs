using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// An independent model of what must hold (design section 6). It sees what passes the ports and what the bank's own
/// record says, shares no code with the engine but value types, and keeps the first breach it finds.
/// </summary>
public sealed partial class Auditor
{
    /// <summary>Rows of these keys are judged; others change no money and no fate.</summary>
    private static readonly string[] Known = ["bill~", "debit~", "alert~"];

    /// <summary>Longer than any simulation: a debt counts whatever its age.</summary>
    private const int MonthsBack = 60;

    /// <summary>Attempts older than this that have their fate are nobody's business any more.</summary>
    private const int DebitsDaysBack = 62;

    private readonly AuditBooks books;
    private readonly BillAudit bills;
    private readonly BankAudit bank;
    private readonly AlertAudit alerts;
    private readonly TellingAudit telling;
    private readonly RunAudit runs;
    private readonly MissedRunAudit missed;
    private readonly FinalAudit final;
    private readonly RegisterAudit register;
    private readonly PeopleAudit people;
    private readonly RunWorkAudit runWork;
    private readonly StatementWorkAudit statements;
    private readonly IdleAudit idle;
    private readonly OfficeAudit offices = new();

    public Auditor(AuditCalendar calendar, IReadOnlyDictionary<string, BankHours> banks, EventLog log)
    {
        books = new AuditBooks(calendar, banks, log);
        people = new PeopleAudit(books);
        bills = new BillAudit(books, people);
        bank = new BankAudit(books);
        alerts = new AlertAudit(books);
        telling = new TellingAudit(books, alerts, code => register!.Find(code)?.Contacts ?? []);
        runs = new RunAudit(books);
        missed = new MissedRunAudit(books);
        final = new FinalAudit(books, runs, alerts, telling);
        register = new RegisterAudit(books, IsNow, runs.Holds);
        runWork = new RunWorkAudit(books);
        statements = new StatementWorkAudit(books);
        idle = new IdleAudit(books);
    }

    public Breach? Breach => books.Breach;

    public void IsNow(VillageFacts village, DateTimeOffset now)
    {
        books.ChangedAt[village.Code] = now;
        if (books.Villages.TryAdd(village.Code, village))
        {
            runs.Known(village.Code);
        }

        if (books.IsBeside)
        {
            Overtake(books.Villages[village.Code]);
        }

        books.Villages[village.Code] = village;
        if (village.Mandate is { } mandate)
        {
            books.Accounts.Add(mandate.Account);
        }
    }

    public void Committed(
        DistrictCode district, PayMonth payMonth, IReadOnlyList<AuditRow> rows, (string Actor, string Worker) by,
        IReadOnlyList<Sighting> seen, DateTimeOffset now)
    {
        telling.Commits(by.Worker, rows);
        var due = Period.Of(payMonth.FirstDay);
        var named = new List<(BillId, AuditRow)>(rows.Count);
        foreach (var row in rows.Where(r => Known.Any(k => r.Key.StartsWith(k, StringComparison.Ordinal))))
        {
            var parts = row.Key.Split('~');
            var segment = parts[2] == "pu" ? Segment.Pu : Segment.Bpu;
            var period = segment == Segment.Pu ? due.Plus(-1) : due;
            if (parts[0] == "bill")
            {
                books.Began.TryAdd((district, due), now);
            }

            named.Add((new BillId(VillageCode.Of(district, parts[1]), segment, period), row));
        }

        telling.Committing(named, now);
        bills.Committed(named, by.Actor, seen, now);
        alerts.Committed(named);
        telling.Committed();
    }

    public void PaymentSent(DebitId id, string bankId, string account, Rupiah amount) =>
        bank.Sent(id, bankId, account, amount);

    public void PaymentAnswered(DebitId id, bool? isPaid) => bank.Answered(id, isPaid);

    public void Inquired(DebitId id, InquirySaid? said, bool isNotFound, DateTimeOffset now) =>
        bank.Inquired(id, said, isNotFound, now);

    public void StatementSeen(
        string bankId, string account, IReadOnlyList<StatementSeen> lines, bool isComplete, DateOnly from,
        DateTimeOffset now) => bank.StatementSeen(bankId, account, lines, isComplete, from, now);

    /// <summary>A worker reported a month reconciled with what statements had shown it.</summary>
    public void Reconciled(Period payMonth, IEnumerable<Sighting> sightings, DateTimeOffset now) =>
        bank.Reconciled(payMonth, sightings, now);

    /// <summary>A debit of that sum on an account that is none of ours.</summary>
    public void OddDebit(string account, long amount, DateTimeOffset at) => books.Odd.Add((account, amount, at));

    /// <summary>A debit of the attempt's sum stands on its account that is none of ours.</summary>
    public bool HasOdd(DebitId id) =>
        books.FindDebit(id.PaymentReference) is { } debit && books.HasObscure(debit);

    /// <summary>The statement names the payment, or its reversal, in words that need not be ours.</summary>
    public void Obscured(DebitId id) => books.Obscure.Add(id);

    /// <summary>A wrong hand changed rows of a bill: what is shown of it is not the engine's fault.</summary>
    public void Tampered(BillId id, bool isTampered) =>
        _ = isTampered ? books.Tampered.Add(id) : books.Tampered.Remove(id);

    public bool IsTampered(BillId id) => books.Tampered.Contains(id);

    public bool IsTampered(DistrictCode district) => books.Tampered.Any(t => t.Village.District == district);

    public void AccountClosed(string account) => books.Closed.Add(account);

    public void Executed(DebitId id, string account, Rupiah amount, bool isGivenBack, DateTimeOffset now) =>
        bank.Executed(id, account, amount, isGivenBack, now);

    /// <summary>The engine holds the attempt to be paid.</summary>
    public bool IsPaid(DebitId id) => books.FindDebit(id.PaymentReference) is { State: "Paid" };

    /// <summary>The engine holds the attempt to be refused or never executed.</summary>
    public bool IsRefused(DebitId id) => books.FindDebit(id.PaymentReference) is { State: "Refused" or "Abandoned" };

    /// <summary>Rule 9: how a village stands on a page.</summary>
    public void Viewed(VillageCode village, Segment segment, string standing, DateOnly today)
    {
        var months = standing switch { "AtRisk1" => 1, "AtRisk2" => 2, "AtRisk3" => 3, "Lapsed" => 4, _ => 0 };
        if (months == 0 || books.Tampered.Any(t => t.Village == village))
        {
            return;
        }

        // Whoever has not paid by the end of a day has not as the next one begins.
        var day = ProvenTo(village, segment, today);
        var since = day < today ? day.AddDays(1) : today;
        var unpaid = 0;
        for (var back = 0; back < MonthsBack; back++)
        {
            var id = new BillId(village, segment, Period.Of(today).Plus(-back));
            unpaid += books.Find(id) is { IsPaid: false, State.Length: > 0 }
                && since > books.Calendar.LegallyDue(id).AddDays(7) ? 1 : 0;
        }

        if (unpaid < months)
        {
            books.Broken("9", $"{village} stands at {standing}, {unpaid} months are proven unpaid on {day:O}");
        }
    }

    /// <summary>
    /// The last day on which the bank showed every account whole that the money of an unpaid month may have left from.
    /// Where the paid ones came from says nothing of it.
    /// </summary>
    private DateOnly ProvenTo(VillageCode village, Segment segment, DateOnly today)
    {
        var debited = Enumerable.Range(0, MonthsBack)
            .Select(back => books.Find(new BillId(village, segment, Period.Of(today).Plus(-back))))
            .SelectMany(bill => bill is { IsPaid: false } ? bill.Debits : [])
            .Where(d => !d.IsFinal || AuditBooks.Day(d.ReservedAt) >= today.AddDays(-DebitsDaysBack))
            .Select(d => (d.Bank, d.Account));
        var mandate = books.Villages[village].Mandate;
        return debited.Concat(mandate is null ? [] : [(mandate.Bank, mandate.Account)])
            .Select(account => books.ShownWhole.GetValueOrDefault(account))
            .Append(today)
            .Min();
    }

    /// <summary>Rule 11: a text that leaves the engine, by queue, log or channel.</summary>
    public void Said(string where, string text)
    {
        for (var at = text.IndexOf(SimulatedRegency.AccountPrefix, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(SimulatedRegency.AccountPrefix, at + 1, StringComparison.Ordinal))
        {
            var end = at + SimulatedRegency.AccountLength;
            if (end <= text.Length && books.Accounts.Contains(text[at..end]))
            {
                books.Broken("11", $"{where} holds an account number");
            }
        }
    }

    /// <summary>The engine threw where nothing was wrong with its ports.</summary>
    public void Threw(string worker, Exception e) =>
        books.Broken("invariant", $"{worker}: {e.GetType().Name} {e.Message}{e.StackTrace?.Split('\n')[0]}");

    public void Finish(BankTotals totals, int messages, DateTimeOffset calmSince, DateTimeOffset now) =>
        final.Check(totals, messages, calmSince, now);

    public void JournalChecked(IReadOnlyList<string> problems) => final.Journal(problems);
}
