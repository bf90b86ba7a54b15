using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Says, as a red run that noted heads which no restored journal has, that the sheets were put back: a debit made after
/// the export is not in them, so nothing is debited from a sheet before its month is reconciled with every bank.
/// </summary>
internal sealed class RestoreNote(StorageAccount account, DateTimeOffset exportedAt, DateTimeOffset now)
{
    private const string Suffix = "~restored";

    private readonly string id = string.Create(
        CultureInfo.InvariantCulture, $"watch~{now.UtcDateTime:yyyy-MM-dd}{Suffix}");

    /// <summary>Its rows are not those of an export.</summary>
    public static bool Is(string table, TableEntity row) => table == StorageAccount.RunsName
        && (row.PartitionKey.EndsWith(Suffix, StringComparison.Ordinal)
            || row.RowKey.EndsWith(Suffix, StringComparison.Ordinal));

    public async Task WriteAsync(IReadOnlyList<Anchor> heads, CancellationToken stop)
    {
        var runs = new TableRuns(account.Runs);
        var from = exportedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var note = $"restored from the export of {from} UTC: nothing is debited before its month is reconciled with " +
            "every bank";
        foreach (var sheets in heads.Where(h => Sheet.TryParseKey(h.Sheet, out _, out _)).GroupBy(DistrictOf))
        {
            await runs.PutReportAsync(
                id,
                new DistrictReport(sheets.Key, new Tally(), NextWake: null, [note])
                {
                    Heads = [.. sheets.Select(s => s with { Head = new Head(s.Head.Number + 1, Hash(s.Sheet)) })],
                },
                stop);
        }

        await runs.CloseAsync(
            new Run(id, RunPurpose.Watch, "", now, RunState.Red, new Tally(), ClosedAt: now, Note: note), stop);
    }

    private static DistrictCode DistrictOf(Anchor head)
    {
        _ = Sheet.TryParseKey(head.Sheet, out var district, out _);
        return district;
    }

    private string Hash(string sheet) => Convert.ToBase64String(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{id} {sheet}")));
}
