using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>The order in which storage returns the rows of a table.</summary>
internal static class KeyOrder
{
    public static int Compare(TableEntity left, TableEntity right)
    {
        var byPartition = string.CompareOrdinal(left.PartitionKey, right.PartitionKey);
        return byPartition != 0 ? byPartition : string.CompareOrdinal(left.RowKey, right.RowKey);
    }
}
