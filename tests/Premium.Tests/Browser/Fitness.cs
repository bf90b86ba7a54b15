using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Premium.Tests.Browser;

/// <summary>What every page must be, whoever reads it and on whatever screen.</summary>
internal static class Fitness
{
    /// <summary>WCAG 2.2, level AA.</summary>
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>
    /// Labels are for whoever hears the page and for whoever taps; buttons are for thumbs. Hidden parts do not count.
    /// </summary>
    private const string UnfitParts =
        """
        () => {
          const found = [];
          const name = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
          const shown = [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, summary')]
            .filter(e => e.checkVisibility());
          for (const e of shown) {
            if (e.labels && e.labels.length === 0 && e.tagName !== 'BUTTON') found.push('no label: ' + name(e));
            const target = e.type === 'checkbox' || e.type === 'radio' ? e.closest('label') ?? e : e;
            const box = target.getBoundingClientRect();
            if (box.height < 44 || box.width < 44) {
              found.push(`${Math.round(box.width)} x ${Math.round(box.height)} px: ${name(e)}`);
            }
          }
          return found;
        }
        """;

    private const string TooWide =
        """
        () => {
          const room = document.documentElement.clientWidth;
          return document.documentElement.scrollWidth <= room ? [] : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > room)
            .map(e => `${e.getBoundingClientRect().right} of ${room} px: ` + e.outerHTML.slice(0, 120));
        }
        """;

    /// <summary>All of it, and nothing asked of another site.</summary>
    public static async Task AssertAsync(Visit visit)
    {
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(UnfitParts));
        await AssertNoWiderAsync(visit.Page);
        await AxeAsync(visit.Page);
        Assert.Empty(visit.Abroad);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Nobody scrolls sideways, and nothing is cut off on paper.</summary>
    public static async Task AssertNoWiderAsync(IPage page) =>
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));

    /// <summary>Who prefers the dark reads it as well; only colours differ there.</summary>
    public static async Task AssertDarkAsync(Visit visit)
    {
        var ground = await GroundAsync(visit.Page);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(ground, await GroundAsync(visit.Page));
        await AxeAsync(visit.Page, Contrast);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Nothing of the WCAG is broken; what is, is said with its place.</summary>
    public static Task AxeAsync(IPage page) => AxeAsync(page, Rules);

    private static Task<string> GroundAsync(IPage page) =>
        page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static async Task AxeAsync(IPage page, AxeRunOptions rules)
    {
        // The newer way looks into frames, too, and opens a window of its own for each look, which takes a second.
        // No page of ours frames another site.
#pragma warning disable CS0618
        var result = await page.Locator("html").RunAxeLegacy(rules);
#pragma warning restore CS0618
        var said = new StringBuilder();
        foreach (var violation in result.Violations)
        {
            said.AppendLine(CultureInfo.InvariantCulture, $"{violation.Id}: {violation.Help}");
            foreach (var node in violation.Nodes)
            {
                var why = node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message);
                said.AppendLine(CultureInfo.InvariantCulture, $"  {node.Target}: {string.Join("; ", why)}");
                said.AppendLine(CultureInfo.InvariantCulture, $"    {node.Html}");
            }
        }

        Assert.True(said.Length == 0, $"{page.Url}\n{said}");
    }
}
