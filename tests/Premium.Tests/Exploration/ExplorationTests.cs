using System.Globalization;
using Xunit.Abstractions;

namespace Premium.Tests.Exploration;

/// <summary>
/// Workers, admins, reconciliations and senders meet over one bill, in the orders that so many preemptions allow: all
/// of them with <c>EXPLORE=all</c>, else a quarter of those with most preemptions.
/// </summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Scenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Incident", "getlago/lago #5708")]
    public void Automatic_andManual_onOneBill_debitItOnce(string name)
    {
        var scenario = Scenarios.All[name];

        var exploration = scenario.ExploreInSuite();

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {exploration.Count:N0} schedules ({string.Join(" + ", exploration.Schedules)} with 0, 1, ... " +
            $"preemptions), {exploration.Steps:N0} steps"));
        Assert.True(exploration.Breach is null, exploration.Breach?.ToString());
        Assert.True(exploration.IsComplete, "The exploration stopped before its bound.");
        Assert.True(exploration.Schedules.All(s => s > 0), "A bound without schedules explores nothing.");
    }
}
