using Xunit.Abstractions;

namespace Premium.Tests.Exploration;

/// <summary>An exploration that never finds anything proves nothing.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Defects.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Defect_isFound_inItsSimplestSchedule_whichShowsItAgain(string name)
    {
        var defect = Defects.All[name];
        var scenario = Scenarios.All[defect.Scenario] with { Alter = defect.Alter };

        var exploration = scenario.Explore();

        output.WriteLine($"{name}, after {exploration.Count} schedules:{Environment.NewLine}{exploration.Breach}");
        Assert.NotNull(exploration.Breach);
        Assert.Contains(defect.Seen, exploration.Breach.What, StringComparison.Ordinal);
        Assert.Equal(defect.Preemptions, exploration.Breach.Schedule.Preemptions);
        Assert.Equal(exploration.Breach.What, scenario.Play(Schedule.Replay(exploration.Breach.Schedule.Numbers)));
    }
}
