using System.Globalization;
using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>One statement as a reconciliation got it.</summary>
public sealed record StatementHad(string Bank, string Account, bool IsWhole);

/// <summary>
/// Accounts of which the newest reconciliation of a month had no whole statement are on the worklist, by village or by
/// bank, and no others; a reconciliation that had none at all is red. By what the bank really gave.
/// </summary>
internal sealed class StatementWorkAudit(AuditBooks books)
{
    private const string NoStatement = "no statement";
    private const string Idle = "idle run";
    private const int RunDays = 31;

    /// <summary>More accounts of one bank without a statement are the bank's matter.</summary>
    private const int UnprovenMax = 5;

    private readonly Dictionary<string, Comparison> runs = new(StringComparer.Ordinal);

    public void Opened(string run, DateTimeOffset startedAt)
    {
        if (run.Split('~') is ["reconcile", var day, .., var bank, var month, _])
        {
            runs.TryAdd(run, new Comparison(
                bank, month, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), startedAt));
        }
    }

    public void Spoiled(string run, bool isSpoiled)
    {
        if (runs.TryGetValue(run, out var known))
        {
            known.IsSpoiled = isSpoiled;
        }
    }

    /// <summary>A district reported, and these were before it.</summary>
    public void Compared(string run, DistrictCode district, IEnumerable<StatementHad> had)
    {
        if (runs.TryGetValue(run, out var known))
        {
            known.Districts[district] = had.Where(h => h.Bank == known.Bank).DistinctBy(h => h.Account)
                .ToDictionary(h => h.Account, h => h.IsWhole, StringComparer.Ordinal);
        }
    }

    /// <param name="run">Which.</param>
    /// <param name="state">As it is closed.</param>
    /// <param name="note">Why, in the engine's words.</param>
    /// <param name="isJudged">Nobody else was at work, and nothing failed as it was looked at.</param>
    public void Closed(string run, string state, string note, bool isJudged)
    {
        if (!runs.TryGetValue(run, out var closed))
        {
            return;
        }

        closed.IsClosed = true;
        var had = closed.Had.ToList();
        var isIdle = had.Count > 0 && !had.Exists(h => h.IsWhole)
            && (had.Count > UnprovenMax || !runs.Values.Any(r => (r.Bank, r.Day) == (closed.Bank, closed.Day)
                && r.Had.Any(h => h.IsWhole)));
        if (isJudged && isIdle && state != "Red")
        {
            books.Broken(Idle, $"{run} had none of {had.Count} statements, and closed {state}");
        }

        if (isJudged && !isIdle && note.Contains("statements", StringComparison.Ordinal))
        {
            books.Broken(Idle, $"{run} had a statement, and closed {state}: {note}");
        }
    }

    public void Check(IReadOnlyList<WorkItem> items, DateOnly day)
    {
        var newest = runs.Values.Where(r => r is { IsClosed: true, IsSpoiled: false } && r.Day >= day.AddDays(-RunDays))
            .GroupBy(r => (r.Bank, r.Month)).Select(its => its.MaxBy(r => r.StartedAt)!).ToList();
        foreach (var bank in newest.GroupBy(r => r.Bank))
        {
            var readOn = bank.SelectMany(r => r.Had.Where(h => h.IsWhole).Select(h => (h.Account, r.Day)))
                .ToLookup(h => h.Account, h => h.Day);
            var lacking = bank.SelectMany(r => r.Had.Where(h => !h.IsWhole && !readOn[h.Account].Any(d => d > r.Day)))
                .Select(h => h.Account).ToHashSet();
            var listed = items.Where(i => i.Kind == WorkKinds.NoStatement && i.Bank == bank.Key)
                .SelectMany(i => i.Village is { } village ? [village] : i.Parts.Select(VillageCode.Parse)).ToHashSet();
            var named = listed.SelectMany(v => AccountsOf(v).Select(account => (Village: v, Account: account)))
                .ToLookup(n => n.Account, n => n.Village);
            foreach (var account in lacking.Where(a => !named[a].Any()))
            {
                var whose = string.Join(", ", books.Villages.Keys.Where(v => AccountsOf(v).Contains(account)));
                books.Broken(
                    NoStatement, $"{bank.Key} gave no whole statement of an account of {whose}, and it is not listed");
            }

            foreach (var village in listed.Where(v => !AccountsOf(v).Any(lacking.Contains)))
            {
                books.Broken(NoStatement, $"{village} is listed as without a statement, and {bank.Key} gave all of it");
            }
        }
    }

    private IEnumerable<string> AccountsOf(VillageCode village) =>
        ((Segment[])[Segment.Pu, Segment.Bpu]).SelectMany(s => books.Of(village, s)).SelectMany(b => b.Debits)
            .Select(d => d.Account).Concat(books.AccountsEver.GetValueOrDefault(village) ?? []).Distinct();

    private sealed class Comparison(string bank, string month, DateOnly day, DateTimeOffset startedAt)
    {
        public string Bank => bank;

        public string Month => month;

        public DateOnly Day => day;

        public DateTimeOffset StartedAt => startedAt;

        public bool IsClosed { get; set; }

        public bool IsSpoiled { get; set; }

        /// <summary>By account: it was whole.</summary>
        public Dictionary<DistrictCode, Dictionary<string, bool>> Districts { get; } = [];

        public IEnumerable<(string Account, bool IsWhole)> Had =>
            Districts.Values.SelectMany(d => d.Select(h => (h.Key, h.Value)));
    }
}
