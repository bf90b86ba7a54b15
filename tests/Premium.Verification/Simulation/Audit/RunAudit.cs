using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>Rule 7: every run closes, a green one accounts for every bill, a red one is told to someone.</summary>
internal sealed class RunAudit(AuditBooks books)
{
    private readonly Dictionary<string, RunEntry> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<DistrictCode, List<VillageCode>> districts = [];
    private readonly Dictionary<string, List<VillageCode>> holders = new(StringComparer.Ordinal);

    public IEnumerable<(string Run, DateTimeOffset Since)> Open => open.Select(r => (r.Key, r.Value.Since));

    public void Known(VillageCode village)
    {
        if (!districts.TryGetValue(village.District, out var villages))
        {
            districts[village.District] = villages = [];
        }

        villages.Add(village);
    }

    /// <summary>A village has a mandate: an account that came to another code is that one's payer.</summary>
    public void Holds(string account, VillageCode village)
    {
        if (!holders.TryGetValue(account, out var codes))
        {
            holders[account] = codes = [];
        }

        if (!codes.Contains(village))
        {
            codes.Add(village);
        }
    }

    public void Opened(string run, IEnumerable<DistrictCode> over, DateTimeOffset now)
    {
        if (!open.TryGetValue(run, out var entry))
        {
            open[run] = entry = new RunEntry(now);
        }

        foreach (var district in over)
        {
            entry.Districts.TryAdd(district, null);
        }
    }

    /// <param name="run">Which run.</param>
    /// <param name="district">Which district.</param>
    /// <param name="tally">What the engine counted; null while pending.</param>
    /// <param name="countsBills">True for the runs whose tally counts the bills of a day.</param>
    /// <param name="now">When.</param>
    public void Reported(string run, DistrictCode district, AuditTally? tally, bool countsBills, DateTimeOffset now)
    {
        if (open.TryGetValue(run, out var entry))
        {
            entry.Districts[district] = tally;
        }

        if (tally is not null && countsBills && books.Tampered.All(t => t.Village.District != district)
            && Count(district, AuditBooks.Day(now)) is var own && own != tally)
        {
            books.Broken("7", $"run {run}, {district}: reported {tally}, counted {own}");
        }
    }

    public void Told(string message) => told.Add(message);

    public void Closed(string run, string state, AuditTally tally, DateTimeOffset? closedAt)
    {
        if (!open.Remove(run, out var entry))
        {
            return;
        }

        if (closedAt is { } at && run.StartsWith("collect~", StringComparison.Ordinal))
        {
            books.Collections.Add((entry.Since, at));
        }

        var missing = entry.Districts.Count(d => d.Value is null);
        var sum = entry.Districts.Values.Aggregate(AuditTally.None, (all, t) => all + (t ?? AuditTally.None));
        if (state is "Green" or "Amber" && (missing > 0 || !sum.AddsUp || entry.Districts.Count == 0))
        {
            books.Broken("7", $"run {run} closed {state}, {missing} districts are missing, the sum is {sum}");
        }

        if (sum != tally)
        {
            books.Broken("7", $"run {run} closed as {tally}, its districts reported {sum}");
        }

        if (state == "Red" && !told.Contains("run-" + run.Replace('~', '-')))
        {
            books.Broken("7", $"run {run} closed red and nobody was told");
        }
    }

    /// <summary>
    /// The bills of a district by fate: those of the newest month, older unpaid ones whatever their age, and older
    /// ones paid this month.
    /// </summary>
    private AuditTally Count(DistrictCode district, DateOnly day)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (expected, entitled) = (0, 0);
        var villages = districts.GetValueOrDefault(district) ?? [];
        foreach (var segment in (Segment[])[Segment.Pu, Segment.Bpu])
        {
            var months = books.Calendar.OpenMonths(segment, day);
            foreach (var village in villages.Select(code => books.Villages[code]))
            {
                expected += village.IsReadable || !village.IsRegistered || segment == Segment.Bpu ? 0 : 1;
                var isThere = village is { IsReadable: true, IsRegistered: true };
                expected += months
                    .Select(month => new BillId(village.Code, segment, month))
                    .Count(id => isThere && village.Owes(id) && books.Find(id) is not { State.Length: > 0 });
                foreach (var bill in books.Of(village.Code, segment).Where(b =>
                    b.State.Length > 0 && b.Id.Period <= months[^1] && IsInScope(b, months[^1], day)))
                {
                    // Once made it is counted, also where a later list has nobody for its month.
                    var isSomebodys = isThere || HasFollower(village.Code) || (bill.Debits is [.., var last]
                        && villages.Exists(v => IsOn(books.Villages[v], last)));
                    expected += isSomebodys ? 1 : 0;
                    entitled += isSomebodys ? 1 : 0;

                    // Paid, and a statement stands against it: that is not done for anybody.
                    var state = bill is { IsPaid: true, IsDoubted: true } ? "Held" : bill.State;
                    counts[state] = counts.GetValueOrDefault(state) + 1;
                }
            }
        }

        int Of(string state) => counts.GetValueOrDefault(state);
        return new AuditTally(
            expected, Of("Debited") + Of("Covered"), Of("Short"), Of("Refused"), Of("Debiting") + Of("Unknown"),
            Of("Held"), Of("Planned") + expected - entitled);
    }

    private static bool IsInScope(BillEntry bill, Period newest, DateOnly day) =>
        bill.Id.Period >= newest || !bill.IsPaid
        || ((bill.PaidBy ?? bill.Debits.LastOrDefault())?.AnsweredAt is { } at
            && Period.Of(AuditBooks.Day(at)) == Period.Of(day));

    private bool HasFollower(VillageCode village) =>
        holders.Values.Any(codes => codes.Contains(village) && codes[^1] != village);

    /// <summary>Its code is gone, or its row broken; its payer is there under another one.</summary>
    private static bool IsOn(VillageFacts village, DebitEntry debit) =>
        village is { IsReadable: true, IsRegistered: true, Mandate: { } mandate }
        && mandate.Account == debit.Account && mandate.Bank == debit.Bank;

    private sealed class RunEntry(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public SortedDictionary<DistrictCode, AuditTally?> Districts { get; } = [];
    }
}
