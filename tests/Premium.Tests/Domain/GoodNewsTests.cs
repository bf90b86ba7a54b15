using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Whoever was told that a bill is unpaid hears, once, that it is paid.</summary>
public sealed class GoodNewsTests
{
    private static readonly ContactRole[] Everybody =
        [ContactRole.Treasurer, ContactRole.Secretary, ContactRole.Head, ContactRole.Subdistrict];

    private static async Task<World> PutAsync(World world, int bpu = 0)
    {
        world.OfficeContacts = [new Contact("email", "Office@kab.example")];
        await world.PutAsync(
            Some.Village(bpu: bpu) with
            {
                Contacts = [.. Everybody.Select(r => new Contact("email", $"{r}@desa.example") { Role = r })],
            },
            Some.Roster(Some.Code, bpu));
        return world;
    }

    private static async Task<IReadOnlyList<AlertMessage>> DayAsync(World world, string day)
    {
        var before = world.Mail.Messages.Count;
        world.Go(day + " 09:00");
        await world.CollectAsync();
        await world.PumpAsync();
        return [.. world.Mail.Messages.Skip(before).Where(m => m.Village == $"{Some.Code}")];
    }

    private static string[] To(IEnumerable<AlertMessage> messages) =>
        [.. messages.Select(m => m.Recipient.Split('@')[0])];

    [Fact]
    public async Task PaidAfterEverybodyWasWarned_isToldToEverybody_andTheReceiptToTheTreasurer()
    {
        var world = await PutAsync(await new World("2026-12-03 09:00").WithAsync(0));
        await DayAsync(world, "2026-12-03");
        var warned = To(await DayAsync(world, "2026-12-16"));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        var paid = await DayAsync(world, "2026-12-17");
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time, world.Wake).RunAsync(
            new ReceiptRequest(
                Some.BillId(), "BP-01", (await world.BillAsync()).Amount, Some.Day("2026-12-17"), "sari"),
            default);
        var covered = await DayAsync(world, "2026-12-18");

        Assert.Equal(["Treasurer", "Secretary", "Head", "Subdistrict", "Office"], warned);
        Assert.Equal(warned, To(paid));
        Assert.All(paid, m => Assert.StartsWith("Terbayar, ", m.Subject, StringComparison.Ordinal));
        Assert.Equal(["Treasurer"], To(covered));
    }

    /// <summary>The bank refused, executed all the same, and shows it the next day.</summary>
    [Fact]
    public async Task C05_RefusedAndExecuted_isToldToAllWhoHeardThatItIsUnpaid()
    {
        var world = await PutAsync(await World.WithFirstAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds), "2026-12-08 09:00"));
        var warned = To(await DayAsync(world, "2026-12-08"));
        await world.ReconcileAsync(Some.December);

        Assert.Equal(["Treasurer", "Head"], warned);
        Assert.Equal(warned, To(await DayAsync(world, "2026-12-09")));
    }

    /// <summary>Whom the answer keeps out of the warning reads of what was paid, and of nothing else.</summary>
    [Fact]
    public async Task WarningBesideGoodNews_isReadByThoseOfItsStageAlone()
    {
        var world = await PutAsync(await new World("2026-12-08 09:00").WithAsync(0, bpu: 3), bpu: 3);
        var warned = To(await DayAsync(world, "2026-12-08"));
        var bills = (await world.SheetAsync()).Bills;
        await world.Replies.AddAsync(
            new Reply(
                Some.Code, 1, ContactRole.Treasurer,
                new ReplyDraft(ReplyKind.WaitingForAdd) { Day = Some.Day("2026-12-14") }, world.Time.GetUtcNow(),
                Some.Day("2026-12-08"), [.. bills.Select(b => b.Id)]),
            default);
        var pu = bills.Single(b => b.Id.Segment == Segment.Pu);
        world.Bank.Deposit(Some.Account(), pu.Amount);
        var told = await DayAsync(world, "2026-12-11");

        Assert.Equal(["Treasurer", "Head"], warned);
        Assert.Equal(["Treasurer", "Head"], To(told));
        Assert.Contains("belum terbayar", told[0].Subject, StringComparison.Ordinal);
        Assert.Contains("PU November 2026", told[0].Body, StringComparison.Ordinal);
        Assert.StartsWith($"Terbayar, {pu.Amount}: ", told[1].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("BPU", told[1].Body, StringComparison.Ordinal);
    }
}
