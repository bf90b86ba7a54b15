using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// Short of money, and not tried again because the bank does not show what became of the last attempt: no village can
/// do anything, and whoever keeps the system asks the bank.
/// </summary>
public sealed class UnlookedBillTests
{
    private static async Task<World> ShortAsync(params string[] numbers)
    {
        var world = await new World("2026-12-03 09:00").WithAsync(1_000, numbers: numbers);
        await world.CollectAsync();
        await world.PumpAsync();
        return world;
    }

    private static void Withhold(World world, bool isWithheld, params string[] numbers)
    {
        foreach (var number in numbers)
        {
            world.Bank.WithholdStatement(Some.Account(World.CodeOf(number)), isWithheld);
        }
    }

    private static async Task CollectAsync(World world, string now)
    {
        world.Go(now);
        await world.CollectAsync();
        await world.PumpAsync();
    }

    [Fact]
    public async Task C09_BankWithoutStatements_isOneItem_andVillagesHearThatTheyNeedDoNothing()
    {
        var world = await ShortAsync("2010", "2011");
        Withhold(world, isWithheld: true, "2010", "2011");
        await CollectAsync(world, "2026-12-04 09:00");
        var onTheFirstDay = await world.ItemsAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        var before = world.Mail.Messages.Count;
        await CollectAsync(world, "2026-12-07 14:00");
        await CollectAsync(world, "2026-12-08 14:00");

        Assert.All(onTheFirstDay, i => Assert.Equal(WorkKinds.Short, i.Kind));
        var item = Assert.Single(await world.ItemsAsync());
        Assert.Equal(
            (WorkKinds.Unlooked, Some.Bank, 2, Some.Day("2026-12-15")),
            (item.Kind, item.Subject, item.Bills.Count, item.Due));
        Assert.Contains("tidak dicoba lagi", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(BillState.Short, (await world.BillAsync()).State);
        var told = world.Mail.Messages.Skip(before).Where(m => m.Village == $"{Some.Code}").ToList();
        Assert.NotEmpty(told);
        Assert.All(told, m =>
        {
            Assert.Contains("Desa tidak perlu melakukan apa pun", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Saldo tersedia", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("kurang", m.Short, StringComparison.Ordinal);
            Assert.DoesNotContain("dicoba lagi secara otomatis", m.Body, StringComparison.Ordinal);
        });
        Assert.Equal(1, told.Count(m => m.Id.Contains("missed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task BankThatShowsItsStatementsAgain_isTriedAsBefore()
    {
        var world = await ShortAsync("2010", "2011");
        Withhold(world, isWithheld: true, "2010", "2011");
        await CollectAsync(world, "2026-12-07 14:00");
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        Withhold(world, isWithheld: false, "2010", "2011");
        await CollectAsync(world, "2026-12-08 14:00");

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        var poor = await world.BillAsync("2011");
        Assert.Equal((BillState.Short, false), (poor.State, poor.IsUnlooked));
        Assert.Equal(WorkKinds.Short, Assert.Single(await world.ItemsAsync()).Kind);
        await world.AuditAsync();
    }

    /// <summary>Without a token nothing left; what left, and was refused, its statement must lack.</summary>
    [Theory]
    [InlineData(PaymentConduct.NotSent, true)]
    [InlineData(PaymentConduct.Refuses, false)]
    public async Task C09_RefusedAsAPartner_isTriedAgainWithoutAStatement_whereNothingLeft(
        PaymentConduct first, bool isTried)
    {
        var refused = RefusalReason.PartnerRejected;
        var world = await World.WithFirstAsync(new BankConduct(first, refused));
        Withhold(world, isWithheld: true, "2010");
        world.UseBank = new AskedBank(world.Bank)
        {
            Refuse = order => order.Id == Some.BillId().Attempt(1)
                ? new PaymentReply.Refused(refused, new Evidence(world.Time.GetUtcNow(), "4017300"))
                : null,
        };
        await CollectAsync(world, "2026-12-03 09:00");
        var sent = (await world.SheetAsync()).Debit(Some.BillId().Attempt(1))!.Sent;
        await CollectAsync(world, "2026-12-07 14:00");
        await CollectAsync(world, "2026-12-08 14:00");

        Assert.Equal(isTried ? 0 : 1, sent);
        var bill = await world.BillAsync();
        Assert.Equal(
            isTried ? (BillState.Debited, 2) : (BillState.Planned, 1), (bill.State, bill.Attempts));
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.CloseRuns().RunAsync(default);
        Assert.Equal(
            isTried ? 0 : 1,
            (await world.ItemsAsync()).Count(i => i.Kind == WorkKinds.Partner && i.Detail.Contains(
                "there is no statement of the account of attempt 1", StringComparison.Ordinal)));
        await world.AuditAsync();
    }

    [Fact]
    public async Task PersonWhoClearsIt_endsTheWait()
    {
        var world = await ShortAsync("2010");
        Withhold(world, isWithheld: true, "2010");
        await CollectAsync(world, "2026-12-07 14:00");
        var waits = (await world.BillAsync()).IsUnlooked;
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        await new ClearBill(world.Ledger, world.Wake, world.Time).RunAsync(
            Some.BillId(), "bank memastikan tertulis", "sari", default);
        await world.PumpAsync();

        Assert.True(waits);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Empty(await world.ItemsAsync());
    }

    [Fact]
    public void Mark_isKeptInTheRow_andInNoOther()
    {
        var bill = Some.Bill(BillState.Short) with { IsUnlooked = true };
        var read = Bill.Read(
            bill.Id, new RowReader(bill.RowKey, bill.Columns().ToDictionary(c => c.Key, c => c.Value)));

        Assert.True(read.IsUnlooked);
        Assert.DoesNotContain(Some.Bill(BillState.Short).Columns(), c => c.Key == "Waits");
        Assert.False(bill.Moved(BillEvent.Reserve).IsUnlooked);
    }
}
