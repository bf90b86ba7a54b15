using System.Globalization;

namespace Premium.Domain;

/// <summary>The head of a sheet as one run noted it.</summary>
/// <param name="Head">Number and hash.</param>
/// <param name="ReconciledBank">The bank whose statements that run compared; empty where it was another run.</param>
/// <param name="Breaks">What that comparison left.</param>
public sealed record NotedHead(Head Head, string ReconciledBank, IReadOnlyList<Break> Breaks)
{
    /// <summary>
    /// Stands for one that a restore took away and nobody knows: no journal grows to this number, so no entry written
    /// since passes for it.
    /// </summary>
    public static readonly NotedHead Lost = new(new Head(999_999_999, new string('A', 43) + '='), "", []);

    /// <summary>When that run began, or this process knew it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Villages of whose account that comparison had no whole statement.</summary>
    public IReadOnlyList<VillageCode> Unread { get; init; } = [];
}

/// <summary>What holding a sheet against its journal, and against noted heads, leaves in doubt.</summary>
/// <param name="IsShut">Nothing is debited from the sheet.</param>
/// <param name="IsBroken">Its journal is not whole: nothing of the district is debited.</param>
/// <param name="Villages">They stand still.</param>
/// <param name="Problems">Why, one line each.</param>
public sealed record SheetDoubt(
    bool IsShut, bool IsBroken, IReadOnlySet<VillageCode> Villages, IReadOnlyList<string> Problems)
{
    public static readonly SheetDoubt None = new(false, false, new HashSet<VillageCode>(), []);

    public bool IsNone => Problems.Count == 0;

    /// <summary>The newest noted head that the journal lacks: noted again until the sheet is believed again.</summary>
    public Head? Lost { get; private init; }

    /// <param name="audit">Of the sheet, with the noted heads as anchors.</param>
    /// <param name="sheet">As it was read.</param>
    /// <param name="notes">Of this sheet, newest first.</param>
    /// <param name="banks">
    /// Each must have been compared since a sheet was put back; after a restore that is known, not before it has booked
    /// what it was sent by then.
    /// </param>
    public static SheetDoubt Of(
        SheetAudit audit, Sheet sheet, IReadOnlyList<NotedHead> notes,
        IReadOnlyList<(string Bank, DateTimeOffset? From)> banks)
    {
        var villages = new HashSet<VillageCode>();
        var problems = new List<string>();
        var isBroken = false;
        foreach (var finding in audit.Findings.Where(f => !IsOfNote(f)))
        {
            var isRow = finding.Kind is FindingKind.RowChanged or FindingKind.RowGone or FindingKind.RowInserted
                or FindingKind.RowUnreadable;
            isBroken |= !isRow;
            if (!isRow)
            {
                problems.Add($"{sheet.District}: the journal is not whole, nothing is debited: {finding.Text}");
            }
            else if (finding.RowKey.Split('~') is [_, var number, ..]
                && VillageCode.TryParse($"{sheet.District}.{number}", out var village))
            {
                // Of a village with an unreadable row, that row says enough.
                problems.AddRange(sheet.IsReadable(village)
                    ? [$"{village} stands still, a row is not as the journal says: {finding.Text}"]
                    : []);
                villages.Add(village);
            }
            else
            {
                problems.Add($"{sheet.District}: a row of nobody: {finding.Text}");
            }
        }

        var compared = banks.Select(b => (b.Bank, b.From, Since: ComparedSince(audit, notes, b.Bank, b.From)))
            .Where(b => b.Since is not null).ToList();
        var isPutBack = compared.Exists(b => b.Since is []);
        if (isPutBack)
        {
            problems.Add(
                $"{audit.Sheet}: the sheet was put back to an older state; nothing is debited from it before its "
                + $"month is reconciled with every bank{Waits(compared.Where(b => b.Since is []))}.");
        }

        foreach (var village in compared.Select(b => b.Since).OfType<IReadOnlyList<NotedHead>>().Where(c => c.Count > 0)
            .SelectMany(c => c.Select(n => n.Unread.AsEnumerable()).Aggregate(Enumerable.Intersect)).Distinct())
        {
            villages.Add(village);
            problems.Add(
                $"{village} stands still: the sheet was put back to an older state, and its account has had no whole "
                + "statement since.");
        }

        foreach (var left in notes.Where(n => n.ReconciledBank.Length > 0)
            .GroupBy(n => n.ReconciledBank, StringComparer.Ordinal)
            .SelectMany(bank => Standing([.. bank])).Where(b => IsUnexplained(b, sheet)))
        {
            villages.Add(left.Village);
            problems.Add(left.Kind == BreakKind.MissingWithUs
                ? $"{left.Village} stands still: the bank has {left.Reference}, and the sheet does not."
                : $"{left.Village} stands still: the bank has a debit of {left.Theirs} that may be {left.Reference}, "
                    + "and the sheet has no such attempt.");
        }

        return problems.Count == 0 ? None : new SheetDoubt(isPutBack || isBroken, isBroken, villages, problems)
        {
            Lost = isPutBack ? notes.First(n => IsLost(audit, n.Head)).Head : null,
        };
    }

    /// <summary>
    /// A noted head that the journal lacks was there before the sheet was put back. These compared it with the bank's
    /// statements as it is now; null where it was never put back.
    /// </summary>
    private static IReadOnlyList<NotedHead>? ComparedSince(
        SheetAudit audit, IReadOnlyList<NotedHead> notes, string bank, DateTimeOffset? from)
    {
        var since = notes.TakeWhile(n => !IsLost(audit, n.Head)).ToList();
        return since.Count == notes.Count
            ? null
            : [.. since.Where(n => n.ReconciledBank == bank && !(n.At < from))];
    }

    private static string Waits(IEnumerable<(string Bank, DateTimeOffset? From, IReadOnlyList<NotedHead>?)> banks) =>
        string.Concat(banks.Where(b => b.From is not null).Select(b => string.Create(
            CultureInfo.InvariantCulture,
            $", {b.Bank} from {b.From:yyyy-MM-dd HH:mm} on, when it has booked what it was sent before the restore")));

    /// <summary>
    /// What the newest whole statements of a village left. A comparison that had none of one of its accounts says
    /// nothing against what an older one found.
    /// </summary>
    /// <param name="newestFirst">Of one bank.</param>
    private static IEnumerable<Break> Standing(IReadOnlyList<NotedHead> newestFirst) => newestFirst
        .SelectMany((n, newer) => n.Breaks
            .Where(b => newestFirst.Take(newer).All(later => later.Unread.Contains(b.Village))))
        .DistinctBy(b => (b.Village, b.Kind, b.Reference));

    private static bool IsLost(SheetAudit audit, Head noted) => audit.Findings.Any(f =>
        f.Kind == FindingKind.SheetGone
        || (f.Kind == FindingKind.EntryNotAsNoted && f.RowKey == JournalEntry.RowKeyOf(noted.Number)));

    private static bool IsOfNote(Finding finding) =>
        finding.Kind is FindingKind.EntryNotAsNoted or FindingKind.SheetGone;

    /// <summary>
    /// A debit that the sheet lacks may be one of many. One that it has, as given back, puts its own bill in doubt, and
    /// that alone: the village is billed, debited and warned of all else. One that may be a lost attempt counts until
    /// the bill is paid, by a receipt.
    /// </summary>
    private static bool IsUnexplained(Break left, Sheet sheet) => left.Kind switch
    {
        BreakKind.MissingWithUs => !sheet.Debits.Any(d => d.Id.PaymentReference == left.Reference
            && sheet.Bill(d.Village, d.Id.Bill.Segment) is { Doubt: BillDoubt.MoneyMayBeBack }),
        BreakKind.UnexplainedDebit => DebitId.TryParseReference(left.Reference, out var id)
            && sheet.Debit(id) is null && sheet.Bill(left.Village, id.Bill.Segment)?.State.IsPaid() != true,
        _ => false,
    };
}
