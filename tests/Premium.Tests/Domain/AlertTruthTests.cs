using Premium.Domain;
using Premium.InMemory;
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

    /// <summary>PU finds 60.000 and is refused; BPU of the same pass is paid of them.</summary>
    [Fact]
    public async Task C34_BalanceFromWhichAnotherBillWasPaid_isToldAsItIsAfterwards()
    {
        var world = await new World().WithAsync(60_000, bpu: 3);
        await world.CollectAsync();
        var bpu = await world.BillAsync(segment: Segment.Bpu, period: new(2026, 12));
        var left = new Rupiah(60_000) - bpu.Amount;

        Assert.Equal(BillState.Debited, bpu.State);
        Assert.Equal(left, (await world.BillAsync()).Available);
        Assert.Equal(
            left, Shortfall.Of(Some.Code, [await world.SheetAsync()]).Balance);
    }

    [Fact]
    public void C34_BalanceNamedBeforeAnotherBillWasPaid_isLessByThat()
    {
        var named = Some.At("2026-12-03 09:00");
        var pu = Some.Bill(BillState.Short) with { Attempts = 1, Available = new Rupiah(60_000) };
        var bpu = Some.Bill(BillState.Debited, segment: Segment.Bpu, period: new(2026, 12)) with { Attempts = 1 };
        Shortfall Paid(DateTimeOffset reserved) => Shortfall.Of(Some.Code,
        [
            Some.Sheet(
                pu, Some.Debit(DebitState.Refused) with { AnsweredAt = named },
                bpu, Some.Debit(DebitState.Paid, 50_400, Segment.Bpu, new(2026, 12)) with { ReservedAt = reserved }),
        ]);

        Assert.Equal(new Rupiah(9_600), Paid(named.AddMinutes(1)).Balance);
        Assert.Equal(new Rupiah(60_000), Paid(named.AddMinutes(-1)).Balance);
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

    /// <summary>The queue of alerts is not worked: bills are short, and no treasurer was told.</summary>
    [Fact]
    public async Task AlertThatNoSenderTook_isOnTheWorklist_butNotAtNight()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(0);
        await world.CollectAsync();
        async Task<bool> IsListedAsync(string at)
        {
            world.Go(at);
            return (await world.ItemsAsync()).Any(i => i.Kind == WorkKinds.Undelivered);
        }

        Assert.False(await IsListedAsync("2026-12-03 09:29"));
        Assert.True(await IsListedAsync("2026-12-03 09:31"));
        Assert.False(await IsListedAsync("2026-12-04 06:15"));
        Assert.True(await IsListedAsync("2026-12-04 06:31"));
        await world.SendAsync();
        Assert.False(await IsListedAsync("2026-12-04 06:32"));
    }

    /// <summary>What is told of one bill says nothing of the other, which the collection is about to take.</summary>
    [Fact]
    public async Task UnpaidIsNotSaid_ofAnotherBillThatIsBeingCollected()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(0, bpu: 3);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        await world.Ledger.CommitAsync(
            await world.SheetAsync(),
            new Change(
                world.Time.GetUtcNow(), "test", "closed for this one",
                [
                    (await world.BillAsync(segment: Segment.Bpu, period: new Period(2026, 12))) with
                    {
                        State = BillState.Refused,
                        Refusal = RefusalReason.AccountBlocked,
                    },
                ]),
            default);
        world.Go("2026-12-18 09:00");
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.SendAsync();

        var body = Assert.Single(world.Mail.Messages).Body;
        Assert.Contains("BPU Desember 2026", body, StringComparison.Ordinal);
        Assert.DoesNotContain("PU November 2026", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Kekurangan", body, StringComparison.Ordinal);
    }

    /// <summary>Do not pay, and settle the older one first: one village must not read both.</summary>
    [Fact]
    public async Task BillBehindAnUnsureOne_hasNoAdviceOfItsOwn()
    {
        var world = await new World(
            "2026-11-05 09:00", _ => new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true))
            .WithAsync(10_000_000, since: PayMonth.Parse("2026-11"));
        await world.CollectAsync();
        foreach (var day in new[] { "2026-12-15 09:00", "2026-12-18 09:00" })
        {
            world.Go(day);
            await world.CollectAsync();
            await world.PumpAsync();
        }

        Assert.Equal(HoldReason.OlderBillOpen, (await world.BillAsync()).Hold);
        var both = world.Mail.Messages.Where(m => m.Body.Contains("PU Oktober 2026", StringComparison.Ordinal)
            && m.Body.Contains("PU November 2026", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(both);
        Assert.All(both, m => Assert.Contains("JANGAN membayar sendiri", m.Body, StringComparison.Ordinal));
        Assert.All(both, m => Assert.DoesNotContain(
            "bulan yang lebih lama lebih dahulu", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void RetryAfterTheDeadline_saysWhatThatMeans()
    {
        var bill = Some.Bill(BillState.Short) with { Available = Rupiah.Zero, NextTry = Some.At("2026-12-18 06:00") };
        var alert = Some.Rules().Ladder.Due(
            Some.Sheet(bill), bill, Some.At("2026-12-15 20:00"), Some.Rules().Local, [])!;
        var text = Some.Text(alert, bill);

        Assert.Contains("sesudah batas pembayaran", text.Body, StringComparison.Ordinal);
    }
}
