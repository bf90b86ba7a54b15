using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

public sealed class InterruptionScenarioTests
{
    private static readonly PayMonth November = PayMonth.Parse("2026-11");

    /// <summary>Three villages with two months each: one good, one short of money, one not answered.</summary>
    private static async Task<World> NewAsync()
    {
        var world = new World(conductOf: order => new BankConduct(
            order.Id.Bill.Village.Number == "2012" ? PaymentConduct.SilentAfterEffect : PaymentConduct.Prompt));
        await world.WithAsync(10_000_000, since: Some.December.Plus(-1), numbers: ["2010", "2012"]);
        await world.WithAsync(500_000, since: Some.December.Plus(-1), numbers: ["2011"]);
        return await world.ShownBeforeAsync();
    }

    /// <summary>Days go by: runs, inquiries and reconciliations, until nothing moves any more.</summary>
    private static async Task SettleAsync(World world)
    {
        foreach (var day in new[] { "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09" })
        {
            foreach (var time in new[] { "10:00", "12:00", "20:30" })
            {
                world.Go($"{day} {time}");
                await world.CollectAsync();
                await world.PumpAsync();
            }

            await world.ReconcileAsync(November);
            await world.ReconcileAsync(Some.December);
        }
    }

    private static async Task<string> EndAsync(World world)
    {
        var bills = (await world.SheetAsync(November)).Bills.Concat((await world.SheetAsync()).Bills)
            .Select(b => $"{b.Id} {b.State}");
        return string.Join('\n', bills);
    }

    [Fact]
    public async Task WithoutAnyStop_theGoodAreDebitedAndTheShortIsShort()
    {
        var world = await NewAsync();
        await world.CollectAsync();
        await SettleAsync(world);
        Assert.Equal(
            """
            33.16.12.2010~pu~2026-10 Debited
            33.16.12.2011~pu~2026-10 Debited
            33.16.12.2012~pu~2026-10 Debited
            33.16.12.2010~pu~2026-11 Debited
            33.16.12.2011~pu~2026-11 Short
            33.16.12.2012~pu~2026-11 Debited
            """,
            await EndAsync(world));
        Assert.Equal(5, world.Bank.Transfers.Count);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task StopAtEveryPortCall_thenRunAgain_endsTheSameWithOneDebitABill(bool after, bool isKilled)
    {
        var undisturbed = await NewAsync();
        await undisturbed.CollectAsync();
        await SettleAsync(undisturbed);
        var expected = await EndAsync(undisturbed);

        var stops = 0;
        for (var stopped = true; stopped; stops++)
        {
            var world = await NewAsync();
            using var stopper = new Stopper(stops + 1, after, isKilled);
            world.UseLedger = stopper.Around<ILedger>(world.Ledger);
            world.UseRegistry = stopper.Around<IRegistry>(world.Registry);
            world.UseBank = stopper.Around<IBank>(world.Bank);
            world.UseWake = stopper.Around<IWake>(world.Wake);
            try
            {
                await world.CollectAsync(stopper.Token);
            }
            catch (OperationCanceledException) when (stopper.Stopped)
            {
            }

            (world.UseLedger, world.UseRegistry, world.UseBank, world.UseWake) =
                (world.Ledger, world.Registry, world.Bank, world.Wake);
            await SettleAsync(world);

            Assert.Equal(expected, await EndAsync(world));
            Assert.Equal(5, world.Bank.Transfers.Count);
            Assert.All(world.Bank.Received.GroupBy(o => o.Id), sent => Assert.Single(sent));
            await world.AuditAsync();
            stopped = stopper.Stopped;
        }

        Assert.True(stops > 12, $"Only {stops} calls were interrupted.");
    }

    [Fact]
    [Trait("Incident", "getlago/lago #5708")]
    public async Task TwoWorkersAtOnce_whereverTheOtherComesFirst_debitOnce_asGetlago5708()
    {
        var lost = 0;
        for (var at = 1; at <= 6; at++)
        {
            var world = await NewAsync();
            var racing = new RacingLedger(world.Ledger, at, () => OtherWorkerAsync(world));
            world.UseLedger = racing;

            await world.CollectAsync();
            world.UseLedger = world.Ledger;
            await SettleAsync(world);

            lost += racing.Lost;
            Assert.Equal(5, world.Bank.Transfers.Count);
            Assert.Equal(5, world.Bank.Transfers.Select(t => t.Id.Bill).Distinct().Count());
            Assert.All(world.Bank.Received.GroupBy(o => o.Id), sent => Assert.Single(sent));
            await world.AuditAsync();
        }

        Assert.True(lost >= 3, $"Only {lost} races were lost.");
    }

    private static async Task OtherWorkerAsync(World world)
    {
        var mine = world.UseLedger;
        world.UseLedger = world.Ledger;
        await world.CollectAsync();
        world.UseLedger = mine;
    }

    [Fact]
    public async Task BrokenBalanceCall_losesNoAnswer()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010"]);
        await world.WithAsync(5, numbers: ["2011"]);
        world.UseBank = new WithoutBalance(world.Bank);

        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        var shortOf = await world.BillAsync("2011");
        Assert.Equal((BillState.Short, null), (shortOf.State, shortOf.Available));
    }

    /// <summary>A count that is too small would leave a request out of every inquiry.</summary>
    [Fact]
    public async Task PaymentCallThatBreaks_isSilence_andNobodyKnowsHowManyRequestsLeft()
    {
        var world = await new World().WithAsync(10_000_000);
        world.UseBank = new WithoutPayment(world.Bank);

        await world.CollectAsync();

        var debit = Assert.Single((await world.SheetAsync()).Debits);
        Assert.Equal((DebitState.Unknown, null), (debit.State, debit.Sent));
        Assert.Contains("the call broke", debit.Why, StringComparison.Ordinal);
    }

    private sealed class WithoutPayment(IBank bank) : IBank
    {
        public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) =>
            throw new InvalidOperationException("A defect of the adapter.");

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            bank.BalanceAsync(account, stop);
    }

    private sealed class WithoutBalance(IBank bank) : IBank
    {
        public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) => bank.PayAsync(order, stop);

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            throw new InvalidOperationException("A defect of the adapter.");
    }
}
