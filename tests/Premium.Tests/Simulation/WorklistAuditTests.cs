using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>
/// Who at a village has what it was told last, by the auditor's own books. In its plays hardly a village stays unheard
/// to the end.
/// </summary>
public sealed class WorklistAuditTests
{
    private const string Office = "email:admin@pmd.example=Delivered";

    private static readonly IReadOnlyList<Contact> Contacts =
    [
        new("email", "bendahara@desa.example"), new("email", "camat@kec.example") { Role = ContactRole.Subdistrict },
    ];

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");

    private static readonly WorkItem Listed = new(WorkKinds.AlertUndelivered, $"{Some.Code}")
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Village = Some.Code,
        Bills = [Some.BillId()],
    };

    private static AuditBooks Books() => new(
        new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
        new EventLog(new SimulatedClock(Now), null));

    private static Breach? Check(string deliveries, bool isListed, bool hasContacts = true)
    {
        var books = Books();
        var bill = books.Bill(Some.BillId());
        bill.State = "Planned";
        bill.Alerts["due-2"] = new AlertEntry { State = "Sent", RaisedAt = Now, Deliveries = deliveries };
        var telling = new TellingAudit(books, new AlertAudit(books), _ => []);
        new WorklistAudit(books, telling, _ => hasContacts ? Contacts : []).Check(isListed ? [Listed] : [], Now);
        return books.Breach;
    }

    [Theory]
    [InlineData(Office)]
    [InlineData("email:bendahara@desa.example=Unsure\nemail:camat@kec.example=Delivered\n" + Office)]
    [InlineData("email:lama@desa.example=Refused\t\t\t\tno such mailbox\n" + Office)]
    public void C24_VillageThatNobodyReached_mustBeListed(string deliveries)
    {
        Assert.Equal("14", Check(deliveries, isListed: false)?.Rule);
        Assert.Null(Check(deliveries, isListed: true));
    }

    [Theory]
    [InlineData("email:bendahara@desa.example=Delivered\n" + Office)]
    [InlineData("whatsapp:+628900000001=Accepted\n" + Office)]
    public void C24_VillageThatWasReached_mustNotBeListed(string deliveries)
    {
        Assert.Null(Check(deliveries, isListed: false));
        Assert.Equal("14", Check(deliveries, isListed: true)?.Rule);
    }

    /// <summary>
    /// That a bill is tried again by itself excuses nobody from naming what keeps it from being paid.
    /// </summary>
    [Theory]
    [InlineData("LimitExceeded", 0, true)]
    [InlineData("NotPermitted", 0, true)]
    [InlineData("LimitExceeded", 1, false)]
    [InlineData("FailedAtBank", 0, false)]
    public void BillRefusedForItsAccount_mustBeListed_thoughItIsTriedAgain(string refusal, int cleared, bool isDue)
    {
        var books = Books();
        var bill = books.Bill(Some.BillId());
        (bill.State, bill.Refusal, bill.Cleared) = ("Planned", refusal, cleared);
        bill.Debits.Add(new DebitEntry(bill.Id.Attempt(1)) { State = "Refused" });
        var telling = new TellingAudit(books, new AlertAudit(books), _ => []);
        new WorklistAudit(books, telling, _ => []).Check([], Now);

        Assert.Equal(isDue ? "14" : null, books.Breach?.Rule);
    }

    [Fact]
    public void C10_VillageWithoutAnyContact_isAnItemOfAnotherKind() =>
        Assert.Null(Check(Office, isListed: false, hasContacts: false));
}
