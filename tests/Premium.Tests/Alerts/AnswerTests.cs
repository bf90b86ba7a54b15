using Premium.Domain;
using Premium.Tests.Domain;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

/// <summary>
/// What a village's contact writes on the phone, through Meta's webhook over HTTP, and what is said back: kept as an
/// answer from the page is, once, and never about another village.
/// </summary>
public sealed class AnswerTests
{
    private const string Other = "2011";

    private static async Task<StatusDesk> ToldAsync()
    {
        var desk = await StatusDesk.ShortAsync(hasMail: false, PhoneFault.None);
        await desk.PumpAsync();
        return desk;
    }

    private static async Task<string> SaidBackAsync(
        StatusDesk desk, string? text, string about = "", string number = PhoneDesk.Number)
    {
        var before = desk.Twin.Messages.Count;
        desk.Twin.Write(number, text, about);
        await desk.Twin.SettledAsync();
        return string.Join(" | ", desk.Twin.Messages.Skip(before).Select(m => m.Text));
    }

    private static async Task<IReadOnlyList<Reply>> KeptAsync(StatusDesk desk, string number = "2010") =>
        (await desk.World.Replies.DistrictAsync(Some.District, default)).Of(World.CodeOf(number));

    [Theory]
    [InlineData("1 ab-123 3-12-2026", ReplyKind.PaidAtTeller, "Kamis, 3 Desember 2026, slip AB-123")]
    [InlineData("2 10 Desember", ReplyKind.WaitingForAdd, "menunggu ADD sampai Kamis, 10 Desember 2026")]
    [InlineData("3. jumlah orang keliru", ReplyKind.WrongBill, "tagihan dinilai salah")]
    [InlineData("4) Ibu Tini Kaur Umum", ReplyKind.NotMyTask, "bukan tugas Anda")]
    public async Task Answer_isKept_andSaidBack(string text, ReplyKind kind, string said)
    {
        await using var desk = await ToldAsync();

        Assert.Contains(said, await SaidBackAsync(desk, text), StringComparison.Ordinal);
        var kept = Assert.Single(await KeptAsync(desk));
        Assert.Equal((kind, ContactRole.Treasurer), (kept.Kind, kept.Role));
        Assert.Equal(BillState.Short, (await desk.World.BillAsync()).State);
        await desk.World.AuditAsync();
    }

    [Theory]
    [InlineData("terima kasih", "Balas dengan: 1")]
    [InlineData(null, "Balas dengan: 1")]
    [InlineData("2", "Kapan ADD masuk?")]
    [InlineData("1 ABC123", "Tanggal tidak terbaca")]
    [InlineData("1 3316132018000001 3-12-2026", "terbaca seperti NIK")]
    public async Task WhatIsNoAnswerYet_isAskedBack_andNothingIsKept(string? text, string asked)
    {
        await using var desk = await ToldAsync();

        Assert.Contains(asked, await SaidBackAsync(desk, text), StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(desk));
    }

    [Fact]
    public async Task OneWhoHasSeveralVillages_isHeardAboutTheMessageThatIsAnswered()
    {
        await using var desk = await ToldAsync();
        await desk.World.PutAsync(Some.Village(World.CodeOf(Other)) with
        {
            Contacts = [new("whatsapp", PhoneDesk.Number) { Role = ContactRole.Subdistrict }],
        });

        foreach (var about in new[] { "", "wamid.nobody" })
        {
            Assert.Contains(
                "untuk 2 desa", await SaidBackAsync(desk, "3 jumlah orang keliru", about), StringComparison.Ordinal);
        }

        Assert.Empty(await KeptAsync(desk));

        await SaidBackAsync(desk, "3 jumlah orang keliru", desk.Twin.Messages[0].Id);
        Assert.Single(await KeptAsync(desk));
        Assert.Empty(await KeptAsync(desk, Other));
    }

    /// <summary>Before its debits begin a month has no alert: what was told stands in the outbox.</summary>
    [Fact]
    public async Task OneWhoHasSeveralVillages_isHeardAboutTheAdvanceNoticeThatIsAnswered()
    {
        var world = await new World("2026-11-30 09:00").WithAsync(
            10_000_000, since: Some.December, numbers: ["2010", Other]);
        foreach (var code in new[] { Some.Code, World.CodeOf(Other) })
        {
            await world.PutAsync(Some.Village(code, Some.December) with
            {
                Contacts = [new("whatsapp", PhoneDesk.Number)],
            });
        }

        await world.Advance().RunAsync("33.16", default);
        var notice = Assert.Single(
            (await world.Notices.WaitingAsync(default)).All, n => AdvanceId.Parse(n.Id)?.Village.Number == Other);
        var about = Assert.Single(Deliveries.Read(notice.Deliveries).Values).Reference;
        var back = new SaidBack();
        await world.Answers(new InMemory.InMemoryInbound(), back).RunAsync(
            new InboundText(
                PhoneDesk.Number, world.Time.GetUtcNow(), "wamid.advance", "3 jumlah orang keliru", about),
            default);

        Assert.Contains("tagihan dinilai salah", Assert.Single(back.Texts), StringComparison.Ordinal);
        var kept = await world.Replies.DistrictAsync(Some.District, default);
        Assert.Equal(World.CodeOf(Other), Assert.Single(kept.Replies).Village);
    }

