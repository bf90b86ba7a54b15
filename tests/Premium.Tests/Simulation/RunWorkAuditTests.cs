using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>Runs that nobody has signed off, and statements that could not be had, each in both directions.</summary>
public sealed class RunWorkAuditTests
{
    private const string Run = "collect~2026-12-01~~01";
    private const string Compared = "reconcile~2026-12-02~33.16~bpd~2026-12~01";
    private const string Account = "1234567890123";

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 10:00");
    private static readonly DateTimeOffset Closed = Some.At("2026-12-01 09:20");
    private static readonly DateOnly Today = AuditBooks.Day(Now);

    private static AuditBooks Books() => new(
        new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
        new EventLog(new SimulatedClock(Now), null));

    private static WorkItem Item(WorkKind kind, string subject) => new(kind, subject)
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Run = subject,
    };

    private static string? Judged(
        string state, DateTimeOffset? signedAt, bool isListed, bool isPinned, DateOnly? day = null, bool isTold = true)
    {
        var books = Books();
        var audit = new RunWorkAudit(books);
        audit.Stands(Run, state, Closed);
        if (isTold)
        {
            audit.ToldWork(Now);
        }

        if (signedAt is { } at)
        {
            audit.SignedOff(Run, at);
        }

        audit.Check(isListed ? [Item(WorkKinds.RedRun, Run)] : [], isPinned ? [Run] : [], day ?? Today);
        return books.Breach?.Rule;
    }

    [Theory]
    [InlineData("Red", true, true)]
    [InlineData("Amber", false, true)]
    [InlineData("Green", false, false)]
    public void Run_staysUntilItIsSignedOff_andNoOther(string state, bool isListed, bool isPinned)
    {
        Assert.Null(Judged(state, null, isListed, isPinned));
        Assert.Equal("signed off", Judged(state, null, !isListed, isPinned));
        Assert.Equal("signed off", Judged(state, null, isListed, !isPinned));
        Assert.Null(Judged(state, Now, isListed: false, isPinned: false));
    }

    [Fact]
    public void RunThatWasSignedOff_leavesListAndPins()
    {
        Assert.Equal("signed off", Judged("Red", Now, isListed: true, isPinned: false));
        Assert.Equal("signed off", Judged("Red", Now, isListed: false, isPinned: true));
    }

    [Fact]
    public void RunThatWasSignedOffBeforeItClosed_isStillToBeLookedAt()
    {
        Assert.Null(Judged("Red", Closed.AddHours(-1), isListed: true, isPinned: true));
        Assert.Equal("signed off", Judged("Red", Closed.AddHours(-1), isListed: false, isPinned: false));
    }

    [Fact]
    public void OldRunThatNobodySignedOff_stays_ifItWasSeenInItsMonth()
    {
        var later = new DateOnly(2027, 3, 1);

        Assert.Equal("signed off", Judged("Red", null, isListed: false, isPinned: false, later));
        Assert.Null(Judged("Red", null, isListed: true, isPinned: true, later));
        Assert.Null(Judged("Red", null, isListed: false, isPinned: false, later, isTold: false));
    }

    private static StatementWorkAudit Had(AuditBooks books, bool isWhole, int accounts = 1)
    {
        books.AccountsEver[Some.Code] = [Account];
        var audit = new StatementWorkAudit(books);
        audit.Opened(Compared, Some.At("2026-12-02 20:30"));
        audit.Compared(
            Compared, Some.Code.District,
            Enumerable.Range(0, accounts).Select(i => new StatementHad("bpd", i == 0 ? Account : $"{i}", isWhole)));
        return audit;
    }

    [Theory]
    [InlineData(false, false, "no statement")]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    [InlineData(true, true, "no statement")]
    public void C14_AccountWithoutAWholeStatement_isListed_andNoOther(bool isWhole, bool isListed, string? rule)
    {
        var books = Books();
        var audit = Had(books, isWhole);
        audit.Closed(Compared, "Green", "", isJudged: false);
        audit.Check(
            isListed ? [Item(WorkKinds.NoStatement, "") with { Village = Some.Code, Bank = "bpd" }] : [], Today);

        Assert.Equal(rule, books.Breach?.Rule);
    }

    [Theory]
    [InlineData(false, 6, "Red", "bank bpd gave none of 6 statements", null)]
    [InlineData(false, 6, "Amber", "", "idle run")]
    [InlineData(true, 6, "Green", "", null)]
    [InlineData(true, 6, "Red", "bank bpd gave none of 6 statements", "idle run")]
    [InlineData(false, 1, "Green", "", "idle run")]
    public void ReconciliationThatHadNoStatementAtAll_isRed_andNoOther(
        bool isWhole, int accounts, string state, string note, string? rule)
    {
        var books = Books();
        Had(books, isWhole, accounts).Closed(Compared, state, note, isJudged: true);

        Assert.Equal(rule, books.Breach?.Rule);
    }

    [Theory]
    [InlineData("Refused", "PartnerRejected", "Amber", "", "idle run")]
    [InlineData("Refused", "PartnerRejected", "Red", "bank bpd took none of 1 debits", null)]
    [InlineData("Refused", "AccountBlocked", "Amber", "", null)]
    [InlineData("Paid", "", "Green", "", null)]
    [InlineData("Paid", "", "Red", "bank bpd took none of 1 debits", "idle run")]
    public void CollectionOfWhichABankTookNothing_isRed_andNoOther(
        string fate, string refusal, string state, string note, string? rule)
    {
        var books = Books();
        books.Add(new DebitEntry(Some.BillId().Attempt(1))
        {
            Bank = "bpd",
            Account = Account,
            State = fate,
            Refusal = refusal,
            ReservedAt = Closed.AddMinutes(-10),
        });
        var audit = new IdleAudit(books);
        audit.Opened(Run, Closed.AddHours(-1));
        audit.Closed(Run, state, note);

        Assert.Equal(rule, books.Breach?.Rule);
    }
}
