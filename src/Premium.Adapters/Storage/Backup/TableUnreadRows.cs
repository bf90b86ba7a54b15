using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>What <see cref="RowsCheck"/> found last, in table <c>worklist</c>, partition and row <c>rows</c>.</summary>
public sealed class TableUnreadRows(StorageAccount account) : IUnreadRows
{
    internal const string Partition = "rows";

    private readonly TableClient table = account.Worklist;

    /// <summary>Not of rules: <see cref="RuleBook"/> names each that would count.</summary>
    public IAsyncEnumerable<UnreadRow> FindAsync(CancellationToken stop) =>
        new RowsCheck(account).RunAsync(stop).Where(row => row.Table != StorageAccount.RulesName);

    public async Task<RowsLook?> LastAsync(CancellationToken stop)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Partition, cancellationToken: stop);
        if (!row.HasValue || TryRead(row.Value!) is not { } look)
        {
            return null;
        }

        var found = await Task.WhenAll(look.Found.Select(async known => await AgainAsync(known, stop)));
        return look with { Found = [.. found.OfType<UnreadRow>()] };
    }

    public Task KeepAsync(RowsLook look, CancellationToken stop)
    {
        var row = new RowWriter();
        row.LongText("Look", JsonSerializer.Serialize(look));
        return table.UpsertEntityAsync(row.ToEntity(Partition, Partition), TableUpdateMode.Replace, stop);
    }

    /// <exception cref="FormatException">It cannot be read; the message names row and column.</exception>
    internal static RowsLook Read(TableEntity entity)
    {
        var row = entity.Reader();
        try
        {
            var look = JsonSerializer.Deserialize<RowsLook?>(row.LongText("Look"));
            row.Check(
                look is { Found: not null, More: not null, Problem: not null } && look.Found.All(IsWhole),
                "Look", "what a look at all rows found");
            return look!;
        }
        catch (JsonException e)
        {
            throw new FormatException($"Look: expected what a look at all rows found, as JSON. {e.Message}", e);
        }
    }

    private static bool IsWhole(UnreadRow? row) =>
        row is { Table: not null, Partition: not null, Key: not null, Problem: not null };

    private static RowsLook? TryRead(TableEntity entity)
    {
        try
        {
            return Read(entity);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return null;
        }
    }

    /// <summary>Null once it is mended or gone.</summary>
    private async Task<UnreadRow?> AgainAsync(UnreadRow known, CancellationToken stop)
    {
        if (!RowsCheck.Tables.ContainsKey(known.Table))
        {
            return null;
        }

        var row = await account.Table(known.Table).GetEntityIfExistsAsync<TableEntity>(
            known.Partition, known.Key, cancellationToken: stop);
        return row.HasValue && RowsCheck.Problem(known.Table, row.Value!) is { } problem
            ? new UnreadRow(known.Table, known.Partition, known.Key, problem)
            : null;
    }
}
