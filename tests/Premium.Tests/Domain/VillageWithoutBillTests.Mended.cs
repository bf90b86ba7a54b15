using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <content>Once the register is mended.</content>
public sealed partial class VillageWithoutBillTests
{
    /// <summary>The look-back reaches them: they are billed, and nothing is left to say.</summary>
    [Fact]
    public async Task C10_MonthsWithoutABill_mendedInTheThird_areBilledAndDebited()
    {
        var world = await UnfittingAsync();
        foreach (var month in (string[])["2026-12", "2027-01", "2027-02"])
        {
            await DayAsync(world, $"{month}-05 10:00");
        }

        await world.PutAsync(Some.Village());
        foreach (var day in (string[])["06", "07", "08", "09"])
        {
            await DayAsync(world, $"2027-02-{day} 10:00");
        }

        foreach (var period in (Period[])[Some.November, Some.November.Plus(1), Some.November.Plus(2)])
        {
            Assert.Equal(BillState.Debited, (await world.BillAsync(period: period)).State);
        }

        Assert.DoesNotContain(
            await world.ItemsAsync(), i => i.Kind == WorkKinds.NoBill || i.Kind == WorkKinds.NeverBilled);
    }

    [Fact]
    public async Task C10_MonthsThatGetNoBillAnyMore_stayNamedAfterTheRegisterIsMended_untilSomebodySignsThemOff()
    {
        var world = await UnfittingAsync();
        var months = (string[])["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"];
        foreach (var month in months)
        {
            await DayAsync(world, $"{month}-05 10:00");
        }

        await world.PutAsync(Some.Village());
        foreach (var day in (string[])["2027-06-06", "2027-06-07", "2027-07-06", "2027-08-06"])
        {
            await DayAsync(world, $"{day} 10:00");
            var items = await world.ItemsAsync();
            Assert.DoesNotContain(items, i => i.Kind == WorkKinds.NoBill);
            var item = Assert.Single(items, i => i.Kind == WorkKinds.NeverBilled);
            Assert.Equal(("never-billed~33.16.12.2010~pu~2027-02", Some.Code), (item.Key, item.Village));
            Assert.StartsWith(
                "PU November 2026, PU Desember 2026 dan PU Januari 2027 tidak pernah ditagih", item.Why.Indonesian,
                StringComparison.Ordinal);
        }

        Assert.Equal(BillState.Debited, (await world.BillAsync(period: Some.November.Plus(3))).State);
        await new NoteWork(world.Worklist(), world.Notes, world.Rules, world.Time).RunAsync(
            new WorkNoteRequest("never-billed~33.16.12.2010~pu~2027-02", "sari") { IsSignedOff = true }, "33.16",
            default);
        await DayAsync(world, "2027-08-06 11:00");
        await DayAsync(world, "2027-09-06 11:00");
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.NeverBilled);
    }
}
