using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Erasures that the journal of imports has and an export has not: with the rows of the export the people come back,
/// and the proof that they were erased goes. The journal names nobody; their marks tell them apart.
/// </summary>
internal sealed class UndoneErasures
{
    private readonly Dictionary<string, string> all = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All => [.. all.Values];

    /// <param name="table">Its name.</param>
    /// <param name="stored">A row that the export has not, or has another one of.</param>
    public void Look(string table, TableEntity stored)
    {
        if (table != StorageAccount.RegistryName || stored.PartitionKey != ImportRows.Partition
            || !stored.RowKey.StartsWith(ImportRows.EntryPrefix, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            if (ImportRows.ReadEntry(stored) is { Step: ImportStep.Erasing or ImportStep.Erased } entry)
            {
                // The end takes the place of the beginning.
                all[entry.Import] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"entry {entry.Number}, {entry.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, by {entry.By}, " +
                    $"mark {entry.Import}, {entry.Summary}");
            }
        }
        catch (Exception e) when (e.IsMalformed())
        {
            all[stored.RowKey] = $"{stored.RowKey} cannot be read and may be one";
        }
    }
}
