using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>What only storage over a network can do: lose answers, lose requests, hold rows nobody can read.</summary>
public sealed class TableLedgerFaultTests
{
    [Theory]
    [Trait("Incident", "azure-storage-java #35")]
    [InlineData(1)]
    [InlineData(4)]
    public async Task LostAnswers_toACommitThatWentIn_areCommitted(int lost)
    {
        var faults = new Faults();
        var ledger = new TableLedger(await TestStorage.AccountAsync(faults), "test");
        var read = await ledger.DecemberAsync();
        faults.AnswersToLose = lost;

        // One: the SDK repeats the insert and meets its own entry (azure-storage-java #35). Four: it gives up.
        var sheet = await ledger.CommittedAsync(read, Bill(Village(2001)));

        Assert.Equal(0, faults.AnswersToLose);
        Assert.Equal(sheet.Canonical(), (await ledger.DecemberAsync()).Canonical());
        Assert.Single(await ledger.JournalAsync(District, December, CancellationToken.None));
        await ledger.AssertJournalFitsAsync();
    }

    [Fact]
    public async Task LostAnswer_toACommitThatLostTheRace_isLost()
    {
        var faults = new Faults();
        var ledger = new TableLedger(await TestStorage.AccountAsync(faults), "test");
        var read = await ledger.DecemberAsync();
        await ledger.CommittedAsync(read, Bill(Village(2001)));
        faults.AnswersToLose = 4;

        var result = await ledger.CommitAsync(read, Change(Bill(Village(2002))), CancellationToken.None);

        Assert.IsType<CommitResult.Lost>(result);
        Assert.Single((await ledger.DecemberAsync()).Bills);
    }

    [Fact]
    public async Task LostRequests_areTriedAgain_andCommittedOnce()
    {
        var faults = new Faults();
        var ledger = new TableLedger(await TestStorage.AccountAsync(faults), "test");
        var read = await ledger.DecemberAsync();
        faults.RequestsToLose = 4;

        await ledger.CommittedAsync(read, Bill(Village(2001)));

        Assert.Single(await ledger.JournalAsync(District, December, CancellationToken.None));
    }

    [Fact]
    public async Task StorageThatStaysSilent_throws_andALaterTryGoesIn()
    {
        var faults = new Faults();
        var ledger = new TableLedger(await TestStorage.AccountAsync(faults), "test");
        var read = await ledger.DecemberAsync();
        faults.RequestsToLose = 8;

        await Assert.ThrowsAnyAsync<Exception>(
            () => ledger.CommitAsync(read, Change(Bill(Village(2001))), CancellationToken.None));

        Assert.Equal(Head.None, (await ledger.DecemberAsync()).Head);
        await ledger.CommittedAsync(read, Bill(Village(2001)));
    }

    [Fact]
    public async Task SameWriterNameAfterARestart_doesNotTakeAnOldEntryForItsOwn()
    {
        var account = await TestStorage.AccountAsync();
        var before = new TableLedger(account, "same");
        var read = await before.DecemberAsync();
        await before.CommittedAsync(read, Bill(Village(2001)));

        var result = await new TableLedger(account, "same").CommitAsync(
            read, Change(Bill(Village(2002))), CancellationToken.None);

        Assert.IsType<CommitResult.Lost>(result);
    }

