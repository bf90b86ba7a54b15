using Premium.Domain;
using Premium.InMemory;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>
/// A bill that was tried from two accounts, or whose last attempt never left: what one of them proves is nothing of the
/// others.
/// </summary>
public sealed class MovedAccountTests
{
    private const string OtherBank = "bkn";

    private static readonly BankAccount Moved = new(OtherBank, AccountNo.Parse("70010020030"));

    private static readonly BankConduct ExecutedLate = new(PaymentConduct.RefusesAndExecutes, RefusalReason.NoFunds)
    {
        ExecutesAt = Some.At("2026-12-09 10:00"),
    };

    private static readonly BankConduct ExecutedLateInOwnWords = ExecutedLate with { Narrates = _ => [OwnWords] };

    /// <summary>Refused from the first account; the mandate moves, and the next attempt leaves another one.</summary>
    private static async Task<World> TriedFromBothAsync(
        BankConduct first, BankAccount next, long money, BankConduct? second = null)
    {
        var world = await new World(conductOf: order => order.Id.Bill.Village != Some.Code ? BankConduct.Good
            : order.Id.Attempt switch { 1 => first, 2 => second ?? BankConduct.Good, _ => BankConduct.Good })
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Rules = world.Rules with
        {
            Banks = new Dictionary<string, BankTerms>
            {
                [Some.Bank] = world.Rules.Banks[Some.Bank],
                [OtherBank] = world.Rules.Banks[Some.Bank],
            },
        };
        world.Bank.Deposit(next, new Rupiah(money));
        await world.CollectAsync();
        await world.PutAsync(Some.Village() with { Mandate = Some.Mandate() with { Account = next } });
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        Assert.Equal(2, (await world.BillAsync()).Attempts);
        world.Go("2026-12-09 21:00");
        return world;
    }

    private static async Task<DistrictReport> ReconcileAtAsync(World world, string bank) => await world.ReconcileAsync(
        (await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, bank, Some.December)).Id);

    [Theory]
    [InlineData(Some.Bank, OtherBank)]
    [InlineData(OtherBank, Some.Bank)]
    public async Task C05_ExecutedAtOneBankAndPaidAtAnother_isARefundCase_whicheverIsComparedLast(
        string first, string last)
    {
        var world = await TriedFromBothAsync(ExecutedLate, Moved, 10_000_000);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);

        var reports = new List<DistrictReport>
        {
            await ReconcileAtAsync(world, first), await ReconcileAtAsync(world, last),
        };
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);
        Assert.Equal(
            BreakKind.SecondDebit, Assert.Single(reports.SelectMany(r => r.Reconciliation!.Breaks)).Kind);

        world.Bank.Deposit(Some.Account(), (await world.BillAsync()).Amount, "PENGEMBALIAN DANA");
        await ReconcileAtAsync(world, last);
        Assert.Equal((BillState.Debited, null), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C04_UnexplainedAtOneBank_isNotEndedByTheStatementOfAnother(bool isRead)
    {
        var world = await TriedFromBothAsync(ExecutedLateInOwnWords, Moved, 0);
        await ReconcileAtAsync(world, Some.Bank);
        Assert.Equal(BillDoubt.UnexplainedDebit, (await world.BillAsync()).Doubt);
        world.Bank.WithholdStatement(Some.Account(), !isRead);
        world.Bank.Deposit(Moved, new Rupiah(10_000_000));

        await ReconcileAtAsync(world, OtherBank);
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Equal((BillDoubt.UnexplainedDebit, 2), ((await world.BillAsync()).Doubt, Orders(world)));
        await world.AuditAsync();
    }
}
