using System.Globalization;
using System.Text.Json;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// What a day makes an item: receipts that do not come, rules that end, and no others. By the bank's ledger, the day of
/// the clock and a reading of its own of the shipped files.
/// </summary>
internal sealed class DayWorkAudit(AuditBooks books)
{
    private const string NoReceipt = "no receipt";
    private const string RulesEnd = "rules end";

    /// <summary>As agreed with the branch.</summary>
    private const int ReceiptDays = 10;

    private const int RulesDays = 120;

    /// <summary>A cap is set anew each year.</summary>
    private const int CapMonths = 12;

    private static readonly DateOnly LastHoliday = new(
        RulesData.Shipped("holidays-id.csv").Split('\n').Skip(1).Where(l => l.Length > 10)
            .Max(l => int.Parse(l[..4], CultureInfo.InvariantCulture)),
        12, 31);

    /// <summary>Programs with a cap, and from when each counts.</summary>
    private static readonly IReadOnlyList<(string Program, DateOnly From)> Caps = ReadCaps();

    public void Check(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        CheckReceipts(items, day);
        CheckRules(items, day);
    }

    private void CheckReceipts(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var listed = items.Where(i => i.Kind == WorkKinds.NoReceipt).SelectMany(i => i.Bills).ToHashSet();
        foreach (var bill in books.Bills.Where(b => b is { State: "Debited", PaidBy: not null }
            && !books.Tampered.Contains(b.Id)))
        {
            // What it was answered and when it was booked may be days apart: between them it may be either.
            var booked = AuditBooks.Day(bill.PaidBy!.BookedAt);
            var answered = bill.PaidBy.AnsweredAt is { } at ? AuditBooks.Day(at) : booked;
            var isLate = day > Awaited(booked > answered ? booked : answered);
            var mayBeLate = day > Awaited(booked < answered ? booked : answered);
            if (isLate && !bill.IsDoubted && !books.IsTampered(bill.Id.Village) && !listed.Contains(bill.Id))
            {
                books.Broken(NoReceipt, $"{bill.Id} was debited on {booked:O}, has no receipt, and is not listed");
            }

            if ((!mayBeLate || bill.IsDoubted) && listed.Contains(bill.Id))
            {
                books.Broken(NoReceipt, $"{bill.Id} was debited on {booked:O}, and its receipt is called overdue");
            }
        }

        foreach (var id in listed.Where(id => books.Find(id) is not { State: "Debited" }
            && !books.IsTampered(id.Village)))
        {
            books.Broken(NoReceipt, $"{id} is {books.Find(id)}, and its receipt is called overdue");
        }
    }

    private DateOnly Awaited(DateOnly debited)
    {
        for (var left = ReceiptDays; left > 0; left -= books.Calendar.BanksWork(debited) ? 1 : 0)
        {
            debited = debited.AddDays(1);
        }

        return debited;
    }

    private void CheckRules(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var ends = Caps.Where(c => c.From.AddDays(-SimulationPlan.LetterDays) <= day)
            .GroupBy(c => c.Program, c => c.From)
            .Select(its => (File: "tariffs.json", Last: its.Max().AddMonths(CapMonths).AddDays(-1)))
            .Append((File: "holidays-id.csv", Last: LastHoliday))
            .Where(end => end.Last.DayNumber - day.DayNumber <= RulesDays)
            .ToHashSet();
        var listed = items.Where(i => i.Kind == WorkKinds.RulesEnd).Select(i => i.Subject.Split('~'))
            .Select(s => (File: s[0], Last: DateOnly.ParseExact(s[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .ToHashSet();
        foreach (var (file, last) in ends.Except(listed))
        {
            books.Broken(RulesEnd, $"{file} is known up to {last:O}, and the worklist does not say so");
        }

        foreach (var (file, last) in listed.Except(ends))
        {
            books.Broken(RulesEnd, $"{file} is said to be known up to {last:O} only, and that is not so");
        }
    }

    private static List<(string Program, DateOnly From)> ReadCaps()
    {
        using var tariffs = JsonDocument.Parse(RulesData.Shipped("tariffs.json"));
        return
        [
            .. tariffs.RootElement.GetProperty("wageCaps").EnumerateArray().Select(cap => (
                cap.GetProperty("program").GetString()!,
                DateOnly.ParseExact(
                    cap.GetProperty("from").GetString() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ];
    }
}
