using System.Globalization;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;

namespace Premium.Tests.Local.Hostile;

/// <summary>
/// Rubbish for every table: in partitions of nobody, and in those in use, beside what is there; of sheets and register
/// also over the rows of one village.
/// </summary>
internal sealed class HostileRows(StorageAccount account, VillageCode victim)
{
    private static readonly DateTimeOffset Old = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Far = DateTimeOffset.MaxValue;

    /// <summary>A reconciliation that is over, whose reports are read for days: nobody writes them anew.</summary>
    public const string RunBefore = "reconcile~2026-12-01~16.74~01";

    /// <summary>64 KiB of UTF-16 is what a column takes.</summary>
    private static readonly string Huge = new('x', 30_000);

    /// <summary>Every column of a row in another type, or gone.</summary>
    public static readonly IReadOnlyList<(string Name, object? Value)> Values =
    [
        ("nothing", null),
        ("numbers", 7),
        ("big numbers", long.MaxValue),
        ("fractions", double.NaN),
        ("flags", true),
        ("bytes", new byte[] { 0, 255 }),
        ("ids", Guid.Empty),
        ("1601", Old),
        ("9999", Far),
        ("60 KB", Huge),
        ("empty texts", ""),
        ("line breaks", "a\r\n<script>\u202e"),
        ("gaps", "[null]"),
    ];

    private string District => victim.District.ToString();

    /// <summary>Table, partition, key and columns of rows that are in use, or look as if they were.</summary>
    private IEnumerable<(string Table, string Partition, string Key, string[] Columns)> Places =>
    [
        ("sheets", "rubbish", "rubbish", ["A"]),
        ("sheets", "99.99.99~2026-12", "bill~2001~pu", ["State"]),
        ("sheets", $"{District}~9999-12", "bill~2001~pu", ["State"]),
        ("sheets", $"{District}~0001-01", "_head", ["Number", "Hash"]),
        ("sheets", $"{District}~2025-01", $"bill~{victim.Number}~pu", ["State", "Lines", "HeadCount", "Attempts"]),
        ("sheets", $"{District}~2026-12", $"bill~{victim.Number}~zz", ["State"]),
        ("sheets", $"{District}~2026-12", $"debit~{victim.Number}~pu~99", ["State", "Amount", "ReservedAt"]),
        ("sheets", $"{District}~2026-12", $"debit~{victim.Number}~pu~01~decision~01", ["Outcome"]),
        ("sheets", $"{District}~2026-12", $"alert~{victim.Number}~pu~due-2", ["State", "RaisedAt", "NextTry"]),
        ("sheets", $"{District}~2026-12", $"bill~{victim.Number}~pu~receipt~01", ["Number", "Amount"]),
        ("sheets", $"{District}~2026-12", $"bill~{victim.Number}~pu~receipt~01~withdrawal~01", ["Reason"]),
        ("sheets", $"{District}~2026-12", $"evidence~{victim.Number}~pu~01~000001~00", ["Call", "Reply"]),
        ("sheets", $"{District}~2026-12", $"zzz~{victim.Number}", ["A"]),
        ("registry", "rubbish", "rubbish", ["A"]),
        ("registry", "districts", "rubbish", ["A"]),
        ("registry", "districts", "16.74.9", ["A"]),
        ("registry", "districts", "16.74.99", ["A"]),
        ("registry", "accounts", "rubbish", ["Codes"]),
        ("registry", "16.74.99", "village~2001", ["Name", "Contacts00"]),
        ("registry", District, $"village~{victim.Number}",
            ["Name", "Since", "PeoplePu", "MandateBank", "MandateFrom", "Contacts00", "Paused"]),
        ("registry", District, $"roster~{victim.Number}", ["Payer", "Members00"]),
        ("registry", District, $"moved~{victim.Number}", ["To"]),
        ("registry", District, "village~x", ["Name"]),
        ("registry", $"{District}~person", "people~63", ["Cipher00"]),
        ("registry", "pauses", "999999", ["Scope", "By", "Reason", "From", "At"]),
        ("registry", "imports", "shown~20261201-000000-0000000a", ["Kind", "At", "By", "FileHash", "Parts"]),
        ("desk", "keys", "rubbish", ["Sealed"]),
        ("runs", "rubbish", "rubbish", ["A"]),
        ("runs", "day~2026-12-03", "rubbish", ["State"]),
        ("runs", "day~2026-12-03", "~~", ["State"]),
        ("runs", "day~9999-12-31", "collect~9999-12-31~16.74~01", ["State", "StartedAt"]),
        ("runs", "day~2026-12-03", "watch~2026-12-03~16.74~77", ["State", "StartedAt", "Expected", "Purpose"]),
        ("runs", "day~2026-12-02", "collect~2026-12-02~16.74~77", ["State", "StartedAt", "Expected", "Purpose"]),
        ("runs", "collect~2026-12-03~16.74~01", "district~rubbish", ["Expected"]),
        ("runs", RunBefore, $"district~{District}",
            ["Expected", "Problems00", "Heads00", "Breaks00", "Accounts00"]),
        ("receipts", "16.74", "RUBBISH", ["Bill"]),
        ("receipts", "rubbish", "rubbish", ["Bill"]),
        ("failures", "districts", "rubbish", ["Cause", "At"]),
        ("failures", "rubbish", "rubbish", ["Cause", "At"]),
        ("limits", "rubbish", "limit", ["TakenTo", "Claims"]),
        ("limits", "bank-daerah", "limit", ["TakenTo", "Claims"]),
        ("limits", "bank-daerah", "token", ["Sealed", "AskingUntil"]),
        ("limits", "bank-daerah", "rubbish", ["Sealed"]),
        ("rules", "rubbish", "rubbish", ["Text00"]),
        ("rules", "ladder.json", "version~000001", ["Adds", "From", "By", "At", "Hash", "Text00"]),
        ("rules", "holidays-id.csv", "version~999999", ["Adds", "From", "By", "At", "Hash", "Text00"]),
        ("rules", "retry-plan.json", "rubbish", ["Adds"]),
        ("worklist", "rubbish", "rubbish", ["A"]),
        ("worklist", "note", "rubbish", ["Item", "By", "At"]),
        ("worklist", "seen", "seen", ["Items00"]),
        ("worklist", "notice", "rubbish", ["State", "At", "Subject", "Body00", "Tries"]),
        ("worklist", $"reply~{District}", $"{victim.Number}~000001", ["Role", "Kind", "At", "On", "Bills"]),
        ("worklist", "reply~16.74.rubbish", "rubbish", ["Role", "Kind", "At", "On"]),
    ];

    public int Count => Places.Count() * Values.Count;

    /// <summary>Puts one row of rubbish in each place; the same place gets another one in the next round.</summary>
    public async Task<IReadOnlyList<Tried>> PlantAsync(int round)
    {
        var tried = new List<Tried>();
        foreach (var (table, partition, key, columns) in Places)
        {
            var (name, value) = Values[(round + tried.Count) % Values.Count];
            var row = new TableEntity(partition, key);
            foreach (var column in columns)
            {
                row[column] = value;
            }

            await account.Table(table).UpsertEntityAsync(row, TableUpdateMode.Replace);
            tried.Add(new Tried(
                string.Create(CultureInfo.InvariantCulture, $"table {table} {partition} {key}"), name, "stored",
                "stored"));
        }

        return tried;
    }
}
