using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Rows of ours that nobody else has a hand in. Where one cannot be read, whoever asked is not at fault: no
/// <see cref="FormatException"/>, which tells people that what they sent is wrong.
/// </summary>
internal static class OwnRows
{
    /// <exception cref="InvalidDataException">It cannot be read; names table, partition and key.</exception>
    public static T Read<T>(string table, TableEntity row, Func<TableEntity, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (e.IsMalformed())
        {
            throw new InvalidDataException($"{table} {row.PartitionKey} {row.RowKey}: {e.Message}", e);
        }
    }
}
