using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>A bill whose bank says executed where we hold refused ends by a line, or by a person.</summary>
public sealed class ContradictionTests
{
    /// <summary>The bank says executed, we hold it refused, and its statements cannot be had for now.</summary>
    private static async Task<World> ContradictedAsync()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.UseBank = new DenyingBank(world.Bank);
        await world.CollectAsync();
        world.Bank.WithholdStatement(Some.Account());
        world.Go("2026-12-15 09:00");
        await world.CollectAsync();
        Assert.Equal(HoldReason.BankContradicts, (await world.BillAsync()).Hold);
        world.Bank.WithholdStatement(Some.Account(), isWithheld: false);
        return world;
    }

    [Fact]
    public async Task Contradiction_isAdoptedFromTheStatement()
    {
        var world = await ContradictedAsync();
        await world.ReconcileAsync(Some.December);

        Assert.Equal((BillState.Debited, null), ((await world.BillAsync()).State, (await world.BillAsync()).Hold));
        await world.CollectAsync();
        Assert.Equal(1, Orders(world));
        await world.AuditAsync();
    }

    /// <summary>The bank may have the money: the village hears that it is being looked at, and pays nothing.</summary>
    [Fact]
    public async Task Contradiction_isTold_asUnsure()
    {
        var world = await ContradictedAsync();
        await world.PumpAsync();

        var told = world.Mail.Messages.Last(m => m.Village == $"{Some.Code}");
        Assert.Contains("belum dapat dipastikan terbayar", told.Subject, StringComparison.Ordinal);
        Assert.Contains("JANGAN membayar sendiri", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradiction_isAdoptedByTwoPeopleWhoNameTheLine_andByNobodyElse()
    {
        var world = await ContradictedAsync();
        var line = await LineAsync(world);
        Assert.Contains("name its line", Assert.IsType<PersonResult.Refused>(
            await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari", line)).Why);
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "sari"));
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "sari", "0"));
        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.Executed, "sari", line));
        Assert.IsType<PersonResult.Refused>(await DecideAsync(world, DecidedOutcome.Executed, "sari", line));
        Assert.IsType<PersonResult.Done>(await DecideAsync(world, DecidedOutcome.Executed, "budi", line));

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Debited, null), (bill.State, bill.Hold));
        Assert.Equal(First, (await world.SheetAsync()).PaidBy(bill)!.Id);
        await world.CollectAsync();
        Assert.Equal(1, Orders(world));
        await world.AuditAsync();
    }

    /// <summary>Executes and says refused; an inquiry tells the truth.</summary>
    private sealed class DenyingBank(IBank bank) : IBank
    {
        public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
        {
            var reply = await bank.PayAsync(order, stop);
            return order.Id.Bill.Village == Some.Code
                ? new PaymentReply.Refused(RefusalReason.NoFunds, new Evidence(order.ReservedAt, "4031714"))
                {
                    Calls = reply.Calls,
                }
                : reply;
        }

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            bank.BalanceAsync(account, stop);
    }
}
