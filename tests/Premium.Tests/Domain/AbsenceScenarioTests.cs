using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A bank books late, over closed days and long leaves: nothing follows from what is not there yet.</summary>
public sealed class AbsenceScenarioTests
{
    [Theory]
    [InlineData("2026-12-04 20:00", "2026-12-07 08:30", 2026, 11)]
    [InlineData("2026-12-23 15:00", "2026-12-28 08:30", 2026, 11)]
    [InlineData("2027-03-05 15:00", "2027-03-16 08:30", 2027, 2)]
    public async Task C01_BookedWhenBanksReopen_isOneDebit(string sent, string booked, int year, int month)
    {
        var period = new Period(year, month);
        var payMonth = Segment.Pu.PayMonthOf(period);
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentThenPaid) { ExecutesAt = Some.At(booked) }, sent, payMonth);
        await world.CollectAsync();
        for (var at = Some.At(sent); at < Some.At(booked).AddDays(2); at = at.AddHours(11))
        {
            world.Time.SetUtcNow(at.ToUniversalTime());
            await world.ReconcileAsync(payMonth);
            await world.CollectAsync();
            var open = at < Some.At(booked);
            Assert.Equal(open ? BillState.Unknown : BillState.Debited, (await world.BillAsync(period: period)).State);
        }

        Assert.Equal(1, world.Bank.Received.Count(o => o.Id.Bill.Village == Some.Code));
        await world.AuditAsync();
    }

    [Fact]
    public async Task C01_BankThatNeverShowedOurRemark_isLeftToTwoPeople()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentBeforeEffect))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-10 09:00");
        await world.ReconcileAsync(Some.December);
        var before = (await world.BillAsync()).State;
        foreach (var person in new[] { "sari", "budi" })
        {
            await world.Deciding().RunAsync(
                new DecisionRequest(
                    Some.BillId().Attempt(1), DecidedOutcome.NeverExecuted, "sudah dicek ke bank",
                    "surat bank 14/XII", person),
                default);
        }

        Assert.Equal((BillState.Unknown, BillState.Planned), (before, (await world.BillAsync()).State));
    }

    [Fact]
    public async Task C01_HalfAStatement_provesNoAbsence()
    {
        var world = await World.WithFirstAsync(new BankConduct(PaymentConduct.SilentBeforeEffect));
        await world.CollectAsync();
        world.Go("2026-12-10 09:00");
        world.Bank.HalveStatement(Some.Account());
        var report = await world.ReconcileAsync(Some.December);
        Assert.Equal(BreakKind.NoStatement, Assert.Single(report.Reconciliation!.Breaks).Kind);
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    /// <summary>Of a year without its decree nobody can say how long an attempt takes to settle.</summary>
    [Theory]
    [InlineData(2026, BillState.Unknown)]
    [InlineData(2027, BillState.Unknown)]
    [InlineData(2025, BillState.Planned)]
    public async Task C01_NotFound_isFinalOnlyWhereTheHolidaysOfEachYearOfItsSettlingAreKnown(
        int lacking, BillState expected)
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentBeforeEffect), "2026-12-30 09:00");
        world.Rules = world.Rules with
        {
            Calendar = new Calendar(world.Rules.Calendar.Holidays.Where(h => h.Day.Year != lacking)),
        };
        await world.CollectAsync();
        world.Go("2027-01-20 20:30");
        await world.ReconcileAsync(Some.December);

        Assert.Equal(expected, (await world.BillAsync()).State);
    }

    [Theory]
    [InlineData("2026-12-03 09:00", 2, "2026-12-08 08:00")]
    [InlineData("2026-12-04 20:00", 2, "2026-12-09 08:00")]
    [InlineData("2027-03-05 15:00", 2, "2027-03-18 08:00")]
    [InlineData("2026-12-03 09:00", 0, "2026-12-03 17:00")]
    public void C01_SettleTime_countsBankingDays(string reserved, int days, string settled) => Assert.Equal(
        Some.At(settled),
        Some.Rules(new BankTerms { SettleBankingDays = days }).SettledAt(Some.Bank, Some.At(reserved)));
}
