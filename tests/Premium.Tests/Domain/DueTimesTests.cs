using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.Tests.Functions;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Domain;

/// <summary>Which hours the dead-man switch asks for, where schedules change and processes come and go.</summary>
public sealed class DueTimesTests
{
    private const string Missed1430 = "collect~2026-12-03~33.16~missed-1430";

    private static readonly RunSchedule Old = Collecting("0 30 6,11 * * *");
    private static readonly RunSchedule New = Collecting("0 30 6,11,14 * * *");

    /// <summary>Nothing else is due in December.</summary>
    private static RunSchedule Collecting(string cron) => Settings.Read(GoodSettings.With(
        new("CollectSchedule", cron), new("WatchSchedule", "0 0 0 1 6 *"), new("ReconcileSchedule", "0 0 0 1 6 *")))
        .Schedule(TimeZoneInfo.CreateCustomTimeZone("WIB", TimeSpan.FromHours(7), "WIB", "WIB"));

    private static async Task<IEnumerable<string>> CheckAsync(
        World world, string at, RunSchedule schedule, string? processStart = null)
    {
        GoTo(world, at);
        var process = processStart is null ? DateTimeOffset.MinValue : At(processStart);
        var missed = await new AlarmMissedRuns(
            world.Ledger, world.Notices, world.Operations(), schedule, new ProcessStart(process), world.Rules,
            world.Time, NullLogger<AlarmMissedRuns>.Instance)
            .RunAsync("33.16", default);
        return missed.Select(r => r.Id);
    }

    /// <param name="time">With seconds, where they matter.</param>
    private static DateTimeOffset At(string time) =>
        Some.At(time[..16]).AddSeconds(time.Length > 16 ? int.Parse(time[17..], CultureInfo.InvariantCulture) : 0);

    private static void GoTo(World world, string at) => world.Time.SetUtcNow(At(at).ToUniversalTime());

    private static async Task RunAsync(World world, string at)
    {
        GoTo(world, at);
        var run = await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.Ledger.CloseRunAsync(
            run with { State = RunState.Green, ClosedAt = world.Time.GetUtcNow() }, default);
    }

    /// <summary>Both hours of the old schedule have run by noon, and checks saw them.</summary>
    private static async Task<World> ByNoonAsync()
    {
        var world = await new World("2026-12-02 11:30").WithAsync(10_000_000);
        await RunAsync(world, "2026-12-02 11:30");
        await RunAsync(world, "2026-12-03 06:30");
        await RunAsync(world, "2026-12-03 11:30");
        Assert.Empty(await CheckAsync(world, "2026-12-03 12:00", Old));
        return world;
    }

    [Fact]
    public async Task ScheduleWithAnEarlierHour_hasMissedNothing_andIsAskedForItTheNextDay()
    {
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, "2026-12-03 14:45", Old));
        Assert.Empty(await CheckAsync(world, "2026-12-03 15:00", New));
        Assert.Empty(await CheckAsync(world, "2026-12-03 15:15", New));
        Assert.Empty(world.Mail.Messages);

        await RunAsync(world, "2026-12-04 06:30");
        await RunAsync(world, "2026-12-04 11:30");
        Assert.Empty(await CheckAsync(world, "2026-12-04 14:45", New));
        Assert.Equal(
            ["collect~2026-12-04~33.16~missed-1430"], await CheckAsync(world, "2026-12-04 15:00", New));
    }

    [Fact]
    public async Task OutageRightAfterAChangeOfTheSchedule_isTold()
    {
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, "2026-12-03 14:15", Old));
        Assert.Equal([Missed1430], await CheckAsync(world, "2026-12-03 18:00", New));
    }

    [Fact]
    public async Task HourOfTheScheduleBefore_missedJustBeforeTheChange_isTold()
    {
        var world = await new World("2026-12-02 11:30").WithAsync(10_000_000);
        await RunAsync(world, "2026-12-02 11:30");
        await RunAsync(world, "2026-12-03 06:30");
        Assert.Empty(await CheckAsync(world, "2026-12-03 11:45", Old));
        var other = Collecting("0 30 14 * * *");
        Assert.Equal(["collect~2026-12-03~33.16~missed-1130"], await CheckAsync(world, "2026-12-03 12:00", other));
        Assert.Empty(await CheckAsync(world, "2026-12-03 12:15", other));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"CheckedAt":"2026-12-03T14:45:00+07:00","Dues":[null]}""")]
    [InlineData("""{"CheckedAt":"2026-12-03T14:45:00+07:00","Dues":[{"At":"rubbish"}]}""")]
    [InlineData("""{"CheckedAt":"2026-12-03T15:02:00+07:00","Dues":[]}""")]
    public async Task MarkThatIsMissing_orUnreadable_orAhead_countsEveryHour(string? body)
    {
        var world = await new World("2026-12-03 11:30").WithAsync(10_000_000);
        await RunAsync(world, "2026-12-03 11:30");
        if (body is not null)
        {
            await world.Notices.PutAsync(
                new Notice("due-33.16", At("2026-12-03 14:45"), "", body) { IsDone = true }, default);
        }

        Assert.Equal([Missed1430], await CheckAsync(world, "2026-12-03 15:00", New, "2026-12-03 15:00"));
    }

    [Fact]
    public async Task Mark_isNoMessage_andIsForgottenByNobodyWhoChecks()
    {
        var world = await ByNoonAsync();
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
        GoTo(world, "2026-12-03 13:00");
        await new ForgetNotices(world.Notices, world.Time, NullLogger<ForgetNotices>.Instance).RunAsync(default);
        Assert.NotNull(await world.Notices.FindAsync("due-33.16", default));
    }

    /// <summary>The firing is past due, and a timer that comes every ten seconds does not know that it is.</summary>
    [Fact]
    public async Task ProcessThatComesUp_letsWhatWasMissedBegin()
    {
        const string Start = "2026-12-03 18:00";
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, Start, New, Start));
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:00:10", New, Start));
        await RunAsync(world, "2026-12-03 18:00:15");
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:02", New, Start));
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:15", New, Start));
        Assert.Empty(world.Mail.Messages);
    }

    [Fact]
    public async Task ProcessThatComesUp_andBeginsNothing_isToldAfterTwoMinutes()
    {
        const string Start = "2026-12-03 18:00";
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, Start, New, Start));
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:01:50", New, Start));
        Assert.Equal([Missed1430], await CheckAsync(world, "2026-12-03 18:02", New, Start));
    }

    [Fact]
    public async Task AppThatRestartsEveryMinute_isToldAfterTwoMinutes()
    {
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:00", New, "2026-12-03 18:00"));
        Assert.Empty(await CheckAsync(world, "2026-12-03 18:01", New, "2026-12-03 18:01"));
        Assert.Equal([Missed1430], await CheckAsync(world, "2026-12-03 18:02", New, "2026-12-03 18:02"));
    }

    /// <summary>A check saw it come while a process was up: whoever restarts then does not begin it.</summary>
    [Fact]
    public async Task HourThatCameBeforeTheRestart_isToldAtOnce()
    {
        var world = await ByNoonAsync();
        Assert.Empty(await CheckAsync(world, "2026-12-03 14:45", New));
        Assert.Equal([Missed1430], await CheckAsync(world, "2026-12-03 15:00", New, "2026-12-03 15:00"));
    }
}
