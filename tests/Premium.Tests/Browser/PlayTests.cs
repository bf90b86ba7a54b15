using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Premium.Domain;
using Premium.Tests.Local;
using PremiumFunctions.Local.Verbs;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>
/// What an admin does in a day, as it is done: by looking, following links and sending forms. After each step the page
/// says what happened. Every play has villages of its own.
/// </summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class PlayTests(Desk desk)
{
    [Theory]
    [InlineData(Desk.Wide)]
    [InlineData(Desk.Narrow)]
    public async Task SignIn_wrong_right_andOut(int width)
    {
        await using var visit = await desk.VisitAsync("worklist?lang=id", width, key: "");
        var page = visit.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync("Masuk");
        Assert.Equal(0, await page.Locator("nav.menu").CountAsync());

        await page.GetByLabel("Kunci pribadi Anda").FillAsync("kunci-teman-saya");
        await page.PressButtonAsync("Masuk");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kunci ini tidak dikenal");
        await Fitness.AxeAsync(page);

        await page.GetByLabel("Kunci pribadi Anda").FillAsync(LocalParts.AdminKey);
        await page.PressButtonAsync("Masuk");
        await Expect(page).ToHaveURLAsync(new Regex("/pages/worklist"));
        await Expect(page.Locator("form.who span")).ToHaveTextAsync(LocalParts.Admin);

        await page.PressButtonAsync("Keluar");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Masuk");
        await page.GoBackAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Masuk");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(Desk.Wide, 1)]
    [InlineData(Desk.Narrow, 2)]
    public async Task ShortVillage_isFound_wasTold_isTriedAgain_andIsPaid(int width, int which)
    {
        var debit = desk.Shorts[which];
        var (bill, village) = (debit.BillId, debit.Village);
        await using var visit = await desk.VisitAsync("../pages?lang=id", width);
        var page = visit.Page;
        await page.FollowAsync("Cari desa", within: "nav.menu");
        await page.Locator("main input[name=q]").FillAsync($"{village}");
        await page.PressButtonAsync("Cari");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Desa {desk.NameOf(village)}");
        var story = page.Locator($"article[id='{Premium.Pages.Links.Anchor(bill)}']");
        await Expect(story).ToContainTextAsync("Kurang saldo");
        await Expect(page.Locator("section[aria-labelledby=messages] li").First).ToContainTextAsync("terkirim");

        await desk.Parts.Twin.Ledger.DepositAsync(debit.Bank, debit.Source, new Rupiah(50_000_000), "ADD");
        await page.Locator($"#todo ~ * a[href*='try-again'][href*='{bill}']").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Coba debet lagi sekarang");
        await Expect(page.Locator("dl.about")).ToContainTextAsync("Kurang saldo");
        await Expect(page.GetByLabel("Tagihan")).ToHaveValueAsync($"{bill}");
        await page.GetByLabel("Alasan").FillAsync("dana sudah masuk, kata Kaur Keuangan");
        await page.SendAsync();
        await page.IsSaidAsync("Tagihan ini dicoba lagi.");

        await page.FollowAsync("Halaman desa");
        await Until.TrueAsync(async () =>
        {
            await page.ReloadAsync();
            return await story.CountAsync() == 0;
        });
        await page.UnfoldAsync();
        await Expect(page.Locator($"tr[id='{Premium.Pages.Links.Anchor(bill)}']")).ToContainTextAsync("bukti bank");
        await Expect(page.Locator("section[aria-labelledby=journal]")).ToContainTextAsync("dana sudah masuk");
        Assert.Equal(1, desk.Parts.Twin.Ledger.Audit()
            .Where(a => DebitId.TryParseReference(a.Reference, out var id) && id.Bill == bill)
            .Sum(a => a.TimesExecuted));
    }

    [Theory]
    [InlineData(Desk.Wide, 0)]
    [InlineData(Desk.Narrow, 1)]
    public async Task UnknownAttempt_isDecidedByTwo_eachInASessionOfTheirOwn(int width, int which)
    {
        var debit = desk.Unknowns[which];
        var decide = new Regex(Regex.Escape($"acts/decide?bill={debit.BillId}"));
        await using var first = await desk.VisitAsync($"villages/{debit.Village}?lang=id", width);
        var page = first.Page;
        await page.Locator($"a[href*='decide'][href*='{debit.BillId}']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(decide);
        await Expect(page.Locator("dl.about")).ToContainTextAsync(debit.Id.PaymentReference);
        await DecideAsync(page, "Bank sudah memastikan lewat telepon", "surat bank 14/XII tanggal 3 Desember 2026");
        await page.IsSaidAsync("Usul dicatat; menunggu orang kedua.");

        // The same person cannot be the second one, too.
        await page.FollowAsync("Halaman desa");
        await page.Locator($"a[href*='decide'][href*='{debit.BillId}']").First.ClickAsync();
        await Expect(page.Locator("dl.about")).ToContainTextAsync($"Usul {LocalParts.Admin}, menunggu orang kedua");
        await DecideAsync(page, "saya yakin sekali", "surat bank 14/XII tanggal 3 Desember 2026");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Belum dilakukan.");
        Assert.Equal(DebitState.Unknown, (await desk.DebitAsync(debit.Id)).State);

        await using var second = await desk.VisitAsync(
            $"worklist?lang=id&q={debit.Village}", width, LocalParts.SecondKey);
        page = second.Page;
        await page.Locator($"a[href*='decide'][href*='{debit.BillId}']").First.ClickAsync();
        var said = page.Locator("dl.about");
        await Expect(said).ToContainTextAsync($"Usul {LocalParts.Admin}, menunggu orang kedua");
        await Expect(said).ToContainTextAsync("Bank sudah memastikan lewat telepon");
        await Expect(said).ToContainTextAsync("surat bank 14/XII tanggal 3 Desember 2026");
        await Expect(page.GetByLabel("Yang terjadi")).ToHaveValueAsync("executed");
        await Fitness.AssertAsync(second);
        await DecideAsync(page, "mutasi tercetak dari bank sama", "mutasi bank 3 Desember 2026 lembar 2");
        await page.IsSaidAsync("Keputusan dua orang berlaku.");

        await page.FollowAsync("Halaman desa");
        var journal = page.Locator("section[aria-labelledby=journal]");
        await Expect(journal).ToContainTextAsync("Bank sudah memastikan lewat telepon");
        await Expect(journal).ToContainTextAsync("mutasi tercetak dari bank sama");
        Assert.Equal(DebitState.Paid, (await desk.DebitAsync(debit.Id)).State);
    }

    private static async Task DecideAsync(IPage page, string reason, string evidence)
    {
        await page.GetByLabel("Yang terjadi").SelectOptionAsync("executed");
        await page.GetByLabel("Alasan").FillAsync(reason);
        await page.GetByLabel("Bukti", new() { Exact = true }).FillAsync(evidence);
        await page.SendAsync();
    }
}
