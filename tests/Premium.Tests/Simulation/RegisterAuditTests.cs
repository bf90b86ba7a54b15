using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Importing;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>What the auditor lets an import of members leave of a village while it is written.</summary>
public sealed class RegisterAuditTests
{
    private const string Import = "20261125-020000-00000001";

    private static readonly DateTimeOffset Now = Some.At("2026-11-25 09:00");

    private static readonly VillageCode Here = World.CodeOf("2011");

    private static readonly VillageCode There = World.CodeOf("2012");

    private readonly Auditor auditor = new(
        new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
        new EventLog(new SimulatedClock(Now), null));

    /// <summary>1 and 2 are here, 3 and 4 there; by the file 2 and 3 change places.</summary>
    public RegisterAuditTests()
    {
        auditor.Hand(Booked(Here, 1, 2), Now);
        auditor.Hand(Booked(There, 3, 4), Now);
        var file = ImportDesk.Members(
            ImportDesk.Member(1, village: Here), ImportDesk.Member(3, village: Here),
            ImportDesk.Member(2, village: There), ImportDesk.Member(4, village: There));
        auditor.Shown(
            new FiledImport(Import, file, IsFull: true, Some.December, Id, new HashSet<VillageCode>()), []);
    }

    [Fact]
    public void WhoLeavesIsWrittenFirst_thenWhoJoins()
    {
        Assert.True(Write(Here, Stays(1), Leaves(2)));
        Assert.False(Write(There, Leaves(3), Stays(4), Joins(2)));
        Assert.False(Write(Here, Stays(1), Leaves(2), Joins(3)));
        auditor.Taken(Import);

        Assert.Null(auditor.Breach);
    }

    [Fact]
    public void TheSameVillageTwiceSo_isABreach()
    {
        Assert.True(Write(Here, Stays(1), Leaves(2)));
        Assert.False(Write(Here, Stays(1), Leaves(2)));

        Assert.Equal("as shown", auditor.Breach?.Rule);
    }

    [Fact]
    public void WhoNeverComes_isABreach()
    {
        Assert.True(Write(Here, Stays(1), Leaves(2)));
        Assert.False(Write(There, Leaves(3), Stays(4), Joins(2)));
        auditor.Taken(Import);

        Assert.Equal("as shown", auditor.Breach?.Rule);
    }

    [Fact]
    public void WhoStays_isNeverLeftOutMeanwhile()
    {
        Assert.False(Write(Here, Leaves(2)));

        Assert.Equal("as shown", auditor.Breach?.Rule);
    }

    [Fact]
    public void WhoLeaves_neverStaysMeanwhile()
    {
        Assert.False(Write(Here, Stays(1), Stays(2)));

        Assert.Equal("as shown", auditor.Breach?.Rule);
    }

    /// <summary>Another wage was handed in ahead, so the person is two rows.</summary>
    [Fact]
    public void LastMonth_isTheLastOfAllRowsOfThePerson()
    {
        var booked = BookedVillage.Written(
            Of(Here, Stays(1) with { To = new Period(2026, 12) }, Stays(1) with { From = new Period(2027, 1) }));
        var file = ImportDesk.Members(ImportDesk.Member(1, village: Here) with { To = new Period(2026, 12) });

        var after = new FiledImport(Import, file, IsFull: false, Some.December, Id, new HashSet<VillageCode>())
            .After(Here, _ => booked with { WasListed = true });

        Assert.Equal(new Period(2026, 12), Assert.Single(after!.People).To);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NewCode_thatIsLeftWithoutTheBillingsOfItsMonths_isABreach(bool isWritten)
    {
        const string recoding = "20261125-020000-00000002";
        var (next, billing) = (World.CodeOf("2019"), Some.Billing(Here));
        auditor.Hand(
            Booked(Here, 1) with
            {
                Billed = new Dictionary<BillId, (int, long)> { [billing.Bill] = (2, billing.Total.Value) },
            },
            Now);
        var file = new RegisterFile(ImportKind.Recodings, 1, [])
        {
            Recodings = [new(2, new RecodingEntry(Here, next, Some.December))],
        };
        auditor.Shown(
            new FiledImport(recoding, file, IsFull: false, Some.December, Id, new HashSet<VillageCode>()), []);

        // Before the code is there, as the engine does it.
        if (isWritten)
        {
            auditor.Written(recoding, billing with { Village = next }, Now);
        }

        var old = Of(Here, Stays(1));
        auditor.Written(
            recoding, old with { Village = old.Village with { Until = PayMonth.Parse("2026-11") } }, Now);
        auditor.Written(recoding, Of(next, Stays(1)), Now);
        auditor.Taken(recoding);

        Assert.Equal(isWritten ? null : "as shown", auditor.Breach?.Rule);
    }

    private static string Id(Nik nik) => nik.Reveal();

    private static Member Stays(int number) => new(
        Id(ImportDesk.Nik(number)), Segment.Pu, MemberGroup.Official, RiskGroup.VeryLow, new Rupiah(2_022_200),
        [SocialProgram.Jkk, SocialProgram.Jkm, SocialProgram.Jht, SocialProgram.Jp]);

    private static Member Leaves(int number) => Stays(number) with { To = new Period(2026, 10) };

    private static Member Joins(int number) => Stays(number) with { From = new Period(2026, 11) };

    private static VillageImport Of(VillageCode code, params Member[] members) => new(
        new Village(
            code, "Sumberwaras", Some.December, new Dictionary<Segment, int> { [Segment.Pu] = members.Length }, null,
            []),
        new Roster(code, PayerKind.VillageBudget, members));

    private static BookedVillage Booked(VillageCode code, params int[] numbers) =>
        BookedVillage.Written(Of(code, [.. numbers.Select(Stays)])) with { WasListed = true };

    private bool Write(VillageCode code, params Member[] members) =>
        auditor.Written(Import, Of(code, members), Now);
}
