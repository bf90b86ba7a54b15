using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// Pauses and imports that are taken while a district is under way: what is acknowledged before an attempt is reserved
/// counts for it.
/// </summary>
public sealed class ChangedMeanwhileTests
{
    private static readonly DistrictCode Elsewhere = DistrictCode.Parse("33.16.13");
    private static readonly VillageCode New = VillageCode.Of(Elsewhere, "2099");

    /// <summary>A bank that takes its time, in which something else happens once.</summary>
    private sealed class SlowBank(World world, Func<Task> meanwhile) : IBank
    {
        private bool isOver;

        /// <summary>Also where it is paid, not only where it is asked what became of a payment.</summary>
        public bool PaysSlowly { get; init; }

        public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
        {
            await (PaysSlowly ? WaitAsync() : Task.CompletedTask);
            return await world.Bank.PayAsync(order, stop);
        }

        public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop)
        {
            await WaitAsync();
            return await world.Bank.InquireAsync(order, stop);
        }

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            world.Bank.BalanceAsync(account, stop);

        private async Task WaitAsync()
        {
            if (!isOver)
            {
                isOver = true;
                world.Time.Advance(TimeSpan.FromSeconds(20));
                await meanwhile();
            }
        }
    }

    private sealed class SlowLimits(World world, Func<Task> meanwhile) : IBankLimits
    {
        public async Task<LimitReply> TakeAsync(
            string bank, IReadOnlyList<PayMonth> payMonths, BankTerms terms, DateTimeOffset now,
            CancellationToken stop)
        {
            world.Time.Advance(TimeSpan.FromSeconds(20));
            await meanwhile();
            return await world.Limits.TakeAsync(bank, payMonths, terms, now, stop);
        }

        public Task ClaimAsync(string bank, IReadOnlyList<TurnClaim> timetable, CancellationToken stop) =>
            world.Limits.ClaimAsync(bank, timetable, stop);
    }

    private static Task PauseAsync(World world, string scope) =>
        new PauseDebits(world.Registry.Pauses, world.Registry, world.Rules, world.Time).PauseAsync(
            new PauseRequest(scope, "pemilihan kepala desa", "", "", "Sari"), default);

    /// <summary>Short yesterday, with money today: the bank is asked about the first attempt first.</summary>
    private static async Task<World> ShortYesterdayAsync()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(1_000);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        return world;
    }

    [Theory]
    [InlineData("village:33.16.12.2010")]
    [InlineData("district:33.16.12")]
    [InlineData("bank:" + Some.Bank)]
    [InlineData("all")]
    public async Task PauseDuringALook_stopsTheNextAttempt(string scope)
    {
        var world = await ShortYesterdayAsync();
        world.UseBank = new SlowBank(world, () => PauseAsync(world, scope));

        var report = await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Held, HoldReason.Paused, 1), (bill.State, bill.Hold, bill.Attempts));
        Assert.Single(world.Bank.Received);
        Assert.Equal((1, 1), (report.Tally!.Expected, report.Tally.Held));
        await world.AuditAsync();
    }

    [Fact]
    public async Task PauseWhileTurnsAreTaken_stopsTheAttempt()
    {
        var world = await new World().WithAsync(10_000_000);
        world.UseLimits = new SlowLimits(world, () => PauseAsync(world, "all"));

        await world.CollectAsync();

        Assert.Equal(HoldReason.Paused, (await world.BillAsync()).Hold);
        Assert.Empty(world.Bank.Received);
    }

    [Fact]
    public async Task PauseWhileTheOlderMonthIsPaid_stopsTheNextOne()
    {
        var world = await new World().WithAsync(10_000_000, since: Some.December.Plus(-1));
        world.UseBank = new SlowBank(world, () => PauseAsync(world, "all")) { PaysSlowly = true };

        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: Some.November.Plus(-1))).State);
        Assert.Equal(HoldReason.Paused, (await world.BillAsync()).Hold);
        Assert.Single(world.Bank.Received);
    }

    [Fact]
    public async Task MandateRevokedDuringALook_isDebitedNoMore()
    {
        var world = await ShortYesterdayAsync();
        world.UseBank = new SlowBank(world, () => world.PutAsync(Some.Village() with { Mandate = null }));

        await world.CollectAsync();

        Assert.Equal(HoldReason.NoMandate, (await world.BillAsync()).Hold);
        Assert.Single(world.Bank.Received);
        await world.AuditAsync();
    }

    [Fact]
    public async Task AccountChangedDuringALook_isTheOneThatIsDebited()
    {
        var world = await ShortYesterdayAsync();
        world.Bank.Deposit(Some.Account(New), new Rupiah(10_000_000));
        world.UseBank = new SlowBank(
            world, () => world.PutAsync(Some.Village() with { Mandate = Some.Mandate(New) }));

        await world.CollectAsync();

        Assert.Equal(Some.Account(New), Assert.Single(world.Bank.Transfers).Source);
    }

    /// <summary>Of a neighbour that is tried for the first time.</summary>
    [Fact]
    public async Task ListChangedDuringALook_makesTheBill()
    {
        var world = await ShortYesterdayAsync();
        var code = World.CodeOf("2011");
        await world.WithAsync(10_000_000, numbers: ["2011"]);
        world.UseBank = new SlowBank(world, () => world.PutAsync(
            Some.Village(code) with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 } },
            Some.Roster(code) with { Members = [.. Some.Roster().Members, Some.Official("kaur", 2_022_200)] }));

        await world.CollectAsync();

        var bill = await world.BillAsync("2011");
        Assert.Equal((BillState.Debited, 3), (bill.State, bill.HeadCount));
        Assert.Equal(2, world.Bank.Transfers.Count);
        await world.AuditAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RecodedAbroadDuringALook_isDebitedOnce(bool isThereFirst)
    {
        Task ThereAsync(World world) => world.DistrictAsync(new DistrictWake(Elsewhere, WakePurpose.Collect, null));
        var world = await ShortYesterdayAsync();
        world.UseBank = new SlowBank(world, async () =>
        {
            world.Registry.Remove(Some.Code);
            var village = Some.Village(New) with { Mandate = Some.Mandate() };
            await world.Registry.ImportAsync(
                Elsewhere, "Tujuan", [new VillageImport(village, Some.Roster(New))], default);
            await (isThereFirst ? ThereAsync(world) : Task.CompletedTask);
        });

        await world.CollectAsync();
        await ThereAsync(world);

        Assert.Equal(New, Assert.Single(world.Bank.Transfers).Id.Bill.Village);
    }

    [Fact]
    public async Task RegisterIsReadOnce_whereNothingTookTime()
    {
        var world = await new World().WithAsync(10_000_000, since: Some.December.Plus(-1), numbers: ["2010", "2011"]);
        var registry = new CountingRegistry(world.Registry);
        world.UseRegistry = registry;

        await world.CollectAsync();

        Assert.Equal(4, world.Bank.Transfers.Count);
        Assert.Equal((1, 1, 1), (registry.Districts, registry.Rosters, registry.Billings));
    }
}
