using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions.Local.Sample;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>Reconciling, receipts and pauses, as an admin does them in the browser.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class OfficePlayTests(Desk desk)
{
    private static CancellationToken Stop => CancellationToken.None;

    [Fact]
    public async Task Reconciliation_isStarted_watched_itsBreakNoted_andGoneWhenTheBankGivesBack()
    {
        var debit = desk.PaidDebits.Last(d => d.Bank == SampleBanks.Bpr);
        var ledger = desk.Parts.Twin.Ledger;
        await ledger.DepositAsync(debit.Bank, debit.Source, debit.Amount + new Rupiah(1_000), "ADD");
        await ledger.WithdrawAsync(debit.Bank, debit.Source, debit.Amount, debit.Id.PaymentReference);
        await using var visit = await desk.VisitAsync("../pages?lang=id");
        var page = visit.Page;
        await ReconcileAsync(page);
        var breaks = page.Locator("table.breaks tr", new() { HasText = $"{debit.Village}" });
        await Expect(breaks.First).ToBeVisibleAsync();

        await page.GotoAsync($"{desk.Parts.PagesUrl}/worklist?lang=id&q={debit.Village}");
        var form = await page.NoteAsync();
        await form.GetByLabel("Dikerjakan oleh").FillAsync("Wati");
        await form.GetByLabel("Tunda sampai").FillAsync("2026-12-04");
        await form.GetByLabel("Catatan").FillAsync("bank diminta mengembalikan");
        await form.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await page.IsSaidAsync("Dicatat.");
        await page.FollowAsync("Daftar kerja");
        await Expect(page).ToHaveURLAsync(new Regex($"q={debit.Village}"));
        await Expect(page.Locator("table.work")).ToContainTextAsync("dipegang Wati");
        await Expect(page.Locator("table.work caption")).ToContainTextAsync("Ditunda oleh seseorang");

        await ledger.DepositAsync(debit.Bank, debit.Source, debit.Amount, $"REV {debit.Id.PaymentReference}");
        await page.FollowAsync("Ringkasan", within: "nav.menu");
        await ReconcileAsync(page);
        Assert.Empty(await breaks.AllInnerTextsAsync());
    }

    [Theory]
    [InlineData(Desk.Wide, 0)]
    [InlineData(Desk.Narrow, 2)]
    public async Task ReceiptsByFile_areRecorded_theWrongRowIsNamed_andSentAgainNothingChanges(int width, int which)
    {
        var bills = desk.Paid.Skip(which).Take(2).ToList();
        var rows = bills.Select((b, at) => $"{b.Id};NB-{which}-{at};{b.Amount.Value};2026-12-03");
        var file = new FilePayload
        {
            Name = "bukti.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                $"Tagihan;Nomor bukti;Jumlah;Tanggal bayar\n{string.Join('\n', rows)}\n"
                + $"{bills[0].Id};NB-9;seratus ribu;2026-12-03\n"),
        };
        await using var visit = await desk.VisitAsync("acts?lang=id", width);
        var page = visit.Page;
        await SendFileAsync("2 bukti bayar dicatat, 0 sudah ada, 1 baris tidak dapat dicatat.");
        await Expect(page.Locator("dl.about dt")).ToHaveTextAsync("Baris 4");

        await page.GotoAsync($"{desk.Parts.PagesUrl}/villages/{bills[0].Village}?lang=id");
        await page.UnfoldAsync();
        await Expect(page.Locator($"tr[id='{Premium.Pages.Links.Anchor(bills[0].Id)}']"))
            .ToContainTextAsync($"NB-{which}-0");

        await page.FollowAsync("Tindakan", within: "nav.menu");
        await SendFileAsync("0 bukti bayar dicatat, 2 sudah ada, 1 baris tidak dapat dicatat.");

        async Task SendFileAsync(string said)
        {
            await page.FollowAsync("Catat banyak bukti bayar dari berkas");
            await page.GetByLabel("Berkas").SetInputFilesAsync(file);
            await page.SendAsync();
            await page.IsSaidAsync(said);
        }
    }

    [Theory]
    [InlineData(Desk.Wide, 20)]
    [InlineData(Desk.Narrow, 40)]
    public async Task Pause_saysWhenItEndsByItself_andStandsOnTheVillagesPage(int width, int which)
    {
        var village = desk.Paid[which].Village;
        await using var visit = await desk.VisitAsync($"villages/{village}?lang=id", width);
        var page = visit.Page;
        await page.FollowAsync("Hentikan pendebetan");
        await Expect(page.GetByLabel("Apa", new() { Exact = true })).ToHaveValueAsync($"village:{village}");
        await page.GetByLabel("Hari terakhir").FillAsync("2026-12-03");
        await page.GetByLabel("Alasan").FillAsync("rekening dipindah hari ini");
        await page.SendAsync();
        await page.IsSaidAsync(
            $"Pendebetan desa {village} dihentikan.", "Berakhir dengan sendirinya setelah Kamis, 3 Desember 2026");
        await page.FollowAsync("Halaman desa");
        await Expect(page.Locator("section[aria-labelledby=todo]")).ToContainTextAsync("rekening dipindah hari ini");

        await page.FollowAsync("Tindakan", within: "nav.menu");
        await page.FollowAsync("Aktifkan lagi pendebetan");
        await Expect(page.GetByLabel("Penghentian")).ToContainTextAsync($"{village}, sampai 2026-12-03");
    }

    /// <summary>Starts one and watches it to its end; the page reads itself anew.</summary>
    private async Task ReconcileAsync(IPage page)
    {
        await page.FollowAsync("Proses", within: "nav.menu");
        await page.FollowAsync("Rekonsiliasi", within: "ul.todo");
        await page.GetByLabel("Bank").SelectOptionAsync(SampleBanks.Bpr);
        await page.GetByLabel("Bulan bayar").FillAsync("2026-12");
        await page.SendAsync();
        await page.IsSaidAsync($"Rekonsiliasi {SampleBanks.Bpr}, bulan bayar 2026-12, dimulai.");
        await page.FollowAsync("Ikuti proses ini");
        await page.FollowAsync("Ikuti: perbarui tiap 5 detik");
        await Expect(page).ToHaveURLAsync(new Regex("live=yes"));
        await Expect(page.Locator("main")).ToContainTextAsync("Halaman ini diperbarui tiap 5 detik.");
        var run = Uri.UnescapeDataString(new Uri(page.Url).Segments[^1]);
        await Until.TrueAsync(async () =>
        {
            await desk.Parts.Get<CloseRuns>().RunAsync(Stop);
            return (await desk.Parts.Get<ILedger>().RunAsync(run, Stop))!.Run.State != RunState.Open;
        });
        await Expect(page.Locator("progress")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }
}
