using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>
/// An item keeps its key while more comes to it: more of it is new to the run that it comes in, and no older part is.
/// </summary>
public sealed class MoreOfTheSameTests
{
    private static async Task<Run> RunAsync(World world, string now)
    {
        world.Go(now);
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C10_FurtherMonthWithoutABill_makesItsRunAmber_andNoLaterOne(bool isToldMeanwhile)
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        await RunAsync(world, "2026-12-03 09:00");
        var before = await RunAsync(world, "2026-12-28 09:00");
        world.Go("2027-01-05 09:00");
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
        if (isToldMeanwhile)
        {
            await world.TellAsync();
        }

        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        var further = Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);

        Assert.NotEqual(RunState.Amber, before.State);
        Assert.Equal(RunState.Amber, further.State);
        Assert.Contains("1 new items", further.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("new items", (await RunAsync(world, "2027-01-06 09:00")).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C27_FurtherMessageSetAside_isNew_andOneTakenAwayIsNot()
    {
        var world = await new World().WithAsync(10_000_000);
        async Task<bool> IsNewAsync(string now) =>
            (await RunAsync(world, now)).Note.Contains("new items", StringComparison.Ordinal);

        world.SetAside.Add("districts");
        Assert.True(await IsNewAsync("2026-12-03 09:00"));
        Assert.False(await IsNewAsync("2026-12-04 09:00"));
        world.SetAside.Add("districts");
        Assert.True(await IsNewAsync("2026-12-07 09:00"));
        world.SetAside.PutBack("districts");
        Assert.False(await IsNewAsync("2026-12-08 09:00"));
        world.SetAside.Add("districts");
        Assert.True(await IsNewAsync("2026-12-09 09:00"));
    }

    [Fact]
    public async Task C23_FurtherVillageWhoseAlertsWait_isNew_andOneThatHasItsAlertsIsNot()
    {
        var away = new HashSet<string> { "2010", "2011" };
        var world = await new World(faultOf: m =>
            away.Any(number => m.Recipient.Contains(number, StringComparison.Ordinal))
                ? DeliveryFault.Away : DeliveryFault.None).WithAsync(0, numbers: ["2010", "2011"]);
        async Task<bool> IsNewAsync(string now) =>
            (await RunAsync(world, now)).Note.Contains("new items", StringComparison.Ordinal);

        // The bills themselves first, half an hour later their alerts.
        await IsNewAsync("2026-12-03 09:00");
        Assert.True(await IsNewAsync("2026-12-03 11:00"));
        Assert.False(await IsNewAsync("2026-12-03 13:00"));
        away.Add("2012");
        await world.WithAsync(0, numbers: ["2012"]);
        await IsNewAsync("2026-12-04 09:00");
        Assert.True(await IsNewAsync("2026-12-04 11:00"));
        Assert.Equal(3, Assert.Single(await world.ItemsAsync(), i => i.Key == "notice-undelivered~alerts").Names.Count);
        Assert.False(await IsNewAsync("2026-12-04 13:00"));
    }

    private static WorkItem Item(params string[] months) => new(WorkKinds.BillingDiffers, $"{Some.Code}")
    {
        Place = Said.Nothing,
        Why = Said.Nothing,
        Bills = [.. months.Select(m => Some.BillId(period: Period.Parse(m)))],
    };

    /// <summary>Kinds differ in what they are made of, and in nothing else.</summary>
    [Fact]
    public void WhatHasNoDate_isNewBySomethingThatNobodySaw()
    {
        var (then, later) = (Some.At("2026-12-03 09:00"), Some.At("2027-01-05 09:00"));
        var run = new Run(
            "collect~2027-01-05~1", RunPurpose.Collect, "33.16", Some.At("2027-01-05 08:00"), RunState.Green,
            new Tally());
        WorkItem Seen(SeenItem seen, params string[] months) => Item(months).Dated(seen);
        var first = new SeenItem(then).With([.. Item("2026-11").PartsSeen()], then);

        Assert.False(Seen(first, "2026-11").IsNewTo(run));
        Assert.True(Seen(first, "2026-11", "2026-12").IsNewTo(run));
        Assert.True(Seen(first, "2026-12").IsNewTo(run));
        var second = first.With([.. Item("2026-11", "2026-12").PartsSeen()], later);
        Assert.True(Seen(second, "2026-12").IsNewTo(run));
        Assert.Equal((then, later), (Seen(second, "2026-12").Since, Seen(second, "2026-12").Changed));
        Assert.False(Seen(second, "2026-12").IsNewTo(run with { StartedAt = later.AddDays(1) }));
    }

    [Fact]
    public void C14_FurtherVillageOfABankWithoutStatements_isPartOfItsItem()
    {
        RunManifest Of(int villages)
        {
            var codes = Enumerable.Range(2010, villages).Select(n => World.CodeOf($"{n}")).ToList();
            return new RunManifest(
                new Run(
                    "reconcile~2026-12-03~1", RunPurpose.Reconcile, "33.16", Some.At("2026-12-03 20:30"),
                    RunState.Green, new Tally(), Bank: Some.Bank, PayMonth: Some.December),
                [
                    DistrictReport.Pending(Some.District) with
                    {
                        Reconciliation = new ReconciliationResult(0, 0, [])
                        {
                            Accounts = [.. codes.Select(c => new AccountProof($"{c}", [c], false, null))],
                        },
                    },
                ]);
        }

        IEnumerable<string> Parts(int villages) => Assert.Single(
            Worklist.Of(
                new WorkFacts(Some.At("2026-12-03 21:00"), "33.16", [], []) { Manifests = [Of(villages)] },
                Some.Rules()),
            i => i.Kind == WorkKinds.NoStatement).PartsSeen();

        Assert.False(new SeenItem(default).With([.. Parts(6)], default).Holds(Parts(7)));
        Assert.True(new SeenItem(default).With([.. Parts(7)], default).Holds(Parts(6)));
    }

    /// <summary>Paid on two days, their receipts are late on two days.</summary>
    [Fact]
    public void SecondReceiptOfAMonthThatDoesNotCome_isNewOnItsOwnDay()
    {
        SheetRow[] Paid(string number, string at) =>
        [
            Some.Bill(BillState.Debited, code: World.CodeOf(number)) with { Since = Some.At(at) },
            Some.Debit(DebitState.Paid, code: World.CodeOf(number)) with { AnsweredAt = Some.At(at) },
        ];
        var rules = Some.Rules();
        var late = rules.Calendar.BankingDaysAfter(Some.Day("2026-12-07"), rules.ReceiptBankingDays).AddDays(1);
        var item = Assert.Single(
            Worklist.Of(
                new WorkFacts(
                    rules.At(late, new TimeOnly(12, 0)), "33.16",
                    [
                        new DistrictFacts(
                            new DistrictRegister(Some.District, "Ngawen", [], []),
                            [Some.Sheet([.. Paid("2010", "2026-12-03 09:00"), .. Paid("2011", "2026-12-07 09:00")])]),
                    ],
                    []),
                rules),
            i => i.Kind == WorkKinds.NoReceipt);

        Assert.Equal(2, item.Bills.Count);
        Assert.True(item.IsNewTo(new Run(
            $"collect~{late:yyyy-MM-dd}~1", RunPurpose.Collect, "33.16", rules.At(late, new TimeOnly(11, 0)),
            RunState.Green, new Tally())));
    }
}
