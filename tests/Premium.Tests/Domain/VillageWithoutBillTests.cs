using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>
/// Nobody at such a village is told by stages: whoever can mend it hears again of each month, and near the end.
/// </summary>
public sealed partial class VillageWithoutBillTests
{
    private static IEnumerable<AlertMessage> Told(World world) =>
        world.Mail.Messages.Where(m => m.Id.StartsWith("work-no-bill-", StringComparison.Ordinal));

    private static async Task<World> UnfittingAsync()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        return world;
    }

    private static async Task DayAsync(World world, string now)
    {
        world.Go(now);
        await world.CollectAsync();
        await world.TellAsync();
        await world.TellAsync();
    }

    private static async Task<WorkItem> ItemAsync(World world) =>
        Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill);

    [Fact]
    public async Task C10_FurtherMonthWithoutABill_isToldAgain_withItsOwnLastDay()
    {
        var world = await UnfittingAsync();
        await DayAsync(world, "2026-12-03 10:00");
        var first = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2026-12-18 10:00");
        var over = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2027-01-05 10:00");
        await DayAsync(world, "2027-01-06 10:00");
        var joined = (await ItemAsync(world), Told(world).Count());
        await DayAsync(world, "2027-02-03 10:00");

        Assert.Equal((Some.Day("2026-12-15"), 1), (first.Item1.Due, first.Item2));
        Assert.Equal((Some.Day("2026-12-15"), 2), (over.Item1.Due, over.Item2));
        Assert.Equal((Some.Day("2027-01-15"), 3), (joined.Item1.Due, joined.Item2));
        Assert.Equal(4, Told(world).Count());
        Assert.Equal(4, Told(world).DistinctBy(m => m.Id).Count());
    }

    /// <summary>A bank takes no payment of nothing, and BPJS sends no receipt for it.</summary>
    [Fact]
    public async Task C10_BillOfNothing_isNeverMade_andItsVillageIsNamed()
    {
        var world = await new World("2026-12-03 10:00").WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village(), Some.Roster() with
        {
            Members = [Some.Official("kades", 1), Some.Official("sekdes", 1)],
        });
        var problem = Assert.Single((await world.CollectAsync()).Problems);
        var item = await ItemAsync(world);
        var without = await world.SheetAsync();
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        await world.CollectAsync();

        Assert.Equal([World.CodeOf("2011")], without.Bills.Select(b => b.Village));
        Assert.DoesNotContain(without.Alerts, a => a.Bill.Village == Some.Code);
        Assert.Contains("33.16.12.2010 PU 2026-11: its premium comes to Rp0", problem, StringComparison.Ordinal);
        Assert.Equal(Some.Code, item.Village);
        Assert.Contains("Rp0", item.Why.Indonesian, StringComparison.Ordinal);
        // What BPJS bills is debited, whatever our list comes to.
        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, 25_116), (bill.State, bill.Amount.Value));
        Assert.Equal(2, world.Bank.Received.Count);
        await world.AuditAsync();
    }

    /// <summary>Nothing is owed for it, so nothing waits for it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C10_MonthOfNothing_shutsOutNoLaterOne(bool hadItsBill)
    {
        var world = await new World("2026-12-03 10:00").WithAsync(10_000_000, numbers: ["2010", "2011"]);
        if (hadItsBill)
        {
            await world.PutAsync(Some.Village() with { IsPaused = true });
            await world.CollectAsync();
        }

        await world.PutAsync(Some.Village(), Some.Roster() with
        {
            Members =
            [
                .. Some.Roster().Members.Select(m => m with { Wage = new Rupiah(1), To = Some.November }),
                .. Some.Roster().Members.Select(m => m with { From = Some.November.Plus(1) }),
            ],
        });
        await DayAsync(world, "2026-12-04 10:00");
        await DayAsync(world, "2027-01-06 10:00");

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: Some.November.Plus(1))).State);
        var item = Assert.Single(
            await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill || i.Kind == WorkKinds.OwedNoMore);
        Assert.Contains("PU November 2026", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("Rp0", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("Desember", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(3, world.Bank.Received.Count);
        await world.AuditAsync();
    }

    [Fact]
    public async Task C10_LapseOfAVillageWithoutABill_isToldBeforeItComes()
    {
        var world = await UnfittingAsync();
        await DayAsync(world, "2026-12-03 10:00");
        await DayAsync(world, "2027-03-08 10:00");
        var lapse = (await ItemAsync(world)).LapsesOn;
        Assert.Equal(Some.Day("2027-03-23"), lapse);
        List<int> told = [Told(world).Count()];
        foreach (var before in (int[])[14, 13, 7, 1, 0])
        {
            await DayAsync(world, $"{lapse!.Value.AddDays(-before):yyyy-MM-dd} 10:00");
            told.Add(Told(world).Count() - told.Sum());
        }

        // Of these days some are near the safe day of the month as well.
        Assert.Equal([1, 0, 1, 1, 1], told[1..]);
    }

    [Fact]
    public async Task C10_MonthsThatGetNoBillAnyMore_stayNamed_andCoverLapsesByTheFirstOfThem()
    {
        var world = await UnfittingAsync();
        foreach (var month in (string[])["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"])
        {
            await DayAsync(world, $"{month}-05 10:00");
        }

        var item = await ItemAsync(world);
        Assert.Equal((Some.Day("2027-03-23"), 3), (item.LapsesOn, item.People));
        Assert.Equal(
            "tidak ada tagihan PU November 2026 sampai Mei 2027: daftar peserta tidak ada, tidak cocok dengan "
            + "register, memuat peserta yang tidak dapat ditagih, atau iurannya Rp0; tagihan PU November 2026, "
            + "PU Desember 2026 dan PU Januari 2027 tidak dapat dibuat lagi, selesaikan dengan kantor cabang BPJS "
            + "Ketenagakerjaan",
            item.Why.Indonesian);
        Assert.Empty(item.Bills);
    }

    /// <summary>Nobody in its district got a bill then: it was not collected through this system yet.</summary>
    [Fact]
    public async Task C10_MonthsBeforeTheFirstOfItsDistrict_areNotNamed()
    {
        var world = await UnfittingAsync();
        await world.PutAsync((await world.Registry.DistrictAsync(Some.District, default)).Villages
            .First(v => v.Code == Some.Code) with
        { Since = PayMonth.Parse("2026-06") });
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.CloseRuns().RunAsync(default);

        var item = await ItemAsync(world);
        Assert.StartsWith(
            "tidak ada tagihan PU Agustus 2026 sampai November 2026:", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("tidak dapat dibuat lagi", item.Why.Indonesian, StringComparison.Ordinal);
    }

    /// <summary>Paid for December; its row cannot be read since.</summary>
    [Theory]
    [InlineData("2027-03-05 10:00", false)]
    [InlineData("2027-06-05 10:00", true)]
    public async Task C10_VillageWhoseRowCannotBeRead_lacksAllSinceItsLastBill(string now, bool isOver)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await DayAsync(world, "2026-12-03 10:00");
        world.Registry.Spoil(Some.Code, "PeopleBySegment: null");
        for (var day = Some.At("2027-01-05 10:00"); day <= Some.At(now); day = day.AddMonths(1))
        {
            await DayAsync(world, $"{day:yyyy-MM-dd HH:mm}");
        }

        var item = await ItemAsync(world);
        Assert.Equal(Some.Day("2027-04-23"), item.LapsesOn);
        Assert.Equal(isOver, item.Why.Indonesian.Contains(
            "tagihan PU Desember 2026 dan PU Januari 2027 tidak dapat dibuat lagi", StringComparison.Ordinal));
    }
}
