using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Where BPJS's billing and our list part ways, a person is told, and no debit waits for it.</summary>
public sealed class BillingWorkTests
{
    private static async Task<WorkItem> ItemAsync(World world, WorkKind kind) =>
        Assert.Single(await world.ItemsAsync(), i => i.Kind == kind);

    [Fact]
    public async Task BillingThatDiffers_isOnTheList_withItsCauses_andIsDebitedAllTheSame()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);

        await world.CollectAsync();

        var item = await ItemAsync(world, WorkKinds.BillingDiffers);
        Assert.Equal(Some.Code, item.Village);
        Assert.Contains("PU November 2026: BPJS Rp25.116 (2 orang)", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("program JHT tidak ditagih BPJS -Rp", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("program JHT not billed -Rp", item.Why.English, StringComparison.Ordinal);
        Assert.Equal(2, world.Bank.Transfers.Count);
        Assert.Equal(Some.Billing().Total, (await world.BillAsync()).Amount);
    }

    [Fact]
    public async Task DifferenceWithinTheSetting_isNobodysWork_unlessItHasNoName()
    {
        var world = await new World().WithAsync(10_000_000);
        world.Rules = world.Rules with { BillingDifferenceMax = new Rupiah(1_000_000) };
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.BillingDiffers);

        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing(jkm: 90_000)], default);

        Assert.Contains(
            "belum jelas JKM", (await ItemAsync(world, WorkKinds.BillingDiffers)).Why.Indonesian,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListThatChangedAfterTheDebit_isOnTheList_withHeadsAndSum()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3);
        await world.CollectAsync();
        var debited = await world.BillAsync();
        var reads = new CountingRegistry(world.Registry);
        world.UseRegistry = reads;
        Assert.Empty(await world.ItemsAsync());
        Assert.Equal(0, reads.Rosters);

        await world.PutAsync(
            Some.Village(bpu: 3) with { HeadCounts = [new HeadCount(Segment.Pu, Some.November, 3)] },
            Some.Roster() with { Members = [.. Some.Roster(bpu: 3).Members, Some.Official("kasi", 2_022_200)] });

        var item = await ItemAsync(world, WorkKinds.RosterChangedLate);
        Assert.Equal(new Rupiah(186_851), item.AtStake);
        Assert.Contains(
            $"didebet {debited.Amount} (2 orang), sekarang {debited.Amount + new Rupiah(186_851)} (3 orang), " +
            "selisih Rp186.851", item.Why.Indonesian, StringComparison.Ordinal);
        await world.CollectAsync();
        Assert.Equal(debited.Amount, (await world.BillAsync()).Amount);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    [Fact]
    public async Task MonthThatComesToNothingAfterTheDebit_isOnTheList()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var debited = await world.BillAsync();

        await world.PutAsync(
            Some.Village() with { HeadCounts = [new HeadCount(Segment.Pu, Some.November, 1)] },
            Some.Roster() with { Members = [Some.Official("kades", 1)] });

        var item = await ItemAsync(world, WorkKinds.RosterChangedLate);
        Assert.Equal(debited.Amount, item.AtStake);
        Assert.Contains("sekarang Rp0 (1 orang)", item.Why.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BillingThatComesAfterTheDebit_isOnTheList()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);

        Assert.Single((await ItemAsync(world, WorkKinds.RosterChangedLate)).Bills);
        await ItemAsync(world, WorkKinds.BillingDiffers);
    }

    [Fact]
    public async Task BillingOfAVillageThatTheRegisterLacks_andOneThatCannotBeRead_areOnTheList()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.Registry.TakeBillingsAsync(
            Some.District, [Some.Billing(World.CodeOf("2099"))], default);
        world.UseRegistry = new CountingRegistry(world.Registry)
        {
            Malformed = [new MalformedRow("registry 33.16.12~billing 2026-12~2010~pu", "wrong", Some.Code)],
        };

        Assert.Equal(World.CodeOf("2099"), (await ItemAsync(world, WorkKinds.BillingDiffers)).Village);
        Assert.Contains(
            "2026-12~2010~pu: wrong", (await ItemAsync(world, WorkKinds.RegisterRow)).Detail,
            StringComparison.Ordinal);
    }
}
