using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>
/// Versions of rule files in table <c>rules</c>: partition the name of the file, row <c>version~000001</c>. A version
/// is added and never written over: who comes second is told.
/// </summary>
public sealed class TableRuleVersions(StorageAccount account) : IRuleVersions
{
    private readonly TableClient table = account.Rules;

    public async Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop)
    {
        var stored = new List<StoredRules>();
        await foreach (var entity in table.QueryAsync<TableEntity>(cancellationToken: stop))
        {
            stored.Add(RuleRows.Read(entity));
        }

        return stored;
    }

    public Task<bool> AddAsync(RuleVersion version, CancellationToken stop) => table.AddOnceAsync(
        RuleRows.ToEntity(version), there => RuleRows.Read(there).Version == version, stop);
}

/// <summary>One version as a row.</summary>
internal static class RuleRows
{
    private const string Prefix = "version~";

    public static TableEntity ToEntity(RuleVersion version)
    {
        var row = new RowWriter();
        row.Number("Adds", version.Adds ? 1 : 0);
        row.Text("From", version.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        row.Text("By", version.By);
        row.Time("At", version.At);
        row.Text("Reason", version.Reason);
        row.Text("Previous", version.Previous);
        row.Text("Hash", version.Hash);
        row.LongText("Text", version.Text);
        return row.ToEntity(
            version.File, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version.Number:000000}"));
    }

    public static StoredRules Read(TableEntity entity)
    {
        var row = entity.Reader();
        var number = 0;
        var hash = "";
        try
        {
            row.Check(
                entity.RowKey.StartsWith(Prefix, StringComparison.Ordinal) && entity.RowKey.Length == Prefix.Length + 6
                    && RuleFile.All.Contains(entity.PartitionKey),
                "RowKey", "version~ and six digits, in the partition of a file of rules");
            number = row.Digits(entity.RowKey[Prefix.Length..]);
            hash = row.Text("Hash");
            var version = new RuleVersion(
                entity.PartitionKey, number, row.Flag("Adds"), row.LongText("Text"), row.Day("From"), row.Text("By"),
                row.Time("At"), row.Text("Reason"), row.TextOrEmpty("Previous"));
            row.Check(version.Hash == hash, "Hash", "the hash of what the row says: it was changed");
            return new StoredRules(entity.PartitionKey, number, version, hash, "");
        }
        catch (Exception e) when (e.IsMalformed())
        {
            return new StoredRules(entity.PartitionKey, number, null, hash, e.Message);
        }
    }
}
