using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Premium.Tests.Browser;

/// <summary>Every page that can be looked at, in both languages, on a desk and on a phone.</summary>
[Collection(DeskCollection.Name)]
[Trait("Category", "Browser")]
public sealed class EveryPageTests(Desk desk)
{
    /// <summary>Name of the page, its title in Indonesian and in English, and its status where it is not 200.</summary>
    private static readonly (string Page, string Indonesian, string English, int Status)[] Pages =
    [
        ("sign-in", "^Masuk$", "^Sign in$", 200),
        ("overview", @"^Kabupaten Samosir \(12\.17\)$", @"^Kabupaten Samosir \(12\.17\)$", 200),
        ("worklist", "^Daftar kerja", "^Worklist", 200),
        ("district", @"^Kecamatan .+ \(12\.17\.\d\d\)$", @"^District of .+ \(12\.17\.\d\d\)$", 200),
        ("short bills", @"^Kecamatan .+ \(12\.17\.\d\d\)$", @"^District of .+ \(12\.17\.\d\d\)$", 200),
        ("collection", "^Pendebetan iuran$", "^Premium collection$", 200),
        ("reconciliation", "^Rekonsiliasi bank ", "^Bank reconciliation ", 200),
        ("messages", "^Pratinjau pesan$", "^Preview of a message$", 200),
        ("cover", "^Perlindungan seseorang$", "^Cover of a person$", 200),
        ("imports", "^Register Kabupaten Samosir$", "^Register of Kabupaten Samosir$", 200),
        ("import", "^Pemeriksaan: Peserta$", "^Check: Members$", 200),
        ("columns", "^Kolom berkas: Peserta$", "^Columns of the file: Members$", 200),
        ("no district", "^Halaman tidak ditemukan$", "^Page not found$", 404),
        ("reply", "^Iuran Desa ", "^Premiums of ", 200),
        ("no link", "^Tautan tidak dikenal$", "^This link is not known$", 404),
    ];

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var (page, _, _, _) in Pages)
            {
                cases.Add(page, "id", Desk.Narrow);
                cases.Add(page, "id", Desk.Wide);
                cases.Add(page, "en", Desk.Narrow);
                cases.Add(page, "en", Desk.Wide);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Page_isFit(string page, string language, int width)
    {
        var (_, indonesian, english, status) = Pages.Single(p => p.Page == page);
        var visit = await desk.LookAsync($"{AddressOf(page)}lang={language}", width);

        Assert.Equal(status, visit.Status);
        Assert.Matches(new Regex(language == "en" ? english : indonesian), await visit.Page.TitleAsync());
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));

        // What is folded away is looked at, too.
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Fitness.AssertAsync(visit);
        if (language == "id")
        {
            await Fitness.AssertDarkAsync(visit);
        }
    }

    /// <summary>A table goes to paper as a table, whole, and nothing with it that can only be tapped.</summary>
    [Theory]
    [InlineData("overview")]
    [InlineData("worklist")]
    [InlineData("district")]
    public async Task Page_printsOnA4(string page)
    {
        var visit = await desk.LookAsync($"{AddressOf(page)}lang=id", Desk.Paper);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await visit.Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.True(await visit.Page.Locator("thead").Last.IsVisibleAsync());
        Assert.False(await visit.Page.Locator("header nav").IsVisibleAsync());
    }

    /// <summary>What these tests go by finds what is wrong.</summary>
    [Fact]
    public async Task UnfitPage_isFound()
    {
        var visit = await desk.LookAsync("../r/abc?lang=id", Desk.Narrow);
        await visit.Page.EvaluateAsync(
            """
            () => {
              document.documentElement.removeAttribute('lang');
              document.title = '';
              document.body.innerHTML = '<p style="color: #aaa; background: #fff">abu-abu</p>' +
                '<p style="width: 500px">lebar</p><input><button style="min-height: 0">x</button>';
            }
            """);

        var unfit = await Record.ExceptionAsync(() => Fitness.AssertAsync(visit));
        Assert.Contains("no label: <input>", unfit.Message, StringComparison.Ordinal);
        var broken = await Record.ExceptionAsync(() => Fitness.AxeAsync(visit.Page));
        Assert.All(
            ["html-has-lang", "document-title", "color-contrast", "label"],
            rule => Assert.Contains($"{rule}: ", broken.Message, StringComparison.Ordinal));
    }

    private string AddressOf(string page) => page switch
    {
        "sign-in" => "sign-in?",
        "overview" => "../pages?",
        "worklist" => "worklist?",
        "district" => $"districts/{desk.District}?",
        "short bills" => $"districts/{desk.District}?state=short&",
        "collection" => $"runs/{Uri.EscapeDataString(desk.Collected)}?",
        "reconciliation" => $"runs/{Uri.EscapeDataString(desk.Reconciled)}?",
        "messages" => "messages?",
        "cover" => "cover?",
        "imports" => "imports?",
        "import" => $"imports/{desk.Import}?",
        "columns" => $"imports/{desk.Draft}/columns?",
        "no district" => "districts/99.99.99?",
        "reply" => $"{desk.ReplyLink(desk.Short)}?",
        "no link" => "../r/abc?",
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "expected one of the pages above"),
    };
}
