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

    /// <summary>Both were warned of two bills, and an answer keeps the head out of warnings; then one is paid.
    /// </summary>
    private static async Task<(World World, Bill Paid)> OneOfTwoPaidAsync(
        Func<AlertMessage, DeliveryFault>? faultOf = null)
    {
        var world = await PutAsync(await new World("2026-12-08 09:00", faultOf: faultOf).WithAsync(0, bpu: 3), bpu: 3);
        Assert.Equal(["Treasurer", "Head"], To(await DayAsync(world, "2026-12-08")));
        var bills = (await world.SheetAsync()).Bills;
        await world.Replies.AddAsync(
            new Reply(
                Some.Code, 1, ContactRole.Treasurer,
                new ReplyDraft(ReplyKind.WaitingForAdd) { Day = Some.Day("2026-12-14") }, world.Time.GetUtcNow(),
                Some.Day("2026-12-08"), [.. bills.Select(b => b.Id)]),
            default);
        var pu = bills.Single(b => b.Id.Segment == Segment.Pu);
        world.Bank.Deposit(Some.Account(), pu.Amount);
        return (world, pu);
    }

    /// <summary>Whom the answer keeps out of the warning reads of what was paid, and of nothing else.</summary>
    [Fact]
    public async Task WarningBesideGoodNews_isReadByThoseOfItsStageAlone()
    {
        var (world, pu) = await OneOfTwoPaidAsync();
        var told = await DayAsync(world, "2026-12-11");

        var news = told.Where(m => m.Subject.StartsWith($"Terbayar, {pu.Amount}: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Treasurer", "Head"], To(news));
        Assert.All(news, m => Assert.DoesNotContain("BPU", m.Body, StringComparison.Ordinal));
        var warning = Assert.Single(told.Except(news));
        Assert.Equal(["Treasurer"], To([warning]));
        Assert.Contains("belum terbayar", warning.Subject, StringComparison.Ordinal);
    }

    /// <summary>The head has read that the other bill is paid: that is no word of this one.</summary>
    [Fact]
    public async Task WarningThatTheTreasurerCannotGet_reachesTheHead_whoHasTheGoodNews()
    {
        var isGone = false;
        var (world, _) = await OneOfTwoPaidAsync(faultOf: m =>
            isGone && m.Recipient is "Treasurer@desa.example" or "Secretary@desa.example"
                ? DeliveryFault.Refused : DeliveryFault.None);
        isGone = true;
        var told = await DayAsync(world, "2026-12-11");

        Assert.Equal(["Head", "Head"], To(told));
        Assert.Contains(told, m => m.Subject.Contains("belum terbayar", StringComparison.Ordinal)
            && m.Body.Contains("BPU", StringComparison.Ordinal));
        var warnings = (await world.SheetAsync()).Alerts.Where(a => a.Bill.Segment == Segment.Bpu);
        Assert.Equal(AlertState.Sent, warnings.MaxBy(a => a.RaisedAt)!.State);
    }
}
