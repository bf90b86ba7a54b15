using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Since when a movement must be on it, where a statement tells no balance.</summary>
public sealed partial class StatementReachTests
{
    /// <summary>
    /// Its BPU was paid in the seconds in which PU was refused: that is no movement since the refusal, nor is one
    /// within the lag of the bank's figures.
    /// </summary>
    [Theory]
    [InlineData(null, BillState.Planned)]
    [InlineData("2026-12-03 09:14", BillState.Planned)]
    [InlineData("2026-12-03 09:15", BillState.Debited)]
    public async Task C05_OwnOtherBillPaidBesideTheAttempt_isNoMovementSince(string? moved, BillState expected)
    {
        var (world, statements) = Worlds(await new World(conductOf: order =>
            order.Id is { Attempt: 1, Bill.Segment: Segment.Pu }
                ? new BankConduct(PaymentConduct.Refuses, RefusalReason.TooManyRequests) : BankConduct.Good)
            .WithAsync(10_000_000, bpu: 3));
        world.Rules = Some.Rules(new BankTerms { StatementLag = TimeSpan.FromMinutes(15) });
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, (await world.BillAsync(segment: Segment.Bpu, period: new(2026, 12))).State);
        statements.Says = reply => new StatementReply.Complete(
            moved is null ? reply.Known : [.. reply.Known, reply.Known[^1] with
            {
                TransactionId = "000099",
                At = Some.At(moved),
                Amount = new Rupiah(1),
                Texts = ["BIAYA ADM"],
            }]);

        world.Go("2026-12-03 10:00");
        await world.CollectAsync();

        Assert.Equal(expected, (await world.BillAsync()).State);
        await world.AuditAsync();
    }
}
