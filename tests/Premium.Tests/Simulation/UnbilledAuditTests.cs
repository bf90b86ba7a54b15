using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>Villages without a bill, by the auditor's own books: on the worklist, and told to somebody who can act.
/// </summary>
public sealed class UnbilledAuditTests
{
    private static readonly DateTimeOffset Spoiled = Some.At("2026-12-02 15:00");
    private static readonly DateTimeOffset Told = Some.At("2026-12-03 09:20");
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 10:00");

    private static readonly VillageFacts Unreadable = new(
        Some.Code, new Period(2026, 1), [new InsuredPerson("a", Segment.Pu, 2_000_000, "JKK", null, null)],
        Mandate: null, IsPaused: false, IsReadable: false, IsBillable: true, IsRegistered: true);

    private static WorkItem Listed(WorkKind kind) => new(kind, $"{Some.Code}")
    {
        Place = new Said($"Desa {Some.Code}", $"{Some.Code}"),
        Why = Said.Nothing,
        Village = Some.Code,
    };

    private static Breach? Check(
        VillageFacts village, WorkItem? item, string body = "", bool isTaken = true, bool isCalm = true)
    {
        var books = new AuditBooks(
            new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
            new EventLog(new SimulatedClock(Now), null));
        books.Villages[Some.Code] = village;
        books.ChangedAt[Some.Code] = Spoiled;
        books.Began[(Some.Code.District, new Period(2026, 12))] = Some.At("2026-12-01 08:05");
        var offices = new OfficeAudit();
        offices.Delivering(new AlertMessage("digest--2026-12-03", "", "Daftar kerja", body), Told);
        if (isTaken)
        {
            offices.Took("digest--2026-12-03");
        }

        offices.ToldWork(Told);
        new UnbilledAudit(books, offices).Check(item is null ? [] : [item], Now, isCalm);
        return books.Breach;
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void C10_VillageThatMakesNoBill_mustBeListed(bool isReadable, bool isBillable)
    {
        var village = Unreadable with { IsReadable = isReadable, IsBillable = isBillable };

        Assert.Equal("14", Check(village, item: null)?.Rule);
        Assert.Null(Check(village, Listed(WorkKinds.NoBill), $"1. Desa {Some.Code}: tidak ada tagihan"));
    }

    [Fact]
    public void C10_VillageThatMakesNoBill_mustBeInAMessage_thatSomebodyHas()
    {
        var (item, body) = (Listed(WorkKinds.NoBill), $"1. Desa {Some.Code}: tidak ada tagihan");

        Assert.Equal("worklist told", Check(Unreadable, item, "1. Desa lain")?.Rule);
        Assert.Equal("worklist told", Check(Unreadable, item, body, isTaken: false)?.Rule);
        Assert.Null(Check(Unreadable, item, body, isTaken: false, isCalm: false));
    }

    [Fact]
    public void C10_WhereNoCollectionHasBeen_nothingIsLackingYet() => Assert.Null(Check(
        Unreadable with { IsReadable = true, Since = new Period(2027, 1) }, item: null));

    [Fact]
    public void VillageInOrder_mustNotBeListed()
    {
        var village = Unreadable with { IsReadable = true, Since = new Period(2027, 1) };

        Assert.Equal("14", Check(village, Listed(WorkKinds.NoBill))?.Rule);
        Assert.Equal("14", Check(village, Listed(WorkKinds.RegisterRow))?.Rule);
        Assert.Null(Check(village with { IsListed = false }, Listed(WorkKinds.RegisterRow)));
    }
}
