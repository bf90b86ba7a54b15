using System.Globalization;
using System.Net;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;

namespace Premium.Tests.Functions;

/// <summary>
/// Every form that writes, sent twice from the same page: by a second click, or by going back. Village 2010 is short,
/// the bank keeps silent about 2011, 2012 and 2013 have paid.
/// </summary>
public sealed class SentTwiceTests : IAsyncLifetime
{
    private DeskWorld place = null!;
    private Desk desk = null!;

    public async Task InitializeAsync()
    {
        place = await DeskWorld.StartAsync(
            order => order.Id.Bill.Village.Number == "2011"
                ? new BankConduct(PaymentConduct.SilentBeforeEffect) : BankConduct.Good,
            "2010", "2011", "2012", "2013");
        foreach (var number in new[] { "2011", "2012", "2013" })
        {
            place.World.Bank.Deposit(Some.Account(World.CodeOf(number)), new Rupiah(10_000_000));
        }

        await place.CollectAsync();
        place.World.Go("2026-12-04 09:00");
        desk = await Desk.SignedInAsync(place.Host.Api, DeskHost.SariKey);
    }

    public async Task DisposeAsync()
    {
        desk.Dispose();
        await place.DisposeAsync();
    }

    [Theory]
    [InlineData("collect")]
    [InlineData("watch")]
    [InlineData("reconcile", "bank=bank-daerah", "payMonth=2026-12")]
    [InlineData("try-again", "bill=33.16.12.2010~pu~2026-11", "reason=dana masuk")]
    [InlineData(
        "decide", "reference=33161220112611101", "outcome=executed", "reason=kata bank", "evidence=surat 14/XII")]
    [InlineData(
        "receipt", "bill=33.16.12.2012~pu~2026-11", "number=NB-1", "amount=SUM", "paidOn=2026-12-03")]
    [InlineData(
        "withdraw-receipt", "bill=33.16.12.2013~pu~2026-11", "number=NB-2", "what=take-back", "reason=keliru")]
    [InlineData("pause", "scope=village:33.16.12.2012", "reason=rekening pindah")]
    [InlineData("resume", "pause=000001", "reason=sudah pindah")]
    [InlineData("mute", "village=33.16.12.2012", "until=2026-12-05", "reason=kantor pindah")]
    [InlineData("unmute", "mute=33.16.12.2013~000001", "reason=sudah pindah")]
    [InlineData("note", "item=short~33.16.12.2010", "comment=ditelepon")]
    [InlineData(
        "rules", "file=holidays-id.csv", "adds=days", "reason=Pemilu",
        "text=date,name,type,source\n2027-02-15,Pemilu,libur_nasional,Keppres 1/2027")]
    public async Task SameForm_twice_isDoneOnce_andAnsweredAlike(string act, params string[] fields)
    {
        await PrepareAsync(act);
        var form = await FilledAsync(act, fields);
        var before = await DeskHost.WrittenAsync(place.Storage);

        var first = await desk.SendAsync($"pages/acts/{act}", form);
        var done = await DeskHost.WrittenAsync(place.Storage);
        var second = await desk.SendAsync($"pages/acts/{act}", form);

        var said = await first.Content.ReadAsStringAsync();
        Assert.True(first.StatusCode == HttpStatusCode.OK, said);
        Assert.NotEqual(before, done);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(said, await second.Content.ReadAsStringAsync());
        Assert.Equal(done, await DeskHost.WrittenAsync(place.Storage));
    }

    /// <summary>The second click comes while the first is in hand.</summary>
    [Theory]
    [InlineData("collect")]
    [InlineData("try-again", "bill=33.16.12.2010~pu~2026-11", "reason=dana masuk")]
    [InlineData("pause", "scope=all", "reason=bank pindah")]
    public async Task SameForm_twiceAtOnce_isDoneOnce(string act, params string[] fields)
    {
        var form = await FilledAsync(act, fields);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => desk.SendAsync($"pages/acts/{act}", form)));

        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        var runs = await place.Host.Get<ILedger>().RunsAsync(Some.Day("2026-12-03"), Some.Day("2026-12-04"), default);
        Assert.Equal(act == "collect" ? 2 : 1, runs.Count);
        Assert.Equal(act == "pause" ? 1 : 0, (await place.Host.Get<IPauses>().ReadAsync(default)).Orders.Count);
    }

    [Fact]
    public async Task FileOfReceipts_twice_isTakenOnce()
    {
        var form = await desk.FormAsync("pages/acts/receipts", "acts/receipts");
        var first = await SendFileAsync(form);
        var done = await DeskHost.WrittenAsync(place.Storage);

        Assert.Contains("1 bukti bayar dicatat, 0 sudah ada, 0 baris", first, StringComparison.Ordinal);
        Assert.Equal(first, await SendFileAsync(form));
        Assert.Equal(done, await DeskHost.WrittenAsync(place.Storage));
    }

    /// <summary>What was refused may be put right on the same page and sent again.</summary>
    [Fact]
    public async Task RefusedForm_isSentAgainPutRight()
    {
        var form = await FilledAsync("pause", ["scope=everything", "reason=coba saja"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.SendAsync("pages/acts/pause", form)).StatusCode);
        form["scope"] = "all";
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync("pages/acts/pause", form)).StatusCode);
        Assert.Single((await place.Host.Get<IPauses>().ReadAsync(default)).Orders);
    }

    private async Task<string> SumAsync(string number) => (await place.World.UseLedger.SheetsAsync(
        Some.District, Some.December, Some.December, default))[0].Bill(World.CodeOf(number), Segment.Pu)!.Amount.Value
        .ToString(CultureInfo.InvariantCulture);

    /// <summary>What must be there before it can be undone.</summary>
    private async Task PrepareAsync(string act)
    {
        (string Act, string[] Fields)? earlier = act switch
        {
            "resume" => ("pause", ["scope=all", "reason=bank pindah"]),
            "unmute" => ("mute", ["village=33.16.12.2013", "until=2026-12-05", "reason=kantor pindah"]),
            "withdraw-receipt" => (
                "receipt", ["bill=33.16.12.2013~pu~2026-11", "number=NB-2", "amount=SUM", "paidOn=2026-12-03"]),
            _ => null,
        };
        if (earlier is var (first, fields))
        {
            var answer = await desk.SendAsync($"pages/acts/{first}", await FilledAsync(first, fields));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private async Task<Dictionary<string, string>> FilledAsync(string act, string[] fields)
    {
        var about = fields.FirstOrDefault(f => f.StartsWith("bill=", StringComparison.Ordinal));
        var form = await desk.FormAsync($"pages/acts/{act}?{about}", $"acts/{act}");
        foreach (var field in fields)
        {
            var parts = field.Split('=', 2);
            form[parts[0]] = parts[1] == "SUM" ? await SumAsync("2012") : parts[1];
        }

        return form;
    }

    private async Task<string> SendFileAsync(Dictionary<string, string> form)
    {
        using var content = new MultipartFormDataContent
        {
            {
                new StringContent(
                    $"Tagihan;Nomor bukti;Jumlah;Tanggal bayar\n33.16.12.2012~pu~2026-11;NB-7;{await SumAsync("2012")};"
                    + "2026-12-03\n"),
                "file", "bukti.csv"
            },
        };
        foreach (var (name, value) in form)
        {
            content.Add(new StringContent(value), name);
        }

        return await (await desk.Http.PostAsync("pages/acts/receipts", content)).Content.ReadAsStringAsync();
    }
}
