using System.Text;
using System.Xml.Linq;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>The page of one village, as the server writes it.</summary>
public sealed class VillagePageTests
{
    private const int BytesMax = 100_000;

    private static readonly BillState[] States = Enum.GetValues<BillState>();

    private static Task<Rendered> PageAsync(
        VillageView view, Language language = Language.Indonesian, string asked = "", bool mayCall = false) =>
        Rendered.OfAsync<VillagePage>(new()
        {
            ["View"] = view,
            ["Now"] = Sample.Now,
            ["Asked"] = asked,
            ["MayCall"] = mayCall,
            ["Language"] = language,
            ["Root"] = "/pages",
        });

    private static string Text(Rendered page) => Rendered.Text(page.Page.Descendants("main").Single());

    private static IEnumerable<XElement> With(Rendered page, string css) =>
        page.Page.Descendants().Where(e => Rendered.Classes(e).Contains(css));

    /// <summary>One bill in each state, the newest last.</summary>
    private static VillageBill[] OneOfEach() =>
        [.. States.Select((state, i) => VillageSample.Bill(state, period: Sample.November.Plus(-i)))];

    [Fact]
    public async Task Every_state_has_a_word_in_the_grid_that_leads_to_its_bill()
    {
        var bills = OneOfEach();
        foreach (var language in new[] { Language.Indonesian, Language.English })
        {
            var page = await PageAsync(VillageSample.View(bills), language);
            var words = new Words(language, Sample.Now.Offset);
            var ids = page.Page.Descendants().Attributes("id").Select(a => a.Value).ToHashSet();
            Assert.All(bills, b =>
            {
                var cell = With(page, "cell").Single(c => c.Attribute("href")?.Value == $"#{Links.Anchor(b.Bill.Id)}");
                Assert.EndsWith(words.Label(MonthMarks.Of(b)), Rendered.Text(cell));
                Assert.Contains(Links.Anchor(b.Bill.Id), ids);
            });
            Assert.Equal(2 * 12, With(page, "cell").Count());
        }
    }

