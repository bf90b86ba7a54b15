using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>What a village is told is the whole truth, and told at the right time.</summary>
public sealed class AlertTruthTests
{
    [Fact]
    public async Task C34_ShortfallOfTwoBills_isTheirSumLessTheBalance_once()
    {
        var world = await new World().WithAsync(50_000, bpu: 9);
        await world.CollectAsync();
        await world.PumpAsync();
        Bill[] bills = [await world.BillAsync(), await world.BillAsync(segment: Segment.Bpu, period: new(2026, 12))];
        var missing = Rupiah.Sum(bills.Select(b => b.Amount)) - new Rupiah(50_000);

        Assert.All(bills, b => Assert.Equal(BillState.Short, b.State));
        var message = Assert.Single(world.Mail.Messages);
        Assert.Contains(
            $"Kekurangan    : {missing} untuk 2 tagihan berjumlah {Rupiah.Sum(bills.Select(b => b.Amount))}",
            message.Body, StringComparison.Ordinal);
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Short);
        Assert.Equal(
            $"kurang {missing} untuk PU November 2026 dan BPU Desember 2026; saldo Rp50.000", item.Why.Indonesian);
        Assert.Equal((Rupiah.Sum(bills.Select(b => b.Amount)), 11), (item.AtStake, item.People));
    }

    [Fact]
    public async Task UnpaidIsNotSaid_whileItsCollectionRuns()
    {
        // After weeks of outage the watch finds all late, and the collection is about to take them.
        var world = await new World("2026-12-18 09:00").WithAsync(10_000_000);
        await world.StartRun().RunAsync(RunPurpose.Watch, "33.16", default);
        await world.DistrictAsync(new DistrictWake(Some.District, WakePurpose.Watch, null));
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.SendAsync();
        var early = world.Mail.Messages.Count;
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.PumpAsync();

        Assert.Equal(0, early);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.StartsWith("Terbayar, ", Assert.Single(world.Mail.Messages).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpaidIsSaid_onceTheCollectionIsThrough()
    {
        var world = await new World("2026-12-18 09:00").WithAsync(0);
        await world.WatchAsync();
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.SendAsync();
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.PumpAsync();

        Assert.NotEmpty(world.Mail.Messages);
    }

    [Theory]
    // When the collection goes on, as it reported; when the alert is looked at again.
    [InlineData(null, "09:01")]
    [InlineData("09:06", "09:07")]
    [InlineData("11:00", "09:15")]
    public async Task AlertOfABillThatIsBeingCollected_isLookedAtWhenTheCollectionGoesOn(string? goesOn, string at)
    {
        var world = await new World("2026-12-18 09:00").WithAsync(0);
        await world.WatchAsync();
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        if (goesOn is not null)
        {
            var report = DistrictReport.Pending(Some.District) with
            {
                Tally = new Tally(Expected: 1, Unknown: 1),
                NextWake = Some.At($"2026-12-18 {goesOn}"),
            };
            await world.Ledger.ReportAsync(run.Id, report, default);
        }

        await world.SendAsync();

        Assert.Empty(world.Mail.Messages);
        Assert.All((await world.SheetAsync()).Alerts, a => Assert.Equal(Some.At($"2026-12-18 {at}"), a.NextTry));
    }

    [Fact]
    public void RetryAfterTheDeadline_saysWhatThatMeans()
    {
        var bill = Some.Bill(BillState.Short) with { Available = Rupiah.Zero, NextTry = Some.At("2026-12-18 06:00") };
        var alert = Some.Rules().Ladder.Due(
            Some.Sheet(bill), bill, Some.At("2026-12-15 20:00"), Some.Rules().Local)!;
        var text = Some.Text(alert, bill);

        Assert.Contains("sesudah batas pembayaran", text.Body, StringComparison.Ordinal);
    }
}
