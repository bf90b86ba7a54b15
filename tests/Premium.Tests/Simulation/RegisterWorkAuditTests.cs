using System.Globalization;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>Contacts, mandates, red runs and notices on the worklist, each in both directions.</summary>
public sealed class RegisterWorkAuditTests
{
    private const string Red = "collect~2026-12-01~~01";

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 10:00");
    private static readonly DateOnly Ends = new(2026, 12, 31);

    private static readonly BookedVillage Village = new(Some.Code, PayMonth.Parse("2026-01"))
    {
        Contacts = [new Contact("email", "bendahara@desa.example")],
    };

    private static readonly OfficeAudit Quiet = new();

    private static WorkItem Item(WorkKind kind, string subject) => new(kind, subject)
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Village = kind == WorkKinds.NoContact ? Some.Code : null,
        Run = kind == WorkKinds.RedRun ? subject : "",
    };

    private static Mandate Until(DateOnly day) =>
        Some.Mandate() with { ValidFrom = new DateOnly(2026, 1, 1), ValidTo = day };

    private static Breach? Check(BookedVillage village, OfficeAudit offices, params WorkItem[] items)
    {
        var books = new AuditBooks(
            new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
            new EventLog(new SimulatedClock(Now), null));
        books.Villages[Some.Code] = village.FactsOn(AuditBooks.Day(Now));
        new RegisterWorkAudit(books, offices, _ => village).Check(items, Now);
        return books.Breach;
    }

    [Fact]
    public void C10_VillageThatNoMessageCanReach_isListed_andNoOther()
    {
        var item = Item(WorkKinds.NoContact, $"{Some.Code}");
        foreach (var lacks in new[] { Village with { Contacts = [] }, Village with { HasGoodContacts = false } })
        {
            Assert.Equal("14", Check(lacks, Quiet)?.Rule);
            Assert.Null(Check(lacks, Quiet, item));
        }

        Assert.Null(Check(Village, Quiet));
        Assert.Equal("14", Check(Village, Quiet, item)?.Rule);
    }

    [Fact]
    public void MandateThatEnds_isListed_unlessAnotherOneFollows()
    {
        var item = Item(WorkKinds.MandateEnds, $"{Some.Code.District}~2026-12-31");
        var ends = Village with { Mandates = [Until(Ends)] };
        var goesOn = Village with
        {
            Mandates = [Until(Ends), Until(new DateOnly(2099, 1, 1)) with { ValidFrom = Ends.AddDays(1) }],
        };

        Assert.Equal("14", Check(ends, Quiet)?.Rule);
        Assert.Null(Check(ends, Quiet, item));
        Assert.Null(Check(goesOn, Quiet));
        Assert.Equal("14", Check(goesOn, Quiet, item)?.Rule);
    }

    [Fact]
    public void RedRun_isListed_andNoOther()
    {
        var (offices, item) = (new OfficeAudit(), Item(WorkKinds.RedRun, Red));
        Assert.Equal("14", Check(Village, offices, item)?.Rule);

        offices.IsRed(Red, isRed: true);
        Assert.Equal("14", Check(Village, offices)?.Rule);
        Assert.Null(Check(Village, offices, item));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    public void NoticeThatWaits_isListed_onceItWasTriedAgain(int tries, bool isDone, bool isListed)
    {
        var (offices, item) = (new OfficeAudit(), Item(WorkKinds.Undelivered, "notices"));
        offices.Keeps(string.Create(CultureInfo.InvariantCulture, $"digest--{Ends:yyyy-MM-dd}"), tries, isDone);

        Assert.Equal(isListed ? "14" : null, Check(Village, offices)?.Rule);
        Assert.Equal(isListed ? null : "14", Check(Village, offices, item)?.Rule);
    }
}
