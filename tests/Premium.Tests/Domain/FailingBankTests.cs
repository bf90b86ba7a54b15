using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>A bank that carries nothing out, and what becomes an item because days pass, is told to a person.</summary>
public sealed class FailingBankTests
{
    private const string Opened = "2026-12-03 09:00";

    private static Run RunOn(string at) => new(
        $"collect~{at[..10]}~120000", RunPurpose.Collect, "33.16", Some.At(at), RunState.Green, new Tally());

    private static IReadOnlyList<WorkItem> ItemsAt(string now, params SheetRow[] rows) => Worklist.Of(
        new WorkFacts(
            Some.At(now), "33.16",
            [
                new DistrictFacts(
                    new DistrictRegister(Some.District, "Ngawen", [Some.Village()], []), [Some.Sheet(rows)]),
            ],
            []),
        Some.Rules());

    private static Debit Failed(RefusalReason reason, int attempt, string at) =>
        Some.Debit(DebitState.Refused, attempt: attempt) with
        {
            Refusal = reason,
            ReservedAt = Some.At(at),
            AnsweredAt = Some.At(at),
        };

    private static Bill Failing(RefusalReason reason, int attempts) =>
        Some.Bill() with { Attempts = attempts, Refusal = reason, Since = Some.At(Opened) };