    [Fact]
    public async Task UnreadableRow_blocksItsVillageOnly()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Bill(Village(2001)), Debit(Village(2002)), Bill(Village(2003)));
        const string key = "33.16.12~2026-12";
        await account.Sheets.UpsertEntityAsync(new TableEntity(key, "debit~2002~pu~01") { ["State"] = "Perhaps" });
        await account.Sheets.UpsertEntityAsync(new TableEntity(key, "debit~2003~pu~1") { ["State"] = "Paid" });
        await account.Sheets.UpsertEntityAsync(new TableEntity(key, "bill~2004~pu") { ["Lines"] = 3 });
        await account.Sheets.UpsertEntityAsync(new TableEntity(key, "note") { ["Text"] = "ask Budi" });

        var sheet = await ledger.DecemberAsync();

        Assert.Equal(
            [
                ("sheets 33.16.12~2026-12 bill~2004~pu", Village(2004)),
                ("sheets 33.16.12~2026-12 debit~2002~pu~01", Village(2002)),
                ("sheets 33.16.12~2026-12 debit~2003~pu~1", Village(2003)),
                ("sheets 33.16.12~2026-12 note", (VillageCode?)null),
            ],
            sheet.Malformed.Select(m => (m.Place, m.Village)).OrderBy(m => m.Place, StringComparer.Ordinal));
        Assert.Contains("debit~2002~pu~01", sheet.Malformed[1].Problem, StringComparison.Ordinal);
        Assert.True(sheet.IsReadable(Village(2001)));
        Assert.False(sheet.IsReadable(Village(2002)));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ledger.CommitAsync(sheet, Change(Debit(Village(2002), 2)), CancellationToken.None));
        var next = await ledger.CommittedAsync(sheet, Bill(Village(2001), state: BillState.Short));
        Assert.Equal(4, next.Malformed.Count);
    }

    [Fact]
    public async Task RowThatTheReadingDidNotShow_isNeverWrittenOver()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        var read = await ledger.DecemberAsync();
        await account.Sheets.AddEntityAsync(new TableEntity(read.Key, "debit~2001~pu~01") { ["State"] = "Paid" });

        await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => ledger.CommitAsync(read, Change(Debit(Village(2001))), CancellationToken.None));

        var row = await account.Sheets.GetEntityAsync<TableEntity>(read.Key, "debit~2001~pu~01");
        Assert.Equal("Paid", row.Value.GetString("State"));
        Assert.Equal(Head.None, (await ledger.DecemberAsync()).Head);
    }

    /// <summary>Whoever sent something is not at fault, and is not told so.</summary>
    [Fact]
    public async Task C28_EntryThatCannotBeRead_inTheWayOfACommit_isNamed_asOurs()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        var read = await ledger.DecemberAsync();
        await account.Sheets.AddEntityAsync(new TableEntity(read.Key, "entry~000001") { ["At"] = "kemarin" });

        var error = await Assert.ThrowsAsync<UnreadableRowException>(
            () => ledger.CommitAsync(read, Change(Bill(Village(2001))), CancellationToken.None));

        Assert.StartsWith("sheets 33.16.12~2026-12 entry~000001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreadableHead_isNamedWithItsPlace()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        await account.Sheets.UpsertEntityAsync(new TableEntity("33.16.12~2026-12", "_head") { ["Number"] = "one" });

        var sheet = await ledger.DecemberAsync();

        Assert.Equal("sheets 33.16.12~2026-12 _head", Assert.Single(sheet.Malformed).Place);
        Assert.Equal(Head.None, sheet.Head);
    }

    [Fact]
    public async Task Head_isReadBeforeTheRows_soThatAReadingOfSeveralPagesNeverWritesOverACommit()
    {
        var account = await TestStorage.AccountAsync();
        var ledger = new TableLedger(account, "test");
        await ledger.CommittedAsync(await ledger.DecemberAsync(), Alert(Village(2001)), Bill(Village(2001)));

        var first = await account.Sheets.QueryAsync<TableEntity>().FirstAsync(CancellationToken.None);

        Assert.Equal("_head", first.RowKey);
    }

    [Fact]
    public async Task TextTooLong_throws_namingTheColumn_andNothingIsWritten()
    {
        var ledger = new TableLedger(await TestStorage.AccountAsync(), "test");
        var debit = Debit(Village(2001)) with { Message = new string('x', 32 * 1024 + 1) };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await ledger.CommittedAsync(await ledger.DecemberAsync(), debit));

        Assert.Contains("column Message", error.Message, StringComparison.Ordinal);
        Assert.Equal(Head.None, (await ledger.DecemberAsync()).Head);
    }

    [Fact]
    public async Task Reading_doesNotFetchTheJournal()
    {
        var faults = new Faults();
        var ledger = new TableLedger(await TestStorage.AccountAsync(faults), "test");
        var sheet = await ledger.DecemberAsync();
        for (var i = 0; i < 30; i++)
        {
            sheet = await ledger.CommittedAsync(sheet, Alert(Village(2001)) with { Tries = i });
        }

        faults.BytesReceived = 0;
        await ledger.DecemberAsync();

        Assert.InRange(faults.BytesReceived, 1, 2000);
    }

    /// <summary>Loses transactions on their way there or their answers on the way back; lets queries pass.</summary>
    private sealed class Faults : HttpPipelinePolicy
    {
        public int RequestsToLose { get; set; }

        public int AnswersToLose { get; set; }

        public long BytesReceived { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("Only asynchronous calls are made.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var isTransaction = message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
            if (isTransaction && RequestsToLose > 0)
            {
                RequestsToLose--;
                throw new IOException("The connection was reset before the request left.");
            }

            await ProcessNextAsync(message, pipeline);
            BytesReceived += message.Response.ContentStream?.Length ?? 0;
            if (isTransaction && AnswersToLose > 0)
            {
                AnswersToLose--;
                throw new IOException("The connection was reset before the answer arrived.");
            }
        }
    }
}
