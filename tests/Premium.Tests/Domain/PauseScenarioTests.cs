using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Debits stop for a while because an admin said so, and go on.</summary>
public sealed class PauseScenarioTests
{
    private static PauseDebits Desk(World world) => new(world.Registry.Pauses, world.Registry, world.Rules, world.Time);

    private static Task<PauseOrder> PauseAsync(World world, string scope, string from = "", string until = "") =>
        Desk(world).PauseAsync(new PauseRequest(scope, "pemilihan kepala desa", from, until, "Sari"), default);

    private static async Task<World> WorldAsync() =>
        await new World().WithAsync(10_000_000, bpu: 1, numbers: ["2010", "2011"]);

    private static async Task<IReadOnlyList<VillageCode>> PaidAsync(World world) =>
        [.. (await world.SheetAsync()).Bills.Where(b => b.State.IsPaid()).Select(b => b.Village).Distinct().Order()];

    [Fact]
    public async Task C29_PauseOfWhichAPartIsLost_holdsItsBills_andIsGrave_untilAnotherTakesItsPlace()
    {
        var world = await WorldAsync();
        var flaw = new MalformedRow("registry pauses 000001", "column At: expected a time, found text");
        await world.Registry.Pauses.AddAsync(
            new PauseOrder(
                1, PauseScope.Of(Some.Code), new Pause("?", "?", Some.Day("2026-12-01"), null),
                Some.At("2026-12-01 09:00"))
            {
                Flaw = flaw,
            },
            default);
        await world.CollectAsync();

        Assert.Equal([World.CodeOf("2011")], await PaidAsync(world));
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.PauseRow);
        Assert.Equal(("pause-row~000001", Gravity.Grave), (item.Key, item.Kind.Gravity));
        Assert.Equal((Some.Code, 2, flaw.Text), (item.Village, item.Bills.Count, item.Detail));
        Assert.Contains(Some.Village().Name, item.Place.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);

        // The same words as those that are left of it are an order of their own.
        var again = await PauseAsync(world, $"village:{Some.Code}");
        Assert.Equal(2, again.Number);
        await Desk(world).ResumeAsync("000001", "diganti yang baru", "Budi", default);
        await world.CollectAsync();

