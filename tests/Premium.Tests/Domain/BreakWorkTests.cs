using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What nightly reconciliations leave on the worklist, and tell, over several nights.</summary>
public sealed class BreakWorkTests
{
    private const string Account = "bank~1";

    private static readonly PayMonth November = Some.December.Plus(-1);

    private static readonly Break Missing = new(
        BreakKind.MissingAtBank, Some.Code, "REF1", new Rupiah(216_742), Rupiah.Zero);

    private static Task<World> WorldAsync(Func<bool>? isAway = null) => new World(
        "2026-12-03 20:00", faultOf: _ => isAway?.Invoke() == true ? DeliveryFault.Away : DeliveryFault.None)
        .WithAsync(10_000_000);

    /// <summary>With a statement of the village's account, or without and had last on the day named.</summary>
    private static Task NightAsync(
        World world, string at, PayMonth month, string? unreadSince, params Break[] breaks) => NightAsync(
        world, at, month, new ReconciliationResult(0, 0, breaks)
        {
            Accounts =
            [
                new AccountProof(
                    Account, [Some.Code], unreadSince is null,
                    unreadSince is null ? DateOnly.FromDateTime(Some.At(at).DateTime) : Some.Day(unreadSince)),
            ],
        });

    /// <summary>Null where the district did not report.</summary>
    private static async Task NightAsync(World world, string at, PayMonth month, ReconciliationResult? found)
    {
        world.Go(at);
        var now = world.Time.GetUtcNow();
        var run = new Run(
            $"reconcile~{at[..10]}~33.16~{month}", RunPurpose.Reconcile, "33.16", now, RunState.Open, new Tally(),
            Bank: Some.Bank, PayMonth: month);
        await world.Ledger.OpenRunAsync(run, [Some.District], default);
        if (found is not null)
        {
            await world.Ledger.ReportAsync(
                run.Id, DistrictReport.Pending(Some.District) with { Tally = new Tally(), Reconciliation = found },
                default);
        }

        await world.Ledger.CloseRunAsync(
            run with { State = found is null ? RunState.Red : RunState.Green, ClosedAt = now }, default);
    }

    private static async Task<IReadOnlyList<WorkItem>> ItemsAsync(World world, WorkKind kind) =>
        [.. (await world.ItemsAsync()).Where(i => i.Kind == kind)];

    private static IReadOnlyList<string> Told(World world) =>
    [
        .. world.Mail.Messages.Where(m => m.Id.StartsWith("work-break-", StringComparison.Ordinal))
            .Select(m => m.Body),
    ];

    [Fact]
    public async Task C24_Break_isAsOldAsItIsKnown_andToldOnce_howeverManyNightsShowIt()
    {
        var world = await WorldAsync();
        foreach (var day in new[] { "2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06" })
        {
            await NightAsync(world, $"{day} 20:30", Some.December, unreadSince: null, Missing);
            await world.TellAsync();
        }

        Assert.Single(Told(world));
        Assert.Equal(Some.At("2026-12-03 20:30"), Assert.Single(await ItemsAsync(world, WorkKinds.Break)).Since);
    }

    [Fact]
    public async Task C24_Break_staysWhileNobodyLooks_andGoesWhenAStatementIsClean()
    {
        var world = await WorldAsync();
        await NightAsync(world, "2026-12-03 20:30", Some.December, unreadSince: null, Missing);
        await world.TellAsync();
        foreach (var day in new[] { "2026-12-04", "2026-12-05" })
        {
            await NightAsync(world, $"{day} 20:30", Some.December, unreadSince: "2026-12-03");
            await world.TellAsync();
            Assert.Single(await ItemsAsync(world, WorkKinds.Break));
        }

        await NightAsync(world, "2026-12-06 20:30", Some.December, found: null);
        await world.TellAsync();
        Assert.Single(await ItemsAsync(world, WorkKinds.Break));
        Assert.Single(Told(world));

        await NightAsync(world, "2026-12-07 20:30", Some.December, unreadSince: null);
        Assert.Empty(await ItemsAsync(world, WorkKinds.Break));
    }

    /// <summary>November was reconciled for the last time while its statements failed; December reads them.</summary>
    [Theory]
    [InlineData("2026-12-05", 1)]
    [InlineData("2026-12-06", 0)]
    public async Task C14_AccountOfAMonthThatIsOver_isProvenByAYoungerMonthsStatement_ofALaterDay(string day, int items)
    {
        var world = await WorldAsync();
        await NightAsync(world, "2026-12-05 20:30", November, unreadSince: "2026-12-04");
        await NightAsync(world, $"{day} 20:31", Some.December, unreadSince: null);

        Assert.Equal(items, (await ItemsAsync(world, WorkKinds.NoStatement)).Count);
    }

    /// <summary>The mail server was away over night: what is over is not told, what is not is told once.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task C23_GraveNewsThatWaitedOverNight_isToldAsItStandsInTheMorning(bool isStillThere, int mails)
    {
        var isAway = true;
        var world = await WorldAsync(() => isAway);
        await NightAsync(world, "2026-12-14 21:00", Some.December, unreadSince: null, Missing);
        await world.TellAsync();
        await NightAsync(world, "2026-12-15 04:00", Some.December, unreadSince: null, isStillThere ? [Missing] : []);
        isAway = false;
        for (var tick = 0; tick < 4; tick++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(30));
            await world.TellAsync();
        }

        Assert.Equal(mails, Told(world).Count);
        Assert.All(Told(world), body => Assert.StartsWith(
            "Selisih dengan bank, Selasa, 15 Desember 2026.", body, StringComparison.Ordinal));
        Assert.DoesNotContain(
            (await world.Notices.WaitingAsync(default)).All, n => n.Id.StartsWith("work-", StringComparison.Ordinal));
    }
}
