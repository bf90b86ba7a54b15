using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <content>Which months are worked on, read from the rows themselves.</content>
public sealed partial class TableLedger
{
    /// <summary>Before any moment of ours: a row with a later one has one.</summary>
    private static readonly DateTimeOffset Ever = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task<IReadOnlyList<PayMonth>> OpenMonthsAsync(
        DistrictCode district, PayMonth before, DateTimeOffset fateSince, CancellationToken stop) =>
        MonthsAsync(district, before, $"{NoEntryOrEvidence} and {Matters(fateSince)}", stop);

    public Task<IReadOnlyList<PayMonth>> UntoldMonthsAsync(
        DistrictCode district, PayMonth before, CancellationToken stop) =>
        // Whatever is awaited has a moment at which it is looked at.
        MonthsAsync(
            district, before,
            TableClient.CreateQueryFilter(
                $"RowKey ge {"alert~"} and RowKey lt {"alert~~"} and (State eq {"Raised"} or NextTry ge {Ever})"),
            stop);

    public Task<IReadOnlyList<PayMonth>> AwaitedMonthsAsync(
        DistrictCode district, PayMonth from, PayMonth before, CancellationToken stop) =>
        // Among the rows of a bill, proposals alone have a time of theirs; the few there are are looked at one by one.
        MonthsAsync(
            district, before,
            TableClient.CreateQueryFilter($"PartitionKey ge {Sheet.KeyOf(district, from)}") + $" and ({LostAlert} or "
            + TableClient.CreateQueryFilter($"RowKey ge {"bill~"} and RowKey lt {"bill~~"}")
            + TableClient.CreateQueryFilter(
                $" and (State eq {nameof(BillState.Debited)} or ProposedAt ge {Ever}))"),
            stop, unless: nameof(ReceiptWithdrawal.ClosedAt));

    /// <summary>An alert of no state that there is: no bill tells of it once its month is paid.</summary>
    private static string LostAlert { get; } = "RowKey ge 'alert~' and RowKey lt 'alert~~' and not ("
        + string.Join(" or ", Enum.GetNames<AlertState>().Select(state => $"State eq '{state}'")) + ")";

    /// <param name="district">Whose.</param>
    /// <param name="before">The month after the last one.</param>
    /// <param name="filter">Rows that make a month one of them.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="unless">Rows with this column make none; null for no such column.</param>
    private async Task<IReadOnlyList<PayMonth>> MonthsAsync(
        DistrictCode district, PayMonth before, string filter, CancellationToken stop, string? unless = null)
    {
        var span = TableClient.CreateQueryFilter(
            $"PartitionKey ge {$"{district}~"} and PartitionKey lt {Sheet.KeyOf(district, before)}");
        var months = new SortedSet<PayMonth>();
        string[] columns = [nameof(TableEntity.PartitionKey), .. unless is null ? [] : new[] { unless }];
        await foreach (var entity in sheets.QueryAsync<TableEntity>(
            $"{span} and ({filter})", select: columns, cancellationToken: stop))
        {
            if (Sheet.TryParseKey(entity.PartitionKey, out _, out var month)
                && (unless is null || entity[unless] is null))
            {
                months.Add(month);
            }
        }

        return [.. months];
    }

    public Task<SheetsInScope> InScopeAsync(
        DistrictCode district, PayMonth from, PayMonth to, DateTimeOffset fateSince, CancellationToken stop)
    {
        var all = TableClient.CreateQueryFilter(
            $"PartitionKey ge {$"{district}~"} and PartitionKey le {Sheet.KeyOf(district, to)}");
        var young = TableClient.CreateQueryFilter($"PartitionKey ge {Sheet.KeyOf(district, from)}");

        // A filter may have 15 comparisons; this one has as many.
        return FindAsync(
            district, from, to, $"{all} and {NoEntryOrEvidence} and ({young} or {Matters(fateSince)})", stop);
    }

    /// <summary>What makes a row keep its month in scope; journal and evidence are left out before.</summary>
    private static string Matters(DateTimeOffset moment) =>
        // Every unpaid state comes behind the two paid ones. One that is lost, or of another type, is none of these: no
        // bill is let go because nobody can say how it stands. What else lies under the key of a bill has no state. A
        // doubt that there is, is one, whatever it says.
        "(RowKey ge 'bill~' and RowKey lt 'bill~~' and (State gt 'Debited' or not (State eq 'Covered'"
        + TableClient.CreateQueryFilter($" or State eq 'Debited' or RecordedAt ge {Ever} or ProposedAt ge {Ever})")
        + TableClient.CreateQueryFilter($" or Doubt ge '' or Since ge {moment}) or AnsweredAt ge {moment})");
}
