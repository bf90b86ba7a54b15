using Premium.Domain;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed class LedgerContractTests
{
    [Theory, OnBoth]
    public async Task Rows_comeBack_withEveryColumn(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        SheetRow[] full = [Bill(Village(2001)), Debit(Village(2001)), Alert(Village(2001))];
        SheetRow[] bare =
        [
            Bill(Village(2002), Segment.Bpu, BillState.Planned) with
            {
                Refusal = null, OnlyGroup = null, NextTry = null, Available = null, Attempts = 0,
            },
            Debit(Village(2002), 2) with
            {
                State = DebitState.Reserved, NextInquiry = null, Refusal = null, Why = "", AnsweredAt = null, Code = "",
                Message = "", BankReference = "",
            },
            Alert(Village(2002), "missed") with { SentAt = null, NextTry = null, Deliveries = "" },
        ];

        var committed = await ledger.CommittedAsync(await ledger.DecemberAsync(), [.. full, .. bare]);
        var read = await ledger.DecemberAsync();

        var expected = full.Concat(bare).OrderBy(r => r.RowKey, StringComparer.Ordinal).Select(
            r => $"{r.RowKey} {r.Canonical()}").ToList();
        Assert.Equal(expected, read.Canonical());
        Assert.Equal(expected, committed.Canonical());
        Assert.Equal(committed.Head, read.Head);
        Assert.Empty(read.Malformed);
        Assert.Equal(full[1], read.Debit(((Debit)full[1]).Id));
        Assert.Equal(full[2], read.Alert(((Alert)full[2]).Bill, "due-5"));
    }

    [Theory, OnBoth]
    public async Task Sheets_comeInOrderOfPayMonth_emptyWhereNeverWritten(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        await ledger.CommittedAsync(await ledger.DecemberAsync(), Bill(Village(2001)));

        var sheets = await ledger.SheetsAsync(
            District, December.Plus(-1), December.Plus(2), CancellationToken.None);

        Assert.Equal(
            ["33.16.12~2026-11", "33.16.12~2026-12", "33.16.12~2027-01", "33.16.12~2027-02"],
            sheets.Select(s => s.Key));
        Assert.Equal([0, 1, 0, 0], sheets.Select(s => s.Rows.Count()));
        Assert.Equal([0, 1, 0, 0], sheets.Select(s => s.Head.Number));
    }

    [Theory, OnBoth]
    public async Task SecondWriter_onOneReading_isLost_andLeavesNothing(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var read = await ledger.DecemberAsync();
        await ledger.CommittedAsync(read, Bill(Village(2001)));

        var second = await ledger.CommitAsync(
            read, Change(Bill(Village(2001), state: BillState.Covered), Bill(Village(2002))), CancellationToken.None);

        Assert.IsType<CommitResult.Lost>(second);
        var after = await ledger.DecemberAsync();
        Assert.Equal(BillState.Held, Assert.Single(after.Bills).State);
        Assert.Equal(1, after.Head.Number);
        await ledger.AssertJournalFitsAsync();
    }

    [Theory, OnBoth]
    public async Task ParallelWriters_takeEveryNumberOnce_andTheChainHolds(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(AppendAsync));

        var journal = await ledger.JournalAsync(District, December, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 20), journal.Select(e => e.Number));
        Assert.Equal(20, journal.Select(e => e.Writer).Distinct().Count());
        Assert.Equal(20, (await ledger.DecemberAsync()).Bills.Count());
        await ledger.AssertJournalFitsAsync();

        async Task AppendAsync(int i)
        {
            await Task.Yield();
            CommitResult result;
            do
            {
                result = await ledger.CommitAsync(
                    await ledger.DecemberAsync(), Change(Bill(Village(2001 + i))), CancellationToken.None);
            }
            while (result is CommitResult.Lost);
        }
    }

    [Theory, OnBoth]
    public async Task ManyRows_goInSeveralCommits_neverSplittingAVillage(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var rows = Enumerable.Range(2001, 90).SelectMany(number => new SheetRow[]
        {
            Bill(Village(number)), Bill(Village(number), Segment.Bpu), Alert(Village(number)),
        }).ToList();

        var sheet = await ledger.CommittedAsync(await ledger.DecemberAsync(), rows);

        Assert.Equal(3, sheet.Head.Number);
        Assert.Equal(sheet.Canonical(), (await ledger.DecemberAsync()).Canonical());
        var journal = await ledger.JournalAsync(District, December, CancellationToken.None);
        var villages = journal.Select(e => e.Rows.Split('\n').Select(r => r.Split('~')[1]).ToHashSet()).ToList();
        Assert.Equal(90, villages.Sum(v => v.Count));
        Assert.Equal(270, journal.Sum(e => e.Rows.Split('\n').Length));
        await ledger.AssertJournalFitsAsync();
    }

    [Theory, OnBoth]
    public async Task OneVillageTooLargeForACommit_throws_andNothingIsWritten(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var rows = Enumerable.Range(1, 99).Select(i => Debit(Village(2001), i)).ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await ledger.CommitAsync(await ledger.DecemberAsync(), Change(rows), CancellationToken.None));

        Assert.Equal(Head.None, (await ledger.DecemberAsync()).Head);
    }

    [Theory, OnBoth]
    public async Task EmptyChange_isNotCommitted(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);

        var sheet = await ledger.CommittedAsync(await ledger.DecemberAsync());

        Assert.Equal(Head.None, sheet.Head);
        Assert.Empty(await ledger.JournalAsync(District, December, CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task Districts_areApart(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var ours = await ledger.DecemberAsync();
        var theirs = Sheet.Empty(Neighbour, December);

        await ledger.CommittedAsync(theirs, Bill(VillageCode.Of(Neighbour, "2001")));
        await ledger.CommittedAsync(ours, Bill(Village(2001)));

        Assert.Equal(Village(2001), Assert.Single((await ledger.DecemberAsync()).Bills).Id.Village);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ledger.CommitAsync(theirs, Change(Bill(Village(2002))), CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task RowOfAnotherPayMonth_isRefused(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var sheet = await ledger.DecemberAsync();
        var bpu = Bill(Village(2001), Segment.Bpu);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.CommitAsync(
            sheet, Change(bpu, bpu with { Id = bpu.Id with { Period = November } }), CancellationToken.None));

        Assert.Equal(Head.None, (await ledger.DecemberAsync()).Head);
        await ledger.CommittedAsync(sheet, Bill(Village(2001)), bpu);
        Assert.Equal([Segment.Bpu, Segment.Pu], (await ledger.DecemberAsync()).Bills.Select(b => b.Id.Segment));
    }

    [Theory, OnBoth]
    public async Task Journal_keepsWhoWhenAndWhy(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var first = await ledger.CommittedAsync(await ledger.DecemberAsync(), Bill(Village(2001)), Bill(Village(2002)));
        var second = await ledger.CommittedAsync(first, Bill(Village(2001), state: BillState.Short));

        var journal = await ledger.JournalAsync(District, December, CancellationToken.None);

        Assert.Equal(("CollectDistrict", "reserve", Noon), (journal[1].Actor, journal[1].Reason, journal[1].At));
        Assert.Equal(journal[0].Hash, journal[1].Previous);
        Assert.Equal(journal[1].Hash, second.Head.Hash);
        await ledger.AssertJournalFitsAsync();
    }
}
