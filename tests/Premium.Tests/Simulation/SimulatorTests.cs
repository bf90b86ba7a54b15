using System.Security.Cryptography;
using System.Text;
using Premium.Verification.Simulation;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Simulation;

[CollectionDefinition(nameof(SimulatorTests), DisableParallelization = true)]
public sealed class TimeZoneOfTheProcess;

/// <summary>Alone in the process: one test moves its time zone.</summary>
[Collection(nameof(SimulatorTests))]
public sealed class SimulatorTests
{
    [Fact]
    public void SameSeed_givesTheSameEvents_toTheByte()
    {
        var first = Events(seed: 7);
        var second = Events(seed: 7);

        Assert.True(first.Length > 10_000, "The simulation hardly did anything.");
        Assert.Equal(Hash(first), Hash(second));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/Los_Angeles")]
    public void SameSeed_inAnotherTimeZone_givesTheSameEvents(string zone)
    {
        var here = Hash(Events(seed: 8));
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();

            Assert.Equal(zone, TimeZoneInfo.Local.Id);
            Assert.Equal(here, Hash(Events(seed: 8)));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void AnotherSeed_givesOtherEvents() => Assert.NotEqual(Hash(Events(seed: 7)), Hash(Events(seed: 9)));

    /// <summary>Rule 12: an engine with chance of its own is found by the bytes.</summary>
    [Fact]
    public void EngineWithItsOwnChance_givesOtherEvents_forTheSameSeed()
    {
        var own = new Random(1);
        EngineParts Alter(EngineParts parts) => parts with
        {
            Rules = parts.Rules with { AlertPatience = TimeSpan.FromSeconds(own.Next(1, 600)) },
        };

        Assert.NotEqual(Hash(Events(seed: 7, Alter)), Hash(Events(seed: 7, Alter)));
    }

    [Fact]
    public void WithoutFaults_noneAreCounted_andNothingBreaks()
    {
        var result = new Simulator(new SimulationPlan(months: 3, villages: 20, FaultLevel.None), seed: 1).Run();

        Assert.Null(result.Breach);
        Assert.Equal(0, result.Faults);
        Assert.Equal(60, result.VillageMonths);
    }

    private static string Events(int seed, Func<EngineParts, EngineParts>? alter = null)
    {
        using var all = new StringWriter();
        var result = new Simulator(
            new SimulationPlan(months: 2, villages: 20, FaultLevel.Many), seed, alter, all).Run();
        Assert.Null(result.Breach);
        return all.ToString();
    }

    private static string Hash(string events) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(events)));
}
