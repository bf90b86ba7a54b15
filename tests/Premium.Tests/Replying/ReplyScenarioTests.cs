using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Replying;

/// <summary>A village answers: what is kept, what needs a person then, and when that is over.</summary>
public sealed class ReplyScenarioTests
{
    private static readonly ReplyFields Paid = new(ReplyKind.PaidAtTeller, Slip: "ABC123", Day: "hari ini");
    private static readonly ReplyFields Add = new(ReplyKind.WaitingForAdd, Day: "2026-12-10");
    private static readonly ReplyFields Wrong = new(ReplyKind.WrongBill, Text: "2 orang sudah berhenti");
    private static readonly ReplyFields Other = new(ReplyKind.NotMyTask, Text: "Bu Tini, Kaur Umum");

    /// <summary>Rp216.742 PU and three heads of BPU, with so much on the account, collected once.</summary>
    private static async Task<ReplyDesk> DeskAsync(long money = 100_000, string now = "2026-12-03 09:00")
    {
        var world = await new World(now).WithAsync(money, bpu: 3);
        await world.CollectAsync();
        return new ReplyDesk(world);
    }

    [Fact]
    public async Task Page_countsTheBalanceOnce_andNamesTheLastSafeDay()
    {
        var view = await (await DeskAsync(10_000)).ViewAsync();

        Assert.Equal([Segment.Pu, Segment.Bpu], view.Bills.Select(b => b.Id.Segment));
        Assert.Equal(view.Total, view.Shortfall.Needed);
        Assert.Equal(view.Total - new Rupiah(10_000), view.Shortfall.Missing);
        Assert.Equal(Some.Day("2026-12-15"), view.LastDay);
        Assert.Equal(5, view.People);
        Assert.NotNull(view.LapsesOn);
    }

    [Fact]
    public async Task SentTwice_isOneAnswer_andAfterAnotherAnswerItIsANewOne()
    {
        var desk = await DeskAsync();
        var first = await desk.NotedAsync(Paid);

        Assert.Equal(first, await desk.NotedAsync(Paid with { Slip = " abc123 " }));
        Assert.Equal(2, (await desk.NotedAsync(Add)).Number);
        Assert.Equal(3, (await desk.NotedAsync(Paid)).Number);
        Assert.Equal(3, (await desk.ViewAsync()).Replies.Count);
    }

