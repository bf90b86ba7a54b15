using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.Tests.Replying;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>The page by which a village answers, as the server writes it.</summary>
public sealed class ReplyPageTests
{
    private const string Office = "Dinas PMD, telepon 0296-000000";

    private static async Task<ReplyDesk> DeskAsync(long money = 10_000, Village? village = null)
    {
        var world = new World();
        await world.PutAsync(village ?? Some.Village(bpu: 3), Some.Roster(bpu: 3));
        world.Bank.Deposit(Some.Account(), new Rupiah(money));
        await world.CollectAsync();
        return new ReplyDesk(world);
    }

    private static async Task<Rendered> PageAsync(
        ReplyView view, Reply? noted = null, ReplyFields? given = null, IReadOnlyList<ReplyProblem>? problems = null,
        Language language = Language.Indonesian) => await Rendered.OfAsync<ReplyPage>(new Dictionary<string, object?>
        {
            ["View"] = view,
            ["Noted"] = noted,
            ["Given"] = given,
            ["Problems"] = problems ?? [],
            ["Office"] = Office,
            ["Now"] = Some.At("2026-12-03 09:00"),
            ["Language"] = language,
        });

    private static string Text(Rendered page) => Rendered.Text(page.Page.Descendants("main").Single());

    [Fact]
    public async Task Page_saysWhatIsMissing_byWhen_andWhomToCall_andNamesNobody()
    {
        var view = await (await DeskAsync()).ViewAsync();
        var page = await PageAsync(view);
        var text = Text(page);

        Assert.Equal("Iuran Desa Sumberwaras", page.Title);
        Assert.Contains($"Kekurangan saldo {view.Total - new Rupiah(10_000)}", text, StringComparison.Ordinal);
        Assert.Contains($"Jumlah semua tagihan {view.Total}", text, StringComparison.Ordinal);
        Assert.Contains("Selasa, 15 Desember 2026 (12 hari lagi)", text, StringComparison.Ordinal);
        Assert.Contains($"PU November 2026 {view.Bills[0].Amount}", text, StringComparison.Ordinal);
        Assert.Contains("saldo rekening kas desa tidak cukup", text, StringComparison.Ordinal);
        Assert.Contains($"Hubungi {Office}.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Some.Account().No.Reveal(), page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("bendahara-2010", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_onTheEveOfAMonth_saysWhatIsDebitedAndFromWhen_andTakesWhenTheMoneyComes()
    {
        var world = await new World("2026-11-30 09:00").WithAsync(0, since: Some.December);
        var view = await new ReplyDesk(world).ViewAsync();
        var page = await PageAsync(view);
        var text = Text(page);

        var coming = Assert.Single(view.Coming);
        Assert.Contains($"Yang akan didebet {coming.Amount}", text, StringComparison.Ordinal);
        Assert.Contains("mulai 1 Desember 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tidak ada yang perlu dilakukan", text, StringComparison.Ordinal);
        Assert.Equal(3, page.Page.Descendants("form").Count());
    }

    [Fact]
    public async Task FourForms_workWithoutScript_andLoadNothing()
    {
        var page = await PageAsync(await (await DeskAsync()).ViewAsync());

        Assert.Equal(
            ["paid", "add", "wrong", "other"],
            page.Page.Descendants("input").Where(i => (string?)i.Attribute("name") == "act")
                .Select(i => (string?)i.Attribute("value")));
        Assert.All(page.Page.Descendants("form"), f => Assert.Equal(
            ("post", "?lang=id"), ((string?)f.Attribute("method"), (string?)f.Attribute("action"))));
        Assert.All(
            page.Page.Descendants("input").Where(i => (string?)i.Attribute("type") != "hidden"),
            i => Assert.Single(
                page.Page.Descendants("label"), l => (string?)l.Attribute("for") == (string?)i.Attribute("id")));
        Assert.DoesNotContain(
            page.Page.Descendants(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "object");
        Assert.DoesNotContain(
            page.Page.Descendants().SelectMany(e => e.Attributes()),
            a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Page.Descendants("details"), d => Assert.Null(d.Attribute("open")));
        Assert.Contains("noindex, nofollow", page.Html, StringComparison.Ordinal);
        Assert.Contains("content=\"same-origin\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAVillageTypes_staysText()
    {
        const string Script = "<script>alert(1)</script> & \"'";
        var desk = await DeskAsync(village: Some.Village(bpu: 3) with { Name = "Sumber\"><b>waras</b>" });
        await desk.NotedAsync(new ReplyFields(ReplyKind.WrongBill, Text: Script));
        var fields = new ReplyFields(ReplyKind.PaidAtTeller, Slip: "\"><script>x</script>", Day: "<i>besok</i>");
        var problems = Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(fields)).Problems;
        var page = await PageAsync(await desk.ViewAsync(), given: fields, problems: problems);

        Assert.Empty(page.Page.Descendants("script"));
        Assert.Empty(page.Page.Descendants("b"));
        Assert.Contains(Script, Text(page), StringComparison.Ordinal);
        Assert.Contains(page.Page.Descendants("input"), i => (string?)i.Attribute("value") == fields.Slip);
    }

    [Fact]
    public async Task RefusedAnswer_isSaidAtItsField_whichIsOpenAndFilledIn()
    {
        var desk = await DeskAsync();
        var fields = new ReplyFields(ReplyKind.PaidAtTeller, Slip: "AB#", Day: "2026-12-03");
        var page = await PageAsync(await desk.ViewAsync(), given: fields, problems:
            Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(fields)).Problems);
        var slip = page.Page.Descendants("input").Single(i => (string?)i.Attribute("id") == "paid-slip");
        var open = Assert.Single(page.Page.Descendants("details"), d => d.Attribute("open") is not null);

        Assert.Contains("Belum tercatat", Text(page), StringComparison.Ordinal);
        Assert.Contains(slip, open.Descendants());
        Assert.Equal(("AB#", "true"), ((string?)slip.Attribute("value"), (string?)slip.Attribute("aria-invalid")));
        Assert.StartsWith("Nomor slip:", page.Page.Descendants()
            .Single(e => (string?)e.Attribute("id") == (string?)slip.Attribute("aria-describedby")).Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplyKind.PaidAtTeller, "Tidak ada pengingat sampai 8 Desember 2026.", "No reminder until 8 December")]
    [InlineData(ReplyKind.WaitingForAdd, "Sampai 10 Desember 2026 pengingat yang sama", "Until 10 December 2026")]
    [InlineData(ReplyKind.WrongBill, "Sampai 8 Desember 2026 pengingat yang sama", "Until 8 December 2026")]
    [InlineData(ReplyKind.NotMyTask, "orang berikutnya di desa ikut diberi tahu", "the next person at the village")]
    public async Task NotedAnswer_saysWhatHappensNext_andUntilWhenItIsSilent(
        ReplyKind kind, string said, string english)
    {
        var desk = await DeskAsync();
        var reply = await desk.NotedAsync(new ReplyFields(
            kind, "ABC123", kind == ReplyKind.WaitingForAdd ? "2026-12-10" : "2026-12-03", "Bu Tini, Kaur Umum"));
        var view = await desk.ViewAsync();

        Assert.Contains(said, Text(await PageAsync(view, reply)), StringComparison.Ordinal);
        Assert.Contains(
            english, Text(await PageAsync(view, reply, language: Language.English)), StringComparison.Ordinal);
        Assert.Contains("Jawaban sebelumnya", Text(await PageAsync(view)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOpen_saysSo_andTakesNoAnswerOnThePayment()
    {
        var page = await PageAsync(await (await DeskAsync(10_000_000)).ViewAsync());

        Assert.Contains("Tidak ada yang perlu dilakukan.", Text(page), StringComparison.Ordinal);
        Assert.Equal(
            ["wrong", "other"],
            page.Page.Descendants("input").Where(i => (string?)i.Attribute("name") == "act")
                .Select(i => (string?)i.Attribute("value")));
    }

    [Fact]
    public async Task UncertainBill_tellsNobodyToPay()
    {
        var view = await (await DeskAsync()).ViewAsync();
        var unknown = view with { Bills = [view.Bills[0] with { State = BillState.Unknown }, view.Bills[1]] };

        Assert.Contains("JANGAN membayar sendiri", Text(await PageAsync(unknown)), StringComparison.Ordinal);
        Assert.DoesNotContain("JANGAN membayar sendiri", Text(await PageAsync(view)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "Tautan tidak dikenal")]
    [InlineData(410, "Tautan sudah kedaluwarsa")]
    [InlineData(500, "Ada gangguan")]
    public async Task LinkThatOpensNothing_saysWhomToCall(int status, string title)
    {
        var page = await Rendered.OfAsync<ReplyClosedPage>(
            new Dictionary<string, object?> { ["Status"] = status, ["Office"] = Office });

        Assert.Equal(title, page.Title);
        Assert.Contains($"Hubungi {Office}.", Text(page), StringComparison.Ordinal);
    }
}
