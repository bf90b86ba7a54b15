using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// The safe day of November's PU is Tuesday 15 December; no timer fires here, only wakings that were asked for.
/// </summary>
public sealed class DeadlineScenarioTests
{
    private static readonly Rupiah Enough = new(10_000_000);

    /// <summary>Works what is due at each hour of the day, as the queue does.</summary>
    internal static async Task LiveThroughAsync(World world, string day, int fromHour, int toHour)
    {
        for (var minute = fromHour * 60; minute <= toHour * 60; minute += 5)
        {
            var at = $"{day} {minute / 60:00}:{minute % 60:00}";
            if (Some.At(at) > world.Time.GetUtcNow())
            {
                world.Go(at);
            }

            await world.PumpAsync();
        }
    }

    [Theory]
    [InlineData("2026-12-15 06:30", 12)]
    [InlineData("2026-12-15 08:00", 12)]
    [InlineData("2026-12-15 06:00", 19)]
    public async Task C33_MoneyOnTheSafeDay_isDebitedTheSameDay(string firstTry, int moneyAt)
    {
        var world = await new World(firstTry).WithAsync(5);
        await world.CollectAsync();
        Assert.Equal(BillState.Short, (await world.BillAsync()).State);
        await LiveThroughAsync(world, "2026-12-15", int.Parse(firstTry.AsSpan(11, 2)), moneyAt);

        world.Bank.Deposit(Some.Account(), Enough);
        await LiveThroughAsync(world, "2026-12-15", moneyAt, 21);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_SafeAndLegalDay_areBothTriedTillTheWindowCloses_andTheDaysBetweenAreNot()
    {
        // 15 November is a Sunday: safe on Friday 13, legally due on Monday 16.
        var october = new Period(2026, 10);
        var november = PayMonth.Parse("2026-11");
        var world = await new World("2026-11-13 06:00").WithAsync(5, since: november);
        foreach (var day in new[] { "2026-11-13", "2026-11-14", "2026-11-16" })
        {
            world.Go(day + " 06:00");
            await world.CollectAsync();
            await LiveThroughAsync(world, day, 6, 22);
        }

        var tries = (await world.SheetAsync(november)).Debits.Select(d => d.ReservedAt.ToOffset(TimeSpan.FromHours(7)))
            .Select(at => at.ToString("dd HH:mm")).ToList();
        Assert.Equal(
            ["13 06:00", "13 06:30", "13 09:00", "13 11:30", "13 14:00", "13 17:00", "13 19:30",
            "16 06:00", "16 06:30", "16 09:00", "16 11:30", "16 14:00", "16 17:00", "16 19:30"],
            tries);
        Assert.Equal(BillState.Short, (await world.BillAsync(period: october)).State);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_WindowThatClosesEarly_endsTheDay()
    {
        var world = await new World("2026-12-15 08:00")
        {
            Rules = Some.Rules(new BankTerms { WindowCloses = new TimeOnly(15, 0) }),
        }.WithAsync(5);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-15", 8, 22);

        Assert.Equal(4, (await world.BillAsync()).Attempts);
        Assert.Equal(Some.At("2026-12-16 06:00"), (await world.BillAsync()).NextTry);
    }

    [Fact]
    public async Task C33_OlderBillThatHoldsUpTheSafeDay_isTriedOnIt_andBothArePaid()
    {
        Assert.True(MoneyDays.TryParse("28", out var money));
        var world = await new World("2026-12-14 08:00") { Rules = Some.Rules() with { MoneyDays = money } }
            .WithAsync(5, since: PayMonth.Parse("2026-11"));
        await world.CollectAsync();
        world.Go("2026-12-15 08:00");
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-15", 8, 12);

        world.Bank.Deposit(Some.Account(), Enough);
        await LiveThroughAsync(world, "2026-12-15", 12, 21);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(BillState.Debited, (await world.BillAsync(period: new Period(2026, 10))).State);
        await world.AuditAsync();
    }

    [Theory]
    [InlineData(RefusalReason.NotSent)]
    [InlineData(RefusalReason.TooManyRequests)]
    public async Task C33_WhatTheBankNeverDecidedOn_usesUpNoAttempt_andCostsNotTheDay(RefusalReason reason)
    {
        var world = await new World("2026-12-03 08:00", order => order.Id.Attempt <= 5
            ? new BankConduct(PaymentConduct.Refuses, Reason: reason)
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-03", 8, 20);

        Assert.Equal((BillState.Debited, 6), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_PartnerRejectedInTheMorningOfTheSafeDay_isTriedAgainThatDay()
    {
        var world = await new World("2026-12-15 06:30", order => order.Id.Attempt == 1
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.PartnerRejected)
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-15", 6, 10);

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    [Theory]
    [InlineData("2026-12-15", BillState.Debited)]
    [InlineData("2026-12-09", BillState.Short)]
    public async Task C33_ALookTheBankDoesNotAnswer_costsMinutes_notTheSafeDay(string day, BillState expected)
    {
        var world = await new World("2026-12-03 09:00").WithAsync(5);
        var bank = new AskedBank(world.Bank);
        world.UseBank = bank;
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), Enough);
        bank.Say = order => world.Time.GetUtcNow() < Some.At($"{day} 11:50")
            ? new InquiryReply.Silent("no answer", new Evidence(order.ReservedAt))
            : null;
        world.Go($"{day} 11:30");
        await world.CollectAsync();
        await LiveThroughAsync(world, day, 11, 13);

        Assert.Equal(expected, (await world.BillAsync()).State);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_TwoStaleTokens_costMinutes()
    {
        var world = await new World("2026-12-03 08:00", order => order.Id.Attempt <= 2
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.NotSent)
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-03", 8, 9);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task C33_CutOffOnTheSafeDay_isTriedAgainTheSameDay()
    {
        var world = await new World("2026-12-15 06:05", order => order.Id.Attempt <= 4
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.CutOff)
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-15", 6, 21);

        Assert.Equal((BillState.Debited, 5), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    [Fact]
    public async Task C33_OutageOfWeeks_leavesNumbersForTheDayItEnds()
    {
        var isOut = true;
        var world = await new World("2026-12-01 08:00", _ => isOut
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.NotSent)
            : BankConduct.Good).WithAsync(10_000_000);
        for (var day = 1; day <= 15; day++)
        {
            world.Go($"2026-12-{day:00} 08:00");
            await world.CollectAsync();
            await LiveThroughAsync(world, $"2026-12-{day:00}", 8, 21);
        }

        isOut = false;
        world.Go("2026-12-16 08:00");
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-16", 8, 21);

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.InRange((await world.BillAsync()).Attempts, 2, 70);
    }

    [Fact]
    public async Task C33_CapOfTheDayBefore_takesNoHourFromTheSafeDay()
    {
        var world = await new World("2026-12-14 13:00", order => order.Id.Attempt <= 3
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.FailedAtBank)
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-14", 13, 21);
        Assert.Equal(3, (await world.BillAsync()).Attempts);

        world.Go("2026-12-15 06:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task C33_ShortBillThatIsCleared_isTriedNow_byName_andOnce()
    {
        var world = await new World("2026-12-03 08:00").WithAsync(5);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), Enough);
        Task<PersonResult> ClearAsync() => new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "saldo sudah diisi", "sari", default);

        Assert.IsType<PersonResult.Done>(await ClearAsync());
        Assert.IsType<PersonResult.DoneBefore>(await ClearAsync());
        await world.PumpAsync();

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        Assert.Single(
            await world.Ledger.JournalAsync(Some.District, Some.December, default),
            e => e is { Actor: "person:sari", Reason: "cleared: saldo sudah diisi" });
        Assert.IsType<PersonResult.Refused>(await ClearAsync());
        await world.AuditAsync();
    }

    [Fact]
    public async Task C33_ClearingAShortBill_countsItsAttemptsAnew()
    {
        var world = await new World("2026-12-15 06:00").WithAsync(5);
        await world.CollectAsync();
        await LiveThroughAsync(world, "2026-12-15", 6, 20);
        world.Bank.Deposit(Some.Account(), Enough);

        await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "saldo sudah diisi", "sari", default);
        await world.PumpAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }
}
