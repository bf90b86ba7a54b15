using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>What every implementation of <see cref="IReplies"/> keeps to.</summary>
public sealed class RepliesContractTests
{
    private static readonly DateTimeOffset At = Samples.Noon.ToUniversalTime();
    private static readonly VillageCode Village = Samples.Village(2010);
    private static readonly Resumption End = new("Budi", "sudah selesai", At);

    private static async Task<IReplies> RepliesAsync(Backend backend) => backend == Backend.Memory
        ? new InMemoryReplies()
        : new TableReplies(await TestStorage.AccountAsync());

    private static Reply Reply(int number, ReplyDraft said, VillageCode? village = null) => new(
        village ?? Village, number, ContactRole.Secretary, said, At, new DateOnly(2026, 12, 3),
        [
            new BillId(village ?? Village, Segment.Pu, Samples.November),
            new BillId(village ?? Village, Segment.Bpu, Samples.November.Plus(1)),
        ]);

    private static Reply Wrong(int number, VillageCode? village = null, string text = "jumlah orang salah") =>
        Reply(number, new ReplyDraft(ReplyKind.WrongBill) { Text = text }, village);

    private static Mute Mute(int number, VillageCode? village = null) => new(
        village ?? Village, number, "Sari", "kantor desa pindah", new(2026, 12, 3), new(2026, 12, 9), At);

    [Theory, OnBoth]
    public async Task AnswersAndMutes_comeBackAsTheyWent_ofADistrictAndOfTheRegency(Backend backend)
    {
        var replies = await RepliesAsync(backend);
        Assert.Empty((await replies.DistrictAsync(Samples.District, default)).Replies);
        var neighbour = VillageCode.Of(Samples.Neighbour, "2001");
        Reply[] mine =
        [
            Reply(1, new ReplyDraft(ReplyKind.PaidAtTeller) { Slip = "AB/1-2", Day = new DateOnly(2026, 12, 2) }),
            Reply(2, new ReplyDraft(ReplyKind.WaitingForAdd) { Day = new DateOnly(2026, 12, 10) }) with { Bills = [] },
            Wrong(3, text: "2 orang \"sudah\" <berhenti> & pindah"),
            Wrong(1, Samples.Village(2011)),
        ];
        var abroad = VillageCode.Parse("33.17.01.2001");
        foreach (var reply in (IEnumerable<Reply>)[.. mine, Wrong(1, neighbour), Wrong(1, abroad)])
        {
            Assert.True(await replies.AddAsync(reply, default));
        }

        Assert.True(await replies.MuteAsync(Mute(1), default));
        Assert.True(await replies.MuteAsync(Mute(2), default));
        Assert.True(await replies.EndMuteAsync(Mute(1), End, default));
        Assert.False(await replies.EndMuteAsync(Mute(1), End with { By = "Sari" }, default));

        var district = await replies.DistrictAsync(Samples.District, default);
        Assert.Equal(mine, district.Replies);
        Assert.Equal([Mute(1) with { Ended = End }, Mute(2)], district.Mutes);
        Assert.Equal(Mute(2), district.MuteOf(Village, new DateOnly(2026, 12, 9)));
        Assert.Null(district.MuteOf(Village, new DateOnly(2026, 12, 10)));
        Assert.Equal([.. mine, Wrong(1, neighbour)], (await replies.RegencyAsync("33.16", default)).Replies);
        Assert.Equal(6, (await replies.RegencyAsync("", default)).Replies.Count);
        Assert.Empty((await replies.RegencyAsync("33.1", default)).Replies);
    }

