using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Reads every row that no journal covers as the program reads it, and names those that it cannot: what another tool
/// wrote with other types, or none. Sheets have their journals.
/// </summary>
public sealed class RowsCheck(StorageAccount account)
{
    internal static IReadOnlyDictionary<string, Action<TableEntity>> Tables { get; } =
        new Dictionary<string, Action<TableEntity>>(StringComparer.Ordinal)
        {
            [StorageAccount.RegistryName] = RegisterRows.Check,
            [StorageAccount.RunsName] = RunRows.Check,
            [StorageAccount.ReceiptsName] = row => TableReceiptNumbers.Owner(row),
            [StorageAccount.LimitsName] = CheckLimit,
            [StorageAccount.FailuresName] = row => (row.Reader().Text("Cause"), row.Reader().Time("At")).ToString(),
            [StorageAccount.RulesName] = CheckRules,
            [StorageAccount.WorklistName] = TableWorkNotes.Check,
        };

    public async IAsyncEnumerable<UnreadRow> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var name in Tables.Keys)
        {
            await foreach (var row in TableExport.RowsAsync(account.Table(name), stop))
            {
                if (Problem(name, row) is { } problem)
                {
                    yield return new UnreadRow(name, row.PartitionKey, row.RowKey, problem);
                }
            }
        }
    }

    /// <summary>Null where it can be read.</summary>
    internal static string? Problem(string table, TableEntity row)
    {
        try
        {
            Tables[table](row);
            return null;
        }
        catch (Exception e)
        {
            // Whatever its columns do to a reader: it is this row, and hides no other.
            return e.Message;
        }
    }

    private static void CheckLimit(TableEntity entity)
    {
        if (entity.RowKey == TableSharedTokens.RowKey)
        {
            entity.Reader().TextOrEmpty("Sealed");
            entity.Reader().TimeOrNull("AskingUntil");
            return;
        }

        LimitRows.Read(entity);
    }

    private static void CheckRules(TableEntity entity)
    {
        if (RuleRows.Read(entity) is { Version: null } unreadable)
        {
            throw new UnreadableRowException(unreadable.Problem);
        }
    }
}