    /// <summary>What waits for its receipt alone is paid: nothing lapses by it.</summary>
    [Fact]
    public async Task C09_LapseOfVillagesWhoseBankRefusesUs_isNamed_andToldBeforeItComes()
    {
        var world = await new World(Opened, _ => new(PaymentConduct.Refuses, RefusalReason.PartnerRejected))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        var told = new List<int>();
        foreach (var day in (int[])[8, 9, 10, 16, 22, 23])
        {
            world.Go($"2027-03-{day:00} 10:00");
            await world.TellAsync();
            told.Add(world.Mail.Messages.Count(m => m.Id.StartsWith("work-partner-", StringComparison.Ordinal)));
        }

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Partner);
        Assert.Equal(Some.Day("2027-03-23"), item.LapsesOn);
        Assert.Equal([1, 2, 3, 4, 5, 6], told);
        var unproven = Assert.Single(
            ItemsAt(
                "2026-12-28 09:00",
                Some.Bill(BillState.Debited),
                Some.Debit(DebitState.Paid) with { AnsweredAt = Some.At(Opened) }),
            i => i.Kind == WorkKinds.NoReceipt);
        Assert.Null(unproven.LapsesOn);
    }

    [Theory]
    [InlineData(RefusalReason.CutOff)]
    [InlineData(RefusalReason.FailedAtBank)]
    [InlineData(RefusalReason.TooManyRequests)]
    [InlineData(RefusalReason.NotSent)]
    public void C09_BankThatTakesNothing_makesTheRunRed_whateverItCallsIt(RefusalReason reason)
    {
        var facts = new WorkFacts(
            Some.At(Opened), "33.16",
            [
                new DistrictFacts(
                    new DistrictRegister(Some.District, "Ngawen", [Some.Village()], []),
                    [Some.Sheet(Failing(reason, 1), Failed(reason, 1, Opened))]),
            ],
            []);
        var note = Assert.Single(RunColour.Idle(new RunManifest(RunOn(Opened), []), facts, Some.Rules()));

        Assert.Contains($"bank {Some.Bank} took none of 1 debits ({reason})", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RefusalReason.CutOff)]
    [InlineData(RefusalReason.FailedAtBank)]
    public async Task C09_BankThatTakesNothingForDays_isRedEachDay_andOnTheWorklistFromTheSecond(RefusalReason reason)
    {
        var world = await new World(Opened, _ => new(PaymentConduct.Refuses, reason))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        async Task<Run> RunAsync(string now)
        {
            world.Go(now);
            var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
            await world.CollectAsync(run: run.Id);
            world.Time.Advance(world.Rules.RunDeadline);
            return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
        }

        Assert.Equal(RunState.Red, (await RunAsync(Opened)).State);
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.BankFails);
        Assert.Equal(RunState.Red, (await RunAsync("2026-12-04 09:00")).State);

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.BankFails);
        Assert.Equal(["2010", "2011"], item.Bills.Select(b => b.Village.Number));
        Assert.Equal(Some.At(Opened), item.Since);
        Assert.Contains(Some.Bank, item.Place.English, StringComparison.Ordinal);
    }

    /// <summary>Whatever the bank called it in between.</summary>
    [Fact]
    public void C09_FailingBill_isOldAsItsFirstFailure_andNewOnTheSecondDay()
    {
        SheetRow[] rows =
        [
            Failing(RefusalReason.CutOff, 2) with { Since = Some.At("2026-12-04 09:00") },
            Failed(RefusalReason.FailedAtBank, 1, Opened),
            Failed(RefusalReason.CutOff, 2, "2026-12-04 09:00"),
        ];

        var item = Assert.Single(ItemsAt("2026-12-04 12:00", rows), i => i.Kind == WorkKinds.BankFails);
        Assert.Equal(Some.At(Opened), item.Since);
        Assert.True(item.IsNewTo(RunOn("2026-12-04 11:00")));
        Assert.False(item.IsNewTo(RunOn("2026-12-07 11:00")));
    }

    [Fact]
    public void C09_VillageThatIsToldThatItIsSeenTo_isOnTheWorklistThatDay()
    {
        const string today = "2026-12-11 09:00";
        var bill = Failing(RefusalReason.CutOff, 1);
        var told = new Alert
        {
            Bill = bill.Id,
            Stage = "due-2",
            State = AlertState.Sent,
            Amount = bill.Amount,
            RaisedAt = Some.At("2026-12-11 09:10"),
        };

        Assert.DoesNotContain(
            ItemsAt("2026-12-11 12:00", bill, Failed(RefusalReason.CutOff, 1, today)),
            i => i.Kind == WorkKinds.BankFails);
        Assert.Contains(
            ItemsAt("2026-12-11 12:00", bill, Failed(RefusalReason.CutOff, 1, today), told),
            i => i.Kind == WorkKinds.BankFails);
    }

    [Fact]
    public void C09_BillNotTried_isNewOnTheEveOfTheSafeDay_andOnNoOther()
    {
        var bill = Some.Bill() with { Since = Some.At(Opened) };

        Assert.DoesNotContain(ItemsAt("2026-12-11 12:00", bill), i => i.Kind == WorkKinds.Untried);
        var item = Assert.Single(ItemsAt("2026-12-14 12:00", bill), i => i.Kind == WorkKinds.Untried);
        Assert.True(item.IsNewTo(RunOn("2026-12-14 11:00")));
        Assert.False(item.IsNewTo(RunOn("2026-12-15 11:00")));
    }

    [Fact]
    public void C09_UnknownOne_isNewAgain_whenTheSafeDayIsNear()
    {
        var bill = Some.Bill(BillState.Unknown) with { Since = Some.At(Opened) };

        var item = Assert.Single(
            ItemsAt("2026-12-14 12:00", bill, Some.Debit(DebitState.Unknown)), i => i.Kind == WorkKinds.UnknownLate);
        Assert.True(item.IsNewTo(RunOn("2026-12-14 11:00")));
        Assert.False(item.IsNewTo(RunOn("2026-12-15 11:00")));
    }

    [Fact]
    public void C09_ReceiptThatDoesNotCome_isNewOnTheDayAfterItsTime()
    {
        var paid = Some.Debit(DebitState.Paid) with { AnsweredAt = Some.At(Opened) };
        var bill = Some.Bill(BillState.Debited) with { Since = Some.At(Opened) };
        var late = Some.Rules().Calendar
            .BankingDaysAfter(Some.Day("2026-12-03"), Some.Rules().ReceiptBankingDays).AddDays(1);

        var item = Assert.Single(ItemsAt($"{late:yyyy-MM-dd} 12:00", bill, paid), i => i.Kind == WorkKinds.NoReceipt);
        Assert.True(item.IsNewTo(RunOn($"{late:yyyy-MM-dd} 11:00")));
        Assert.False(item.IsNewTo(RunOn($"{late.AddDays(1):yyyy-MM-dd} 11:00")));
    }
}
