using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A bank that tells nothing of the last attempt, or not yet, and when it is asked again.</summary>
public sealed class SilentBankTests
{
    private static Evidence Said(World world, string code) => new(world.Time.GetUtcNow(), code);

    private static async Task<(World World, AskedBank Bank)> RefusedAsync(BankTerms? terms = null)
    {
        var world = new World();
        if (terms is not null)
        {
            world.Rules = Some.Rules(terms);
        }

        var bank = new AskedBank(world.Bank);
        world.UseBank = bank;
        await world.WithAsync(0);
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        return (world, bank);
    }

    /// <summary>Ten people say "try again", and messages come twice: one chain of wakings asks.</summary>
    [Fact]
    public async Task LastLook_atASilentBank_isWokenForByOneMessage_howeverManyWokeIt()
    {
        var (world, bank) = await RefusedAsync();
        world.Go("2026-12-15 09:00");
        var isSilent = true;
        bank.Say = _ => isSilent ? new InquiryReply.Silent("no answer", Said(world, "")) : null;
        for (var click = 0; click < 10; click++)
        {
            await world.CollectAsync();
            world.Time.Advance(TimeSpan.FromSeconds(3));
        }

        var asked = bank.Asked.Count;
        var woken = 0;
        while (world.Wake.NextDue is { } due && due <= Some.At("2026-12-15 15:00"))
        {
            world.Time.SetUtcNow(due > world.Time.GetUtcNow() ? due : world.Time.GetUtcNow());
            foreach (var message in world.Wake.TakeDue().Where(m => m.Queue == WakeQueues.Districts))
            {
                // At least once, as queues do.
                woken++;
                await world.DistrictAsync(WakeMessages.ParseDistrict(message.Text));
                await world.DistrictAsync(WakeMessages.ParseDistrict(message.Text));
            }
        }

        // Every ten minutes once it has been silent for long: what is left of the day is not slept away.
        Assert.InRange(woken, 30, 45);
        Assert.Equal(asked + (2 * woken), bank.Asked.Count);
        Assert.InRange(world.Wake.NextDue!.Value - world.Time.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromMinutes(10.1));

        isSilent = false;
        world.Time.SetUtcNow(world.Wake.NextDue!.Value);
        await world.DistrictAsync(WakeMessages.ParseDistrict(world.Wake.TakeDue()[^1].Text));
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
    }

    /// <summary>
    /// Statement and balance are behind alike, so that they agree: what the bank executed a minute ago is in neither.
    /// </summary>
    [Theory]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    public async Task C05_AttemptYoungerThanTheBanksFigures_isFollowedByNone_notEvenWhereAPersonSaysTryAgain(
        int minutes, int attempts)
    {
        var (world, _) = await RefusedAsync(new BankTerms());
        await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "money is in", "dinas", default);
        await world.CollectAsync();
        world.Wake.TakeDue();
        Assert.Equal(1, (await world.BillAsync()).Attempts);
        Assert.Equal(Some.At("2026-12-03 09:15").AddSeconds(1), world.Wake.NextDue);

        world.Time.Advance(TimeSpan.FromMinutes(minutes));
        await world.CollectAsync();

        Assert.Equal(attempts, (await world.BillAsync()).Attempts);
    }
}
