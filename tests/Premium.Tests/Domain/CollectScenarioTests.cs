using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

public sealed class CollectScenarioTests
{
    private static BankConduct With(PaymentConduct payment) => new(payment);

    [Fact]
    [Trait("Incident", "bcgov/entity #13579")]
    public async Task HappyMonth_paysEveryBillOnce_andARerunChangesNothing()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, since: null, "2010", "2011");

        var report = await world.CollectAsync();
        var transfers = world.Bank.Transfers;
        var heads = (await world.Ledger.SheetsAsync(Some.District, Some.December, Some.December, default))
            .Select(s => s.Head).ToList();
        var again = await world.CollectAsync();

        // PU of November and BPU of December, for two villages.
        Assert.Equal(4, transfers.Count);
        Assert.Equal(4, transfers.Select(t => t.Id.Bill).Distinct().Count());
        Assert.Equal(new Tally(Expected: 4, Done: 4), report.Tally);
        Assert.Equal(report.Tally, again.Tally);
        Assert.Equal(transfers, world.Bank.Transfers);
        Assert.Equal(heads, (await world.Ledger.SheetsAsync(
            Some.District, Some.December, Some.December, default)).Select(s => s.Head));
        Assert.Empty(report.Problems);
        await world.AuditAsync();
    }

    [Fact]
    public async Task Short_isRetriedOnTheNextBankingDay_andPaid()
    {
        var world = await new World("2026-12-04 09:00").WithAsync(100_000);

        await world.CollectAsync();
        var first = await world.BillAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(1_000_000));
        await world.CollectAsync();
        world.Go("2026-12-06 09:00");
        await world.CollectAsync();
        var stillFriday = world.Bank.Received.Count;
        world.Go("2026-12-07 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Short, first.State);
        Assert.Equal(new Rupiah(100_000), first.Available);
        Assert.Equal(Some.At("2026-12-07 06:00"), first.NextTry);
        Assert.Equal(1, stillFriday);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal([1, 2], world.Bank.Received.Select(o => o.Id.Attempt));
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>The bank is open for as long as a payment may take from its reservation on, and no longer.</summary>
    [Theory]
    [InlineData(120)]
    [InlineData(31)]
    public async Task WorkerHeldUpAfterItsReservation_doesNotSendAnyMore(int seconds)
    {
        var world = await new World().WithAsync(10_000_000);
        var ledger = world.Ledger;
        // The reservation is committed, then the worker stands still for longer than a payment may wait.
        world.UseLedger = new RacingLedger(
            ledger,
            at: 1,
            () =>
            {
                world.Time.Advance(TimeSpan.FromSeconds(seconds));
                return Task.CompletedTask;
            },
            isAfter: true);

        await world.CollectAsync();

        Assert.Empty(world.Bank.Received);
        var bill = await world.BillAsync();
        Assert.Equal(BillState.Planned, bill.State);
        Assert.Equal(RefusalReason.NotSent, bill.Refusal);
        world.UseLedger = ledger;
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.CollectAsync();
        Assert.Single(world.Bank.Transfers);
    }

    [Fact]
    [Trait("Incident", "bcgov/entity #9017, sbc-pay PR#850")]
    [Trait("Incident", "g2p-bridge")]
    public async Task LostAnswer_isInquiredAndNeverSentAgain_asBcgovEntity9017()
    {
        var world = await new World(conductOf: _ => With(PaymentConduct.SilentAfterEffect)).WithAsync(10_000_000);

        var report = await world.CollectAsync();
        var before = (await world.BillAsync()).State;
        world.Time.Advance(TimeSpan.FromSeconds(31));
        await world.PumpAsync();

        Assert.Equal(BillState.Unknown, before);
        Assert.Equal(new Tally(Expected: 1, Unknown: 1), report.Tally);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Received);
        Assert.Single(world.Bank.Transfers);
    }

    [Fact]
    [Trait("Incident", "hyperswitch PR#2380")]
    public async Task SilenceWithoutEffect_staysUnknown_whateverItsAge_asHyperswitch2380()
    {
        var world = await new World(conductOf: _ => With(PaymentConduct.SilentBeforeEffect)).WithAsync(10_000_000);

        await world.CollectAsync();
        for (var day = 4; day <= 31; day++)
        {
            world.Go($"2026-12-{day:00} 09:00");
            await world.CollectAsync();
            await world.PumpAsync();
            Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        }

        Assert.Single(world.Bank.Received);
        Assert.Empty(world.Bank.Transfers);
    }

    [Fact]
    public async Task Inquiries_comeAfter30Seconds2Minutes10Minutes1Hour_thenNextMorning()
    {
        var world = await new World(conductOf: _ => With(PaymentConduct.SilentBeforeEffect)).WithAsync(10_000_000);
        var debit = Some.BillId().Attempt(1);
        var asked = new List<DateTimeOffset>();

        await world.CollectAsync();
        for (var i = 0; i < 6; i++)
        {
            var next = (await world.SheetAsync()).Debit(debit)!.NextInquiry!.Value;
            asked.Add(next.ToOffset(TimeSpan.FromHours(7)));
            world.Time.SetUtcNow(next.AddSeconds(1));
            await world.PumpAsync();
        }

        DateTimeOffset Local(string time) => DateTimeOffset.Parse(
            time + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                Local("2026-12-03T09:00:30"), Local("2026-12-03T09:02:31"), Local("2026-12-03T09:12:32"),
                Local("2026-12-03T10:12:33"), Local("2026-12-04T08:15:00"), Local("2026-12-05T08:15:00"),
            ],
            asked);
    }

    [Theory]
    [Trait("Incident", "killbill #1832")]
    [InlineData(PaymentConduct.PendingThenPaid, BillState.Debited, 1)]
    [InlineData(PaymentConduct.PendingThenFailed, BillState.Planned, 0)]
    public async Task PendingPayment_isDecidedByInquiry_andARefusalPlansTheNextAttempt_asKillbill1832(
        PaymentConduct conduct, BillState expected, int transfers)
    {
        var world = await new World(conductOf: _ => With(conduct)).WithAsync(10_000_000);

        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        var bill = await world.BillAsync();

        Assert.Equal(expected, bill.State);
        Assert.Equal(transfers, world.Bank.Transfers.Count);
        Assert.Equal(expected == BillState.Planned, bill.NextTry > world.Time.GetUtcNow());
    }

    [Fact]
    public async Task WrongAmountInTheInquiry_isNotBelieved()
    {
        var world = await new World(conductOf: _ =>
            With(PaymentConduct.SilentAfterEffect) with { InquiryNames = new Rupiah(1) }).WithAsync(10_000_000);

        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.PumpAsync();

        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Received);
    }

    [Fact]
    [Trait("Incident", "fineract standing instructions: missed day")]
    public async Task FiveDaysOfOutage_thenOneRun_doesAllThatWasDueOnceOldestFirst_asFineractStandingInstructions()
    {
        var world = await new World("2026-12-08 09:00").WithAsync(10_000_000, since: PayMonth.Parse("2026-10"));

        await world.CollectAsync();

        Assert.Equal(
            [new Period(2026, 9), new Period(2026, 10), new Period(2026, 11)],
            world.Bank.Received.Select(o => o.Id.Bill.Period));
        Assert.Equal(3, world.Bank.Transfers.Count);
    }
}
