using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Premium.Tests.Browser;

/// <summary>What people do with a page.</summary>
internal static class Hands
{
    /// <summary>Follows the first link of these words.</summary>
    public static Task FollowAsync(this IPage page, string words, string within = "main") =>
        page.Locator(within).First.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    public static Task PressButtonAsync(this IPage page, string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Sends the one form of the page that acts.</summary>
    public static Task SendAsync(this IPage page) => page.Locator("form.act.tall button").ClickAsync();

    /// <summary>The form of the first thing on the worklist, unfolded in its place.</summary>
    public static async Task<ILocator> NoteAsync(this IPage page)
    {
        await page.Locator("table.work summary", new() { HasText = "Catat, tunda" }).First.ClickAsync();
        return page.Locator("table.work details[open] form").First;
    }

    /// <summary>The page says that it was done, in these words among others.</summary>
    public static async Task IsSaidAsync(this IPage page, params string[] words)
    {
        foreach (var word in words)
        {
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(word);
        }
    }

    public static Task UnfoldAsync(this IPage page) =>
        page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
}
