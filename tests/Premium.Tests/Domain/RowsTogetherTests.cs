using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>The engine believes its rows only together: what contradicts itself stands still and is told.</summary>
public sealed class RowsTogetherTests
{
    private const string Neighbour = "2011";

    public static TheoryData<string, SheetRow[]> Misfits => new()
    {
        { "attempt 1 is Paid, and the bill Planned",
            [Some.Bill() with { Attempts = 1 }, Some.Debit(DebitState.Paid)] },
        { "attempt 1 is Paid, and the bill Short", [Some.Bill(BillState.Short), Some.Debit(DebitState.Paid)] },
        { "attempt 1 is Paid, and the bill Held",
            [Some.Bill(BillState.Held) with { Attempts = 1 }, Some.Debit(DebitState.Paid)] },
        { "attempt 1, 2 is Paid, and the bill Debited",
            [
                Some.Bill(BillState.Debited) with { Attempts = 2 }, Some.Debit(DebitState.Paid),
                Some.Debit(DebitState.Paid, attempt: 2),
            ] },
        { "attempt 1 is Unknown, and the bill Planned",
            [Some.Bill() with { Attempts = 1 }, Some.Debit(DebitState.Unknown)] },
        { "attempt 1 is Reserved, and the bill Short", [Some.Bill(BillState.Short), Some.Debit()] },
        { "attempt 1 is Unknown, and the bill Short",
            [
                Some.Bill(BillState.Short) with { Attempts = 2 }, Some.Debit(DebitState.Unknown),
                Some.Debit(DebitState.Refused, attempt: 2),
            ] },
        { "the bill counts 1 attempts, and attempt 1 is gone", [Some.Bill(BillState.Short)] },
        { "the bill counts 3 attempts, and attempt 2 is gone",
            [
                Some.Bill(BillState.Short) with { Attempts = 3 }, Some.Debit(DebitState.Refused),
                Some.Debit(DebitState.Refused, attempt: 3),
            ] },
        { "the bill counts 0 attempts, and there is attempt 1", [Some.Bill(), Some.Debit(DebitState.Refused)] },
        { "attempt 1 is over Rp216.741, the bill over Rp216.742",
            [Some.Bill(BillState.Short), Some.Debit(DebitState.Refused, amount: 216_741)] },
        { "1 attempts, and the bill is gone", [Some.Debit(DebitState.Refused)] },
        { "the bill is Unknown, and its last attempt Refused",
            [Some.Bill(BillState.Unknown), Some.Debit(DebitState.Refused)] },
        { "its receipt is in, and the bill is Planned", [Some.Bill(), Receipt()] },
        { "its receipt is in, and the bill is Planned", [Some.Bill(), Receipt(), TakenBack("")] },
        { "its receipt was taken back, and the bill is Covered",
            [Some.Bill(BillState.Covered) with { Attempts = 0 }, Receipt(), TakenBack("budi")] },
        { "receipt 1 was proposed to be taken back, and is gone", [Some.Bill(), TakenBack("budi")] },
    };

    private static Receipt Receipt() => new()
    {
        Bill = Some.BillId(),
        Ordinal = 1,
        Number = "BPJS-1",
        Amount = new Rupiah(216_742),
        PaidOn = Some.Day("2026-12-02"),
        RecordedBy = "dinas",
        RecordedAt = Some.At("2026-12-02 10:00"),
    };

    private static ReceiptWithdrawal TakenBack(string confirmedBy) => new()
    {
        Bill = Some.BillId(),
        Receipt = 1,
        Ordinal = 1,
        Reason = "bukti bayar desa tetangga",
        ProposedBy = "sari",
        ProposedAt = Some.At("2026-12-03 10:00"),
        ConfirmedBy = confirmedBy,
        ClosedAt = confirmedBy.Length == 0 ? null : Some.At("2026-12-03 11:00"),
    };

    private static async Task PlantAsync(World world, params SheetRow[] rows) =>
        Assert.IsType<CommitResult.Committed>(await world.Ledger.CommitAsync(
            await world.SheetAsync(), new Change(world.Time.GetUtcNow(), "test", "planted", rows), default));

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task C07_rowsThatContradictEachOther_standStillAndAreTold_andNobodyElseIs(
        string misfit, SheetRow[] rows)
    {
        var world = await new World().WithAsync(1_000_000, numbers: ["2010", Neighbour]);
        await PlantAsync(world, rows);
        var before = (await world.SheetAsync()).Rows.Where(r => r.Village == Some.Code).ToList();

        var report = await world.CollectAsync();
        await world.PumpAsync();

        Assert.Contains(report.Problems, p => p.Contains($"33.16.12.2010 PU 2026-11 stands still: {misfit}"));
        Assert.True(report.Disbelieved > 0);
        Assert.Equal(Neighbour, Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
        Assert.Equal(before, (await world.SheetAsync()).Rows.Where(r => r.Village == Some.Code));
    }

    [Fact]
    public async Task C07_billPlannedBesideItsPaidDebit_isNotDebitedAgain_onAnyLaterDay()
    {
        var world = await new World().WithAsync(1_000_000);
        await world.CollectAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill bill ? bill with { State = BillState.Planned, Attempts = 0 } : r));

        foreach (var day in new[] { "2026-12-04 09:00", "2026-12-15 09:00", "2027-01-05 09:00" })
        {
            world.Go(day);
            Assert.Contains((await world.CollectAsync()).Problems, p => p.Contains("stands still"));
        }

        Assert.Single(world.Bank.Transfers);
        Assert.Equal("paid", Assert.Single((await world.SheetAsync()).Alerts).Stage);
    }

    [Fact]
    public async Task C07_aRunOverRowsThatDoNotFit_isRed_andOperationsAreTold()
    {
        var world = await new World().WithAsync(1_000_000);
        await world.CollectAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill bill ? bill with { State = BillState.Planned } : r));

        world.Go("2026-12-04 09:00");
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        var run = Assert.Single(await world.CloseRuns().RunAsync(default));

        Assert.Equal(RunState.Red, run.State);
        Assert.Contains("33.16.12.2010 PU 2026-11 stands still", run.Note);
    }

    [Fact]
    public async Task C07_rowsChangedWhileAnAttemptIsLive_areNotMovedByAnAnswer()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(1_000_000);
        await world.CollectAsync();
        world.Ledger.Tamper(Some.District, Some.December, rows => rows.Select(r =>
            r is Bill bill ? bill with { State = BillState.Planned } : r));

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Planned, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Transfers);
    }
}
