using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Holds the sheets of one district against their journals and against the heads that earlier runs noted, each before
/// the first debit from it. What does not fit is not believed for the rest of the waking.
/// </summary>
internal sealed class ProveSheets(ILedger ledger, BelievedSheets believed, Rules rules, DistrictCode district)
{
    /// <summary>
    /// How far back noted heads are looked for, and in how many runs of each kind: the nights' and a person's
    /// reconciliations of many months push nothing else out of sight. In more where these could not read an account,
    /// of which an older one may know more.
    /// </summary>
    internal const int DaysBack = 31;

    private const int RunsOfAKindMax = 2;

    private readonly Dictionary<PayMonth, SheetDoubt> doubts = [];
    private bool isReadAnew;

    /// <summary>Months from which nothing may be debited.</summary>
    public IReadOnlySet<PayMonth> Shut { get; private set; } = new HashSet<PayMonth>();

    public IEnumerable<string> Problems => doubts.Values.SelectMany(d => d.Problems);

    public bool StandsStill(VillageCode village) => doubts.Values.Any(d => d.Villages.Contains(village));

    public bool IsChecked(PayMonth month) => doubts.ContainsKey(month);

    /// <summary>False where a commit of ours would vouch for rows that are not believed.</summary>
    public bool MayMove(Sheet sheet, VillageCode village) =>
        !StandsStill(village) && !(doubts.TryGetValue(sheet.PayMonth, out var doubt) && doubt.IsBroken);

    /// <returns>True if something is in doubt that was not before: what was planned is planned anew.</returns>
    public async Task<bool> CheckAsync(
        IEnumerable<PayMonth> months, IReadOnlyList<Sheet> sheets, DateTimeOffset now, CancellationToken stop)
    {
        var isNew = false;
        foreach (var sheet in sheets.Where(s => months.Contains(s.PayMonth) && !doubts.ContainsKey(s.PayMonth)))
        {
            var doubt = doubts[sheet.PayMonth] = await DoubtAsync(sheet, now, stop);
            isNew |= !doubt.IsNone;
        }

        Shut = doubts.Values.Any(d => d.IsBroken)
            ? [.. sheets.Select(s => s.PayMonth)]
            : doubts.Where(d => d.Value.IsShut).Select(d => d.Key).ToHashSet();
        return isNew;
    }

    /// <summary>The heads a report notes: of a sheet that was put back, the one that it lacks.</summary>
    public IReadOnlyList<Anchor> HeadsOf(IReadOnlyList<Sheet> sheets) =>
    [
        .. sheets
            .Select(s => new Anchor(s.Key, doubts.GetValueOrDefault(s.PayMonth)?.Lost ?? s.Head))
            .Where(a => a.Head.Number > 0),
    ];

    private async Task<SheetDoubt> DoubtAsync(Sheet sheet, DateTimeOffset now, CancellationToken stop)
    {
        var today = rules.Today(now);
        if (believed.IsBelieved(sheet, today))
        {
            return SheetDoubt.None;
        }

        var (doubt, head) = await HeldAsync(sheet, today, isAnew: false, stop);
        if (!doubt.IsNone && !isReadAnew)
        {
            // What was noted since this was read, by a person's reconciliation perhaps, may have ended it.
            (doubt, head) = await HeldAsync(sheet, today, isAnew: true, stop);
        }

        if (doubt.IsNone)
        {
            believed.Believe(sheet.Key, new BelievedSheets.Seen(today, head, now));
        }

        return doubt;
    }

    /// <returns>With the head of the journal that it was held against.</returns>
    private async Task<(SheetDoubt Doubt, Head Head)> HeldAsync(
        Sheet sheet, DateOnly today, bool isAnew, CancellationToken stop)
    {
        var (notes, restoredAt) = await NotesAsync(sheet, today, isAnew, stop);
        var isFresh = sheet.Head == Head.None && !sheet.Rows.Any() && sheet.Malformed.Count == 0;
        var head = Head.None;
        var doubt = SheetDoubt.None;
        if (!isFresh || notes.Count > 0)
        {
            var scope = new AuditScope(district, sheet.PayMonth, sheet.PayMonth)
            {
                Anchors = [.. notes.Select(n => new Anchor(sheet.Key, n.Head))],
            };
            await foreach (var audit in new AuditDistrict(ledger).RunAsync(scope, stop))
            {
                head = audit.Head;
                doubt = SheetDoubt.Of(
                    audit, sheet, notes, [.. rules.Banks.Keys.Select(bank => (bank, SettledAt(bank, restoredAt)))]);
            }
        }

        return (doubt, head);
    }

    /// <summary>
    /// What a restore took may be at the bank and not booked yet, and no row is left that would wait for it.
    /// </summary>
    private DateTimeOffset? SettledAt(string bank, DateTimeOffset? restoredAt) =>
        restoredAt is { } at ? rules.SettledAt(bank, at).ToOffset(rules.UtcOffset) : null;

    /// <summary>
    /// What was noted of a sheet, newest first, by runs and by this process; and the newest restore that may have taken
    /// from it.
    /// </summary>
    private async Task<(IReadOnlyList<NotedHead> Notes, DateTimeOffset? RestoredAt)> NotesAsync(
        Sheet sheet, DateOnly today, bool isAnew, CancellationToken stop)
    {
        var last = believed.Last(sheet.Key);
        var isMoved = last is not null && last.Head != sheet.Head;
        var runs = await believed.NotedAsync(today, isMoved || isAnew, () => ReadNotedAsync(today, stop));
        var restores = runs.Where(r => r.Run.TookFrom(sheet.PayMonth)).Select(r => r.Run.StartedAt).ToList();
        var notes = runs
            .Select(r => (r.Run, Report: r.Of(district)!))
            .Where(r => r.Report is not null)
            .SelectMany(r => r.Report.Heads
                .Where(h => h.Sheet == sheet.Key)
                .Select(h => new NotedHead(
                    h.Head, r.Run.Purpose == RunPurpose.Reconcile ? r.Run.Bank : "",
                    r.Report.Reconciliation?.Breaks ?? [])
                {
                    At = r.Run.StartedAt,
                    Unread =
                    [
                        .. (r.Report.Reconciliation?.Accounts ?? [])
                            .Where(a => !a.IsRead).SelectMany(a => a.Villages),
                    ],
                }))
            .Concat(restores.Select(at => NotedHead.Lost with { At = at }))
            .ToList();
        if (last is { Head.Number: > 0 })
        {
            notes.Add(new NotedHead(last.Head, "", []) { At = last.At });
        }

        return (
            [.. notes.OrderByDescending(n => n.At)],
            restores.Count == 0 ? null : restores.Max());
    }

    private async Task<IReadOnlyList<NotedRun>> ReadNotedAsync(DateOnly today, CancellationToken stop)
    {
        isReadAnew = true;
        var noted = new List<NotedRun>();
        var read = new Dictionary<(RunPurpose, string, PayMonth?, bool), List<RunManifest>>();
        foreach (var run in await ledger.RunsAsync(today.AddDays(-DaysBack), today, stop))
        {
            var kind = (run.Purpose, run.Bank, run.PayMonth, run.IsRestore);
            var newer = read[kind] = read.GetValueOrDefault(kind, []);
            if (!run.IsRestore && newer.Count >= RunsOfAKindMax && !run.MayKnowMore(newer))
            {
                continue;
            }

            var manifest = await ledger.RunAsync(run.Id, stop) ?? new RunManifest(run, []);
            newer.Add(manifest);
            noted.Add(new NotedRun(run, [.. manifest.Reports.Where(r => r.Heads.Count > 0)]));
        }

        return noted;
    }
}
