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
    public async IAsyncEnumerable<MalformedRow> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (name, read) in new (string, Action<TableEntity>)[]
        {
            (StorageAccount.RegistryName, RegisterRows.Check),
            (StorageAccount.RunsName, RunRows.Check),
            (StorageAccount.ReceiptsName, row => TableReceiptNumbers.Owner(row)),
            (StorageAccount.LimitsName, CheckLimit),
            (StorageAccount.FailuresName, row => (row.Reader().Text("Cause"), row.Reader().Time("At")).ToString()),
            (StorageAccount.RulesName, CheckRules),
            (StorageAccount.WorklistName, TableWorkNotes.Check),
        })
        {
            await foreach (var row in TableExport.RowsAsync(account.Table(name), stop))
            {
                if (Problem(row, read) is { } problem)
                {
                    yield return new MalformedRow($"{name} {row.PartitionKey} {row.RowKey}", problem);
                }
            }
        }
    }

    private static string? Problem(TableEntity row, Action<TableEntity> read)
    {
        try
        {
            read(row);
            return null;
        }
        catch (Exception e) when (e.IsMalformed())
        {
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
