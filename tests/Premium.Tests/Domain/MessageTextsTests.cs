using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>The words of messages as data: in the language of each recipient, some of them a regency's own.</summary>
public sealed partial class MessageTextsTests
{
    private static readonly MessageBook Shipped = MessageBook.Shipped;

    [Fact]
    public void BothLanguages_haveTheSameTexts_andSayTheSameInEach()
    {
        // Of causes one language may have words for a kind where the other one tells them apart.
        static IEnumerable<string> Keys(MessageTexts texts) =>
            texts.All.Keys.Where(k => k.Split('.')[0] is not ("cause" or "toDo")).Order();
        Assert.Equal(Keys(Shipped.Indonesian), Keys(Shipped.English));
        foreach (var (key, text) in Shipped.Indonesian.All.Where(t => Shipped.English.All.ContainsKey(t.Key)))
        {
            Assert.Equal(
                (key, string.Join(' ', Places(text))), (key, string.Join(' ', Places(Shipped.English.All[key]))));
        }
    }

    [Fact]
    public async Task OwnTexts_countFromTheirDay_andTheOthersStayAsShipped()
    {
        var desk = new RuleDesk();
        const string own = """{ "status.unpaid": "belum lunas", "greeting.head": "Yth. Kades {village}" }""";
        await desk.TakenAsync(RuleFile.MessagesId, own, from: "2026-12-05");
        Assert.Equal("belum terbayar", (await desk.LaterAsync()).Messages.Indonesian.Say("status.unpaid"));

        desk.Time.SetUtcNow(Some.At("2026-12-05 08:00").ToUniversalTime());
        var messages = (await desk.LaterAsync()).Messages;
        Assert.Equal("belum lunas", messages.Indonesian.Say("status.unpaid"));
        Assert.Equal("Yth. Kades x", messages.Indonesian.Say("greeting.head", ("village", "x"), ("district", "y")));
        Assert.Equal(Shipped.Indonesian.Say("urgency.today"), messages.Indonesian.Say("urgency.today"));
        Assert.Equal(Shipped.English.All, messages.English.All);
        Assert.IsType<RulesResult.Unchanged>(await desk.TakeAsync(RuleFile.MessagesId, own, from: "2026-12-05"));
    }

    [Fact]
    public void WhatIsPutIn_isNotLookedAtAgain() => Assert.Equal(
        "Yth. Camat {village}", Shipped.Indonesian.Say("greeting.subdistrict", ("district", "{village}")));

    [Fact]
    public async Task EnglishContact_readsEnglish_withTheSameFigures()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(10_000, bpu: 3);
        await world.PutAsync(
            Some.Village(bpu: 3) with
            {
                Contacts =
                [
                    new Contact("email", "bendahara@desa.example"),
                    new Contact("email", "treasurer@village.example") { Language = "en" },
                ],
            },
            Some.Roster(bpu: 3));
        await world.CollectAsync();
        await world.PumpAsync();

        var (indonesian, english) = (world.Mail.Messages[0], world.Mail.Messages[1]);
        Assert.Equal(("id", "en"), (indonesian.Language, english.Language));
        Assert.StartsWith("By 15 December 2026, Rp", english.Subject, StringComparison.Ordinal);
        Assert.Contains("by Tuesday, 15 December 2026 at the latest", english.Body, StringComparison.Ordinal);
        Assert.Contains("Missing: Rp", english.Body, StringComparison.Ordinal);
        foreach (var (left, right) in new[]
        {
            (indonesian.Subject, english.Subject), (indonesian.Body, english.Body),
            (indonesian.Short, english.Short), (indonesian.Html, english.Html),
        })
        {
            Assert.NotEmpty(Figures(left));
            Assert.Equal(Figures(left), Figures(right));
        }
    }

    [Fact]
    public void Page_saysWhatTheTextSays_encoded_andFetchesNothing()
    {
        var bill = Some.Bill(BillState.Short, 123_456_789) with { Available = new Rupiah(1_000) };
        var alert = new Alert
        {
            Bill = bill.Id,
            Stage = "missed",
            State = AlertState.Raised,
            Amount = bill.Amount,
            Before = new Rupiah(5),
            RaisedAt = Some.At("2026-12-03 09:00"),
        };
        var village = Some.Village() with { Name = "<script>alert(\"1\")</script> & Sons" };
        var html = VillageText.Of(
            new VillageLetter(
                Some.Code, village, "Ngawen", [alert], [Some.Sheet(bill, alert)], Some.Rules(), alert.RaisedAt)
            {
                Taken = [alert],
                ReplyTo = new Uri("https://iuran.blorakab.example/api/r/abc?lang=en"),
            },
            ContactRole.Treasurer).Html;

        Assert.Contains("<html lang=\"id\">", html, StringComparison.Ordinal);
        Assert.Contains(
            "Desa &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Sons", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "<strong>Rp123.456.789</strong>, paling lambat <strong>Selasa, 15 Desember 2026</strong>.", html,
            StringComparison.Ordinal);
        Assert.Contains("Kekurangan: <strong>Rp123.455.789</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<br>Semula disampaikan Rp5;", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://iuran.blorakab.example/api/r/abc?lang=en\"", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("http").Length - 1);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Equal(html.Split("<ul").Length, html.Split("</ul>").Length);
        Assert.Equal(html.Split("<li").Length, html.Split("</li>").Length);
    }

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(m => m.Value).Distinct().Order();

    private static IEnumerable<string> Figures(string text) => Figure().Matches(text).Select(m => m.Value).Order();

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"Rp[0-9.]*[0-9]|33\.16\.[0-9.]+|\b[0-9]{1,2} (?=\p{Lu})")]
    private static partial Regex Figure();
}
