using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Premium.Domain;
using PremiumFunctions.Local.Verbs;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>Who has no mouse, and whose browser runs no script, does the same work.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class WaysTests(Desk desk)
{
    private const int TabsMax = 120;

    private VillageCode Village => desk.Paid[30].Village;

    [Fact]
    public async Task KeyboardAlone_signsIn_searches_andSendsAForm_alwaysSeeingWhereItIs()
    {
        await using var visit = await desk.VisitAsync("../pages?lang=id", key: "");
        var page = visit.Page;
        await Expect(page.GetByLabel("Kunci pribadi Anda")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(LocalParts.AdminKey);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("nav.menu")).ToBeVisibleAsync();

        await TabToAsync(page, "Langsung ke isi halaman");
        await TabToAsync(page, "Cari desa");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/pages/search"));
        await TabToAsync(page, "Cari desa", "INPUT");
        await page.Keyboard.TypeAsync($"{Village}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Desa {desk.NameOf(Village)}");

        await TabToAsync(page, "Kirim ulang yang tidak sampai");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Kirim ulang peringatan yang tidak sampai");
        await TabToAsync(page, "Alasan", "INPUT");
        await page.Keyboard.TypeAsync("nomor sudah diperbaiki");
        await TabToAsync(page, "Kirim ulang peringatan yang tidak sampai", "BUTTON");
        await page.Keyboard.PressAsync("Enter");
        await page.IsSaidAsync("0 peringatan dikirim ulang.");
    }

    [Theory]
    [InlineData(Desk.Wide)]
    [InlineData(Desk.Narrow)]
    public async Task WithoutScript_everythingWorks(int width)
    {
        await using var visit = await desk.VisitAsync("../pages?lang=id", width, hasScript: false);
        var page = visit.Page;
        await page.FollowAsync("Daftar kerja", within: "nav.menu");
        await page.GetByLabel("Cari desa, kode, atau hal").FillAsync($"{desk.Short}");
        await page.PressButtonAsync("Tampilkan");
        await SaveAsync(await page.NoteAsync());

        // The same form sent again by going back is not carried out again, and says the same.
        await page.GoBackAsync();
        await page.UnfoldAsync();
        await SaveAsync(page.Locator("table.work details[open] form").First);
        await page.GotoAsync($"{desk.Parts.PagesUrl}/villages/{desk.Short}?lang=id");
        await Expect(page.Locator("section[aria-labelledby=todo]")).ToContainTextAsync(
            $"{LocalParts.Admin}: ditelepon dari layar {width}");
        await page.PressButtonAsync("Keluar");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Masuk");

        async Task SaveAsync(ILocator form)
        {
            await form.GetByLabel("Catatan").FillAsync($"ditelepon dari layar {width}");
            await form.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
            await page.IsSaidAsync("Dicatat.");
        }
    }

    /// <summary>Goes on by the Tab key until there, and sees at each step where that is.</summary>
    private static async Task TabToAsync(IPage page, string words, string element = "A")
    {
        for (var tabs = 0; tabs < TabsMax; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                  const name = e.labels?.length ? e.labels[0].innerText : e.innerText ?? '';
                  const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                    && box.width > 0 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight;
                  return [e.tagName, name.trim().split('\n')[0], isSeen ? 'seen' : 'not seen'];
                }
                """);
            if (at[0] == "BODY")
            {
                continue;
            }

            Assert.True(at[2] == "seen", $"Nobody sees that '{at[1]}' ({at[0]}) has the focus on {page.Url}.");
            if (at[0] == element && at[1] == words)
            {
                return;
            }
        }

        Assert.Fail($"'{words}' is not reached by {TabsMax} tabs on {page.Url}.");
    }
}
