using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What used to end in silence: each is on the worklist by name, told, and never green.</summary>
public sealed class WorklistCaseTests
{
    private static async Task<Run> RunAsync(World world, RunPurpose purpose = RunPurpose.Collect)
    {
        var run = await world.StartRun().RunAsync(purpose, "33.16", default);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();
        return Assert.Single(await world.CloseRuns().RunAsync(default), r => r.Id == run.Id);
    }

    private static async Task<WorkItem> ItemAsync(World world, WorkKind kind) =>
        Assert.Single(await world.ItemsAsync(), i => i.Kind == kind);

    private static IEnumerable<AlertMessage> ToOperations(World world) =>
        world.Mail.Messages.Where(m => m.Recipient == "operasi@kab.example");

    [Theory]
    [InlineData(RefusalReason.PartnerRejected, "partner")]
    [InlineData(RefusalReason.InvalidRequest, "our-request")]
    public async Task C09_BankThatRefusesUsForDays_isRedEachDay_toldAtOnce_andNoTreasurerIsSentToTheBank(
        RefusalReason reason, string kind)
    {
        var world = await new World("2026-12-09 09:00", _ => new(PaymentConduct.Refuses, reason))
            .WithAsync(10_000_000, numbers: ["2010", "2011"]);
        var first = await RunAsync(world);
        await world.TellAsync();
        var told = ToOperations(world).Count(m => m.Id.StartsWith($"work-{kind}-", StringComparison.Ordinal));
        world.Go("2026-12-14 09:00");
        var later = await RunAsync(world);

        Assert.Equal(RunState.Red, first.State);
        Assert.Contains($"bank {Some.Bank} took none of 2 debits", first.Note, StringComparison.Ordinal);
        Assert.Equal(1, told);
        Assert.Equal(RunState.Red, later.State);
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind.Key == kind);
        Assert.Equal(2, item.Bills.Count);
        var toVillages = world.Mail.Messages.Except(ToOperations(world));
        Assert.NotEmpty(toVillages);
        Assert.All(toVillages, m =>
        {
            Assert.Contains("Desa tidak perlu melakukan apa pun", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("saldo rekening kas desa tidak cukup", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Hubungi bank", m.Body, StringComparison.Ordinal);
        });
    }

    /// <summary>A younger month that waits for a bill refused that way is named where that bill is.</summary>
    [Fact]
    public async Task C09_BankThatCallsOurRequestWrong_alsoNamesTheMonthsThatWaitForIt()
    {
        var world = await new World("2026-12-09 09:00", _ => new(PaymentConduct.Refuses, RefusalReason.InvalidRequest))
            .WithAsync(10_000_000, since: Some.December);
        await RunAsync(world);
        world.Go("2027-01-05 09:00");
        await RunAsync(world);

        Assert.Equal(
            [PayMonth.Parse("2026-12"), PayMonth.Parse("2027-01")],
            (await ItemAsync(world, WorkKinds.Request)).Bills.Select(b => b.PayMonth).Order());
    }

    [Theory]
    [InlineData(RefusalReason.NotSent)]
    [InlineData(RefusalReason.TooManyRequests)]
    [InlineData(RefusalReason.FailedAtBank)]
    [InlineData(RefusalReason.CutOff)]
    public void C09_RefusalBetweenUsAndTheBank_neverSendsATreasurerToTheBank(RefusalReason reason)
    {
        var bill = Some.Bill() with { Attempts = 1, Refusal = reason };
        var alert = new Alert
        {
            Bill = bill.Id,
            Stage = "due-1",
            State = AlertState.Raised,
            Amount = bill.Amount,
            RaisedAt = Some.At("2026-12-14 09:00"),
        };
        var text = Some.Text(alert, bill);

        Assert.Contains("Desa tidak perlu melakukan apa pun", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("saldo", text.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task C10_RosterThatDoesNotFit_isNamedFromTheFirstRun_andTheOthersGoOn()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with
        {
            PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 },
        });
        var run = await RunAsync(world);
        await world.TellAsync();

        Assert.Equal(RunState.Amber, run.State);
        var item = await ItemAsync(world, WorkKinds.NoBill);
        Assert.Equal((Some.Code, Some.Day("2026-12-15")), (item.Village, item.Due));
        Assert.Contains("roster has 2 people, the register 3", item.Detail, StringComparison.Ordinal);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
        var mail = Assert.Single(
            ToOperations(world), m => m.Id.StartsWith("work-no-bill", StringComparison.Ordinal));
        Assert.Contains("Desa Sumberwaras", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C10_VillageWithoutBill_isToldAgainAsItsLastDayComesNearer_andOnceADayWithAllElse()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Registry.Spoil(Some.Code, "PeopleBySegment: null");
        await RunAsync(world);
        for (var day = Some.At("2026-12-03 10:00"); day < Some.At("2026-12-18 00:00"); day = day.AddDays(1))
        {
            world.Time.SetUtcNow(day.ToUniversalTime());
            await world.TellAsync();
            await world.TellAsync();
        }

        var mails = ToOperations(world).Select(m => m.Id).ToList();
        Assert.Equal(6, mails.Count(id => id.StartsWith("work-no-bill", StringComparison.Ordinal)));
        Assert.Equal(15, mails.Count(id => id.StartsWith("digest-33.16-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task C10_VillageWithoutContact_isNamed()
    {
        var world = await new World().WithAsync(100_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with { Contacts = [] });
        Assert.Equal(RunState.Amber, (await RunAsync(world)).State);

        Assert.Equal(Some.Code, (await ItemAsync(world, WorkKinds.NoContact)).Village);
        Assert.Equal(2, (await world.ItemsAsync()).Count(i => i.Kind == WorkKinds.Short));
    }

    [Fact]
    public async Task C11_MoneyGivenBackAfterTheLastRung_isToldToTreasurerAndOperations()
    {
        var world = await new World("2026-12-14 09:00", order => order.Id.Attempt == 2
            ? BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(2) }
            : BankConduct.Good).WithAsync(100_000);
        await RunAsync(world);
        world.Go("2026-12-16 09:00");
        await RunAsync(world, RunPurpose.Watch);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-17 09:00");
        await RunAsync(world);
        var paid = await world.BillAsync();
        var before = world.Mail.Messages.Count;
        world.Go("2026-12-21 20:30");
        await world.ReconcileAsync(Some.December);
        await world.TellAsync();
        world.Go("2026-12-22 09:00");
        await RunAsync(world, RunPurpose.Watch);

        Assert.Equal(BillState.Debited, paid.State);
        var news = world.Mail.Messages.Skip(before).ToList();
        var village = Assert.Single(news, m => m.Recipient == "bendahara-2010@desa.example");
        Assert.Equal("33.16.12.2010-pu-2026-11-late-1+2", village.Id);
        Assert.Contains("bank mengembalikan dana", village.Body, StringComparison.Ordinal);
        Assert.Contains(news, m => m.Id.StartsWith("work-given-back-", StringComparison.Ordinal));
        Assert.Equal(Gravity.Grave, (await ItemAsync(world, WorkKinds.GivenBack)).Kind.Gravity);
    }

    [Fact]
    public async Task C11_EveryChangeForTheWorse_isToldOnce_andNothingIsToldTwice()
    {
        var reason = RefusalReason.NoFunds;
        var world = await new World("2026-12-03 09:00", _ => new(PaymentConduct.Refuses, reason)).WithAsync(0);
        await RunAsync(world);
        await RunAsync(world);
        reason = RefusalReason.AccountBlocked;
        world.Go("2026-12-07 09:00");
        await RunAsync(world);
        world.Go("2026-12-08 09:00");
        await RunAsync(world, RunPurpose.Watch);

        Assert.Equal(
            ["33.16.12.2010-pu-2026-11-missed", "33.16.12.2010-pu-2026-11-missed+2", "33.16.12.2010-pu-2026-11-due-5"],
            world.Mail.Messages.Select(m => m.Id));
    }

    [Fact]
    public async Task C14_OneAccountWithoutStatement_leavesItsVillageUnproven_andTheOthersMove()
    {
        var world = await new World("2026-12-28 09:00")
            .WithAsync(5, since: PayMonth.Parse("2026-09"), numbers: ["2010", "2011"]);
        await RunAsync(world);
        world.Bank.WithholdStatement(Some.Account());
        await world.ReconcileAsync(Some.December);
        async Task<Dictionary<VillageCode, Standing>> StandingsAsync() =>
            (await new ReadDistricts(world.Registry, world.Ledger, world.Rules, world.Time)
                .DistrictAsync(Some.District, default)).Bills
            .GroupBy(b => b.Village.Code).ToDictionary(b => b.Key, b => b.First().Standing);
        var first = await StandingsAsync();
        world.Bank.WithholdStatement(Some.Account(), isWithheld: false);
        world.Go("2026-12-29 09:00");
        await world.ReconcileAsync(Some.December);
        var proven = await StandingsAsync();
        world.Bank.WithholdStatement(Some.Account());
        world.Go("2026-12-30 09:00");
        await world.ReconcileAsync(Some.December);

        Assert.Equal(Standing.Late, first[Some.Code]);
        Assert.Equal(Standing.Lapsed, first[World.CodeOf("2011")]);
        Assert.Equal(Standing.Lapsed, proven[Some.Code]);

        // What was proven once does not look better for a statement that could not be had.
        Assert.Equal(Standing.Lapsed, (await StandingsAsync())[Some.Code]);
    }

    [Fact]
    public async Task C14_VillageWithoutStatement_isOnTheWorklist_untilThereIsOne()
    {
        var world = await new World("2026-12-10 09:00").WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await RunAsync(world);
        world.Bank.WithholdStatement(Some.Account());
        await world.ReconcileAsync(Some.December);
        world.Time.Advance(TimeSpan.FromMinutes(20));
        var run = Assert.Single(await world.CloseRuns().RunAsync(default));
        var item = await ItemAsync(world, WorkKinds.NoStatement);
        world.Bank.WithholdStatement(Some.Account(), isWithheld: false);
        world.Go("2026-12-11 09:00");
        await world.ReconcileAsync(Some.December);
        world.Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal((RunState.Amber, Some.Code), (run.State, item.Village));
        Assert.Equal(RunState.Green, Assert.Single(await world.CloseRuns().RunAsync(default)).State);
        Assert.Empty(await world.ItemsAsync());
    }
}
