using Premium.Domain;
using static Premium.Tests.Functions.QuarterOffice;

namespace Premium.Tests.Functions;

/// <summary>Gagaan has not paid since October: the desk in February, and before the banks shut in March.</summary>
public sealed class QuarterLapseTests
{
    private const string Gagaan = "2018";

    private static readonly PayMonth October = PayMonth.Parse("2026-11");

    [Fact]
    public async Task FebruaryAndMarch_dayByDay()
    {
        await using var office = await OpenAsync(
            "2026-11-05 09:00", [Village(Gagaan, "Gagaan", since: October), Village("2019", "Sumber", since: October)]);
        office.Deposit(Gagaan, 31_000);
        office.Deposit("2019", 50_000_000);
        foreach (var day in new[] { "2026-11-05 09:00", "2026-12-03 09:00", "2027-01-05 09:00", "2027-02-03 09:00" })
        {
            await office.RunAsync(day);
        }

        office.World.Go("2027-02-07 20:30");
        foreach (var month in Enumerable.Range(0, 4).Select(October.Plus))
        {
            var run = await office.World.StartRun().RunAsync(
                RunPurpose.Reconcile, DeskHost.Regency, default, Bank, month);
            await office.World.ReconcileAsync(run.Id);
        }

        await office.World.CloseRuns().RunAsync(default);

        await February08_atRiskThree_withTheDayOfLapse_andWhatItCosts(office);
        await March01_theSafeDayBeforeTheLongLeave_isTheFirstLine(office);
    }

    private static async Task February08_atRiskThree_withTheDayOfLapse_andWhatItCosts(QuarterOffice office)
    {
        await office.RunAsync("2027-02-08 07:30", RunPurpose.Watch);
        Shows(
            await office.ReadAsync($"pages/villages/33.16.12.{Gagaan}"),
            "Berisiko, menunggak 3 bulan", "Perlindungan terputus 23 Februari 2027 15 hari lagi", "lewat 87 hari",
            "Taruhannya 2 orang", "Rp1.719.032 4 tagihan");
        Shows(
            await office.ReadAsync("pages/worklist"), "lewat 87 hari 13 November 2026",
            "perlindungan terputus 23 Februari 2027");
        Shows(
            await office.ReadAsync("pages/report?payMonth=2027-02"),
            "Gagaan , Ngawen Berisiko, menunggak 3 bulan 23 Feb 2027");
    }

    private static async Task March01_theSafeDayBeforeTheLongLeave_isTheFirstLine(QuarterOffice office)
    {
        const string Leave =
            "batas aman Jumat, 5 Maret 2027; sesudahnya bank tutup 10 hari, sampai Senin, 15 Maret 2027 (Hari Suci";
        office.World.Go("2027-02-14 08:00");
        Assert.DoesNotContain(Leave, await office.ReadAsync("pages/worklist"), StringComparison.Ordinal);
        office.Deposit(Gagaan, 50_000_000);
        await office.RunAsync("2027-02-15 06:30");
        await office.RunAsync("2027-02-15 08:00", RunPurpose.Watch);
        Shows(Assert.Single(office.Mails, m => m.Id.StartsWith("work-banks-shut-")).Body, Leave);

        office.World.Go("2027-03-01 08:00");
        var page = await office.ReadAsync("pages/worklist");
        Shows(page, "Taruhannya Bulan bayar Maret 2027 ! Bank tutup lama setelah batas aman " + Leave, "4 hari lagi");
        office.World.Go("2027-03-16 08:00");
        Assert.DoesNotContain(Leave, await office.ReadAsync("pages/worklist"), StringComparison.Ordinal);
    }
}
