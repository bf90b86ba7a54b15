using System.Runtime.CompilerServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <param name="District">One district; null for all that is stored, whatever it is called.</param>
/// <param name="From">First pay month; null for the first there is. Only with a district.</param>
/// <param name="To">Last pay month; null for the last there is. Only with a district.</param>
public sealed record AuditScope(DistrictCode? District = null, PayMonth? From = null, PayMonth? To = null)
{
    /// <summary>Heads noted outside; those of other districts and months are left alone.</summary>
    public IReadOnlyList<Anchor> Anchors { get; init; } = [];

    public bool Covers(Anchor anchor) =>
        Sheet.TryParseKey(anchor.Sheet, out var district, out var month)
        && (District is null || District == district)
        && (From is null || month >= From)
        && (To is null || month <= To);
}

/// <summary>
/// Holds every sheet of a district, or of all, against its journal and names what was changed, removed or inserted
/// from outside. Reads only, one sheet at a time, also while others write.
/// </summary>
public sealed class AuditDistrict(ILedger ledger)
{
    /// <summary>A sheet that is written this often while it is read is not being audited but raced.</summary>
    private const int ReadingsMax = 5;

    /// <summary>One result a sheet, in order of key; a noted sheet that is gone comes last.</summary>
    public async IAsyncEnumerable<SheetAudit> RunAsync(
        AuditScope scope, [EnumeratorCancellation] CancellationToken stop)
    {
        if (scope is { District: null, From: not null } or { District: null, To: not null })
        {
            throw new ArgumentException("Months can be chosen of one district only.", nameof(scope));
        }

        var anchors = scope.Anchors.Where(scope.Covers).ToLookup(a => a.Sheet, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var stored in ledger.StoredAsync(scope.District, scope.From, scope.To, stop))
        {
            seen.Add(stored.Key);
            yield return await SettledAsync(stored, [.. anchors[stored.Key]], stop);
        }

        foreach (var gone in anchors.Where(a => !seen.Contains(a.Key)))
        {
            var text = $"{gone.Key} is gone; it was noted with entry {gone.Max(a => a.Head.Number)}.";
            yield return new SheetAudit(
                gone.Key, Head.None, 0, 0, 0, [new Finding(FindingKind.SheetGone, gone.Key, "", 0, null, text)]);
        }
    }

    /// <summary>
    /// A sheet is read in pages, and a commit between two of them looks like a foreign hand. What is still there when
    /// it is read again is one.
    /// </summary>
    private async Task<SheetAudit> SettledAsync(
        StoredSheet stored, IReadOnlyList<Anchor> anchors, CancellationToken stop)
    {
        var audit = JournalCheck.Of(stored, anchors);
        for (var readings = 1; audit.Findings.Count > 0 && readings < ReadingsMax; readings++)
        {
            if (!Sheet.TryParseKey(stored.Key, out var district, out var month))
            {
                break;
            }

            var before = audit;
            await foreach (var again in ledger.StoredAsync(district, month, month, stop))
            {
                audit = JournalCheck.Of(again, anchors);
            }

            if (audit.Findings.SequenceEqual(before.Findings))
            {
                break;
            }
        }

        return audit;
    }
}

/// <summary>Adds up an audit without keeping it.</summary>
/// <param name="findingsMax">How many findings are kept, in the order they come.</param>
public sealed class AuditTotals(int findingsMax)
{
    private readonly HashSet<string> districts = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    public int Districts => districts.Count;

    public int Sheets { get; private set; }

    public int Entries { get; private set; }

    public int Rows { get; private set; }

    public int Evidence { get; private set; }

    public int Problems { get; private set; }

    /// <summary>The first in order of the entries by which it shows; where none does, the first that came.</summary>
    public Finding? First { get; private set; }

    public IReadOnlyList<Finding> Findings => findings;

    public void Add(SheetAudit audit)
    {
        districts.Add(audit.Sheet.Split('~')[0]);
        Sheets++;
        Entries += audit.Entries;
        Rows += audit.Rows;
        Evidence += audit.Evidence;
        Problems += audit.Findings.Count;
        findings.AddRange(audit.Findings.Take(findingsMax - findings.Count));

        // The first of a sheet speaks for it, whatever time of an entry its other findings carry.
        if (audit.Findings is [var first, ..] && (First is null || (first.At ?? DateTimeOffset.MaxValue)
            < (First.At ?? DateTimeOffset.MaxValue)))
        {
            First = first;
        }
    }
}
