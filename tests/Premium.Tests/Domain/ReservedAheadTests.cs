using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>What a killed process leaves reserved and unsent is no more than leaves within a moment.</summary>
public sealed class ReservedAheadTests
{
    private const int Villages = 30;

    /// <summary>Counts, at each payment, the attempts that are reserved in the table.</summary>
    private sealed class WatchedBank(World world) : IBank
    {
        public int ReservedMax { get; private set; }

        public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
        {
            var reserved = (await world.SheetAsync()).Debits.Count(d => d.State == DebitState.Reserved);
            ReservedMax = Math.Max(ReservedMax, reserved);
            return await world.Bank.PayAsync(order, stop);
        }

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            world.Bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            world.Bank.BalanceAsync(account, stop);
    }

    [Theory]
    [InlineData(20, 0.25, 6)]
    [InlineData(20, 1, 21)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 0.25, 1)]
    public async Task Reserved_atATime_isWhatTheBankTakesInTheTimeAhead_andAllArePaid(
        int perSecond, double ahead, int most)
    {
        var world = new World("2026-12-03 09:00")
        {
            Rules = Some.Rules(new BankTerms
            {
                PaymentsPerSecond = perSecond,
                TurnsAhead = TimeSpan.FromSeconds(ahead),
            }),
        };
        await world.WithAsync(10_000_000, numbers: [.. Enumerable.Range(2001, Villages).Select(n => $"{n}")]);
        var bank = new WatchedBank(world);
        world.UseBank = bank;
        await world.CollectAsync();
        for (var second = 0; second < 120 && world.Bank.Received.Count < Villages; second++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.PumpAsync();
        }

        Assert.Equal((Villages, most), (world.Bank.Transfers.Count, bank.ReservedMax));
        await world.AuditAsync();
    }
}
