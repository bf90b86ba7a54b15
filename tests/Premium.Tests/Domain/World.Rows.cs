using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <content>Rows held against journal and bank, and those that cannot be read.</content>
internal sealed partial class World
{
    private IUnreadRows? useRows;

    public InMemoryUnreadRows UnreadRows { get; } = new();

    public IUnreadRows UseRows
    {
        get => useRows ?? UnreadRows;
        set => useRows = value;
    }

    public CheckRows CheckRows() => new(UseRows, Time, NullLogger<CheckRows>.Instance);

    /// <summary>
    /// For every bill, what the bank took and kept is nothing or the bill's amount; every row is as its journal says.
    /// </summary>
    public async Task AuditAsync()
    {
        await foreach (var stored in Ledger.StoredAsync(Some.District, null, null, default))
        {
            Assert.Empty(JournalCheck.Of(stored).Findings);
        }

        foreach (var bill in Bank.Transfers.GroupBy(t => t.Id.Bill))
        {
            var known = (await SheetAsync(bill.Key.PayMonth)).Bill(bill.Key.Village, bill.Key.Segment);
            var kept = Rupiah.Sum(bill.Where(t => t.GivenBackAt is null).Select(t => t.Amount));
            Assert.NotNull(known);
            Assert.True(kept == Rupiah.Zero || kept == known.Amount, $"{bill.Key}: the bank keeps {kept}.");
        }
    }
}
