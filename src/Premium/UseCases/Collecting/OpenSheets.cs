using System.Runtime.ExceptionServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// The open sheets of one district as last read or written. Commits decisions one sheet at a time; where another
/// worker came first, everything is read and decided again.
/// </summary>
/// <param name="ledger">Where they are.</param>
/// <param name="district">Whose.</param>
/// <param name="from">First pay month.</param>
/// <param name="to">Last pay month.</param>
/// <param name="debtsSince">
/// With it, also every older month that has an unpaid bill, or what has its fate since; null for none of them.
/// </param>
/// <param name="believed">Follows what is committed; null where nothing is debited.</param>
/// <param name="with">A month that is read although it may be over, or is still to come.</param>
public sealed class OpenSheets(
    ILedger ledger, DistrictCode district, PayMonth from, PayMonth to, DateTimeOffset? debtsSince = null,
    BelievedSheets? believed = null, PayMonth? with = null)
{
    /// <summary>A worker that loses this often in a row is not competing but looping.</summary>
    private const int LostRacesMax = 100;

    private List<Sheet> sheets = [];

    public IReadOnlyList<Sheet> All => sheets;

    public Sheet Of(PayMonth month) => sheets.First(s => s.PayMonth == month);

    /// <summary>
    /// All that is worked on: the months in which bills are made, and every older one with a debt, whatever its age. A
    /// month stays until the end of the calendar month in which its last bill was paid, so that a run repeated on the
    /// same day counts the same bills.
    /// </summary>
    public static OpenSheets InScope(
        ILedger ledger, DistrictCode district, Rules rules, DateOnly today, BelievedSheets? believed = null,
        int monthsMore = 0, PayMonth? with = null)
    {
        var (from, to) = rules.OpenSheets(today);
        return new OpenSheets(
            ledger, district, from.Plus(-monthsMore), to, DebtsSince(rules, today), believed, with);
    }

    /// <summary>An older month with an attempt answered, or a bill paid, since then is in scope.</summary>
    public static DateTimeOffset DebtsSince(Rules rules, DateOnly today) =>
        rules.At(Period.Of(today).FirstDay, TimeOnly.MinValue);

    public async Task ReadAsync(CancellationToken stop)
    {
        var found = debtsSince is { } since
            ? await ledger.InScopeAsync(district, from, to, since, stop)
            : new SheetsInScope(await ledger.SheetsAsync(district, from, to, stop), []);
        sheets = [.. await ledger.OfMonthsAsync(district, found.Older, stop), .. found.Sheets];
        if (with is { } month && !sheets.Exists(s => s.PayMonth == month))
        {
            var its = await ledger.SheetsAsync(district, month, month, stop);
            sheets = [.. sheets.Concat(its).OrderBy(s => s.PayMonth)];
        }

        if (debtsSince is not null)
        {
            await ReadPaidAfterAsync(stop);
        }
    }

    /// <summary>
    /// Older months, of two years, that no pass looks at any more, in which a receipt or a person is awaited.
    /// </summary>
    /// <param name="rules">Which months are in scope.</param>
    /// <param name="today">Local day.</param>
    /// <param name="more">Others that are wanted as well.</param>
    /// <param name="stop">Stops the reading.</param>
    internal async Task<IReadOnlyList<Sheet>> AwaitedAsync(
        Rules rules, DateOnly today, IEnumerable<PayMonth> more, CancellationToken stop)
    {
        var before = rules.OpenSheets(today).From;
        var since = before.Plus(-DistrictFacts.MonthsBack);
        var months = (await ledger.AwaitedMonthsAsync(district, since, before, stop))
            .Union(more.Where(m => m >= since && m < before))
            .Except(sheets.Select(s => s.PayMonth))
            .Order();
        return await ledger.OfMonthsAsync(district, months, stop);
    }

    /// <summary>
    /// A paid month puts off the lapse by an older one: of a village that gets no bills any more it is read also where
    /// nothing of it is open.
    /// </summary>
    private async Task ReadPaidAfterAsync(CancellationToken stop)
    {
        var looked = sheets.Select(s => s.PayMonth).ToHashSet();
        while (true)
        {
            var left = sheets.Where(s => s.PayMonth < from)
                .SelectMany(s => s.Bills.Where(b => !b.State.IsPaid()).Select(b => (b.Village, b.Id.Segment)))
                .Distinct()
                .Select(of => (Of: of, Newest: sheets.FindLast(s => s.Bill(of.Village, of.Segment) is not null)!))
                .Where(l => l.Newest.PayMonth < from)
                .SelectMany(l => Enumerable.Range(1, StandingRules.MonthsToLapse)
                    .Select(later => (l.Of, Month: l.Newest.PayMonth.Plus(later))))
                .Where(l => l.Month < from && !looked.Contains(l.Month))
                .ToLookup(l => l.Month, l => l.Of);
            if (left.Count == 0)
            {
                return;
            }

            looked.UnionWith(left.Select(month => month.Key));
            var after = (await ledger.OfMonthsAsync(district, left.Select(month => month.Key), stop))
                .Where(s => left[s.PayMonth].Any(of => s.Bill(of.Village, of.Segment) is not null));
            sheets = [.. sheets.Concat(after).OrderBy(s => s.PayMonth)];
        }
    }

    /// <summary>
    /// Commits what is decided on the sheets as they stand. Returns the rows that this worker, and no other, has
    /// committed: what they reserve is this worker's to send. A village with rows that cannot be read, or do not
    /// fit together, is left out, so that it does not hold up the others.
    /// </summary>
    /// <param name="at">Time of the journal entries.</param>
    /// <param name="actor">Who commits.</param>
    /// <param name="decide">Rows to write for each sheet; called again on newer sheets after a lost race.</param>
    /// <param name="stop">Stops between two commits.</param>
    public async Task<IReadOnlyList<SheetRow>> CommitAsync(
        DateTimeOffset at, string actor, Func<IReadOnlyList<Sheet>, IEnumerable<SheetChange>> decide,
        CancellationToken stop)
    {
        var committed = await CommitPartlyAsync(at, actor, decide, stop);
        committed.Failure?.Throw();
        return committed.Rows;
    }

    /// <summary>
    /// As <see cref="CommitAsync"/>, but where some commits are in already, a fault or a stop comes back with their
    /// rows: nobody else sends what they reserve.
    /// </summary>
    internal async Task<CommittedRows> CommitPartlyAsync(
        DateTimeOffset at, string actor, Func<IReadOnlyList<Sheet>, IEnumerable<SheetChange>> decide,
        CancellationToken stop)
    {
        var committed = new List<SheetRow>();
        try
        {
            for (var lost = 0; lost < LostRacesMax; lost++)
            {
                // Decided in full on one state of the sheets, before the first commit moves any of them on.
                if (await CommitOnceAsync(at, actor, [.. decide([.. sheets])], committed, stop))
                {
                    return new CommittedRows(committed);
                }

                await ReadAsync(stop);
            }

            throw new InvalidOperationException($"{district}: lost {LostRacesMax} commits in a row.");
        }
        catch (Exception e) when (committed.Count > 0)
        {
            return new CommittedRows(committed, ExceptionDispatchInfo.Capture(e));
        }
    }

    private async Task<bool> CommitOnceAsync(
        DateTimeOffset at, string actor, IReadOnlyList<SheetChange> changes, List<SheetRow> committed,
        CancellationToken stop)
    {
        foreach (var change in changes)
        {
            var index = sheets.FindIndex(s => s.PayMonth == change.PayMonth);

            // Decided anew after a lost race, a call whose evidence an earlier part has taken in is not kept twice.
            var kept = committed.OfType<EvidenceRow>().Select(e => e.Call)
                .ToHashSet(ReferenceEqualityComparer.Instance);
            var rows = change.Rows
                .Where(r => MayTake(sheets[index], r) && !(r is EvidenceRow e && kept.Contains(e.Call)))
                .Select(r => r is Bill b ? b.Dated(sheets[index].Bill(b.Village, b.Id.Segment), at) : r)
                .ToList();
            foreach (var part in new Change(at, actor, change.Reason, rows).Parts())
            {
                stop.ThrowIfCancellationRequested();

                // Cut short, it would be in or not, and nobody knew.
                if (await ledger.CommitAsync(sheets[index], part, CancellationToken.None)
                    is not CommitResult.Committed result)
                {
                    return false;
                }

                believed?.Follow(sheets[index], result.Sheet, at);
                sheets[index] = result.Sheet;
                committed.AddRange(part.Rows);
            }
        }

        return true;
    }

    /// <summary>
    /// Of a village whose rows do not fit together, what was called and told is kept; bills and debits stay as they
    /// are, so that no entry of ours vouches for them.
    /// </summary>
    private static bool MayTake(Sheet sheet, SheetRow row) =>
        sheet.IsReadable(row.Village) && (row is EvidenceRow or Alert || sheet.IsWhole(row.Village));
}

/// <summary>What this worker, and no other, has committed.</summary>
/// <param name="Rows">Which.</param>
/// <param name="Failure">What kept the rest from being committed; null where all of it is in.</param>
internal sealed record CommittedRows(IReadOnlyList<SheetRow> Rows, ExceptionDispatchInfo? Failure = null);

/// <summary>What one sheet gets, and why in a few words for the journal.</summary>
public sealed record SheetChange(PayMonth PayMonth, string Reason, IReadOnlyList<SheetRow> Rows);