    [Fact]
    public async Task SentByManyAtOnce_isOneAnswerEach()
    {
        var desk = await DeskAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.SayAsync(i % 2 == 0 ? Wrong : Other)));

        Assert.Equal([1, 2], (await desk.ViewAsync()).Replies.Select(r => r.Number));
    }

    [Fact]
    public async Task PaidAtTheTeller_needsTheOffice_untilTheReceiptIsRecorded()
    {
        var desk = await DeskAsync(10_000);
        await desk.NotedAsync(Paid);
        var item = Assert.Single(await desk.ItemsAsync());

        Assert.Equal((WorkKinds.SaysPaid, WorkActor.Admin), (item.Kind, item.Kind.Actor));
        Assert.Contains("slip ABC123; bukti bayar BPJS belum", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("3 Desember 2026", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(2, item.Bills.Count);
        foreach (var (bill, number) in (await desk.ViewAsync()).Bills.Select((b, i) => (b, i)))
        {
            Assert.Single(await desk.KeysAsync());
            Assert.IsType<PersonResult.Done>(await new RecordReceipt(
                desk.World.Ledger, desk.World.Receipts, desk.World.Rules, desk.World.Time).RunAsync(
                new ReceiptRequest(bill.Id, $"BP-{number}", bill.Amount, Some.Day("2026-12-03"), "Sari"), default));
        }

        Assert.Empty(await desk.KeysAsync());
    }

    [Fact]
    public async Task PaidAtTheTeller_andDebitedAfterAll_isGrave_told_andStaysUntilItIsSignedOff()
    {
        var desk = await DeskAsync();
        await desk.NotedAsync(Paid);
        desk.World.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        desk.World.Go("2026-12-04 09:00");
        await desk.World.CollectAsync();

        var item = Assert.Single(await desk.ItemsAsync());
        Assert.Equal((WorkKinds.MayBePaidTwice, Gravity.Grave), (item.Kind, item.Kind.Gravity));
        await new TellWorklist(desk.Worklist(), desk.World.Operations(), desk.World.Rules, desk.World.Time)
            .RunAsync("33.16", "Blora", default);
        Assert.Contains(
            desk.World.Mail.Messages, m => m.Id.StartsWith("work-may-be-paid-twice-", StringComparison.Ordinal));
        await desk.SignOffAsync(item.Key);
        Assert.Empty(await desk.KeysAsync());
    }

    [Fact]
    public async Task WaitingForAdd_isNobodysWork_untilItsDayIsOver()
    {
        var desk = await DeskAsync();
        await desk.NotedAsync(Add);
        Assert.Empty(await desk.KeysAsync());
        desk.World.Go("2026-12-10 23:00");
        Assert.Empty(await desk.KeysAsync());

        desk.World.Go("2026-12-11 06:00");
        var item = Assert.Single(await desk.ItemsAsync());
        Assert.Equal((WorkKinds.AddIsLate, WorkActor.Village), (item.Kind, item.Kind.Actor));
        Assert.Equal(Some.Day("2026-12-15"), item.Due);

        await desk.NotedAsync(Add with { Day = "2026-12-14" });
        Assert.Empty(await desk.KeysAsync());
    }

    /// <summary>December opens on Tuesday the 1st: on the eve the village is told what will be debited.</summary>
    [Fact]
    public async Task WaitingForAdd_isTakenOfWhatIsDebitedNext_asSoonAsItsNoticeHasCome()
    {
        var desk = new ReplyDesk(await new World("2026-11-27 09:00").WithAsync(0, bpu: 3, since: Some.December));
        Assert.Empty((await desk.ViewAsync()).Coming);
        Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Add));
        desk.World.Go("2026-11-30 09:00");

        var view = await desk.ViewAsync();
        Assert.Equal((2, (DateOnly?)Some.Day("2026-12-01")), (view.Coming.Count, view.ComingFrom));
        Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Paid));
        Assert.Equal(view.Coming.Select(b => b.Id), (await desk.NotedAsync(Add)).Bills);

        desk.World.Go("2026-12-01 09:00");
        await desk.World.CollectAsync();
        Assert.Empty((await desk.ViewAsync()).Coming);
        desk.World.Go("2026-12-11 09:00");
        var item = Assert.Single(await desk.ItemsAsync());
        Assert.Equal((WorkKinds.AddIsLate, 2), (item.Kind, item.Bills.Count));
    }

    [Fact]
    public async Task WrongBillAndNotMyTask_stay_eachUntilItIsSignedOff()
    {
        var desk = await DeskAsync();
        await desk.NotedAsync(Wrong);
        await desk.NotedAsync(Other);
        await desk.NotedAsync(Wrong with { Text = "upah kades keliru" });
        await desk.NotedAsync(Paid);

        Assert.Equal(
            [
                "not-their-task~33.16.12.2010~2", "says-paid~33.16.12.2010", "says-wrong~33.16.12.2010~1",
                "says-wrong~33.16.12.2010~3",
            ],
            (await desk.KeysAsync()).Order());
        await desk.SignOffAsync("says-wrong~33.16.12.2010~1");
        await desk.SignOffAsync("not-their-task~33.16.12.2010~2");
        Assert.Equal(
            ["says-paid~33.16.12.2010", "says-wrong~33.16.12.2010~3"], (await desk.KeysAsync()).Order());
    }

    [Fact]
    public async Task RefusedAnswer_writesNothing()
    {
        var desk = await DeskAsync();
        async Task AssertRefusedAsync(ReplyFields fields, string field) => Assert.Equal(
            field, Assert.Single(Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(fields)).Problems).Field);

        await AssertRefusedAsync(Paid with { Slip = "AB#" }, ReplyFields.SlipField);
        await AssertRefusedAsync(Paid with { Day = "2027-01-01" }, ReplyFields.DayField);
        await AssertRefusedAsync(Paid with { Slip = $"R-{Some.Account().No.Reveal()}" }, ReplyFields.SlipField);
        await AssertRefusedAsync(Wrong with { Text = "NIK 3316120101700001" }, ReplyFields.TextField);
        Assert.IsType<ReplyResult.NotThere>(await desk.SayAsync(Paid, "2099"));
        Assert.Empty((await desk.ViewAsync()).Replies);
    }

    [Fact]
    public async Task NothingOpen_takesNoAnswerOnThePayment_andTheOthers()
    {
        var desk = await DeskAsync(10_000_000);

        Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Paid));
        Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Add));
        Assert.Empty((await desk.NotedAsync(Wrong)).Bills);
    }

    [Fact]
    public async Task RowsThatContradictEachOther_showNoSum_andWhatIsSaidStillReachesAPerson()
    {
        var desk = await DeskAsync();
        desk.World.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(
            r => r is Bill bill ? bill with { State = BillState.Planned, Attempts = 0 } : r));
        var view = await desk.ViewAsync();

        Assert.False(view.IsWhole);
        Assert.Empty(view.Bills);
        Assert.Null(view.Shortfall.Missing);
        var refused = Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Paid));
        Assert.Contains("sedang diperiksa", Assert.Single(refused.Problems).Said.Indonesian, StringComparison.Ordinal);
        await desk.NotedAsync(Wrong with { Text = "sudah bayar di loket, slip ABC123" });
        Assert.Equal(["says-wrong~33.16.12.2010~1"], await desk.KeysAsync());
    }

    [Fact]
    public async Task LinkInManyHands_fillsNoTable()
    {
        var desk = await DeskAsync();
        for (var i = 1; i <= NoteReply.ADayMax; i++)
        {
            Assert.Equal(i, (await desk.NotedAsync(Wrong with { Text = $"jawaban ke-{i}" })).Number);
        }

        Assert.IsType<ReplyResult.Refused>(await desk.SayAsync(Wrong));
        desk.World.Go("2026-12-04 09:00");
        Assert.IsType<ReplyResult.Noted>(await desk.SayAsync(Wrong));
    }

    /// <summary>Whatever is answered, in whatever state: no row of a sheet changes, no call is made.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NoAnswer_changesASheet(int seed)
    {
        var dice = new Random(seed);
        var desk = await DeskAsync(dice.Next(3) switch { 0 => 0, 1 => 220_000, _ => 10_000_000 });
        async Task<IReadOnlyList<SheetRow>> RowsAsync() => [.. (await desk.World.SheetAsync()).Rows];
        var (before, calls) = (await RowsAsync(), desk.World.Bank.Transfers.Count);
        for (var i = 0; i < 60; i++)
        {
            var text = new string([.. Enumerable.Range(0, dice.Next(40)).Select(_ => (char)dice.Next(32, 127))]);
            await desk.SayAsync(new ReplyFields(
                ReplyKinds.All[dice.Next(4)], dice.Next(2) == 0 ? "ABC123" : text,
                dice.Next(2) == 0 ? "hari ini" : text, dice.Next(2) == 0 ? "jumlah keliru" : text));
            desk.World.Time.Advance(TimeSpan.FromHours(dice.Next(10)));
        }

        Assert.NotEmpty((await desk.ViewAsync()).Replies);
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(calls, desk.World.Bank.Transfers.Count);
        await desk.World.AuditAsync();
    }
}
