using Premium.Domain;
using Premium.Tests.Replying;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// What waits for a person is on the worklist until it is done, also where no pass looks at its month any more.
/// </summary>
public sealed class AwaitedMonthTests
{
    private static RecordReceipt Receipts(World world) =>
        new(world.Ledger, world.Receipts, world.Rules, world.Time);

    private static async Task<IReadOnlyList<WorkItem>> ItemsAsync(World world, WorkKind kind) =>
        [.. (await world.ItemsAsync()).Where(i => i.Kind == kind)];

    /// <summary>Paid in February; the patience for its receipt ends when the month is out of scope.</summary>
    [Fact]
    public async Task MissingReceipt_ofAMonthPaidLate_isNamed_untilItIsRecorded()
    {
        var world = await new World().WithAsync(0);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(100_000_000));
        world.Go("2027-02-15 09:00");
        await world.CollectAsync();
        var bill = await world.BillAsync();
        Assert.Equal(BillState.Debited, bill.State);

        world.Go("2027-03-25 09:00");
        var items = await ItemsAsync(world, WorkKinds.NoReceipt);
        Assert.Equal([bill.Id], items.Single(i => i.Subject == "2026-12").Bills);
        Assert.DoesNotContain(
            await world.ItemsAsync(), i => i.Kind != WorkKinds.NoReceipt && i.Bills.Contains(bill.Id));

        await Receipts(world).RunAsync(
            new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2027-02-16"), "sari"), default);
        Assert.DoesNotContain(await ItemsAsync(world, WorkKinds.NoReceipt), i => i.Subject == "2026-12");
    }

    [Fact]
    public async Task ProposalOnTheReceiptOfAnOldMonth_waitsForTheSecondPerson()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await Receipts(world).RunAsync(
            new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2026-12-03"), "sari"), default);
        world.Go("2027-05-10 09:00");
        Task TakeBackAsync(string person) => new TakeBackReceipt(world.Ledger, world.Rules, world.Time).RunAsync(
            new WithdrawalRequest(bill.Id, "BP-01", "bukti bayar desa tetangga", person), default);
        await TakeBackAsync("sari");

        var item = Assert.Single(await ItemsAsync(world, WorkKinds.Signature));
        Assert.Equal([bill.Id], item.Bills);
        Assert.Equal(Some.Code, item.Village);

        await TakeBackAsync("budi");
        Assert.Empty(await ItemsAsync(world, WorkKinds.Signature));
    }

    [Fact]
    public async Task MonthThatMayBePaidTwice_isNamed_untilItIsSignedOff()
    {
        var world = await new World().WithAsync(0);
        await world.CollectAsync();
        var desk = new ReplyDesk(world);
        await desk.NotedAsync(new ReplyFields(ReplyKind.PaidAtTeller, Slip: "ABC123", Day: "hari ini"));
        world.Bank.Deposit(Some.Account(), new Rupiah(100_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await Receipts(world).RunAsync(
            new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2026-12-04"), "sari"), default);

        world.Go("2027-05-10 09:00");
        var key = Assert.Single(await desk.KeysAsync());
        Assert.StartsWith(WorkKinds.MayBePaidTwice.Key, key, StringComparison.Ordinal);

        await desk.SignOffAsync(key);
        Assert.Empty(await desk.KeysAsync());
    }

    /// <summary>It stops nobody: the next months are debited.</summary>
    [Fact]
    public async Task AlertOfASettledMonthThatCannotBeRead_isNamed()
    {
        var world = await new World().WithAsync(100_000_000);
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await Receipts(world).RunAsync(
            new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2026-12-03"), "sari"), default);
        world.Go("2027-05-10 09:00");
        Assert.Empty(await ItemsAsync(world, WorkKinds.UnreadRows));
        world.Ledger.Spoil((await world.SheetAsync()).Alerts[0], "column State");

        var item = Assert.Single(await ItemsAsync(world, WorkKinds.UnreadRows));
        Assert.Equal("33.16.12~2026-12", item.Subject);
        Assert.Contains("alert~2010~pu~", item.Detail, StringComparison.Ordinal);
        Assert.Empty(await ItemsAsync(world, WorkKinds.Rows));
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, (await world.BillAsync(period: Period.Parse("2027-04"))).State);
    }
}
