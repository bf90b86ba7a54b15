using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Rows of ours that nobody can do without: where one cannot be read, it is named.</summary>
internal static class OwnRows
{
    /// <exception cref="UnreadableRowException">It cannot be read; names table, partition and key.</exception>
    public static T Read<T>(string table, TableEntity row, Func<TableEntity, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            throw new UnreadableRowException($"{table} {row.PartitionKey} {row.RowKey}: {e.Message}", e);
        }
    }
}
