using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the auditor is told of the worklist and of those who are told of it.</summary>
public sealed partial class Auditor
{
    private static readonly string[] OfOffices = ["run-", "missed-", "work-", "digest-", "kecamatan-"];

    /// <summary>Messages to those who run the system and to offices, apart from those to villages.</summary>
    public static bool IsOfOffices(string message) =>
        OfOffices.Any(prefix => message.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whoever tells of the worklist began then, and came to an end.</summary>
    public void ToldWork(DateTimeOffset begun)
    {
        offices.ToldWork(begun);
        runWork.ToldWork(begun);
    }

    /// <summary>One message was set aside after it had failed too often, or somebody took it out of there.</summary>
    public void SetAside(string queue, bool isSetAside) => offices.IsSetAside(queue, isSetAside);

    /// <summary>Rule 14: the worklist as somebody reads it.</summary>
    /// <param name="items">All there are.</param>
    /// <param name="pinned">Runs that are shown as not signed off.</param>
    /// <param name="now">When.</param>
    /// <param name="isCalm">Nothing fails any more.</param>
    public void Listed(
        IReadOnlyList<WorkItem> items, IReadOnlyList<string> pinned, DateTimeOffset now, bool isCalm)
    {
        var day = AuditBooks.Day(now);
        new WorklistAudit(books, telling, ContactsOf).Check(items, now);
        new UnbilledAudit(books, offices).Check(items, now, isCalm);
        new RegisterWorkAudit(books, register.Find).Check(items, now);
        new WaitingWorkAudit(books, offices, ContactsOf).Check(items, now);
        new DayWorkAudit(books).Check(items, day);
        new SignatureAudit(books, people).Check(items);
        runWork.Check(items, pinned, day);
        statements.Check(items, day);
    }

    /// <summary>As the register has it now: a code that is gone has nobody to tell.</summary>
    private IReadOnlyList<Contact> ContactsOf(VillageCode village) =>
        books.Villages.GetValueOrDefault(village) is { IsRegistered: true, IsReadable: true }
            ? register.Find(village)?.Contacts ?? [] : [];
}
