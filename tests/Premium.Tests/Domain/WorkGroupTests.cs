using Premium.Domain;
using Premium.Tests.Replying;

namespace Premium.Tests.Domain;

/// <summary>The line of one village counts each bill and each insured person once.</summary>
public sealed class WorkGroupTests
{
    private static WorkItem Item(WorkKind kind, params Stake[] stakes) => new(kind, Some.Code.ToString())
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Village = Some.Code,
        Stakes = stakes,
    };

    [Fact]
    public async Task BillsThatAreShort_andSaidToBePaid_areOneSum()
    {
        var world = await new World().WithAsync(10_000, bpu: 3);
        await world.CollectAsync();
        var desk = new ReplyDesk(world);
        await desk.NotedAsync(new ReplyFields(ReplyKind.PaidAtTeller, Slip: "ABC123", Day: "hari ini"));
        Bill[] bills = [await world.BillAsync(), await world.BillAsync(segment: Segment.Bpu, period: new(2026, 12))];

        var items = (await desk.Worklist().RunAsync("33.16", default)).Items.Where(i => i.Village == Some.Code);
        var group = Assert.Single(Worklist.Groups([.. items]));

        Assert.Equal(
            [WorkKinds.SaysPaid.Key, WorkKinds.Short.Key],
            group.Items.Select(i => i.Kind.Key).Order(StringComparer.Ordinal));
        Assert.All(group.Items, i => Assert.Equal(group.AtStake, i.AtStake));
        Assert.Equal((Rupiah.Sum(bills.Select(b => b.Amount)), 5), (group.AtStake, group.People));
    }

    [Fact]
    public void PeopleOfTwoSegments_areAdded_whateverKeepsEachFromBeingPaid()
    {
        var items = Worklist.Of(
            new WorkFacts(
                Some.At("2026-12-09 09:00"), "33.16",
                [
                    new DistrictFacts(
                        new DistrictRegister(Some.District, "Ngawen", [Some.Village(bpu: 100)], []),
                        [
                            Some.Sheet(
                                Some.Bill(BillState.Short) with { HeadCount = 11 },
                                Some.Debit(DebitState.Refused),
                                Some.Bill(BillState.Held, segment: Segment.Bpu, period: new(2026, 12)) with
                                {
                                    Hold = HoldReason.ForbiddenSource,
                                    HeadCount = 100,
                                }),
                        ]),
                ],
                []),
            Some.Rules());

        var group = Assert.Single(Worklist.Groups(items), g => g.Worst.Village == Some.Code);

        Assert.Equal(2, group.Items.Count);
        Assert.Equal(111, group.People);
    }

    [Fact]
    public void SumThatDiffersOnPaper_isPartOfItsBill_andWhatIsAboutNoBillComesOnTop()
    {
        var (pu, next) = (Some.BillId(), Some.BillId(period: new(2026, 12)));
        var group = new WorkGroup(
            Said.Nothing,
            [
                Item(WorkKinds.Short, new Stake(pu, new Rupiah(2_800_000), 11)),
                Item(
                    WorkKinds.BillingDiffers,
                    new Stake(pu, new Rupiah(50_000), 12), new Stake(next, new Rupiah(10_000), 3)),
                Item(WorkKinds.Break) with { AtStake = new Rupiah(5_000) },
            ]);

        Assert.Equal((new Rupiah(2_815_000), 12), (group.AtStake, group.People));
    }
}
