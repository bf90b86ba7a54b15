using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;

namespace Premium.Tests.Storage;

/// <summary>
/// A head that is gone or cannot be read stops nobody who looks, and nobody who writes: the journal says where it ends.
/// The audit names it, and nothing is debited before that.
/// </summary>
public sealed class UnreadableHeadTests
{
    public static TheoryData<string, object?> Heads => new()
    {
        { "gone", null }, { "a text", "seven" }, { "negative", -1 }, { "huge", int.MaxValue }, { "a big number", 7L },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task HeadThatCannotBeRead_isFoundByTheJournal(string what, object? number)
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        var first = await CommitAsync(ledger, await ReadAsync(ledger), "2010");
        var known = await CommitAsync(ledger, first, "2011");
        await account.Sheets.DeleteEntityAsync(known.Key, Head.RowKey);
        if (number is not null)
        {
            await account.Sheets.AddEntityAsync(new TableEntity(known.Key, Head.RowKey) { ["Number"] = number });
        }

        var read = await ReadAsync(ledger);
        var written = await CommitAsync(ledger, read, "2012");

        Assert.Equal((what, known.Head), (what, read.Head));
        Assert.Equal(2, read.Bills.Count);
        Assert.Equal(3, written.Head.Number);
        await foreach (var stored in ledger.StoredAsync(Some.District, null, null, CancellationToken.None))
        {
            Assert.Empty(JournalCheck.Of(stored).Findings);
        }
    }

    private static async Task<Sheet> ReadAsync(TableLedger ledger) => (await ledger.SheetsAsync(
        Some.District, Some.December, Some.December, CancellationToken.None))[0];

    private static async Task<Sheet> CommitAsync(TableLedger ledger, Sheet sheet, string number)
    {
        var bill = Some.Bill() with { Id = Some.BillId(code: World.CodeOf(number)) };
        var change = new Change(Some.At("2026-12-03 09:00"), "test", "made", [bill]);
        return Assert.IsType<CommitResult.Committed>(
            await ledger.CommitAsync(sheet, change, CancellationToken.None)).Sheet;
    }
}
