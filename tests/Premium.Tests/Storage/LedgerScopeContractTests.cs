using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>Which months are still worked on, whatever their age.</summary>
public sealed class LedgerScopeContractTests
{
    [Theory, OnBoth]
    public async Task C15_OpenMonths_areThoseWithADebt_orAYoungAnswerOrFate_ofThisDistrictAlone(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        async Task PutAsync(DistrictCode district, string month, params SheetRow[] rows)
        {
            var sheet = Sheet.Empty(district, PayMonth.Parse(month));
            await ledger.CommittedAsync(sheet, [.. rows.Select(row => Moved(row, sheet))]);
        }

        await PutAsync(District, "2025-02", Bill(Village(2001)), Debit(Village(2001)));
        await PutAsync(District, "2025-03", Bill(Village(2001), state: BillState.Covered));
        await PutAsync(
            District, "2025-04",
            Bill(Village(2001), state: BillState.Debited), Bill(Village(2002), state: BillState.Unknown));
        await PutAsync(District, "2025-05", Bill(Village(2001), state: BillState.Debited), Debit(Village(2001)));
        await PutAsync(District, "2025-06", Bill(Village(2001), state: BillState.Covered) with { Doubt = 0 });
        await PutAsync(District, "2025-07", Bill(Village(2001), state: BillState.Debited) with { Since = Noon });
        await PutAsync(
            District, "2025-08", Bill(Village(2001), state: BillState.Covered) with { Since = Noon.AddMonths(-6) });
        await PutAsync(District, "2026-12", Bill(Village(2001)));
        await PutAsync(Neighbour, "2025-03", Bill(VillageCode.Of(Neighbour, "2001")));

        async Task<string> OpenAsync(DateTimeOffset since)
        {
            var open = string.Join(
                ' ', await ledger.OpenMonthsAsync(District, December, since, CancellationToken.None));
            var scope = await ledger.InScopeAsync(District, December, December, since, CancellationToken.None);
            Assert.Equal(open, string.Join(' ', scope.Older));
            Assert.Equal("2026-12 1", string.Join(' ', scope.Sheets.Select(s => $"{s.PayMonth} {s.Rows.Count()}")));
            return open;
        }

        Assert.Equal("2025-02 2025-04 2025-05 2025-06 2025-07", await OpenAsync(Noon));
        Assert.Equal("2025-02 2025-04 2025-06", await OpenAsync(Noon.AddMinutes(1)));
    }

