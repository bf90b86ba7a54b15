using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Functions;

/// <summary>What admins decide over HTTP.</summary>
[Collection(CycleCollection.Name)]
public sealed class PeopleTests(CycleFixture cycle)
{
    [Fact]
    public async Task Decision_takesTwoKeys_andIsInTheJournalUnderBothNames()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        var body = new
        {
            reference = Some.BillId().Attempt(1).PaymentReference,
            outcome = "executed",
            reason = "bank memastikan lewat surat",
            evidence = "surat bank 14/XII tanggal 2026-12-08",
        };
        var answers = new List<(int, string)>();
        foreach (var key in new[] { "sixteen-letters!", "sixteen-letters!", "sixteen-letters?" })
        {
            answers.Add(await AnswerAsync(world, p => p.DecideOnUnknown, key, body));
        }

        Assert.Equal([202, 409, 200], answers.Select(a => a.Item1));
        Assert.Contains("another person must confirm", answers[1].Item2, StringComparison.Ordinal);
        var decision = Assert.Single((await world.SheetAsync()).DecisionsOn(Some.BillId().Attempt(1)));
        Assert.Equal(("sari", "budi"), (decision.ProposedBy, decision.ConfirmedBy));
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task Receipt_coversTheBill_andIsTakenOnce()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var bill = await world.BillAsync();
        var body = new
        {
            bill = bill.Id.ToString(),
            number = "BP-1",
            amount = $"{bill.Amount.Value}",
            paidOn = "2026-12-03",
        };
        var wrong = await AnswerAsync(world, p => p.TakeReceipt, "sixteen-letters!", body with { amount = "1" });
        var taken = await AnswerAsync(world, p => p.TakeReceipt, "sixteen-letters!", body);
        var again = await AnswerAsync(world, p => p.TakeReceipt, "sixteen-letters?", body);

        Assert.Equal((409, 200, 200), (wrong.Status, taken.Status, again.Status));
        Assert.Contains("amount: expected", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Covered", again.Text, StringComparison.Ordinal);
        Assert.Equal("sari", Assert.Single((await world.SheetAsync()).Receipts).RecordedBy);
    }

    [Fact]
    public async Task WrongReceipt_takesTwoKeysToTakeBack_andFreesItsNumber()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await AnswerAsync(
            world, p => p.TakeReceipt, "sixteen-letters!",
            new { bill = $"{bill.Id}", number = "BP-1", amount = $"{bill.Amount.Value}", paidOn = "2026-12-03" });
        var body = new { bill = $"{bill.Id}", number = "BP-1", reason = "bukti bayar desa tetangga" };
        var answers = new List<(int Status, string Text)>();
        foreach (var key in new[] { "sixteen-letters!", "sixteen-letters!", "sixteen-letters?", "sixteen-letters?" })
        {
            answers.Add(await AnswerAsync(world, p => p.WithdrawReceipt, key, body));
        }

        Assert.Equal([202, 409, 200, 200], answers.Select(a => a.Status));
        Assert.Contains("another admin or checker", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains("Debited", answers[2].Text, StringComparison.Ordinal);
        Assert.Equal(404, (await AnswerAsync(
            world, p => p.WithdrawReceipt, "sixteen-letters?", body with { number = "BP-2" })).Status);
        Assert.Equal(409, (await AnswerAsync(
            world, p => p.WithdrawReceipt, "sixteen-letters?",
            new { body.bill, body.number, body.reason, withdraw = "yes" })).Status);
    }

    [Theory]
    [InlineData("decisions", """{"reference":"1","outcome":"executed","reason":"r","evidence":"e"}""", "reference:")]
    [InlineData(
        "decisions",
        """{"reference":"33161220102611101","outcome":"paid","reason":"sudah jelas","evidence":"surat 1"}""",
        "outcome: expected")]
    [InlineData(
        "decisions",
        """{"reference":"33161220102611101","outcome":"executed","reason":"ya","evidence":"surat 1"}""",
        "reason: expected")]
    [InlineData("receipts", """{"bill":"x","number":"1","amount":"1","paidOn":"2026-12-03"}""", "bill: 'x' is not")]
    [InlineData("receipts", """{"bill":"x","number":"1","amount":1,"paidOn":"2026-12-03"}""", "amount: expected text")]
    [InlineData("receipts", """{"bill":"x","number":"1","amount":"1.5","paidOn":"2026-12-03"}""", "amount:")]
    [InlineData("receipts", """{"bill":"x","number":"1","amount":"1","paidOn":"3-12-2026"}""", "paidOn:")]
    [InlineData("receipts/withdrawals", """{"bill":"x","number":"1","reason":"bukan bulan ini"}""", "bill: ")]
    [InlineData(
        "receipts/withdrawals",
        """{"bill":"12.17.01.2003~pu~2026-11","number":"1","reason":"bukan","withdraw":"no"}""",
        "withdraw: expected")]
    [InlineData(
        "receipts/withdrawals",
        """{"bill":"12.17.01.2003~pu~2026-11","number":"1","reason":"NIK 3316120101700001"}""",
        "reason: expected no account number")]
    [InlineData("clearances", """{"bill":"33.16.12.2010~pu","reason":"sudah aktif"}""", "bill: ")]
    [InlineData("poison", """{"queue":"premiums"}""", "queue: expected one of districts, alerts, reconciliations")]
    public async Task WrongField_isA400_thatNamesIt(string path, string body, string named)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await cycle.Admin.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            named, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decisions")]
    [InlineData("receipts")]
    [InlineData("receipts/withdrawals")]
    [InlineData("clearances")]
    [InlineData("poison")]
    public async Task WithoutAKey_nobodyDecides(string path) => Assert.Equal(
        HttpStatusCode.Unauthorized, (await cycle.Stranger.PostAsJsonAsync(path, new { })).StatusCode);

    [Fact]
    public async Task UnknownBill_isA404_andAPaidOneIsNotCleared()
    {
        var clear = new { bill = "12.17.01.2999~pu~2026-11", reason = "rekening aktif lagi" };
        var missing = await PostAsync(LocalParts.AdminKey, "clearances", clear);
        var paid = cycle.Parts.Districts[0].Villages[0].Code;
        var refused = await PostAsync(LocalParts.AdminKey, "clearances", clear with { bill = $"{paid}~pu~2026-11" });

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Conflict), (missing.StatusCode, refused.StatusCode));
    }

    private async Task<HttpResponseMessage> PostAsync<T>(string key, string path, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add(AdminKeys.Header, key);
        return await cycle.Stranger.SendAsync(request);
    }

    /// <summary>The function as the host calls it, on in-memory ports.</summary>
    private static async Task<(int Status, string Text)> AnswerAsync<T>(
        World world, Func<People, Func<HttpRequest, CancellationToken, Task<IResult>>> function, string key, T body)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Time)
            .AddPremium(Settings.Read(GoodSettings.With())).BuildServiceProvider();
        var people = new People(
            world.Deciding(),
            new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time),
            new TakeBackReceipt(world.Ledger, world.Rules, world.Time),
            new ClearBill(world.Ledger, world.Wake, world.Time),
            services.GetRequiredService<AdminKeys>());
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Headers[AdminKeys.Header] = key;
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        context.Response.Body = new MemoryStream();
        await (await function(people)(context.Request, default)).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, await new StreamReader(context.Response.Body).ReadToEndAsync());
    }
}
