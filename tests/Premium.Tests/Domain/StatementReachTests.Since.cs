using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Since when a movement must be on it, where a statement tells no balance.</summary>
public sealed partial class StatementReachTests
{
    /// <summary>
    /// After its settle time nothing of it is booked any more, however late the bank or the statement told that it was
    /// not executed: what moved since then is movement enough.
    /// </summary>
    [Fact]
    public async Task C05_AttemptProvenAbsent_isTriedAgain_onTheMovementThatProvedIt()
    {
        var (world, statements) = Worlds(await World.WithFirstAsync(
            new BankConduct(PaymentConduct.SilentBeforeEffect), "2026-12-02 09:00"));
        await world.CollectAsync();
        statements.Says = reply => reply.Known.Any(l => l.IsDebit) ? reply
            : new StatementReply.Complete([.. reply.Known.Select(l => l with { At = Some.At("2026-12-20 12:00") })]);
        world.Go("2026-12-21 05:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(DebitState.Abandoned, Assert.Single((await world.SheetAsync()).DebitsOf(Some.Code)).State);
        world.Go("2026-12-21 09:00");
        await world.CollectAsync();

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

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
