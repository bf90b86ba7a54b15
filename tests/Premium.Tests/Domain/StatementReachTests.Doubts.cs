using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>What a statement shows against a bill is ended by none that may end before that line.</summary>
public sealed partial class StatementReachTests
{
    /// <summary>
    /// Refused and executed, in words of the bank's own, and cleared by a person: their word covers the attempt, so
    /// that nothing but the doubt stands between it and the next one.
    /// </summary>
    [Theory]
    [InlineData("before", BillDoubt.UnexplainedDebit)]
    [InlineData("no figures", BillDoubt.UnexplainedDebit)]
    [InlineData("now", null)]
    [InlineData("no figures, a movement since", null)]
    public async Task C05_Doubt_isEndedByNoStatementThatMayEndBeforeItsLine(string ends, BillDoubt? expected)
    {
        var (world, statements) = Worlds(await WithAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes) { Narrates = _ => [OwnWords] }));
        await world.CollectAsync();
        world.Go("2026-12-03 10:00");
        await new ClearBill(world.Ledger, world.Wake, world.Time).RunAsync(
            Some.BillId(), "surat bank 14/XII", "sari", default);
        await world.CollectAsync();
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);

        world.Go("2026-12-04 05:00");
        statements.Says = reply => new StatementReply.Complete(ends.EndsWith("since", StringComparison.Ordinal)
            ? [new StatementLine("000099", Some.At("2026-12-04 04:00"), new Rupiah(1), false, "BUNGA", false)] : [])
        {
            Closing = ends == "before" ? 10_000_000 : ends == "now" ? ((StatementReply.Complete)reply).Closing : null,
        };
        await world.ReconcileAsync(Some.December);
        var after = (await world.BillAsync()).Doubt;
        world.Go("2026-12-04 06:30");
        await world.CollectAsync();

        Assert.Equal(expected, after);
        Assert.Equal(expected is null ? 2 : 1, Orders(world));
    }

    /// <summary>Once the refund case of a past month is closed nobody compares it any more.</summary>
    [Theory]
    [InlineData(true, BillDoubt.SecondDebit)]
    [InlineData(false, null)]
    public async Task C05_RefundCase_isEndedByNoStatementThatEndsBeforeTheSecondDebit(bool isLate, BillDoubt? expected)
    {
        var (world, statements) = Worlds(await WithAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests)
            {
                ExecutesAt = Some.At("2026-12-04 11:00"),
            }));
        await world.CollectAsync();
        world.Go("2026-12-03 09:40");
        await world.CollectAsync();
        world.Go("2026-12-05 05:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);

        world.Go("2026-12-06 05:00");
        statements.Says = reply => new StatementReply.Complete(
            [.. reply.Known.Where(l => l.At < Some.At("2026-12-04 11:00"))])
        {
            Closing = ((StatementReply.Complete)reply).Closing
                + (isLate ? reply.Known.Where(l => l.At >= Some.At("2026-12-04 11:00")).Sum(l => l.Amount.Value) : 0),
        };
        await world.ReconcileAsync(Some.December);

        Assert.Equal((BillState.Debited, expected), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
    }
}
