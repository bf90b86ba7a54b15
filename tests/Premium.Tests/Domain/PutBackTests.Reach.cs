using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What a comparison must have reached before a sheet that was put back is believed.</summary>
public sealed partial class PutBackTests
{
    public static TheoryData<string> Late => ["before the debit", "no figures", "no figures, a movement before"];

    /// <summary>
    /// Days behind, and whole by its own figures: the sheet would be believed, and what it lost be sent again.
    /// </summary>
    [Theory]
    [MemberData(nameof(Late))]
    public async Task C07_aStatementThatMayEndBeforeTheRestore_makesNoSheetBelieved(string ends)
    {
        var world = await PutBackAsync(Forgets);
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () => new StatementReply.Complete(
            ends.EndsWith("movement before", StringComparison.Ordinal)
                ? [new StatementLine("000009", Some.At("2026-12-04 08:00"), new Rupiah(1), false, "BUNGA", false)]
                : [])
        {
            Closing = ends == "before the debit" ? 10_000_000 : null,
        });
        await NightAsync(world, "2026-12-10", "2026-12-11");
        await world.CloseRuns().RunAsync(default);
        var problems = await NightAsync(world, "2026-12-11", "2026-12-14");

        Assert.Contains(problems, p => p.StartsWith($"{Some.Code} stands still", StringComparison.Ordinal)
            && p.Contains("no whole statement since", StringComparison.Ordinal));
        Assert.Contains(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoStatement && i.Village == Some.Code);
        Assert.Single(world.Bank.Transfers);

        world.UseStatements = world.Bank;
        Assert.Contains(await NightAsync(world, "2026-12-14", "2026-12-15"), IsStanding);
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>It lacks a payment that the export has: it may lack the lost one, too, though it reaches now.</summary>
    [Fact]
    public async Task C07_aStatementThatLacksAKnownPayment_makesNoSheetBelieved()
    {
        var world = await PutBackAsync(Forgets);
        var december = new Period(2026, 12);
        await world.PutRowsAsync(
            Some.Bill(BillState.Debited, segment: Segment.Bpu, period: december),
            Some.Debit(DebitState.Paid, segment: Segment.Bpu, period: december));
        var left = 10_000_000 - (await world.BillAsync()).Amount.Value;
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Complete([]) { Closing = left });

        Assert.Contains(
            await NightAsync(world, "2026-12-10", "2026-12-11"),
            p => p.Contains("no whole statement since", StringComparison.Ordinal));
        Assert.Single(world.Bank.Transfers);

        await world.CloseRuns().RunAsync(default);
        var item = Assert.Single(
            await world.ItemsAsync(), i => i.Kind == WorkKinds.NoStatement && i.Village == Some.Code);
        var lacking = Some.BillId(Segment.Bpu, december).Attempt(1).PaymentReference;
        Assert.Contains($"it lacks {lacking}, which the bank executed", item.Detail, StringComparison.Ordinal);
    }

    /// <summary>
    /// Lost with the rows on Monday, and booked on Tuesday: where no balance is told, a movement between the two shows
    /// nothing of what came after it.
    /// </summary>
    [Fact]
    public async Task C07_aMovementBeforeTheBankHasBookedWhatWasLost_makesNoSheetBelieved()
    {
        var world = await PutBackAsync(new BankConduct(PaymentConduct.SilentThenPaid)
        {
            ForgetsAfter = TimeSpan.FromMinutes(1),
            ExecutesAt = Some.At("2026-12-08 10:00"),
        });
        var moved = "2026-12-08 09:00";
        world.UseStatements = new StatementsBut(world.Bank, Some.Account(), () => new StatementReply.Complete(
            [new StatementLine("000009", Some.At(moved), new Rupiah(1), false, "BUNGA", false)]));

        Assert.Contains(
            await NightAsync(world, "2026-12-10", "2026-12-11"),
            p => p.Contains("no whole statement since", StringComparison.Ordinal));
        Assert.Single(world.Bank.Received);

        moved = "2026-12-10 09:00";
        Assert.DoesNotContain(await NightAsync(world, "2026-12-11", "2026-12-14"), p => p.Contains("stands still"));
    }

    /// <summary>Silent on Friday, lost with the rows on Monday, and booked on Tuesday.</summary>
    [Fact]
    public async Task C07_whatTheBankMayStillBook_isWaitedFor_beforeTheSheetIsBelieved()
    {
        var world = await PutBackAsync(new BankConduct(PaymentConduct.SilentThenPaid)
        {
            ForgetsAfter = TimeSpan.FromMinutes(1),
            ExecutesAt = Some.At("2026-12-08 10:00"),
        });
        foreach (var (day, next) in new[] { ("2026-12-07", "2026-12-08"), ("2026-12-09", "2026-12-10") })
        {
            Assert.Contains(await NightAsync(world, day, next), p => p.Contains(
                "reconciled with every bank, bjt from 2026-12-10 08:00 on", StringComparison.Ordinal));
        }

        Assert.Contains(await NightAsync(world, "2026-12-10", "2026-12-11"), IsStanding);
        Assert.Single(world.Bank.Received);
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>
    /// The pause of the restore is no news for villages whose payment or receipt the restore has taken out.
    /// </summary>
    [Fact]
    public async Task C07_pauseOfARestore_tellsNoVillageThatItIsUnpaid_beforeItsDay()
    {
        var world = await PutBackAsync(Forgets);
        var told = (await world.SheetAsync()).Alerts;
        await world.PutRowsAsync(
            [Some.Bill(), .. told.Select(a => a with { State = AlertState.Withdrawn, NextTry = null })]);
        await world.PutAsync(Some.Village() with { IsPaused = true });
        var before = world.Mail.Messages.Count;

        await RunAsync(world);
        Assert.Equal(HoldReason.Paused, (await world.BillAsync()).Hold);
        Assert.Equal(before, world.Mail.Messages.Count);

        world.Go("2026-12-15 09:00");
        await RunAsync(world);
        Assert.True(world.Mail.Messages.Count > before);
    }
}
