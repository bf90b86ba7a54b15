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
        ("village", "^Desa ", "^Village ", 200),
        ("statement", "^Iuran Desa .+, tahun 2026$", "^Premiums of .+, 2026$", 200),
        ("search", "^Cari desa$", "^Find a village$", 200),
        ("runs", "^Proses$", "^Runs$", 200),
        ("mutes", "^Desa tanpa pesan$", "^Muted villages$", 200),
        ("report", "^Laporan iuran ", "^Premiums of ", 200),
        ("tie-out", "^Pencocokan ", "^Tie-out of ", 200),
        ("acts", "^Semua tindakan$", "^All acts$", 200),
        ("collect", "^Mulai pendebetan sekarang$", "^Start a collection now$", 200),
        ("watch", "^Periksa semua desa tanpa mendebet$", "^Look at all villages without debiting$", 200),
        ("reconcile", "^Rekonsiliasi dengan bank$", "^Reconcile with a bank$", 200),
        ("try-again", "^Coba debet lagi sekarang$", "^Try the debit again now$", 200),
        ("decide", "^Putuskan pendebetan yang tidak pasti$", "^Decide on an uncertain debit$", 200),
        ("receipt", "^Catat bukti bayar BPJS$", "^Record a BPJS receipt$", 200),
        ("receipts", "^Catat banyak bukti bayar dari berkas$", "^Record many receipts from a file$", 200),
        ("withdraw-receipt", "^Tarik bukti bayar yang salah$", "^Take a wrong receipt back$", 200),
        ("pause", "^Hentikan pendebetan sementara$", "^Pause debits$", 200),
        ("resume", "^Aktifkan lagi pendebetan$", "^Resume debits$", 200),
        ("mute", "^Diamkan pesan ke satu desa$", "^Mute a village's messages$", 200),
        ("unmute", "^Akhiri diam ke satu desa$", "^End a mute$", 200),
        ("resend", "^Kirim ulang peringatan yang tidak sampai$", "^Send again what reached nobody$", 200),
        ("note", "^Catat pada daftar kerja$", "^Note on the worklist$", 200),
        ("replay", "^Masukkan kembali pesan antrean$", "^Put messages back into a queue$", 200),
        ("rules", "^Ganti aturan atau tambah hari libur$", "^Replace rules or add holidays$", 200),
        ("erase", "^Hapus data seseorang yang sudah keluar$", "^Erase a person who left$", 200),
        ("wrong field", "^Coba debet lagi sekarang$", "^Try the debit again now$", 400),
    ];

    /// <summary>Forms are one page filled in otherwise: each is looked at once on a phone and once on a desk.</summary>
    private static readonly HashSet<string> Forms =
    [
        "collect", "watch", "reconcile", "try-again", "decide", "receipt", "receipts", "withdraw-receipt", "pause",
        "resume", "mute", "unmute", "resend", "note", "replay", "rules", "erase", "wrong field",
    ];

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var (page, _, _, _) in Pages)
            {
                // Indonesian is the longer language, and dark is looked at in it.
                cases.Add(page, "id", Desk.Narrow);
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
    [InlineData("statement")]
    [InlineData("report")]
    [InlineData("tie-out")]
    public async Task Page_printsOnA4(string page)
    {
        var visit = await desk.LookAsync($"{AddressOf(page)}lang=id", Desk.Paper);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Fitness.AssertNoWiderAsync(visit.Page);
        Assert.True(await visit.Page.Locator("thead").Last.IsVisibleAsync());
        foreach (var tapped in new[] { "header nav", "nav.menu", "ul.todo", "form.act", "form.search" })
        {
            Assert.Equal(0, await visit.Page.Locator($"{tapped}:visible").CountAsync());
        }
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
              document.body.innerHTML = '<p>abu-abu</p><p>lebar</p><input><button>x</button>';
              const [pale, wide] = document.querySelectorAll('p');
              Object.assign(pale.style, { color: '#aaa', background: '#fff' });
              wide.style.width = '500px';
            }
            """);

        var unfit = await Record.ExceptionAsync(() => Fitness.AssertAsync(visit));
        Assert.Contains("no label: <input>", unfit.Message, StringComparison.Ordinal);
        var broken = await Record.ExceptionAsync(() => Fitness.AxeAsync(visit.Page));
        Assert.All(
            ["html-has-lang", "document-title", "color-contrast", "label"],
            rule => Assert.True(broken.Message.Contains($"{rule}: ", StringComparison.Ordinal), broken.Message));
        await Assert.ThrowsAnyAsync<Exception>(() => Fitness.AssertNoWiderAsync(visit.Page));
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
        "village" => $"villages/{desk.Short}?",
        "statement" => $"villages/{desk.Short}/statement?year=2026&",
        "search" => "search?q=si&all=yes&",
        "runs" or "acts" or "report" or "tie-out" or "mutes" => $"{page}?",
        "try-again" => $"acts/try-again?bill={desk.ShortBill}&",
        "decide" => $"acts/decide?bill={desk.UnknownBill}&",
        "receipt" or "withdraw-receipt" => $"acts/{page}?bill={desk.PaidBill}&",
        "note" => $"acts/note?item={Uri.EscapeDataString(desk.Item)}&",
        "pause" => $"acts/pause?scope=village:{desk.Short}&",
        "mute" or "resend" => $"acts/{page}?village={desk.Short}&",
        "wrong field" => "acts/try-again?bill=rubbish&",
        _ when Forms.Contains(page) => $"acts/{page}?",
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "expected one of the pages above"),
    };
}
