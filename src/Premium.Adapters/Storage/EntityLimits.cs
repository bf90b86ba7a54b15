using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>
/// Limits of Azure Table Storage, checked before sending so that the message names the row and the column:
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
public static class EntityLimits
{
    /// <summary>A text column takes 64 KiB of UTF-16.</summary>
    public const int TextMax = 32 * 1024;

    /// <summary>A row takes 1 MiB.</summary>
    public const int RowBytesMax = 1024 * 1024;

    /// <summary>A transaction takes 4 MiB as sent; the rest is left for what HTTP adds.</summary>
    public const int BatchBytesMax = 4 * 1024 * 1024 - (256 * 1024);

    public const int BatchRowsMax = 100;

    /// <summary>Bytes of a row as sent, rounded up.</summary>
    /// <exception cref="InvalidOperationException">A column or the row is too large.</exception>
    public static int Check(TableEntity row)
    {
        var stored = 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length));
        var sent = 1024;
        foreach (var (name, value) in row)
        {
            if (BytesIn(value) is { } bytes)
            {
                stored += 12 + (2 * name.Length) + bytes;
                // As base64.
                sent += 64 + name.Length + ((bytes + 2) / 3 * 4);
                continue;
            }

            if (value is not string text)
            {
                stored += 24 + (2 * name.Length);
                sent += 96 + name.Length;
                continue;
            }

            if (text.Length > TextMax)
            {
                throw new InvalidOperationException(
                    $"Row '{row.PartitionKey}' '{row.RowKey}', column {name}: {text.Length} characters, " +
                    $"at most {TextMax} fit.");
            }

            stored += 16 + (2 * (name.Length + text.Length));
            // JSON escapes quotes and all but ASCII in up to six characters.
            sent += 16 + name.Length + (6 * text.Length) - (5 * PlainIn(text));
        }

        return stored <= RowBytesMax
            ? sent
            : throw new InvalidOperationException(
                $"Row '{row.PartitionKey}' '{row.RowKey}' has {stored} bytes, at most {RowBytesMax} fit.");
    }

    /// <exception cref="InvalidOperationException">A column, a row or the whole is too large.</exception>
    public static void Check(IReadOnlyList<TableTransactionAction> batch)
    {
        var sent = batch.Sum(action => Check((TableEntity)action.Entity));
        if (batch.Count > BatchRowsMax || sent > BatchBytesMax)
        {
            throw new InvalidOperationException(
                $"A transaction on '{batch[0].Entity.PartitionKey}' has {batch.Count} rows and {sent} bytes, " +
                $"at most {BatchRowsMax} and {BatchBytesMax} fit.");
        }
    }

    private static int? BytesIn(object? value) => value switch
    {
        byte[] bytes => bytes.Length,
        BinaryData bytes => bytes.ToMemory().Length,
        _ => null,
    };

    private static int PlainIn(string text) =>
        text.Count(c => c is >= ' ' and <= '~' and not ('"' or '\\' or '<' or '>' or '&' or '\'' or '+' or '`'));
}
