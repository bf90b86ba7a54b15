using Premium.Domain;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>Evidence is written with a sheet, read apart from it, and stays.</summary>
public sealed class EvidenceContractTests
{
    private static readonly BillId Bill2001 = new(Village(2001), Segment.Pu, November);

    [Theory, OnBoth]
    public async Task Evidence_comesBackWithEveryColumn_inOrder_andNotWithTheSheet(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        EvidenceRow[] bare =
        [
            Evidence(Village(2001), 1, 1) with { Call = new BankCall(SnapService.Status, CallFate.Silent, Noon) },
            Evidence(Village(2001), 2) with
            {
                Call = new BankCall(SnapService.Transfer, CallFate.NotSent, Noon) { Why = "closed" },
            },
        ];

        var first = await ledger.CommittedAsync(
            await ledger.DecemberAsync(), bare[0], Evidence(Village(2001)), Bill(Village(2001)),
            Evidence(Village(2002)));
        var second = await ledger.CommittedAsync(first, bare[1]);

        var evidence = await ledger.EvidenceAsync(Bill2001, default);
        Assert.Equal([Evidence(Village(2001)), .. bare], evidence.Rows);
        Assert.Empty(evidence.Malformed);
        Assert.Equal(
            evidence.Rows.Where(e => e.Id.Attempt == 1).Select(e => (DateTimeOffset?)e.Call.SentAt),
            await ledger.CallTimesAsync(Bill2001.Attempt(1), default));
        Assert.Equal(evidence.Rows.Count, (await ledger.CallTimesAsync(Bill2001.Attempt(1), default)).Count
            + (await ledger.CallTimesAsync(Bill2001.Attempt(2), default)).Count);
        Assert.Equal(Bill(Village(2001)).RowKey, Assert.Single(second.Rows).RowKey);
        Assert.Equal(second.Canonical(), (await ledger.DecemberAsync()).Canonical());
        Assert.Empty((await ledger.DecemberAsync()).Malformed);
        Assert.Empty((await ledger.EvidenceAsync(Bill2001 with { Segment = Segment.Bpu }, default)).Rows);
        Assert.Empty((await ledger.EvidenceAsync(Bill2001 with { Period = November.Plus(1) }, default)).Rows);
        await ledger.AssertJournalFitsAsync();
    }

    [Theory, OnBoth]
    public async Task Evidence_isNeverWrittenOver(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var first = await ledger.CommittedAsync(await ledger.DecemberAsync(), Evidence(Village(2001)));
        var other = Evidence(Village(2001)) with { Call = new BankCall(SnapService.Status, CallFate.Silent, Noon) };

        await Assert.ThrowsAnyAsync<Exception>(
            () => ledger.CommitAsync(first, Change(other, Bill(Village(2001))), default));

        Assert.Equal(Evidence(Village(2001)), Assert.Single((await ledger.EvidenceAsync(Bill2001, default)).Rows));
        Assert.Empty((await ledger.DecemberAsync()).Bills);
        await ledger.AssertJournalFitsAsync();
    }

    [Theory, OnBoth]
    public async Task Stored_isEverySheetOfTheScope_inOrder_withAllItsRows(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Evidence(Village(2001)), Bill(Village(2001)), Alert(Village(2001)));
        await ledger.CommittedAsync(Sheet.Empty(Neighbour, December), Bill(VillageCode.Of(Neighbour, "2001")));
        foreach (var month in new[] { December.Plus(1), December.Plus(-1) })
        {
            var bill = Bill(Village(2001)) with { Id = Bill2001 with { Period = Segment.Pu.PeriodDueIn(month) } };
            await ledger.CommittedAsync(Sheet.Empty(District, month), bill);
        }

        Assert.Equal(
            ["33.16.12~2026-11", "33.16.12~2026-12", "33.16.12~2027-01", "33.16.13~2026-12"],
            await KeysAsync(null, null, null));
        Assert.Equal(
            ["33.16.12~2026-11", "33.16.12~2026-12", "33.16.12~2027-01"], await KeysAsync(District, null, null));
        Assert.Equal(["33.16.12~2026-12", "33.16.12~2027-01"], await KeysAsync(District, December, null));
        Assert.Equal(["33.16.12~2026-11", "33.16.12~2026-12"], await KeysAsync(District, null, December));
        Assert.Equal(
            [
                "_head", "alert~2001~pu~due-5", "bill~2001~pu", "entry~000001",
                "evidence~2001~pu~01~000001~00",
            ],
            (await ledger.StoredAsync()).Rows.Select(r => r.Key));

        async Task<IReadOnlyList<string>> KeysAsync(DistrictCode? district, PayMonth? from, PayMonth? to)
        {
            var keys = new List<string>();
            await foreach (var sheet in ledger.StoredAsync(district, from, to, default))
            {
                keys.Add(sheet.Key);
            }

            return keys;
        }
    }
}
