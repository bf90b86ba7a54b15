using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What the register lacks, or will lack, is on the worklist by name; what is over is not.</summary>
public sealed class WorklistRegisterTests
{
    private static readonly Period Left = Some.November.Plus(-1);

    private static async Task<Run> CollectAsync(World world)
    {
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
    }

    [Fact]
    public async Task C10_VillageWhoseListOfMembersNeverCame_isNamedFromTheFirstRun()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(
            Some.Village() with { PeopleBySegment = new Dictionary<Segment, int>() },
            new Roster(Some.Code, PayerKind.VillageBudget, []));

        Assert.Equal(RunState.Amber, (await CollectAsync(world)).State);

        var item = Assert.Single(await world.ItemsAsync());
        Assert.Equal(
            (WorkKinds.NoBill, Some.Code, Some.Day("2026-12-15")), (item.Kind, item.Village!.Value, item.Due));
        Assert.Equal("belum ada daftar peserta, jadi tidak ada tagihan", item.Why.Indonesian);
    }

    [Fact]
    public async Task C10_VillageThatGotItsBill_andLacksTheNextOne_isToldAnew()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var unfit = Some.Village() with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 } };
        async Task<int> ToldAsync(Village village, string now)
        {
            world.Go(now);
            await world.PutAsync(village);
            await CollectAsync(world);
            await world.TellAsync();
            await world.TellAsync();
            return world.Mail.Messages.Count(m => m.Id.StartsWith("work-no-bill", StringComparison.Ordinal));
        }

        Assert.Equal(1, await ToldAsync(unfit, "2026-12-03 09:00"));
        Assert.Equal(1, await ToldAsync(Some.Village(), "2026-12-04 09:00"));
        Assert.Equal(2, await ToldAsync(unfit, "2027-01-05 09:00"));
    }

    /// <summary>A village all of whose members left has a list; it says so.</summary>
    [Fact]
    public async Task VillageWhoseMembersLeft_needsNobody()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(
            Some.Village() with
            {
                HeadCounts = [new HeadCount(Segment.Pu, Some.November, 0)],
            },
            Some.Roster() with { Members = [.. Some.Roster().Members.Select(m => m with { To = Left })] });

        Assert.Equal(RunState.Green, (await CollectAsync(world)).State);

        Assert.Empty(await world.ItemsAsync());
    }

    /// <summary>The debt of two months, of which the younger one waits: nobody is left in either.</summary>
    [Fact]
    public async Task VillageWhoseMembersLeft_onceItsBillsWereMade_isNamed_untilTheListSaysOtherwise()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(0);
        await CollectAsync(world);
        world.Go("2027-01-05 09:00");
        await CollectAsync(world);
        Assert.Equal(WorkKinds.Short, Assert.Single(await world.ItemsAsync()).Kind);
        await world.PutAsync(
            Some.Village() with { HeadCounts = [new HeadCount(Segment.Pu, Some.November, 0)] },
            Some.Roster() with { Members = [.. Some.Roster().Members.Select(m => m with { To = Left })] });

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind != WorkKinds.RosterChangedLate);
        await world.PutAsync(Some.Village());

        Assert.Equal((WorkKinds.OwedNoMore, 2), (item.Kind, item.Bills.Count));
        Assert.Contains("tidak lagi memuat siapa pun", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal(WorkKinds.Short, Assert.Single(await world.ItemsAsync()).Kind);
    }

    /// <summary>Whether it was never tried, or refused for what nobody in the village can mend.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(RefusalReason.PartnerRejected)]
    [InlineData(RefusalReason.InvalidRequest)]
    [InlineData(RefusalReason.FailedAtBank)]
    public async Task BillOfNobody_isNoBillThatTheBankRefusesUs_norOneThatWasNotTried(RefusalReason? reason)
    {
        const string later = "2026-12-14 09:00";
        var world = await new World(
                "2026-12-03 09:00", _ => new(PaymentConduct.Refuses, reason ?? RefusalReason.NotSent))
            .WithAsync(10_000_000);
        await (reason is null ? world.WatchAsync() : world.CollectAsync());
        world.Go(later);
        var before = (await world.ItemsAsync()).Where(i => i.Bills.Count > 0).Select(i => i.Kind).ToList();
        await world.PutAsync(Some.Village() with { HeadCounts = [new HeadCount(Segment.Pu, Some.November, 0)] });

        var item = Assert.Single(await world.ItemsAsync(), i => i.Bills.Count > 0);

        Assert.NotEmpty(before);
        Assert.DoesNotContain(WorkKinds.OwedNoMore, before);
        Assert.Equal((WorkKinds.OwedNoMore, Some.Code), (item.Kind, item.Village));
        var note = new WorkNote(item.Key, "sari", Some.At(later))
        {
            Owner = "sari",
            SnoozedUntil = Some.Day("2026-12-18"),
        };
        Assert.True(Acknowledged.Holds(
            item, new Dictionary<string, WorkNote> { [item.Key] = note }, Some.Day("2026-12-14"), world.Rules.Today));
    }

    [Theory]
    [InlineData("2027-01-01", "2027-12-31", false, false)]
    [InlineData("2027-01-01", "9999-12-31", false, false)]
    [InlineData("2027-01-01", "2027-01-15", false, true)]
    [InlineData("2027-01-02", "2027-12-31", false, true)]
    [InlineData("2027-03-01", "2027-12-31", false, true)]
    [InlineData("2027-01-01", "2027-12-31", true, true)]
    public async Task MandateThatEnds_isNamed_unlessAnotherGoesOnWithoutAGap(
        string from, string to, bool isRevoked, bool isNamed)
    {
        var first = Some.Mandate() with { ValidTo = Some.Day("2026-12-31") };
        var next = Some.Mandate() with { ValidFrom = Some.Day(from), ValidTo = Some.Day(to), IsRevoked = isRevoked };
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Mandate = first, LaterMandates = [next] });

        var ends = (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.MandateEnds);

        Assert.Equal(isNamed ? 1 : 0, ends.Count());
    }

    /// <summary>The old one ended with the year; the safe day of January is the 15th.</summary>
    [Theory]
    [InlineData("2027-01-11", false)]
    [InlineData("2027-01-15", false)]
    [InlineData("2027-01-18", true)]
    public async Task MandateThatIsFiled_isAskedForOnlyIfItBeginsTooLate(string from, bool isNamed)
    {
        var month = PayMonth.Parse("2027-01");
        var world = await new World("2027-01-04 09:00").WithAsync(10_000_000, since: month);
        await world.PutAsync(Some.Village(since: month) with
        {
            Mandate = Some.Mandate() with { ValidTo = Some.Day("2026-12-31") },
            LaterMandates = [Some.Mandate() with { ValidFrom = Some.Day(from) }],
        });
        await world.CollectAsync();
        await world.SendAsync(month);

        var items = (await world.ItemsAsync()).Where(i => i.Bills.Count > 0).ToList();
        world.Go($"{from} 09:00");
        await world.CollectAsync();

        Assert.Equal(isNamed ? [WorkKinds.Mandate] : [], items.Select(i => i.Kind));
        Assert.Contains(
            "surat kuasa pendebetan belum berlaku", Assert.Single(world.Mail.Messages).Body, StringComparison.Ordinal);
        Assert.Equal(BillState.Debited, (await world.BillAsync(period: new(2026, 12))).State);
    }

    [Fact]
    public async Task MandateWithoutAnEnd_isTaken()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with
        {
            Mandate = Some.Mandate() with { ValidTo = DateOnly.MaxValue },
            LaterMandates = [Some.Mandate() with { ValidFrom = DateOnly.MaxValue, ValidTo = DateOnly.MaxValue }],
        });

        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.MandateEnds);
    }

    /// <summary>As after a change of its code: mandate and contacts stay with the old one.</summary>
    [Fact]
    public async Task VillageThatIsOver_needsNeitherContactNorMandate()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village(since: PayMonth.Parse("2026-10")) with
        {
            Until = PayMonth.Parse("2026-11"),
            Contacts = [],
            Mandate = Some.Mandate() with { ValidTo = Some.Day("2026-12-31") },
        });

        Assert.Empty(await world.ItemsAsync());
    }
}