    [Fact]
    public async Task Open_bills_come_first_and_paid_ones_are_folded()
    {
        var page = await PageAsync(VillageSample.View(OneOfEach()));
        Assert.Equal(States.Count(s => !s.IsPaid()), With(page, "story").Count());
        Assert.All(page.Rows("settled"), r => Assert.Contains(r.Ancestors(), a => a.Name == "details"));
        Assert.Equal(2, page.Rows("settled").Count);
        Assert.Contains("Tagihan terbuka (6)", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Short_bill_tells_its_story_and_hides_the_account()
    {
        var bill = Sample.Bill(VillageSample.Village, Segment.Pu, Sample.November, BillState.Short);
        var call = VillageSample.Call(bill, "{\"sum\":\"<2384164>\"}");
        var page = await PageAsync(VillageSample.View(VillageSample.Bill(BillState.Short, calls: [call])));
        var story = Rendered.Text(With(page, "story").Single());
        Assert.StartsWith("Rp2.384.164 PU November 2026 ! Kurang saldo", story);
        Assert.Contains("Rp300.000, kurang Rp2.084.164", story, StringComparison.Ordinal);
        Assert.Contains("15 Desember 2026 12 hari lagi", story, StringComparison.Ordinal);
        Assert.Contains("Percobaan ke-1: ditolak, saldo tidak cukup", story, StringComparison.Ordinal);
        Assert.Contains("Dicadangkan: rujukan disimpan", story, StringComparison.Ordinal);
        Assert.Contains("Bank diminta mendebet: dijawab HTTP 403, setelah 2,5 detik", story, StringComparison.Ordinal);
        Assert.Contains("Hasil: ditolak, saldo tidak cukup Kode bank 4031714", story, StringComparison.Ordinal);
        Assert.Contains("account *** holds too little", story, StringComparison.Ordinal);
        Assert.Equal("{\"sum\":\"<2384164>\"}", page.Page.Descendants("pre").First().Value);
        Assert.Contains($"/bills/{bill.Id}/evidence", page.Hrefs);
        Assert.DoesNotContain(Sample.Account, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overdue_is_said_in_days()
    {
        var late = VillageSample.Bill(BillState.Short, period: new Period(2026, 9));
        Assert.Contains("lewat 49 hari", Text(await PageAsync(VillageSample.View(late))), StringComparison.Ordinal);
        Assert.Contains(
            "49 days ago", Text(await PageAsync(VillageSample.View(late), Language.English)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_name_roles_and_mask_addresses()
    {
        var page = await PageAsync(VillageSample.View(VillageSample.Bill(BillState.Short)));
        var text = Text(page);
        Assert.Contains("Kaur Keuangan, surel b***@wanasari.example: sampai", text, StringComparison.Ordinal);
        Assert.Contains("Kepala Desa, WhatsApp ***001: dibaca", text, StringComparison.Ordinal);
        Assert.Contains("Dinas PMD atau kontak lama, WhatsApp ***999: tidak sampai", text, StringComparison.Ordinal);
        Assert.Contains("Kaur Keuangan, Tini: surel b***@wanasari.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("6281200000001", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("bendahara@", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_is_shown_whom_to_call()
    {
        var page = await PageAsync(VillageSample.View(VillageSample.Bill(BillState.Short)), mayCall: true);

        Assert.Contains("tel:+6281200000001", page.Hrefs);
        Assert.Contains("surel bendahara@wanasari.example", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.Account, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Village_with_nothing_says_so_everywhere()
    {
        var view = VillageSample.View() with
        {
            Village = VillageSample.Village with { Mandate = null, Contacts = [] },
            Segments = [.. Segments.All.Select(s => new SegmentView(s, null, [], 0))],
        };
        var text = Text(await PageAsync(view));
        Assert.All(
            [
                "Belum ada tagihan.", "Tidak ada tagihan yang terbuka.", "Belum ada tagihan yang dibayar.",
                "Tidak ada yang perlu dikerjakan seseorang untuk desa ini.", "Belum ada pesan dan belum ada jawaban.",
                "Surat kuasa pendebetan belum ada.", "Tidak ada kontak:",
                "Belum ada keputusan orang dalam bulan-bulan terakhir.",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Village_out_of_the_register_is_shown_by_its_code()
    {
        var view = VillageSample.View(VillageSample.Bill(BillState.Debited)) with { Village = null, IsWhole = false };
        var page = await PageAsync(view with { Problems = ["sheets bill~2010~pu: expected a number 3021987654321"] });
        Assert.Equal("Desa 33.16.12.2010", page.Title);
        Assert.Contains("Register tidak memuat desa ini", Text(page), StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang didebet sebelum diperbaiki.", Text(page), StringComparison.Ordinal);
        Assert.Contains("sheets bill~2010~pu: expected a number ***", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_did_stands_apart_from_what_the_system_did()
    {
        JournalNote Note(int number, string actor, string reason) => new(
            PayMonth.Parse("2026-12"),
            new JournalEntry(number, Sample.Now, actor, reason, "bill~2010~pu hash", "w", ""), ["bill~2010~pu"]);
        var page = await PageAsync(VillageSample.View() with
        {
            Journal = [Note(2, "person:sari", "cleared: <b>sudah</b> dibuka"), Note(1, "collect", "planned")],
        });
        Assert.Contains("sari: cleared: <b>sudah</b> dibuka tagihan;", Text(page), StringComparison.Ordinal);
        Assert.Contains("Langkah sistem (1) pendebetan: direncanakan", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Page.Descendants("b"), b => b.Value == "sudah");
    }

    [Fact]
    public async Task Pauses_mutes_and_notes_are_shown()
    {
        var pause = new PauseOrder(
            1, PauseScope.Of(VillageSample.Village.Code.District),
            new Pause("sari", "audit kecamatan", VillageSample.Today, null), Sample.Now);
        var page = await PageAsync(VillageSample.View() with
        {
            Village = VillageSample.Village with { StoppedBy = [pause] },
            Said = new ReplyBook(
                [],
                [
                    new Mute(
                        VillageSample.Village.Code, 1, "budi", "banjir", VillageSample.Today,
                        VillageSample.Today.AddDays(3), Sample.Now),
                ],
                []),
            OldNotes = [new WorkNote("short~33.16.12.2010", "tuti", Sample.Now) { Comment = "sudah ditelepon" }],
        });
        var text = Text(page);
        Assert.Contains(
            "semua desa kecamatan 33.16.12: dihentikan oleh sari sejak 3 Desember 2026: audit kecamatan; "
            + "sampai diaktifkan kembali", text, StringComparison.Ordinal);
        Assert.Contains(
            "pesan dihentikan oleh budi: banjir; 3 Desember 2026 sampai 6 Desember 2026", text,
            StringComparison.Ordinal);
        Assert.Contains("tuti: sudah ditelepon", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_are_text()
    {
        const string Hostile = "</h1><script>alert(1)</script>\"'&";
        var page = await PageAsync(
            VillageSample.View() with
            {
                Village = VillageSample.Village with
                {
                    Name = Hostile,
                    Contacts = [new Contact(Hostile, Hostile) { Name = Hostile }],
                },
            },
            asked: Hostile);
        Assert.Equal($"Desa {Hostile}", page.Title);
        Assert.Empty(page.Page.Descendants("script"));
    }

    [Fact]
    public async Task Two_full_years_with_six_open_bills_stay_small()
    {
        var long4k = new string('x', BankCall.TextMax);
        var bills = new List<VillageBill>();
        for (var i = 0; i < ReadVillage.Months; i++)
        {
            foreach (var segment in Segments.All)
            {
                var state = i < 3 ? BillState.Short : BillState.Covered;
                var bill = VillageSample.Bill(state, segment, Sample.November.Plus(-i));
                var calls = Enumerable.Range(0, 6).Select(_ => VillageSample.Call(bill.Bill, long4k, long4k)).ToList();
                bills.Add(i < 3 ? VillageSample.Bill(state, segment, bill.Bill.Id.Period, calls) with
                {
                    Alerts = [.. Enumerable.Range(0, 8).Select(n => VillageSample.Alert(bill.Bill, $"week-{n}"))],
                } : bill);
            }
        }

        var page = await PageAsync(VillageSample.View([.. bills]));
        var size = Encoding.UTF8.GetByteCount(page.Html);
        Assert.True(size < BytesMax, $"{size} bytes");
        Assert.NotEmpty(page.Page.Descendants("pre"));
        Assert.Contains("yang paling lama tidak ditampilkan", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_keep_the_language_and_lead_up()
    {
        var page = await PageAsync(VillageSample.View(), Language.English, "wana");
        Assert.Contains("/pages/districts/33.16.12?lang=en", page.Hrefs);
        Assert.Contains("/pages/villages/33.16.12.2010/statement?year=2026&lang=en", page.Hrefs);
        Assert.Contains("/pages/search?q=wana&all=yes&lang=en", page.Hrefs);
        Assert.Contains("Village Wanasari", page.Title, StringComparison.Ordinal);
        var form = page.Page.Descendants("form").Single();
        Assert.Equal(("get", "/pages/search"), (form.Attribute("method")!.Value, form.Attribute("action")!.Value));
        Assert.Contains(form.Elements("input"), i => i.Attribute("name")!.Value == "lang");
    }
}