    [Fact]
    public async Task Stranger_isToldSo_onceADay()
    {
        const string stranger = "+6289012019999";
        await using var desk = await ToldAsync();

        Assert.Contains(
            "belum terdaftar", await SaidBackAsync(desk, "1 ABC123 3-12-2026", number: stranger),
            StringComparison.Ordinal);
        Assert.Empty(await SaidBackAsync(desk, "halo?", number: stranger));
        await desk.PumpAsync(TimeSpan.FromHours(25));
        Assert.NotEmpty(await SaidBackAsync(desk, "halo?", number: stranger));
        Assert.Empty(await KeptAsync(desk));
    }

    [Fact]
    public async Task MessageThatIsBroughtAgain_isKeptOnce_andAnsweredOnce()
    {
        await using var desk = await ToldAsync();
        var inbound = new InMemory.InMemoryInbound();
        var back = new SaidBack();
        var word = Written(desk, "wamid.again", "1 ABC123 3-12-2026");

        // Between the two the process died: kept, and not yet said.
        await desk.World.Answers(inbound, back: null).RunAsync(word, default);
        await desk.World.Answers(inbound, back).RunAsync(word, default);
        await desk.World.Answers(inbound, back).RunAsync(word, default);

        Assert.Single(await KeptAsync(desk));
        Assert.Single(back.Texts);
    }

    /// <summary>Whether the first one was kept before the newer came, or is brought late for the first time.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MessageThatIsBroughtAfterANewerOne_undoesNothing(bool isKeptBefore)
    {
        await using var desk = await ToldAsync();
        var inbound = new InMemory.InMemoryInbound();
        var back = new SaidBack();
        var first = Written(desk, "wamid.first", "2 15-12-2026");
        if (isKeptBefore)
        {
            await desk.World.Answers(inbound, back).RunAsync(first, default);
        }

        desk.World.Time.Advance(TimeSpan.FromMinutes(5));
        await desk.World.Answers(inbound, back).RunAsync(Written(desk, "wamid.next", "2 18-12-2026"), default);
        desk.World.Time.Advance(TimeSpan.FromMinutes(5));
        await desk.World.Answers(inbound, back).RunAsync(first, default);
        await desk.World.Answers(inbound, back).RunAsync(first, default);

        var kept = await KeptAsync(desk);
        Assert.Equal((isKeptBefore ? 2 : 1, Some.Day("2026-12-18")), (kept.Count, kept[^1].Said.Day));
        Assert.Equal(2, back.Texts.Count);
        Assert.Contains("18 Desember", back.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageThatIsBroughtAgainTheNextDay_isNoSecondComplaint()
    {
        await using var desk = await ToldAsync();
        var word = Written(desk, "wamid.wrong", "3 jumlah orang keliru");
        await desk.World.Answers(new InMemory.InMemoryInbound(), back: null).RunAsync(word, default);
        desk.World.Time.Advance(TimeSpan.FromDays(1));
        await desk.World.Answers(new InMemory.InMemoryInbound(), back: null).RunAsync(word, default);

        Assert.Equal(word.At, Assert.Single(await KeptAsync(desk)).At);
    }

    /// <summary>Brought a day later; of a time that cannot be, the day is the one on which it came.</summary>
    [Theory]
    [InlineData("2026-12-03 08:00", "2026-12-04")]
    [InlineData("1970-01-01 07:00", "2026-12-05")]
    [InlineData("2026-12-24 08:00", "2026-12-05")]
    public async Task Tomorrow_isTheDayAfterItWasWritten(string at, string day)
    {
        await using var desk = await ToldAsync();
        desk.World.Time.Advance(TimeSpan.FromDays(1));
        await desk.World.Answers(new InMemory.InMemoryInbound(), back: null).RunAsync(
            Written(desk, "wamid.late", "2 besok") with { At = Some.At(at) }, default);

        Assert.Equal(Some.Day(day), Assert.Single(await KeptAsync(desk)).Said.Day);
    }

    private static InboundText Written(StatusDesk desk, string id, string text) =>
        new(PhoneDesk.Number, desk.World.Time.GetUtcNow(), id, text, "");

    private sealed class SaidBack : Premium.Ports.IAnswerBack
    {
        public List<string> Texts { get; } = [];

        public Task<bool> SayAsync(string number, string text, CancellationToken stop)
        {
            Texts.Add(text);
            return Task.FromResult(true);
        }
    }
}