    /// <summary>All else in its month is paid, so nothing else keeps it there.</summary>
    [Theory, OnBoth]
    public async Task C15_BillWhoseStateOrDoubtIsLost_keepsItsMonthInScope_andIsRead(Backend backend)
    {
        var account = await TestStorage.AccountAsync();
        var memory = new InMemoryLedger();
        ILedger ledger = backend == Backend.Memory ? memory : new TableLedger(account, "test");
        object?[] states = [null, 7, true, "", "debited", "Cupboard", new byte[] { 1 }];
        (string Column, object? Value)[] lost = [.. states.Select(s => ("State", s)), ("Doubt", "")];
        foreach (var ((column, value), i) in lost.Select((l, i) => (l, i)))
        {
            var sheet = Sheet.Empty(District, PayMonth.Parse("2025-01").Plus(i));
            var bill = (Bill)Moved(Bill(Village(2001), state: BillState.Covered), sheet);
            var other = (Bill)Moved(Bill(Village(2002), state: BillState.Covered), sheet);
            await ledger.CommittedAsync(sheet, [bill, other, Proposal(other.Id, 1, Noon), ReceiptOf(other)]);
            if (backend == Backend.Memory)
            {
                memory.Spoil(bill, $"column {column}");
                continue;
            }

            var row = (await account.Sheets.GetEntityAsync<TableEntity>(sheet.Key, bill.RowKey)).Value;
            row[column] = value;
            await account.Sheets.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }

        var paid = Sheet.Empty(District, PayMonth.Parse("2025-12"));
        var covered = (Bill)Moved(Bill(Village(2001), state: BillState.Covered), paid);
        await ledger.CommittedAsync(paid, [covered, Proposal(covered.Id, 1, Noon), ReceiptOf(covered)]);
        var since = Noon.AddMinutes(1);
        var open = await ledger.OpenMonthsAsync(District, December, since, CancellationToken.None);
        var scope = await ledger.InScopeAsync(District, December, December, since, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, lost.Length).Select(m => $"2025-0{m}"), open.Select(m => $"{m}"));
        Assert.Equal(open, scope.Older);
        var read = await ledger.SheetsAsync(District, open[0], open[^1], CancellationToken.None);
        Assert.All(read, s => Assert.False(s.IsReadable(Village(2001))));
    }

    /// <summary>The query takes all of them in one comparison.</summary>
    [Theory, OnBoth]
    public async Task C15_EveryUnpaidState_keepsItsMonthInScope(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var states = Enum.GetValues<BillState>();
        foreach (var (state, i) in states.Select((s, i) => (s, i)))
        {
            var sheet = Sheet.Empty(District, PayMonth.Parse("2025-01").Plus(i));
            await ledger.CommittedAsync(sheet, Moved(Bill(Village(2001), state: state), sheet));
        }

        var open = await ledger.OpenMonthsAsync(District, December, Noon.AddMinutes(1), CancellationToken.None);
        Assert.Equal(
            states.Select((s, i) => (s, Month: PayMonth.Parse("2025-01").Plus(i))).Where(s => !s.s.IsPaid())
                .Select(s => s.Month),
            open);
    }

    private static Receipt ReceiptOf(Bill bill) => new()
    {
        Bill = bill.Id,
        Ordinal = 1,
        Number = "BP-01",
        Amount = bill.Amount,
        PaidOn = new DateOnly(2026, 12, 3),
        RecordedBy = "Sari",
        RecordedAt = Noon,
    };

    /// <summary>Also of a month in which all is paid: its receipt is still to be told.</summary>
    [Theory, OnBoth]
    public async Task UntoldMonths_areThoseWithAnAlertToSend_orThatIsAwaited(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        async Task PutAsync(string month, AlertState state, DateTimeOffset? nextTry)
        {
            var sheet = (await ledger.SheetsAsync(
                District, PayMonth.Parse(month), PayMonth.Parse(month), CancellationToken.None))[0];
            await ledger.CommittedAsync(
                sheet, Moved(Bill(Village(2001), state: BillState.Covered), sheet),
                Moved(
                    Alert(Village(2001)) with { State = state, NextTry = nextTry }, sheet));
        }

        await PutAsync("2025-01", AlertState.Sent, null);
        await PutAsync("2025-02", AlertState.Raised, null);
        await PutAsync("2025-03", AlertState.Sending, Noon);
        await PutAsync("2025-04", AlertState.Sent, Noon);
        await PutAsync("2025-05", AlertState.Withdrawn, null);
        await PutAsync("2026-12", AlertState.Raised, null);

        Assert.Equal(
            "2025-02 2025-03 2025-04",
            string.Join(' ', await ledger.UntoldMonthsAsync(District, December, CancellationToken.None)));
    }

    /// <summary>Also of a month in which all is paid: its receipt is missing, or one may be wrong.</summary>
    [Theory, OnBoth]
    public async Task AwaitedMonths_areThoseWithoutAReceipt_orWithAnOpenProposal(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        async Task PutAsync(string month, BillState state, params DateTimeOffset?[] closed)
        {
            var sheet = Sheet.Empty(District, PayMonth.Parse(month));
            var bill = (Bill)Moved(Bill(Village(2001), state: state), sheet);
            await ledger.CommittedAsync(sheet, [bill, .. closed.Select((at, i) => Proposal(bill.Id, i + 1, at))]);
        }

        await PutAsync("2024-11", BillState.Debited);
        await PutAsync("2024-12", BillState.Debited);
        await PutAsync("2025-01", BillState.Covered);
        await PutAsync("2025-02", BillState.Covered, Noon, null);
        await PutAsync("2025-03", BillState.Covered, Noon);
        await PutAsync("2025-04", BillState.Short);
        await PutAsync("2026-12", BillState.Debited);

        Assert.Equal(
            "2024-12 2025-02",
            string.Join(' ', await ledger.AwaitedMonthsAsync(
                District, PayMonth.Parse("2024-12"), December, CancellationToken.None)));
    }

    private static ReceiptWithdrawal Proposal(BillId bill, int ordinal, DateTimeOffset? closed) => new()
    {
        Bill = bill,
        Receipt = 1,
        Ordinal = ordinal,
        Reason = "wrong village",
        ProposedBy = "Sari",
        ProposedAt = Noon,
        WithdrawnBy = closed is null ? "" : "Sari",
        ClosedAt = closed,
    };

    [Theory, OnBoth]
    public async Task SheetsInScope_areTheSameAsReadAlone_alsoWhereThereIsNone(Backend backend)
    {
        var ledger = await TestStorage.LedgerAsync(backend);
        var november = Sheet.Empty(District, PayMonth.Parse("2026-11"));
        await ledger.CommittedAsync(november, Moved(Bill(Village(2001)), november));
        var sheet = await ledger.CommittedAsync(await ledger.DecemberAsync(), Bill(Village(2001)));
        var paid = Bill(Village(2001), state: BillState.Debited);
        await ledger.CommittedAsync(sheet, paid, Debit(Village(2001)), Bill(Village(2002)));

        var from = PayMonth.Parse("2026-10");
        var scope = await ledger.InScopeAsync(District, from, December, Noon, CancellationToken.None);
        static string Text(IEnumerable<Sheet> sheets) => string.Join('\n', sheets.Select(s =>
            $"{s.Key} {s.Head} {string.Join(' ', s.Rows.Select(r => r.RowKey).Order(StringComparer.Ordinal))}"));
        Assert.Equal(
            Text(await ledger.SheetsAsync(District, from, December, CancellationToken.None)), Text(scope.Sheets));
        Assert.Equal([0, 1, 3], scope.Sheets.Select(s => s.Rows.Count()));
        Assert.Empty(scope.Older);
    }

    private static SheetRow Moved(SheetRow row, Sheet sheet) => row switch
    {
        Bill bill => bill with { Id = Of(bill.Id, sheet) },
        Debit debit => debit with { Id = Of(debit.Id.Bill, sheet).Attempt(debit.Id.Attempt) },
        Alert alert => alert with { Bill = Of(alert.Bill, sheet) },
        _ => row,
    };

    private static BillId Of(BillId id, Sheet sheet) => id with { Period = id.Segment.PeriodDueIn(sheet.PayMonth) };

    /// <summary>All else in its month is settled, and no pass of a day looks at it.</summary>
    [Theory, OnBoth]
    public async Task C15_AlertWhoseStateIsLost_makesItsMonthAnAwaitedOne(Backend backend)
    {
        var account = await TestStorage.AccountAsync();
        var memory = new InMemoryLedger();
        ILedger ledger = backend == Backend.Memory ? memory : new TableLedger(account, "test");
        object?[] states = [null, 7, "", "sent", "Zzz"];
        foreach (var (state, i) in Enum.GetNames<AlertState>().Concat(states).Select((s, i) => (s, i)))
        {
            var sheet = Sheet.Empty(District, PayMonth.Parse("2025-01").Plus(i));
            var bill = Moved(Bill(Village(2001), state: BillState.Covered), sheet);
            var alert = (Alert)Moved(Alert(Village(2001)), sheet);
            alert = Enum.TryParse<AlertState>($"{state}", out var known) ? alert with { State = known } : alert;
            await ledger.CommittedAsync(sheet, bill, alert);
            if (i < Enum.GetNames<AlertState>().Length)
            {
                continue;
            }

            if (backend == Backend.Memory)
            {
                memory.Spoil(alert, "column State");
                continue;
            }

            var row = (await account.Sheets.GetEntityAsync<TableEntity>(sheet.Key, alert.RowKey)).Value;
            row["State"] = state;
            await account.Sheets.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }

        Assert.Equal(
            "2025-06 2025-07 2025-08 2025-09 2025-10",
            string.Join(' ', await ledger.AwaitedMonthsAsync(
                District, PayMonth.Parse("2025-01"), December, CancellationToken.None)));
    }
}