    [Theory, OnBoth]
    public async Task ManyAtOnce_oneWinsANumber_andNothingIsWrittenOver(Backend backend)
    {
        var replies = await RepliesAsync(backend);

        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => replies.AddAsync(Wrong(1, text: $"jawaban {i}"), default)));
        var muted = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => replies.MuteAsync(Mute(1) with { By = $"admin{i}" }, default)));

        Assert.Single(won, true);
        Assert.Single(muted, true);
        var book = await replies.DistrictAsync(Samples.District, default);
        Assert.Equal($"jawaban {Array.IndexOf(won, true)}", Assert.Single(book.Replies).Said.Text);
        Assert.Equal($"admin{Array.IndexOf(muted, true)}", Assert.Single(book.Mutes).By);
    }

    [Theory]
    [InlineData("2010~000002", "Kind", "Lunas", "column Kind")]
    [InlineData("2010~000002", "Kind", "PaidAtTeller", "column Day")]
    [InlineData("2010~000002", "Day", "2026-12-03", "column Day")]
    [InlineData("2010~000002", "On", "besok", "column On")]
    [InlineData("2010~000002", "Bills", "pu-2026-11", "not a bill id")]
    [InlineData("2010~2", "Kind", "WrongBill", "column RowKey")]
    [InlineData("desa~000002", "Kind", "WrongBill", "not a village code")]
    [InlineData("2010~mute~000001", "Until", "9999-99-99", "column Until")]
    [InlineData("2010~mute~000001~ended~x", "At", "kemarin", "column RowKey")]
    public async Task BrokenRow_isNamed_hidesNothing_andTheCheckOfAllTablesFindsIt(
        string key, string column, string value, string named)
    {
        var account = await TestStorage.AccountAsync();
        var replies = new TableReplies(account);
        await replies.AddAsync(Wrong(1), default);
        await account.Worklist.UpsertEntityAsync(new TableEntity($"reply~{Samples.District}", key)
        {
            ["Role"] = "Head",
            ["Kind"] = "WrongBill",
            ["Text"] = "jumlah orang salah",
            ["By"] = "Sari",
            ["Reason"] = "alasan",
            ["On"] = "2026-12-03",
            ["From"] = "2026-12-03",
            ["Until"] = "2026-12-09",
            ["At"] = At,
            [column] = value,
        });

        var book = await replies.RegencyAsync("33.16", default);
        var found = new List<MalformedRow>();
        await foreach (var row in new RowsCheck(account).RunAsync(default))
        {
            found.Add(row.Row);
        }

        Assert.Equal([Wrong(1)], book.Replies);
        Assert.Empty(book.Mutes);
        var malformed = Assert.Single(book.Malformed);
        Assert.Equal($"worklist reply~{Samples.District} {key}", malformed.Place);
        Assert.Contains(named, malformed.Problem, StringComparison.Ordinal);
        Assert.Equal(malformed.Place, Assert.Single(found).Place);
    }

    /// <summary>What the village says must not be lost over a row that it never saw.</summary>
    [Fact]
    public async Task C28_AnswerAndMuteBesideARowOfAnotherHand_goUnderTheNextNumber()
    {
        var account = await TestStorage.AccountAsync();
        var replies = new TableReplies(account);
        foreach (var key in new[] { "2010~000001", "2010~mute~000001" })
        {
            await account.Worklist.UpsertEntityAsync(new TableEntity($"reply~{Samples.District}", key) { ["X"] = 1 });
        }

        Assert.False(await replies.AddAsync(Wrong(1), default));
        Assert.False(await replies.MuteAsync(Mute(1), default));
        Assert.True(await replies.AddAsync(Wrong(2), default));
        Assert.True(await replies.MuteAsync(Mute(2), default));
    }

    [Fact]
    public async Task C28_EndThatCannotBeRead_isWrittenOver_once()
    {
        var account = await TestStorage.AccountAsync();
        var replies = new TableReplies(account);
        await replies.MuteAsync(Mute(1), default);
        await account.Worklist.UpsertEntityAsync(
            new TableEntity($"reply~{Samples.District}", "2010~mute~000001~ended") { ["At"] = "kemarin" });

        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            i => replies.EndMuteAsync(Mute(1), End with { By = $"admin{i}" }, default)));

        Assert.Single(ended, true);
        var book = await replies.DistrictAsync(Samples.District, default);
        Assert.Empty(book.Malformed);
        Assert.Equal($"admin{Array.IndexOf(ended, true)}", Assert.Single(book.Mutes).Ended?.By);
    }

    /// <summary>Behind the last number of six digits there is none that is read back.</summary>
    [Theory]
    [InlineData("Until", "2026-12-03")]
    [InlineData("Until", "besok")]
    public async Task C28_MuteAfterARowOfAnotherHand_isInForce(string column, string value)
    {
        var account = await TestStorage.AccountAsync();
        var replies = new TableReplies(account);
        var registry = new TableRegistry(account);
        await registry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        await account.Worklist.UpsertEntityAsync(new TableEntity($"reply~{Some.District}", "2010~mute~999999")
        {
            ["By"] = "Budi",
            ["Reason"] = "alasan",
            ["From"] = "2026-12-01",
            ["At"] = At,
            [column] = value,
        });
        var muting = new MuteMessages(
            replies, registry, new InMemoryLedger(), new InMemoryWake(TimeProvider.System), Some.Rules(),
            new FakeTimeProvider(Some.At("2026-12-03 09:00").ToUniversalTime()));

        var mute = await muting.MuteAsync(new MuteRequest($"{Some.Code}", "pindah", "2026-12-10", "Sari"), default);

        Assert.Equal(1, mute.Number);
        Assert.Equal(
            mute, (await replies.DistrictAsync(Some.District, default)).MuteOf(Some.Code, Some.Day("2026-12-10")));
    }
}