        Assert.Equal([World.CodeOf("2011")], await PaidAsync(world));
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.PauseRow);
        Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);
        await world.AuditAsync();
    }

    [Theory]
    [InlineData("village:33.16.12.2010", "2011")]
    [InlineData("district:33.16.12", "")]
    [InlineData("bank:" + Some.Bank, "")]
    [InlineData("all", "")]
    public async Task Pause_holdsWhatItCovers_andNothingElse_untilSomebodyResumes(string scope, string paid)
    {
        var world = await WorldAsync();
        var order = await PauseAsync(world, scope);
        await world.CollectAsync();

        Assert.Equal(
            paid.Length == 0 ? [] : [World.CodeOf(paid)], await PaidAsync(world));
        Assert.All(
            (await world.SheetAsync()).Bills.Where(b => b.Village == Some.Code),
            b => Assert.Equal((BillState.Held, HoldReason.Paused), (b.State, b.Hold)));
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);
        Assert.Equal($"paused~{order.Id}", item.Key);
        Assert.Equal(paid.Length == 0 ? 4 : 2, item.Bills.Count);
        Assert.Contains("Sari: pemilihan kepala desa; sampai diaktifkan kembali", item.Why.Indonesian,
            StringComparison.Ordinal);
        Assert.True(item.AtStake > Rupiah.Zero);

        var ended = await Desk(world).ResumeAsync(order.Id, "sudah selesai", "Budi", default);
        Assert.Equal("Budi", ended!.Resumed!.By);
        await world.CollectAsync();
        Assert.Equal([World.CodeOf("2010"), World.CodeOf("2011")], await PaidAsync(world));
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);
        await world.AuditAsync();
    }

    [Fact]
    public async Task Pause_beginsOnItsDay_andEndsByItself()
    {
        var world = await WorldAsync();
        await PauseAsync(world, "all", "2026-12-04", "2026-12-07");
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);

        world.Go("2026-12-07 09:00");
        await world.CollectAsync();
        Assert.Empty(await PaidAsync(world));
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused);
        Assert.Contains("until 2026-12-07", item.Why.English, StringComparison.Ordinal);

        world.Go("2026-12-08 09:00");
        await world.CollectAsync();
        Assert.Equal(2, (await PaidAsync(world)).Count);
        await world.AuditAsync();
    }

    [Fact]
    public async Task WhatIsUnderWayAtTheBank_isFinished()
    {
        var world = new World(conductOf: order => order.Id.Attempt == 1
            ? new BankConduct(PaymentConduct.SilentAfterEffect) : BankConduct.Good);
        await world.WithAsync(10_000_000);
        await world.CollectAsync();
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        await PauseAsync(world, "all");

        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.PumpAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Transfers);
        await world.AuditAsync();
    }

    [Fact]
    public async Task TwoPauses_holdUntilBothAreOver_andTheSameOneSentAgainIsOne()
    {
        var world = await WorldAsync();
        var all = await PauseAsync(world, "all");
        Assert.Equal(all, await PauseAsync(world, "all"));
        var village = await PauseAsync(world, "village:33.16.12.2010");
        Assert.NotEqual(all.Id, village.Id);
        await Desk(world).ResumeAsync(all.Id, "sudah selesai", "Budi", default);
        var again = await Desk(world).ResumeAsync(all.Id, "sekali lagi", "Sari", default);
        Assert.Equal("Budi", again!.Resumed!.By);

        await world.CollectAsync();

        Assert.Equal([World.CodeOf("2011")], await PaidAsync(world));
        Assert.Null(await Desk(world).ResumeAsync("000009", "tidak ada", "Budi", default));
    }

    [Fact]
    public async Task VillagePausedByItsFile_saysWhoAndWhy_besideThePauseOfAll()
    {
        var world = await WorldAsync();
        await world.PutAsync(Some.Village() with
        {
            Pause = new Pause("import", "pilkades", Some.Day("2026-12-01"), Some.Day("2026-12-10")),
        });
        await PauseAsync(world, "all");
        await world.CollectAsync();

        var items = (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.Paused).ToList();

        Assert.Equal(["paused~000001", $"paused~{Some.Code}"], items.Select(i => i.Key).Order(StringComparer.Ordinal));
        Assert.Contains(items, i => i.Why.English == "paused by import: pilkades; until 2026-12-10");
    }

    /// <summary>It is the payer who was paused; a code that the account had long before is another one.</summary>
    [Theory]
    [InlineData("village:33.16.12.2010", "2026-12", true)]
    [InlineData("district:33.16.12", "2027-01", true)]
    [InlineData("district:33.16.12", "2026-11", false)]
    [InlineData("district:33.16.13", "2027-01", false)]
    [InlineData("bank:lain", "2027-01", false)]
    public void Pause_goesOnForTheCodeThatFollows(string scope, string since, bool isStopped)
    {
        var order = new PauseOrder(
            1, PauseScope.Parse(scope), new Pause("Sari", "pilkades", Some.Day("2026-12-03"), null),
            Some.At("2026-12-03 09:00"));
        var village = Some.Village(VillageCode.Parse("33.16.17.2001"), PayMonth.Parse(since)) with
        {
            EarlierCodes = [Some.Code],
        };

        var applied = new PauseBook([order], [], 2).Apply(village, Some.Day("2027-01-04"));

        Assert.Equal(isStopped ? [order] : [], applied.StoppedBy);
    }

    [Fact]
    public async Task PauseOfTheOldCode_holdsTheNewOne_untilItIsResumed()
    {
        var world = await new World().WithAsync(10_000_000);
        var order = await PauseAsync(world, "village:33.16.12.2010");
        await world.PutAsync(Some.Village() with { Until = PayMonth.Parse("2026-11") });
        var next = World.CodeOf("2019");
        await world.PutAsync(Some.Village(next) with { Mandate = Some.Mandate() });
        await world.CollectAsync();

        var held = Assert.Single((await world.SheetAsync()).Bills);
        Assert.Equal((next, HoldReason.Paused), (held.Village, held.Hold));
        Assert.Equal([held.Id], Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Paused).Bills);

        await Desk(world).ResumeAsync(order.Id, "sudah selesai", "Budi", default);
        await world.CollectAsync();
        Assert.Equal([next], await PaidAsync(world));
    }

    [Theory]
    [InlineData("village:33.16.12.2999", "", "no village 33.16.12.2999")]
    [InlineData("district:33.16.13", "", "no district 33.16.13")]
    [InlineData("bank:lain", "", "expected one of the banks " + Some.Bank)]
    [InlineData("kabupaten", "", "scope: expected village:")]
    [InlineData("all:x", "", "scope: expected village:")]
    [InlineData("all", "2026-12-02", "until: expected a day from 2026-12-03 on")]
    [InlineData("all", "besok", "until: expected a day as yyyy-MM-dd")]
    public async Task WrongPause_isRefused_withWhatIsAccepted(string scope, string until, string named)
    {
        var world = await WorldAsync();

        var error = await Assert.ThrowsAsync<FormatException>(() => PauseAsync(world, scope, until: until));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Empty((await world.Registry.Pauses.ReadAsync(default)).Orders);
    }
}
