using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Storage;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Domain;

/// <summary>The sheet, and the hands that are laid on it.</summary>
public sealed partial class JournalCheckTests
{
    private static readonly Dictionary<string, object> Foreign = new()
    {
        ["text"] = "x",
        ["int"] = 7,
        ["long"] = 7L,
        ["time"] = Noon.AddYears(1),
        ["flag"] = true,
        ["share"] = 7.5,
        ["bytes"] = new byte[] { 7 },
    };

    /// <summary>
    /// Entries: 1 bills; 2 debit and evidence of 2001; 3 bills of 2002; 4 evidence; 5 bill 2001, alert, evidence.
    /// </summary>
    private static async Task<(StoredSheet Sheet, Head Head)> SheetAsync()
    {
        var ledger = new InMemoryLedger();
        var sheet = await ledger.DecemberAsync();
        foreach (var rows in new SheetRow[][]
        {
            [Bill(Village(2001)), Bill(Village(2002))],
            [Debit(Village(2001)), Evidence(Village(2001), 2)],
            [Bill(Village(2002), state: BillState.Short), Bill(Village(2002), Segment.Bpu)],
            [Evidence(Village(2001), 4)],
            [
                Bill(Village(2001), state: BillState.Short), Alert(Village(2001)), Debit(Village(2002)),
                Evidence(Village(2001), 5),
            ],
        })
        {
            sheet = await ledger.CommittedAsync(sheet, rows);
        }

        return (await ledger.StoredAsync(), sheet.Head);
    }

    private static IEnumerable<object> Others(object value)
    {
        // The same in another kind too: read back, it would be missing.
        IEnumerable<object> near = value switch
        {
            string text => [text + " ", text.ToLowerInvariant(), text[..^1], text + "\n"],
            int number => [number + 1, -number - 1, (long)number, $"{number}"],
            long number => [number + 1, -number - 1, (int)(number % 1000), $"{number}"],
            DateTimeOffset time => [time.AddTicks(1), time.AddHours(7), time.UtcDateTime.ToString("O")],
            _ => throw new InvalidOperationException($"{value.GetType()} is no kind of column."),
        };
        return near.Concat(Foreign.Values).Where(other => !other.Equals(value));
    }

    private static void AssertNames(StoredSheet sheet, string key, StoredRow changed, string what)
    {
        var first = First(Replaced(sheet, changed));

        Assert.True(first.RowKey == key, $"{what}: named {first.RowKey} first.");
        Assert.True(
            first.Kind is FindingKind.RowChanged or FindingKind.EntryChanged or FindingKind.HeadChanged,
            $"{what}: {first.Kind}");
    }

    private static Finding First(StoredSheet sheet)
    {
        var found = JournalCheck.Of(sheet).Findings;
        Assert.NotEmpty(found);
        return found[0];
    }

    private static StoredSheet Replaced(StoredSheet sheet, StoredRow row) =>
        sheet with { Rows = [.. sheet.Rows.Select(r => r.Key == row.Key ? row : r)] };

    private static StoredRow Put(StoredRow row, string column, object value) =>
        row with { Columns = new Dictionary<string, object>(row.Columns) { [column] = value } };

    private static StoredRow Without(StoredRow row, string column) =>
        row with { Columns = row.Columns.Where(c => c.Key != column).ToDictionary() };

    private static Dictionary<string, object> Of(RowWriter row) => row.Columns.ToDictionary();

    private static StoredRow Stored(JournalEntry entry)
    {
        var row = new RowWriter();
        entry.Write(row);
        return new StoredRow(entry.RowKey, Of(row));
    }

    private static int? LastWriter(StoredSheet sheet, string key) => sheet.Rows
        .Where(r => r.Key.StartsWith("entry~", StringComparison.Ordinal))
        .Select(r => JournalEntry.Read(r.Key, r.Reader))
        .LastOrDefault(e => e.Rows.Split('\n').Any(l => l.StartsWith(key + " ", StringComparison.Ordinal)))?.Number;

    /// <summary>What another version of the program might write.</summary>
    private sealed record Misread(VillageCode Code) : SheetRow
    {
        public override string RowKey => $"bill~{Code.Number}~pu";

        public override BillId BillId => new(Code, Segment.Pu, November);

        public override void Write(RowWriter row) => row.Number("State", 3);
    }
}
