using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What nobody foresaw in the facts of one place: it is named, and everything else is still said.</summary>
public sealed class UnmadeWorklistTests
{
    [Fact]
    public async Task C30_VillageWhoseWorkCannotBeSaid_isNamed_andItsNeighbourIsOnTheList_inTheMail_andTheRun()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village(World.CodeOf("2011")) with { Contacts = [] });
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing(segment: Segment.Bpu, people: 3)], default);
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();

        // No file that is accepted holds such a band; it stands for any fault of that kind.
        var huge = new Rupiah(long.MaxValue / 2);
        world.Rules = world.Rules with
        {
            Tariffs = world.Rules.Tariffs.With(
                world.Rules.Tariffs.Table, [new BpuBand(Rupiah.Zero, huge, huge, huge)]),
        };
        var closed = Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
        await world.TellAsync();

        Assert.Equal(RunState.Amber, closed.State);
        var items = await world.ItemsAsync();
        var unsaid = Assert.Single(items, i => i.Kind == WorkKinds.Unsaid);
        Assert.Equal((Some.Code, "work-unsaid~33.16.12.2010"), (unsaid.Village, unsaid.Key));
        Assert.Contains("Desa Sumberwaras", unsaid.Place.Indonesian, StringComparison.Ordinal);
        Assert.NotEmpty(unsaid.Detail);
        Assert.Equal(World.CodeOf("2011"), Assert.Single(items, i => i.Kind == WorkKinds.NoContact).Village);
        Assert.Contains(
            world.Mail.Messages, m => m.Id.StartsWith("work-work-unsaid-", StringComparison.Ordinal));
        Assert.Contains(await world.Worklist().OfVillageAsync(Some.Code, default), i => i.Kind == WorkKinds.Unsaid);
    }

    /// <summary>A part that looks at all districts is made of those of which it can be.</summary>
    [Fact]
    public void PartThatOneDistrictStops_isSaidOfTheOthers_andNamesIt()
    {
        var other = DistrictCode.Parse("33.16.13");
        var rich = VillageCode.Of(other, "2001");
        SheetRow[] Rows(VillageCode code, long amount, Segment segment = Segment.Pu)
        {
            var period = segment.PeriodDueIn(Some.December);
            return
            [
                Some.Bill(BillState.Refused, amount, segment, period, code) with
                {
                    Refusal = RefusalReason.PartnerRejected,
                },
                Some.Debit(DebitState.Refused, amount, segment, period, code: code) with
                {
                    Refusal = RefusalReason.PartnerRejected,
                    AnsweredAt = Some.At("2026-12-03 09:01"),
                },
            ];
        }

        var items = Worklist.Of(
            new WorkFacts(
                Some.At("2026-12-04 09:00"), "33.16",
                [
                    Facts(Some.District, Some.Code, Some.Sheet(Rows(Some.Code, 216_742))),
                    Facts(other, rich, new Sheet(
                        other, Some.December, new Head(1, "x"),
                        [.. Rows(rich, long.MaxValue), .. Rows(rich, long.MaxValue, Segment.Bpu)])),
                ],
                []),
            Some.Rules());

        var partner = Assert.Single(items, i => i.Kind == WorkKinds.Partner);
        Assert.Equal([Some.BillId()], partner.Bills);
        var unsaid = items.Where(i => i.Kind == WorkKinds.Unsaid).ToList();
        Assert.NotEmpty(unsaid);
        Assert.All(unsaid, i => Assert.Equal(other, i.District));
        Assert.Contains(unsaid, i => i.Why.English.Contains("'partner'", StringComparison.Ordinal));
    }

    private static DistrictFacts Facts(DistrictCode district, VillageCode code, Sheet sheet) =>
        new(new DistrictRegister(district, "Ngawen", [Some.Village(code, bpu: 2)], []), [sheet]);
}
