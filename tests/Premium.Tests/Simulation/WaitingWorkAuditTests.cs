using System.Globalization;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>What waits, what was set aside and what a day makes an item, each in both directions.</summary>
public sealed class WaitingWorkAuditTests
{
    private const string Advance = "advance-33.16.01.2001-2026-12-Village";

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 10:00");

    private static AuditBooks Books() => new(
        new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
        new EventLog(new SimulatedClock(Now), null));

    private static WorkItem Item(WorkKind kind, string subject, string why = "") => new(kind, subject)
    {
        Place = Said.Nothing,
        Why = new Said(why, why),
    };

    private static WorkItem CapEnds => Item(WorkKinds.RulesEnd, "tariffs.json~wage cap of Jp~2027-02-28");

    private static string? Waiting(AuditBooks books, OfficeAudit offices, params WorkItem[] items)
    {
        new WaitingWorkAudit(books, offices, _ => []).Check(items, Now);
        return books.Breach?.Rule;
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    public void NoticeThatWaits_isListed_onceItWasTriedAgain(int tries, bool isDone, bool isListed)
    {
        foreach (var (notice, subject) in new[] { ("digest--2026-12-03", "notices"), (Advance, "advance") })
        {
            var offices = new OfficeAudit();
            offices.Keeps(notice, tries, isDone);

            Assert.Equal(isListed ? "14" : null, Waiting(Books(), offices));
            Assert.Equal(isListed ? null : "14", Waiting(Books(), offices, Item(WorkKinds.Undelivered, subject)));
        }
    }

    [Fact]
    public void MessageSetAside_isListed_untilItIsPutBack()
    {
        var (offices, item) = (new OfficeAudit(), Item(WorkKinds.Poison, "districts") with { Parts = ["1"] });
        offices.IsSetAside("districts", isSetAside: true);
        Assert.Equal("set aside", Waiting(Books(), offices));
        Assert.Equal("set aside", Waiting(Books(), offices, item with { Parts = ["1", "2"] }));
        Assert.Null(Waiting(Books(), offices, item));

        offices.IsSetAside("districts", isSetAside: false);
        Assert.Null(Waiting(Books(), offices));
        Assert.Equal("set aside", Waiting(Books(), offices, item));
    }

    [Theory]
    [InlineData("Raised", 1, "09:00", true)]
    [InlineData("Raised", 0, "09:00", true)]
    [InlineData("Sending", 1, "09:45", false)]
    [InlineData("Sent", 2, "09:00", false)]
    [InlineData("Withdrawn", 2, "09:00", false)]
    public void AlertThatWaits_isListed_andNoOther(string state, int tries, string raised, bool isListed)
    {
        var item = Item(WorkKinds.Undelivered, "alerts", "1 alerts could not be sent yet");

        Assert.Equal(isListed ? "alert waits" : null, Judged());
        Assert.Equal(isListed ? null : "alert waits", Judged(item));

        string? Judged(params WorkItem[] items)
        {
            var books = Books();
            var bill = books.Bill(Some.BillId());
            bill.State = "Short";
            bill.Alerts["missed"] = new AlertEntry
            {
                State = state,
                Tries = tries,
                RaisedAt = Some.At($"2026-12-03 {raised}"),
            };
            return Waiting(books, new OfficeAudit(), items);
        }
    }

    [Fact]
    public void AlertOfOneVillageThatWaitsForADay_isListedByName()
    {
        var books = Books();
        var bill = books.Bill(Some.BillId());
        bill.State = "Short";
        bill.Alerts["missed"] = new AlertEntry { State = "Raised", Tries = 3, RaisedAt = Now.AddDays(-2) };
        var many = Item(WorkKinds.Undelivered, "alerts", "1 alerts could not be sent yet");

        Assert.Null(Waiting(books, new OfficeAudit(), many with
        {
            Kind = WorkKinds.AlertWaits,
            Village = bill.Id.Village,
        }));
        Assert.Equal("alert waits", Waiting(books, new OfficeAudit(), many));
    }

    [Theory]
    [InlineData("2026-12-02", "Debited", false)]
    [InlineData("2026-11-02", "Debited", true)]
    [InlineData("2026-11-02", "Covered", false)]
    public void ReceiptThatDoesNotCome_isListedAfterTenBankingDays_andNoOther(string paid, string state, bool isLate)
    {
        Assert.Equal(isLate ? "no receipt" : null, Judged(isListed: false));
        Assert.Equal(isLate ? null : "no receipt", Judged(isListed: true));

        string? Judged(bool isListed)
        {
            var books = Books();
            var bill = books.Bill(Some.BillId());
            bill.State = state;
            var at = Some.At($"{paid} 10:00");
            bill.Debits.Add(new DebitEntry(bill.Id.Attempt(1)) { State = "Paid", AnsweredAt = at, BookedAt = at });
            var item = Item(WorkKinds.NoReceipt, "2026-12") with { Bills = [bill.Id] };
            new DayWorkAudit(books).Check(isListed ? [item, CapEnds] : [CapEnds], new DateOnly(2026, 12, 3));
            return books.Breach?.Rule;
        }
    }

    [Theory]
    [InlineData("2026-10-30", false)]
    [InlineData("2026-10-31", true)]
    [InlineData("2027-03-01", true)]
    public void RulesThatEnd_areListed_fromFourMonthsBefore(string day, bool isListed)
    {
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(isListed ? "rules end" : null, Judged());
        Assert.Equal(isListed ? null : "rules end", Judged(CapEnds));

        string? Judged(params WorkItem[] items)
        {
            var books = Books();
            new DayWorkAudit(books).Check(items, today);
            return books.Breach?.Rule;
        }
    }

    [Fact]
    public void FirstSignature_isListed_untilItIsClosed()
    {
        Assert.Equal("signature", Judged(isOpen: true, isListed: false));
        Assert.Null(Judged(isOpen: true, isListed: true));
        Assert.Equal("signature", Judged(isOpen: false, isListed: true));
        Assert.Null(Judged(isOpen: false, isListed: false));

        static string? Judged(bool isOpen, bool isListed)
        {
            var books = Books();
            var debit = new DebitEntry(Some.BillId().Attempt(1)) { State = "Unknown", Account = "1" };
            books.Add(debit);
            var people = new PeopleAudit(books);
            List<KeyValuePair<string, object>> columns =
                [new("Outcome", "Executed"), new("ProposedBy", "ani@dinas.example")];
            if (!isOpen)
            {
                columns.Add(new("ClosedAt", Now));
            }

            people.Begin(
                [(Some.BillId(), new AuditRow("debit~2001~pu~01~decision~01", columns))], "person:ani@dinas.example");
            new SignatureAudit(books, people).Check(
                isListed ? [Item(WorkKinds.Signature, "") with { Bills = [Some.BillId()] }] : []);
            return books.Breach?.Rule;
        }
    }
}
