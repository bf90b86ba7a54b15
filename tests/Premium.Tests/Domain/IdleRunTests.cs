using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>A run that adds up and came to nothing at a bank is red, each day; one that had nothing to do is not.
/// </summary>
public sealed class IdleRunTests
{
    private static async Task<Run> RunAsync(
        World world, string now, RunPurpose purpose = RunPurpose.Collect, Action? beforeClosing = null)
    {
        world.Go(now);
        var run = purpose == RunPurpose.Collect
            ? await world.StartRun().RunAsync(purpose, "33.16", default)
            : await world.StartRun().RunAsync(purpose, "33.16", default, Some.Bank, Some.December);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        world.Time.Advance(world.Rules.RunDeadline);
        beforeClosing?.Invoke();
        return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
    }

    private static void Withhold(World world, params string[] numbers)
    {
        foreach (var number in numbers)
        {
            world.Bank.WithholdStatement(Some.Account(World.CodeOf(number)));
        }
    }

    [Fact]
    public async Task C14_BankThatGivesNoStatementAtAll_makesEachReconciliationRed()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        Withhold(world, "2010", "2011");
        var first = await RunAsync(world, "2026-12-03 20:30", RunPurpose.Reconcile);
        var second = await RunAsync(world, "2026-12-04 20:30", RunPurpose.Reconcile);

        Assert.Equal((RunState.Red, RunState.Red), (first.State, second.State));
        Assert.Contains($"bank {Some.Bank} gave none of 2 statements", second.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("gave none", NoteText.Indonesian(second.Note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C14_OneClosedAccount_makesNoRunRed()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        Withhold(world, "2010");

        Assert.Equal(RunState.Amber, (await RunAsync(world, "2026-12-03 20:30", RunPurpose.Reconcile)).State);
    }

    /// <summary>Of an older month only the closed one may be left to look at.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void C14_MonthOfClosedAccountsAlone_isRed_whereTheBankGivesNoOthersEither(bool isOtherRead, int red)
    {
        RunManifest Of(PayMonth month, bool isRead, string mark) => new(
            new Run(
                $"reconcile~2027-02-03~{month}", RunPurpose.Reconcile, "33.16", Some.At("2027-02-03 20:30"),
                RunState.Green, new Tally(), Bank: Some.Bank, PayMonth: month),
            [
                DistrictReport.Pending(Some.District) with
                {
                    Reconciliation = new ReconciliationResult(0, 0, [])
                    {
                        Accounts = [new AccountProof(mark, [Some.Code], isRead, null)],
                    },
                },
            ]);
        var facts = new WorkFacts(Some.At("2027-02-03 21:00"), "33.16", [], []);

        Assert.Equal(red, RunColour.Idle(
            Of(Some.December, isRead: false, "a"), facts, Some.Rules(),
            [Of(Some.December.Plus(2), isOtherRead, "b")]).Count);
    }

    [Fact]
    public async Task C09_BillsThatAreNotTried_becauseTheBankDoesNotTellOfTheLastAttempt_makeEachDayRed()
    {
        var world = await new World().WithAsync(1_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        await world.PumpAsync();
        Withhold(world, "2010", "2011");
        await RunAsync(world, "2026-12-07 14:00");

        foreach (var day in (string[])["2026-12-08", "2026-12-09"])
        {
            var run = await RunAsync(world, $"{day} 14:00");
            Assert.Equal(RunState.Red, run.State);
            Assert.Contains($"bank {Some.Bank} was sent nothing", run.Note, StringComparison.Ordinal);
            Assert.DoesNotContain("was sent", NoteText.Indonesian(run.Note), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task C09_LimitThatDoesNotAnswer_makesTheRunRed()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.UseLimits = new BrokenLimits(world.Limits) { IsSilent = true };
        var first = await RunAsync(world, "2026-12-03 09:00");
        var second = await RunAsync(world, "2026-12-04 09:00");

        Assert.Equal((RunState.Red, RunState.Red), (first.State, second.State));
        Assert.Empty(world.Bank.Received);
    }

    /// <summary>On a day on which banks are shut nothing is due, whoever must mend what.</summary>
    [Fact]
    public async Task RunThatHadNothingToDo_isGreen()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Bank.Deposit(Some.Account(), new Rupiah(1));
        await RunAsync(world, "2026-12-03 09:00");

        Assert.Equal(RunState.Green, (await RunAsync(world, "2026-12-04 09:00")).State);
        Assert.Equal(RunState.Green, (await RunAsync(world, "2026-12-05 09:00")).State);
    }

    /// <summary>Of what storage did not give, nobody knows whether the bank took nothing of it.</summary>
    [Theory]
    [InlineData(false, RunState.Red, "took none of")]
    [InlineData(true, RunState.Amber, "1 districts could not be read")]
    public async Task C28_RunWhoseDistrictStorageDoesNotGive_saysSo_andNothingOfItsBank(
        bool isAway, RunState state, string note)
    {
        var world = await new World("2026-12-03 09:00", _ => new(PaymentConduct.Refuses, RefusalReason.FailedAtBank))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var isClosing = false;
        world.UseLedger = new SilentLedger(world.Ledger, () => isClosing && isAway ? new IOException("503") : null);
        var closed = await RunAsync(world, "2026-12-03 09:00", beforeClosing: () => isClosing = true);

        Assert.Equal(state, closed.State);
        Assert.Contains(note, closed.Note, StringComparison.Ordinal);
        Assert.DoesNotContain(note, NoteText.Indonesian(closed.Note), StringComparison.Ordinal);
        Assert.Equal(isAway, !closed.Note.Contains("took none", StringComparison.Ordinal));
    }
}
