using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Audit;

namespace Premium.Tests.Simulation;

/// <summary>Contacts and mandates on the worklist, each in both directions.</summary>
public sealed class RegisterWorkAuditTests
{
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 10:00");
    private static readonly DateOnly Ends = new(2026, 12, 31);

    private static readonly BookedVillage Village = new(Some.Code, PayMonth.Parse("2026-01"))
    {
        Contacts = [new Contact("email", "bendahara@desa.example")],
    };

    private static WorkItem Item(WorkKind kind, string subject) => new(kind, subject)
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Village = kind == WorkKinds.NoContact ? Some.Code : null,
    };

    private static Mandate Until(DateOnly day) =>
        Some.Mandate() with { ValidFrom = new DateOnly(2026, 1, 1), ValidTo = day };

    private static Breach? Check(BookedVillage village, params WorkItem[] items)
    {
        var books = new AuditBooks(
            new AuditCalendar(RulesData.Shipped("holidays-id.csv")), new Dictionary<string, BankHours>(),
            new EventLog(new SimulatedClock(Now), null));
        books.Villages[Some.Code] = village.FactsOn(AuditBooks.Day(Now));
        new RegisterWorkAudit(books, _ => village).Check(items, Now);
        return books.Breach;
    }

    [Fact]
    public void C10_VillageThatNoMessageCanReach_isListed_andNoOther()
    {
        var item = Item(WorkKinds.NoContact, $"{Some.Code}");
        foreach (var lacks in new[] { Village with { Contacts = [] }, Village with { HasGoodContacts = false } })
        {
            Assert.Equal("14", Check(lacks)?.Rule);
            Assert.Null(Check(lacks, item));
        }

        Assert.Null(Check(Village));
        Assert.Equal("14", Check(Village, item)?.Rule);
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

        Assert.Equal("14", Check(ends)?.Rule);
        Assert.Null(Check(ends, item));
        Assert.Null(Check(goesOn));
        Assert.Equal("14", Check(goesOn, item)?.Rule);
    }

    /// <summary>What the list names is read by its parts, whatever their length.</summary>
    [Theory]
    [InlineData("revoked", true)]
    [InlineData("2026-11-30", true)]
    [InlineData("2026-12-30", false)]
    public void MandateThatIsOver_isListedUnderAnyDayThatIsPast(string day, bool isOver)
    {
        var over = Village with { Mandates = [Until(new DateOnly(2026, 11, 30))] };
        var listed = Check(over, Item(WorkKinds.MandateEnds, $"{Some.Code.District}~{day}"));

        Assert.Equal(isOver ? null : "14", listed?.Rule);
    }
}
