using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The collection of 3 December at 08:00 does not begin; runs are checked every five minutes.</summary>
public sealed class TimersTests
{
    private static readonly DateTimeOffset Now = Some.At("2026-12-03 14:00");

    private static readonly Settings Settings = Settings.Read(GoodSettings.With(
        new("Regency", "33.16"), new("CollectSchedule", "0 0 8 * * *"), new("WatchSchedule", "0 0 8 * * *"),
        new("ReconcileSchedule", "0 0 8 * * *")));

    [Fact]
    public async Task Check_alarms() => Assert.Equal(3, await AlarmsAsync(new TimerInfo()));

    [Fact]
    public async Task Check_pastDueAfterAnOutage_leavesItToTheNext_becauseAllTimersArePastDue() =>
        Assert.Equal(0, await AlarmsAsync(PastDue(Now.AddHours(-7))));

    [Fact]
    public async Task Check_pastDueForTheFirstTime_leavesItToTheNext() =>
        Assert.Equal(0, await AlarmsAsync(new TimerInfo { IsPastDue = true }));

    [Fact]
    public async Task Check_aLittlePastDue_onAHostThatSleepsBetweenTimers_alarms() =>
        Assert.Equal(3, await AlarmsAsync(PastDue(Now.AddMinutes(-5))));

    private static TimerInfo PastDue(DateTimeOffset last) => new()
    {
        IsPastDue = true,
        ScheduleStatus = new ScheduleStatus { Last = last.UtcDateTime },
    };

    private static async Task<int> AlarmsAsync(TimerInfo timer)
    {
        var world = await new World("2026-12-02 08:00").WithAsync(10_000_000);
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        world.Time.SetUtcNow(Now.ToUniversalTime());
        var alarm = new AlarmMissedRuns(
            world.Ledger,
            world.Notices,
            world.Operations(),
            Settings.Schedule(TimeZoneInfo.CreateCustomTimeZone("WIB", TimeSpan.FromHours(7), "WIB", "WIB")),
            new ProcessStart(DateTimeOffset.MinValue),
            world.Rules,
            world.Time,
            NullLogger<AlarmMissedRuns>.Instance);
        var tell = new TellWorklist(world.Worklist(), world.Operations(), world.Rules, world.Time);
        var reconcile = new StartReconciliations(
            world.StartRun(), world.Registry, world.Ledger, world.Rules, world.Time);
        var forget = new ForgetDryRuns(
            new InMemoryImports(), new ImportPolicy(), world.Time, NullLogger<ForgetDryRuns>.Instance);
        var done = new Notice("work-old-1A", Now.AddDays(-93), "Perlu diperiksa", "...") { IsDone = true };
        await world.Notices.PutAsync(done, default);
        var account = await TestStorage.AccountAsync();
        await DeskRows.BeginAsync(account, "sari", "old", "body", world.Time.GetUtcNow().AddDays(-3), default);
        var poison = account.Queue(WakeQueues.Districts + "-poison");
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("set aside", timeToLive: TimeSpan.FromDays(1));
        await new Timers(
            world.StartRun(), world.CloseRuns(), alarm, tell, world.Remittances(), world.Advance(), forget,
            new ForgetNotices(world.Notices, world.Time, NullLogger<ForgetNotices>.Instance), world.CheckRows(),
            new SameRequest(account, world.Time), reconcile, new PoisonQueues(account, TimeProvider.System), Settings,
            world.Time)
            .CheckRuns(timer, default);
        Assert.Null(await world.Notices.FindAsync(done.Id, default));
        Assert.Equal(9999, Assert.Single((await poison.PeekMessagesAsync()).Value).ExpiresOn!.Value.Year);
        Assert.Null(await DeskRows.BeginAsync(account, "sari", "old", "another", world.Time.GetUtcNow(), default));
        Assert.Equal(1, world.UnreadRows.Looks);
        return world.Mail.Messages.Count(m => m.Id.StartsWith("missed-", StringComparison.Ordinal));
    }
}
