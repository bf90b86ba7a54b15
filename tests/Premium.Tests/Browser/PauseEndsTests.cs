using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Functions;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>A pause over some days, on a clock that goes on by days.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class PauseEndsTests(Desk desk)
{
    [Fact]
    public async Task Pause_holdsTheVillage_andEndsByItself()
    {
        await using var place = await DeskWorld.StartAsync(numbers: "2010");
        place.World.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        await using var visit = await desk.VisitAsync(
            $"villages/{Some.Code}?lang=id", key: DeskHost.SariKey, elsewhere: place.Host.Api);
        var page = visit.Page;
        var todo = page.Locator("section[aria-labelledby=todo]");
        await page.FollowAsync("Hentikan pendebetan");
        await page.GetByLabel("Hari terakhir").FillAsync("2026-12-04");
        await page.GetByLabel("Alasan").FillAsync("rekening dipindah minggu ini");
        await page.SendAsync();
        await page.IsSaidAsync("Berakhir dengan sendirinya setelah Jumat, 4 Desember 2026.");

        await page.FollowAsync("Halaman desa");
        await Expect(todo).ToContainTextAsync("dihentikan oleh sari");
        await place.CollectAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("article.story").First).ToContainTextAsync("Ditahan");
        Assert.Empty(place.World.Bank.Transfers);

        // Its last day counts.
        place.World.Go("2026-12-04 09:00");
        await place.CollectAsync();
        Assert.Empty(place.World.Bank.Transfers);

        // Nobody does anything; over the weekend the session has ended, too.
        place.World.Go("2026-12-07 09:00");
        await place.CollectAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Masuk");
        await page.GetByLabel("Kunci pribadi Anda").FillAsync(DeskHost.SariKey);
        await page.PressButtonAsync("Masuk");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Desa Sumberwaras");
        await Expect(todo).Not.ToContainTextAsync("dihentikan oleh sari");
        await Expect(page.Locator("#settled")).ToHaveTextAsync("Tagihan yang sudah dibayar (1)");
        await Expect(page.Locator("article.story")).ToHaveCountAsync(0);
        Assert.Single(place.World.Bank.Transfers);
        await page.FollowAsync("Tindakan", within: "nav.menu");
        await page.FollowAsync("Aktifkan lagi pendebetan");
        await Expect(page.GetByLabel("Penghentian")).ToContainTextAsync("tidak ada yang berlaku");
    }
}
