using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Premium.Domain;
using PremiumFunctions.Local.Verbs;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>What the Dinas PMD does from 25 November to 18 December, as far as one day shows it.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class QuarterTests(Desk desk)
{
    private const string Members = "Kode Desa;NIK;Nama;Kelompok;Upah";
    private const string Nik = "9999010101600077";

    /// <summary>A row has a wage of <c>2.5jt</c>: it is named; put right, the file is taken.</summary>
    [Fact]
    public async Task MembersChange_theWrongWageIsNamed_corrected_andTaken()
    {
        var village = desk.Paid[60].Village;
        await using var visit = await desk.VisitAsync("../pages?lang=id");
        var page = visit.Page;
        await UploadAsync("2.5jt");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync(new Regex(@"Sel salah\s*1\b"));
        await Expect(page.Locator("main")).ToContainTextAsync("2.5jt");

        await UploadAsync("2500000");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync(new Regex(@"Sel salah\s*0\b"));
        await Expect(page.Locator("dl.facts")).ToContainTextAsync(new Regex(@"Baru\s*1\b"));
        await Expect(page.Locator("main")).Not.ToContainTextAsync(Nik);
        await page.PressButtonAsync("Ambil");
        await Expect(page.Locator("main")).ToContainTextAsync("Register sudah berubah.");
        await Expect(page.Locator("main")).ToContainTextAsync($"diambil oleh {LocalParts.Admin}");

        async Task UploadAsync(string wage)
        {
            await page.FollowAsync("Register", within: "nav.menu");
            await page.GetByLabel("Isi berkas").SelectOptionAsync("members");
            await page.GetByLabel("Berkas CSV atau XLSX").SetInputFilesAsync(new FilePayload
            {
                Name = "peserta.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes($"{Members}\n{village};{Nik};Tini Misal;RT/RW;{wage}\n"),
            });
            await page.GetByLabel("Mulai bulan bayar").FillAsync("2027-03");
            await page.PressButtonAsync("Periksa");
        }
    }

    /// <summary>Eight o'clock: the run is amber; who must act is counted, and each line says until when.</summary>
    [Fact]
    public async Task MorningAfterTheCollection_saysWhoMustAct_forHowManyPeople_untilWhen()
    {
        await using var visit = await desk.VisitAsync("../pages?lang=id");
        var page = visit.Page;
        await Expect(page.Locator("table.runs tr", new() { HasText = "Pendebetan iuran" }).First)
            .ToContainTextAsync("Kuning: selesai, ada yang perlu seseorang");
        await page.FollowAsync("Daftar kerja", within: "nav.menu");
        await Expect(page.Locator("main .lead")).ToContainTextAsync(new Regex(@"\d+ hal perlu seseorang"));
        foreach (var actor in new[] { "desa", "bank", "Dinas PMD" })
        {
            await Expect(page.Locator("main ul.inline").First).ToContainTextAsync(actor);
        }

        await page.FollowAsync("peserta terbanyak dulu");
        await Expect(page).ToHaveURLAsync(new Regex("order=people"));
        var lines = page.Locator("table.work").First.Locator("tbody tr");
        await Expect(lines.First).ToContainTextAsync(new Regex(@"hari lagi|hari ini|lewat"));
        await Expect(lines.First).ToContainTextAsync("Rp");
        await Expect(lines.First).ToContainTextAsync("orang");
    }

    /// <summary>The bank shut with an answer open: nobody can abandon it before it is settled.</summary>
    [Fact]
    public async Task UncertainBank_ownsTheItem_andNobodySignsThatItNeverHappened_tooEarly()
    {
        var debit = desk.Unknowns[^1];
        await using var visit = await desk.VisitAsync($"worklist?lang=id&q={debit.Village}");
        var page = visit.Page;
        await Expect(page.Locator("table.work").First).ToContainTextAsync("Bank belum pasti");
        await page.Locator($"a[href*='decide'][href*='{debit.BillId}']").First.ClickAsync();
        await page.GetByLabel("Yang terjadi").SelectOptionAsync("never-executed");
        await page.GetByLabel("Alasan").FillAsync("kata bank lewat telepon");
        await page.GetByLabel("Bukti", new() { Exact = true }).FillAsync("surat bank 15/XII tanggal 3 Desember 2026");
        await page.SendAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Belum dilakukan.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("[4-9] Desember 2026"));
        Assert.Equal(DebitState.Unknown, (await desk.DebitAsync(debit.Id)).State);
    }

    /// <summary>The branch's file: two match, one has a fine, one an old number, one is unknown.</summary>
    [Fact]
    public async Task ReceiptsOfTheBranch_matched_differing_usedBefore_andUnknown()
    {
        var bills = desk.Paid.Skip(50).Take(4).ToList();
        string Row(Bill bill, string number, long more = 0) =>
            $"{bill.Id};{number};{bill.Amount.Value + more};2026-12-03";
        await using var visit = await desk.VisitAsync("acts?lang=id");
        var page = visit.Page;
        await page.FollowAsync("Catat banyak bukti bayar dari berkas");
        await page.GetByLabel("Berkas").SetInputFilesAsync(new FilePayload
        {
            Name = "cabang.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join('\n',
            [
                "Tagihan;Nomor bukti;Jumlah;Tanggal bayar",
                Row(bills[0], "CB-1"), Row(bills[1], "CB-2"), Row(bills[2], "CB-3", more: 2_000),
                Row(bills[3], "CB-1"), "12.17.01.2999~pu~2026-11;CB-4;100000;2026-12-03",
            ])),
        });
        await page.SendAsync();
        await page.IsSaidAsync("3 bukti bayar dicatat, 0 sudah ada, 2 baris tidak dapat dicatat.");
        await Expect(page.Locator("dl.about dt")).ToHaveTextAsync(["Baris 5", "Baris 6", "Baris 4"]);
        await Expect(page.Locator("dl.about")).ToContainTextAsync($"{new Rupiah(2_000)}");
        await Expect(page.Locator("dl.about")).ToContainTextAsync($"{bills[0].Id}");

        await page.GotoAsync($"{desk.Parts.PagesUrl}/villages/{bills[2].Village}?lang=id");
        await page.UnfoldAsync();
        var bill = page.Locator($"tr[id='{Premium.Pages.Links.Anchor(bills[2].Id)}']");
        await Expect(bill).ToContainTextAsync("CB-3");
        await Expect(bill).ToContainTextAsync($"{new Rupiah(bills[2].Amount.Value + 2_000)}");
    }
}
