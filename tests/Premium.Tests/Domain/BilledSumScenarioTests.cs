using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What a village is told and what is debited are one sum, also where a billing comes in between.</summary>
public sealed class BilledSumScenarioTests
{
    private static async Task<World> ToldOfAMissingMandateAsync()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Mandate = null });
        await world.CollectAsync();
        await world.SendAsync();
        Assert.Single(world.Mail.Messages);
        return world;
    }

    [Fact]
    public async Task NewSum_isToldBeforeItIsDebited()
    {
        var world = await ToldOfAMissingMandateAsync();
        var told = (await world.BillAsync()).Amount;
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        await world.PutAsync(Some.Village());
        world.Go("2026-12-04 09:00");

        await world.CollectAsync();

        var bill = await world.BillAsync();
        Assert.Equal((Some.Billing().Total, BillState.Planned), (bill.Amount, bill.State));
        Assert.Empty(world.Bank.Transfers);
        await world.SendAsync();
        var text = world.Mail.Messages[^1].Body;
        Assert.Contains($" orang: {bill.Amount}. ", text, StringComparison.Ordinal);
        Assert.Contains($"Semula disampaikan {told};", text, StringComparison.Ordinal);

        await world.CollectAsync();

        Assert.Equal(bill.Amount, Assert.Single(world.Bank.Transfers).Amount);
        await world.AuditAsync();
    }

    [Fact]
    public async Task MessageThatDoesNotLeave_holdsTheDebitForMinutesOnly()
    {
        var world = await ToldOfAMissingMandateAsync();
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        await world.PutAsync(Some.Village());
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        world.Go("2026-12-04 09:04");
        await world.CollectAsync();
        Assert.Empty(world.Bank.Transfers);

        world.Go("2026-12-04 09:06");
        await world.PumpAsync();

        Assert.Equal(Some.Billing().Total, Assert.Single(world.Bank.Transfers).Amount);
    }

    [Fact]
    public async Task MessageOfTheOldSum_isNotSentAnyMore()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Mandate = null });
        await world.CollectAsync();
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        world.Go("2026-12-03 09:10");
        await world.WatchAsync();

        await world.SendAsync();

        var sent = Assert.Single(world.Mail.Messages);
        Assert.Contains($" orang: {Some.Billing().Total}. ", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterIsReadWhole_onlyWhileABillIsUntried()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var reads = new CountingRegistry(world.Registry);
        world.UseRegistry = reads;
        await world.PutAsync(Some.Village() with { IsPaused = true });

        await world.CollectAsync();
        Assert.Equal((1, 1), (reads.Rosters, reads.Billings));
        await world.CollectAsync();
        Assert.Equal((2, 2), (reads.Rosters, reads.Billings));
        await world.PutAsync(Some.Village());
        await world.CollectAsync();
        await world.CollectAsync();

        Assert.Equal(2, world.Bank.Transfers.Count);
        Assert.Equal((3, 3), (reads.Rosters, reads.Billings));
    }

    [Fact]
    public async Task UnreadableBilling_isNamedByTheRun_andStopsNobody()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.UseRegistry = new CountingRegistry(world.Registry)
        {
            Malformed = [new MalformedRow("registry 33.16.12~billing 2026-12~2010~pu", "wrong", Some.Code)],
        };

        var report = await world.CollectAsync();

        Assert.Contains(report.Problems, p => p.Contains("billing 2026-12~2010~pu: wrong", StringComparison.Ordinal));
        Assert.Equal(2, world.Bank.Transfers.Count);
    }
}
