using System.Text.Json;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>Field maps in table <c>registry</c>, partition <c>maps</c>: row <c>Members~daftar simpeg</c>.</summary>
public sealed class TableFieldMaps(StorageAccount account) : IFieldMaps
{
    public async Task<IReadOnlyList<SavedMap>> AllAsync(CancellationToken stop)
    {
        var maps = new List<SavedMap>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {FieldMapRows.Partition}");
        await foreach (var entity in account.Registry.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            try
            {
                maps.Add(FieldMapRows.Read(entity));
            }
            catch (Exception e) when (e.IsMalformed())
            {
                // Who names it hears that there is none, and may save it anew.
            }
        }

        return [.. maps.OrderBy(m => m.Kind)];
    }

    public Task PutAsync(SavedMap map, CancellationToken stop) =>
        account.Registry.UpsertEntityAsync(FieldMapRows.ToEntity(map), TableUpdateMode.Replace, stop);
}

/// <summary>Field maps as rows, and in a column of a dry run.</summary>
internal static class FieldMapRows
{
    public const string Partition = "maps";

    public static TableEntity ToEntity(SavedMap map)
    {
        var row = new RowWriter();
        row.Text("Kind", map.Kind.ToString());
        row.Text("Name", map.Name);
        Write(row, map.Map);
        row.Text("By", map.By);
        row.Time("At", map.At);
        return row.ToEntity(Partition, KeyOf(map.Kind, map.Name));
    }

    /// <exception cref="UnreadableRowException">The row cannot be read; the message names it.</exception>
    public static SavedMap Read(TableEntity entity)
    {
        var row = entity.Reader();
        var map = new SavedMap(
            row.Text("Name"), row.Enum<ImportKind>("Kind"), ReadMap(row), row.Text("By"), row.Time("At"));
        row.Check(entity.RowKey == KeyOf(map.Kind, map.Name), "Name", "the name that the key has");
        return map;
    }

    public static void Write(RowWriter row, FieldMap map) => row.LongText("Map", JsonSerializer.Serialize(
        new FieldMapJson(map.Columns, map.DayForm, map.DecimalSign?.ToString()), ImportJson.Default.FieldMapJson));

    public static FieldMap ReadMap(RowReader row)
    {
        var map = row.Json("Map", ImportJson.Default.FieldMapJson);
        row.Check(map.Columns.Values.All(column => column is not null), "Map", "a name for each column");
        return new FieldMap(map.Columns, map.DayForm, map.DecimalSign is { Length: 1 } sign ? sign[0] : null);
    }

    private static string KeyOf(ImportKind kind, string name) => $"{kind}~{name.ToLowerInvariant()}";
}
