using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

public sealed class ReconcileScenarioTests
{
    private static World With(PaymentConduct conduct, bool silentInquiry = false) =>
        new(conductOf: _ => new BankConduct(conduct, InquiryIsSilent: silentInquiry));

    /// <summary>One payment is lost on its way; another one shows that the bank's statements show ours.</summary>
    private static Task<World> LostAsync(string now = "2026-12-03 09:00") => new World(now, order =>
        new BankConduct(order.Id.Bill.Village == Some.Code ? PaymentConduct.SilentBeforeEffect : PaymentConduct.Prompt))
        .WithAsync(10_000_000, numbers: ["2010", "2011"]);

    [Fact]
    [Trait("Incident", "bcgov/entity #25381")]
    public async Task PaidDebits_tieOutToTheRupiah_asBcgovEntity25381()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal(2, report.Reconciliation!.Matched);
        Assert.Empty(report.Reconciliation.Breaks);
        Assert.Equal(new Tally(Expected: 2, Done: 2), report.Tally);
    }

    [Fact]
    public async Task StatementLine_provesAnUnknownDebit()
    {
        var world = await With(PaymentConduct.SilentAfterEffect, silentInquiry: true).WithAsync(10_000_000);
        await world.CollectAsync();
        var before = (await world.BillAsync()).State;
        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal(BillState.Unknown, before);
        Assert.Equal(1, report.Reconciliation!.Resolved);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Transfers);
    }

    [Theory]
    [InlineData("2026-12-05 09:00", BillState.Unknown)]
    [InlineData("2026-12-08 07:59", BillState.Unknown)]
    [InlineData("2026-12-08 08:00", BillState.Planned)]
    public async Task NotFound_isFinalOnlyAfterTheSettleTimeWithACleanStatement(string now, BillState expected)
    {
        var world = await LostAsync();
        await world.CollectAsync();
        world.Go(now);
        await world.ReconcileAsync(Some.December);

        Assert.Equal(expected, (await world.BillAsync()).State);
        Assert.Equal(
            expected == BillState.Planned ? DebitState.Abandoned : DebitState.Unknown,
            (await world.SheetAsync()).Debit(Some.BillId().Attempt(1))!.State);
    }

    [Fact]
    public async Task NotFoundWithoutAStatement_isNotFinal()
    {
        var world = await With(PaymentConduct.SilentBeforeEffect).WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-10 09:00");
        world.Bank.WithholdStatement(Some.Account());
        var report = await world.ReconcileAsync(Some.December);

        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        Assert.Equal(new Tally(Expected: 1, Skipped: 1), report.Tally);
        Assert.Equal(BreakKind.NoStatement, Assert.Single(report.Reconciliation!.Breaks).Kind);
    }

    [Fact]
    public async Task SilentInquiry_isNotNotFound()
    {
        var world = await With(PaymentConduct.SilentBeforeEffect, silentInquiry: true).WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-10 09:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task Reversal_isToldOnce_andNothingIsDebitedAgainByItself()
    {
        var world = await new World(conductOf: _ => BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(2) })
            .WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-07 09:00");
        await world.CollectAsync();
        var report = await world.ReconcileAsync(Some.December);

        var only = Assert.Single(report.Reconciliation!.Breaks);
        Assert.Equal((BreakKind.GivenBack, Rupiah.Zero), (only.Kind, only.Theirs));
        await world.CollectAsync();
        Assert.Single(world.Bank.Received);
        Assert.Equal(BillState.Refused, (await world.BillAsync()).State);
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
    }

    [Fact]
    public async Task Reconciliation_repeated_changesNothing()
    {
        var world = await With(PaymentConduct.SilentAfterEffect, silentInquiry: true).WithAsync(10_000_000);
        await world.CollectAsync();
        await world.ReconcileAsync(Some.December);
        var head = (await world.SheetAsync()).Head;
        var again = await world.ReconcileAsync(Some.December);

        Assert.Equal(head, (await world.SheetAsync()).Head);
        Assert.Equal((1, 0), (again.Reconciliation!.Matched, again.Reconciliation.Resolved));
    }

    [Fact]
    public async Task AttemptLostByTheBank_isProvenAbsent_alsoWhenItsMonthIsOver()
    {
        var world = await LostAsync();
        world.Go("2026-12-30 09:00");
        await world.CollectAsync();
        var before = (await world.BillAsync()).State;
        world.Go("2027-01-20 20:30");
        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);
        await world.PumpAsync();

        Assert.Equal(BillState.Unknown, before);
        Assert.Equal(BillState.Planned, (await world.BillAsync()).State);
        Assert.Equal(DebitState.Abandoned, Assert.Single((await world.SheetAsync()).DebitsOf(Some.Code)).State);
    }

    [Fact]
    public async Task DistrictThatCannotBeRead_isTold_andKeepsNoMonthFromBeingReconciled()
    {
        var world = await new World("2026-12-10 20:30").WithAsync(10_000_000);
        var broken = new BrokenLedger(world.Ledger) { Reads = _ => throw new IOException("storage is busy") };
        await Assert.ThrowsAsync<IOException>(() =>
            new StartReconciliations(world.StartRun(), world.Registry, broken, world.Rules, world.Time)
                .RunAsync("33.16", default));

        Assert.Equal(
            [Some.December],
            (await world.Ledger.RunsAsync(Some.Day("2026-12-10"), Some.Day("2026-12-10"), default))
                .Select(r => r.PayMonth!.Value).Order());
    }

    [Theory]
    [InlineData("2027-02-03 20:30", true)]
    [InlineData("2027-02-04 20:30", false)]
    public async Task PaidAttempt_isLookedAtAgain_forTwoMonths(string now, bool isYoung)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go(now);
        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);

        var day = Some.Day(now[..10]);
        Assert.Equal(
            isYoung, (await world.Ledger.RunsAsync(day, day, default)).Any(r => r.PayMonth == Some.December));
    }

    [Fact]
    public async Task OlderMonth_isReconciledOnlyWhereItIsOpen_andTheNewestEverywhere()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var other = DistrictCode.Parse("33.16.13");
        var there = VillageCode.Of(other, "2001");
        await world.Registry.ImportAsync(
            other, "Jepon", [new VillageImport(Some.Village(there), Some.Roster(there))], default);
        world.Go("2027-01-12 20:30");
        await new StartReconciliations(world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time)
            .RunAsync("33.16", default);

        var day = Some.Day("2027-01-12");
        var districts = new Dictionary<PayMonth, IEnumerable<DistrictCode>>();
        foreach (var run in await world.Ledger.RunsAsync(day, day, default))
        {
            districts[run.PayMonth!.Value] =
                (await world.Ledger.RunAsync(run.Id, default))!.Reports.Select(r => r.District).Order();
        }

        Assert.Equal([Some.District], districts[Some.December]);
        Assert.Equal([Some.District, other], districts[Some.December.Plus(1)]);
    }

    [Fact]
    public async Task LapsedVillage_doesNotLookBetter_whenANewMonthOpens()
    {
        var world = await new World("2026-12-31 09:00").WithAsync(5, since: PayMonth.Parse("2026-08"));
        await world.CollectAsync();
        async Task<Standing> StandingAsync()
        {
            await world.ReconcileAsync(PayMonth.Of(world.Rules.Today(world.Time.GetUtcNow())));
            var view = await new ReadDistricts(world.Registry, world.Ledger, world.Rules, world.Time)
                .DistrictAsync(Some.District, default);
            return view.Bills[0].Standing;
        }

        var before = await StandingAsync();
        world.Go("2027-01-05 09:00");
        await world.CollectAsync();

        Assert.Equal(Standing.Lapsed, before);
        Assert.Equal(Standing.Lapsed, await StandingAsync());
    }

    [Fact]
    public async Task ReconciliationOfAnotherRegency_provesNothingHere()
    {
        var world = await new World("2026-12-31 09:00").WithAsync(5, since: PayMonth.Parse("2026-08"));
        await world.CollectAsync();
        var run = await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.17", default, Some.Bank, Some.December);
        await world.Ledger.CloseRunAsync(run with { State = RunState.Green }, default);
        var view = await new ReadDistricts(world.Registry, world.Ledger, world.Rules, world.Time)
            .DistrictAsync(Some.District, default);
        Assert.Equal(Standing.Late, view.Bills[0].Standing);
    }
}
