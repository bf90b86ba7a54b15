using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rule 14: what needs a person is on the worklist by name, and nothing is there that needs nobody. By the auditor's
/// own books, once everything has settled.
/// </summary>
internal sealed class WorklistAudit(
    AuditBooks books, TellingAudit telling, Func<VillageCode, IReadOnlyList<Contact>> contactsOf)
{
    /// <summary>As deliveries name the office, which takes what nobody at a village can.</summary>
    private const string Office = "email:admin@pmd.example";

    private const string Rule = "14";

    /// <summary>That a village answered something is one more thing to do, and no name for what is open.</summary>
    private static readonly HashSet<WorkKind> WordsOfPeople =
    [
        WorkKinds.SaysPaid, WorkKinds.MayBePaidTwice, WorkKinds.AddIsLate, WorkKinds.SaysWrong, WorkKinds.NotTheirTask,
        WorkKinds.Muted,
    ];

    /// <summary>A weekend and a holiday beside it.</summary>
    private const int DaysWithoutCollection = 4;

    /// <summary>Where the bank keeps silent it is asked again first.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromDays(1);

    public void Check(IReadOnlyList<WorkItem> all, DateTimeOffset now)
    {
        CheckUnheard(all);
        CheckLate(all.Where(i => i.Kind == WorkKinds.RosterChangedLate).SelectMany(i => i.Bills));

        // What differs on paper says nothing of a payment that is stuck, and hides none.
        var items = all.Where(i => i.Kind != WorkKinds.RosterChangedLate && i.Kind != WorkKinds.BillingDiffers)
            .ToList();
        var bills = items.SelectMany(i => i.Bills).ToHashSet();
        var named = items.Where(i => !WordsOfPeople.Contains(i.Kind)).SelectMany(i => i.Bills).ToHashSet();

        // Where a wrong hand was, the village stands still as a whole and is named as such.
        var standing = all.Where(i => i.Kind == WorkKinds.Rows && i.Village is { } v && books.IsTampered(v))
            .Select(i => i.Village).ToHashSet();
        foreach (var bill in books.Bills.Where(b => NeedsSomebody(b, now) && !standing.Contains(b.Id.Village)))
        {
            if (!named.Contains(bill.Id))
            {
                books.Broken(Rule, $"{bill.Id} is {bill}, and the worklist does not name it");
            }
        }

        foreach (var id in bills.Where(id => !books.Tampered.Any(t => t.Village == id.Village)))
        {
            if (books.Find(id) is not { State.Length: > 0 } bill)
            {
                books.Broken(Rule, $"{id} is on the worklist, and there is no such bill");
            }
            else if (bill is { IsPaid: true, IsDoubted: false, State: not "Debited" } && !telling.IsSaidPaid(id))
            {
                books.Broken(Rule, $"{id} is on the worklist, and it is {bill}");
            }
        }
    }

    /// <summary>A list that changed is too late only for a bill that the bank was asked for, or that is paid.</summary>
    private void CheckLate(IEnumerable<BillId> late)
    {
        foreach (var id in late.Where(id => !books.Tampered.Any(t => t.Village == id.Village)))
        {
            if (books.Find(id) is not { State.Length: > 0, IsUntried: false })
            {
                books.Broken(Rule, $"{id} is said to have changed too late, and may still follow its list");
            }
        }
    }

    /// <summary>What was told last of an unpaid bill, and reached nobody at its village, is there; no other.</summary>
    private void CheckUnheard(IReadOnlyList<WorkItem> all)
    {
        var named = all.Where(i => i.Kind == WorkKinds.AlertUndelivered || i.Kind == WorkKinds.AlertUndeliveredLate)
            .SelectMany(i => i.Bills).ToHashSet();
        var standing = all.Where(i => i.Kind == WorkKinds.Rows || i.Kind == WorkKinds.RegisterRow)
            .Select(i => i.Village).ToHashSet();
        foreach (var bill in books.Bills.Where(b => b.State.Length > 0 && !standing.Contains(b.Id.Village)
            && !books.Tampered.Contains(b.Id)))
        {
            var told = AlertAudit.LastTold(bill);
            var contacts = contactsOf(bill.Id.Village);
            var isUnheard = !bill.IsPaid && contacts.Count > 0 && IsUnheard(told, contacts);
            if (isUnheard && !named.Contains(bill.Id))
            {
                books.Broken(Rule, $"{bill.Id} was told to nobody at the village, and the worklist does not say so");
            }

            if (!isUnheard && named.Contains(bill.Id))
            {
                var how = $"{told?.State} {told?.Deliveries}";
                books.Broken(Rule, $"{bill.Id} was told to somebody there, and is listed as told to nobody: {how}");
            }
        }
    }

    /// <summary>The office and the kecamatan have it beside the village, and not in its place.</summary>
    private static bool IsUnheard(AlertEntry? told, IReadOnlyList<Contact> contacts) =>
        told is { State: "Sent" or "Failed" } && !IsAtVillage(told.Deliveries, contacts);

    public static bool IsAtVillage(string deliveries, IReadOnlyList<Contact> contacts) => deliveries
        .Split('\n').Select(line => line.Split('\t')[0].Split('='))
        .Any(line => line is [var to, "Delivered" or "Read" or "Accepted"] && to != Office
            && !contacts.Any(c => c.Role == ContactRole.Subdistrict && to == $"{c.Channel}:{c.Address}"));

    private bool NeedsSomebody(BillEntry bill, DateTimeOffset now) => bill.State switch
    {
        "Held" when bill is { Hold: "MandateNotYetValid", IsDoubted: false } =>
            !BeginsInTime(bill.Id, AuditBooks.Day(now)),
        "Held" when bill is { Hold: "OlderBillOpen", IsDoubted: false } =>
            Older(bill) is { } older && NeedsSomebody(older, now),
        "Short" or "Refused" or "Held" => true,
        "Planned" when bill.IsRefusedForNow || IsNobodys(bill) => true,
        "Unknown" => bill.Debits.Count > 0 && now - bill.Debits[^1].ReservedAt > Asked,
        _ => bill.IsDoubted,
    };

    /// <summary>
    /// What it waits for; null where that is paid since, or was another code's: the next collection takes it.
    /// </summary>
    private BillEntry? Older(BillEntry bill) => books.Of(bill.Id.Village, bill.Id.Segment)
        .Where(b => b.State.Length > 0 && !b.IsPaid && b.Id.Period < bill.Id.Period)
        .MinBy(b => b.Id.Period);

    /// <summary>
    /// Its next mandate is filed and may still be used for it, or has begun since the last collection: that needs
    /// nobody.
    /// </summary>
    private bool BeginsInTime(BillId bill, DateOnly day) =>
        books.Villages.GetValueOrDefault(bill.Village) is { IsRegistered: true, IsReadable: true } village
        && (village.NextMandate <= books.Calendar.SafeDay(bill)
            || (village.Mandate is { IsRevoked: false } begun && begun.To >= day && begun.From <= day
                && day.DayNumber - begun.From.DayNumber <= DaysWithoutCollection));

    /// <summary>It is debited no more, for by now its village owes nothing for its month.</summary>
    private bool IsNobodys(BillEntry bill) =>
        books.Villages.GetValueOrDefault(bill.Id.Village) is { IsRegistered: true, IsReadable: true } village
        && !village.Owes(bill.Id);
}
