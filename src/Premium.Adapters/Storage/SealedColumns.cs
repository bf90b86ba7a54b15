using System.Globalization;
using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>Sealed bytes over as many columns of a row as it takes.</summary>
internal static class SealedColumns
{
    /// <summary>A column takes 64 KiB, a row 1 MiB: what fits into one with room for what HTTP adds.</summary>
    public const int RowBytes = 12 * ColumnBytes;

    public const string First = "Cipher00";

    private const int ColumnBytes = 60 * 1024;

    /// <exception cref="InvalidOperationException">They do not fit into one row.</exception>
    public static TableEntity Entity(string partition, string rowKey, byte[] bytes)
    {
        if (bytes.Length > RowBytes)
        {
            throw new InvalidOperationException(
                $"Row '{partition}' '{rowKey}' would have {bytes.Length} bytes, at most {RowBytes} fit.");
        }

        var entity = new TableEntity(partition, rowKey);
        var column = 0;
        foreach (var chunk in bytes.Chunk(ColumnBytes))
        {
            entity[Column(column++)] = chunk;
        }

        return entity;
    }

    public static IEnumerable<byte> Bytes(TableEntity entity)
    {
        for (var column = 0; entity.TryGetValue(Column(column), out var value) && value is byte[] chunk; column++)
        {
            foreach (var one in chunk)
            {
                yield return one;
            }
        }
    }

    /// <summary>As base64, and what JSON adds.</summary>
    public static int SentBytes(byte[] bytes) => 1024 + (bytes.Length * 4 / 3);

    private static string Column(int number) => string.Create(CultureInfo.InvariantCulture, $"Cipher{number:00}");
}
