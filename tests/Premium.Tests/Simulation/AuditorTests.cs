using System.Globalization;
using Premium.Verification.Simulation.Defects;
using Xunit.Abstractions;

namespace Premium.Tests.Simulation;

/// <summary>
/// An auditor that never finds anything proves nothing: of each rule one defect must be found, and soon; all of them
/// are the verb <c>defects</c>. On the same few seeds the engine without a defect holds every rule, so that what is
/// found is the defect.
/// </summary>
public sealed class AuditorTests(ITestOutputHelper output)
{
    public static TheoryData<string> Defects =>
        [.. BrokenEngines.All.GroupBy(d => d.Value.Rules[0]).Select(rule => rule.First().Key)];

    public static TheoryData<string> Plays => [.. DefectPlays.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_isFound_andNamesItsRule(string defect)
    {
        var found = DefectPlays.Find(defect);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{defect}: rule {found.Breach?.Rule ?? "none"}, {found.Play.Name}, at most " +
            $"{found.VillageMonths:N0} village-months, {found.Breach?.Text}"));
        Assert.NotNull(found.Breach);
        Assert.Contains(found.Breach.Rule, BrokenEngines.All[defect].Rules);
        Assert.Null(DefectPlays.AsItIs(found.Play).Breach);
    }

    [Fact]
    public void Defects_thatAPlayIsSaidToShow_areThereOnce()
    {
        var named = DefectPlays.All.SelectMany(p => p.Shows).ToList();

        Assert.Empty(named.Except(BrokenEngines.All.Keys));
        Assert.Distinct(named);
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public void TheEngineAsItIs_holdsEveryRule_inTheSamePlays(string name)
    {
        var result = DefectPlays.AsItIs(DefectPlays.All.Single(p => p.Name == name));

        Assert.True(result.Faults > 100, $"The play {name} had only {result.Faults} faults.");
        Assert.Null(result.Breach);
    }
}
