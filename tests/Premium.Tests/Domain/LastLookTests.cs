using Premium.Domain;
using Premium.UseCases;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

/// <summary>Before attempt n+1 the bank is asked once more about attempt n.</summary>
public sealed class LastLookTests
{
    private static (World World, AskedBank Bank) Worlds(World world)
    {
        var bank = new AskedBank(world.Bank);
        world.UseBank = bank;
        return (world, bank);
    }

    private static Evidence Said(World world, string code) => new(world.Time.GetUtcNow(), code);

    /// <summary>The other village's debt of an older month is committed first, and that takes long.</summary>
    [Fact]
    public async Task LastLook_thatGrewOldWhileOtherSheetsWereWritten_isTakenAgain()
    {
        var (world, bank) = Worlds(await new World("2026-11-05 09:00")
            .WithAsync(0, since: PayMonth.Parse("2026-11"), numbers: ["2010", "2011"]));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), (await world.BillAsync(period: new Period(2026, 10))).Amount);
        world.Go("2026-11-10 09:00");
        await world.CollectAsync();
        world.Go("2026-12-03 09:00");
        await world.CollectAsync();
        Assert.Equal((BillState.Short, 1), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        await world.PutAsync(Some.Village(World.CodeOf("2011"), PayMonth.Parse("2026-11")) with { Mandate = null });
        var (reserved, asked) = (new List<(DateTimeOffset At, DateTimeOffset LastAsked)>(), DateTimeOffset.MinValue);
        bank.Say = _ =>
        {
            asked = world.Time.GetUtcNow();
            return null;
        };
        var isSlow = false;
        world.UseLedger = new BrokenLedger(world.Ledger)
        {
            Writes = change =>
            {
                if (change.Rows.Any(r => r is Debit { State: DebitState.Reserved, Id.Attempt: > 1 }))
                {
                    reserved.Add((world.Time.GetUtcNow(), asked));
                }
                else if (!isSlow)
                {
                    isSlow = true;
                    world.Time.Advance(TimeSpan.FromMinutes(40));
                }

                return change;
            },
        };

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.PumpAsync();

        Assert.NotEmpty(reserved);
        Assert.All(reserved, r => Assert.InRange(r.At - r.LastAsked, TimeSpan.Zero, TimeSpan.FromMinutes(15)));
        Assert.True(isSlow);
        await world.AuditAsync();
    }

    [Fact]
    public async Task LastLook_beforeTheSecondAttempt_asksOnceAboutTheFirst_andKeepsWhatWasSaid()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        Assert.Empty(bank.Asked);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal(1, Assert.Single(bank.Asked).Id.Attempt);
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        var kept = await world.Ledger.EvidenceAsync(Some.BillId(), default);
        Assert.Contains(kept.Rows, e => e.Id.Attempt == 1 && e.Call.Service == SnapService.Status);
        await world.AuditAsync();
    }

    [Fact]
    public async Task LastLook_thatTookTooLong_isTakenAgain_beforeAnythingIsReservedByIt()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-15 09:00");
        bank.Say = _ =>
        {
            world.Time.Advance(bank.Asked.Count == 1 ? TimeSpan.FromMinutes(20) : TimeSpan.Zero);
            return null;
        };

        await world.CollectAsync();

        Assert.Equal([1, 1], bank.Asked.Select(o => o.Id.Attempt));
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    [Fact]
    public async Task LastLook_thatAlwaysTakesTooLong_reservesNothing_andComesBack()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-15 09:00");
        bank.Say = _ =>
        {
            world.Time.Advance(TimeSpan.FromMinutes(20));
            return null;
        };

        var report = await world.CollectAsync();

        Assert.Equal((BillState.Short, 1), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        Assert.Equal(world.Time.GetUtcNow() + TimeSpan.FromMinutes(2), report.NextWake);
    }

    [Fact]
    public async Task LastLook_ofARefusalThatWasExecuted_holdsTheBill_andIsTold()
    {
        var (world, bank) = Worlds(await new World().WithAsync(10_000_000));
        world.Bank.WithholdStatement(Some.Account());
        bank.Refuse = _ => new PaymentReply.Refused(RefusalReason.NoFunds, Said(world, "4031714"));
        await world.CollectAsync();

        world.Go("2026-12-15 09:00");
        var report = await world.CollectAsync();
        world.Go("2026-12-16 09:00");
        await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Held, HoldReason.BankContradicts), (bill.State, bill.Hold));
        Assert.Contains(report.Problems, p => p.Contains("33.16.12.2010 PU 2026-11: the bank says that attempt 1"));
        Assert.Single(world.Bank.Transfers);
        Assert.Single(bank.Asked);
        await world.AuditAsync();
    }

    [Fact]
    public async Task LastLook_afterAPersonClearedAContradiction_isTakenAgain()
    {
        var (world, bank) = Worlds(await new World().WithAsync(10_000_000));
        world.Bank.WithholdStatement(Some.Account());
        bank.Refuse = _ => new PaymentReply.Refused(RefusalReason.NoFunds, Said(world, "4031714"));
        await world.CollectAsync();
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        var cleared = await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "looked at the bank", "dinas", default);
        await world.CollectAsync();

        Assert.IsType<PersonResult.Done>(cleared);
        Assert.Equal(HoldReason.BankContradicts, (await world.BillAsync()).Hold);
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>They were told that it is tried at once, and the bank is away for a moment.</summary>
    [Fact]
    public async Task LastLook_atABillThatAPersonCleared_isTakenAgainWithinMinutes()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        bank.Say = _ => new InquiryReply.Silent("no answer", Said(world, "504"));
        await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "money is in", "dinas", default);
        await world.PumpAsync();
        var between = await world.BillAsync();
        bank.Say = _ => null;

        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.PumpAsync();

        Assert.Equal(1, between.Attempts);
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("pending")]
    [InlineData("other amount")]
    public async Task LastLook_withoutAClearAnswer_triesNothing_andAsksAgainInTheNextWaking(string what)
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        InquiryReply Found(PaymentOrder order, TransactionStatus status, long more) => new InquiryReply.Found(
            status, order.Id.PaymentReference, order.Amount + new Rupiah(more), order.Source.No, null, true,
            Said(world, "2003600"));
        bank.Say = order => what switch
        {
            "silent" => new InquiryReply.Silent("no answer", Said(world, "504")),
            "pending" => Found(order, TransactionStatus.Pending, 0),
            _ => Found(order, TransactionStatus.Success, 1),
        };

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();
        var asked = bank.Asked.Count;
        var between = await world.BillAsync();
        bank.Say = _ => null;
        world.Go("2026-12-15 10:00");
        await world.CollectAsync();

        Assert.Equal((1, 1), (asked, between.Attempts));
        Assert.Equal((2, BillState.Debited), (bank.Asked.Count, (await world.BillAsync()).State));
        Assert.Distinct(bank.Asked.Select(o => o.Id.ExternalId(o.FirstRequest)));
        Assert.Equal(2, Assert.Single(world.Bank.Transfers).Id.Attempt);
    }

    [Fact]
    public async Task LastLook_whereTheBankForgot_isNoContradiction()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        bank.Say = _ => new InquiryReply.NotFound(Said(world, "4043601"));

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task LastLook_byAWatch_isNotTaken()
    {
        var (world, bank) = Worlds(await new World().WithAsync(0));
        await world.CollectAsync();

        world.Go("2026-12-15 09:00");
        await world.WatchAsync();

        Assert.Empty(bank.Asked);
    }
}
