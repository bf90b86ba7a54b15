using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Pauses in table <c>registry</c>, partition <c>pauses</c>: row <c>000001</c> and, once somebody ended it,
/// <c>000001~resumed</c>. A row is added and never written over, but for an end that cannot be read: who comes second
/// is told. An order that lost a column goes on stopping while its number and scope can be read.
/// </summary>
public sealed class TablePauses(StorageAccount account) : IPauses
{
    private readonly TableClient table = account.Registry;

    public async Task<PauseBook> ReadAsync(CancellationToken stop)
    {
        var orders = new List<PauseOrder>();
        var malformed = new List<MalformedRow>();
        var taken = new HashSet<int>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PauseRows.Partition}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            try
            {
                var number = PauseRows.NumberOf(entity);
                taken.Add(number);
                if (!PauseRows.IsResumption(entity))
                {
                    orders.Add(PauseRows.ReadOrder(entity));
                }
                else if (orders.Count > 0 && orders[^1].Number == number)
                {
                    // Sorts right behind its pause; of one that cannot be read it ends nothing.
                    orders[^1] = orders[^1] with { Resumed = PauseRows.ReadResumption(entity) };
                }
            }
            catch (Exception e) when (e.IsMalformed())
            {
                var row = new MalformedRow($"registry {entity.PartitionKey} {entity.RowKey}", e.Message);
                malformed.Add(row);
                if (PauseRows.ReadRest(entity) is { } rest)
                {
                    orders.Add(rest with { Flaw = row });
                }
            }
        }

        return taken.Count == 0 && malformed.Count == 0
            ? PauseBook.Empty
            : new PauseBook(orders, malformed, RowNumbers.Next(orders.Select(o => o.Number), taken));
    }

    public Task<bool> AddAsync(PauseOrder order, CancellationToken stop) => table.AddOnceAsync(
        PauseRows.ToEntity(order), there => PauseRows.ReadOrder(there) == order, stop);

    public Task<bool> ResumeAsync(int number, Resumption resumption, CancellationToken stop) => table.EndOnceAsync(
        PauseRows.ToEntity(number, resumption), there => PauseRows.ReadResumption(there) == resumption, stop);
}

/// <summary>A pause, and its end, as rows.</summary>
internal static class PauseRows
{
    public const string Partition = "pauses";
    private const string ResumedEnd = "~resumed";
    private const int NumberLength = 6;

    /// <summary>In the place of a word that cannot be read, in both languages.</summary>
    private const string Lost = "?";

    /// <summary>Before any row of ours.</summary>
    private static readonly DateTimeOffset Ever = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool IsResumption(TableEntity entity) =>
        entity.RowKey.EndsWith(ResumedEnd, StringComparison.Ordinal);

    public static int NumberOf(TableEntity entity)
    {
        var key = IsResumption(entity) ? entity.RowKey[..^ResumedEnd.Length] : entity.RowKey;
        var row = entity.Reader();
        row.Check(key.Length == NumberLength, "RowKey", $"six digits, or six digits and {ResumedEnd}");
        return row.Digits(key);
    }

    public static TableEntity ToEntity(PauseOrder order)
    {
        var row = new RowWriter();
        row.Text("Scope", order.Scope.ToString());
        row.Text("By", order.Pause.By);
        row.Text("Reason", order.Pause.Reason);
        row.Text("From", Text(order.Pause.From));
        row.Text("Until", order.Pause.Until is { } until ? Text(until) : null);
        row.Time("At", order.At);
        return row.ToEntity(Partition, order.Id);
    }

    public static TableEntity ToEntity(int number, Resumption resumption)
    {
        var row = new RowWriter();
        row.Text("By", resumption.By);
        row.Text("Reason", resumption.Reason);
        row.Time("At", resumption.At);
        return row.ToEntity(Partition, PauseOrder.IdOf(number) + ResumedEnd);
    }

    public static PauseOrder ReadOrder(TableEntity entity)
    {
        var row = entity.Reader();
        return new PauseOrder(
            NumberOf(entity),
            PauseScope.Parse(row.Text("Scope")),
            new Pause(
                row.Text("By"), row.Text("Reason"), row.Day("From"), row.Has("Until") ? row.Day("Until") : null),
            row.Time("At"));
    }

    /// <summary>
    /// Of an order that cannot be read whole: what it stops, from ever on where nobody can read since when, and
    /// without an end where that is lost. Null where number or scope cannot be read either.
    /// </summary>
    public static PauseOrder? ReadRest(TableEntity entity)
    {
        var row = entity.Reader();
        return IsResumption(entity) ? null : Or<PauseOrder?>(null, () => new PauseOrder(
            NumberOf(entity),
            PauseScope.Parse(row.Text("Scope")),
            new Pause(
                Or(Lost, () => row.Text("By")), Or(Lost, () => row.Text("Reason")),
                Or(DateOnly.FromDateTime(Ever.UtcDateTime), () => row.Day("From")),
                Or<DateOnly?>(null, () => row.Has("Until") ? row.Day("Until") : null)),
            Or(Ever, () => row.Time("At"))));
    }

    public static Resumption ReadResumption(TableEntity entity)
    {
        var row = entity.Reader();
        return new Resumption(row.Text("By"), row.Text("Reason"), row.Time("At"));
    }

    /// <exception cref="UnreadableRowException">The row cannot be read; the message names it.</exception>
    public static void Check(TableEntity entity)
    {
        NumberOf(entity);
        if (IsResumption(entity))
        {
            ReadResumption(entity);
        }
        else
        {
            ReadOrder(entity);
        }
    }

    private static T Or<T>(T otherwise, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return otherwise;
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
