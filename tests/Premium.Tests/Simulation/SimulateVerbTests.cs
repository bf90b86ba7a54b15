using Premium.Verification.Simulation;

namespace Premium.Tests.Simulation;

public sealed class SimulateVerbTests
{
    [Fact]
    public async Task Smoke_endsWithTheCounts_andNoBreach()
    {
        using var output = new StringWriter();

        var code = await SimulateVerb.RunAsync(
            SimulateOptions.Parse(
                ["--seed", "1", "--seeds", "2", "--months", "2", "--villages", "12", "--faults", "many"]),
            output,
            default);

        Assert.Equal(0, code);
        Assert.Matches(
            @"^simulated 48 village-months, [1-9][0-9,]* faults injected, 0 breaches\s*$", output.ToString());
    }

    [Fact]
    public async Task Stop_endsItWithinASeed()
    {
        using var output = new StringWriter();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SimulateVerb.RunAsync(
            SimulateOptions.Parse(["--seeds", "1", "--months", "1", "--villages", "1"]),
            output,
            new CancellationToken(canceled: true)));
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData("--seeds")]
    [InlineData("--seeds", "0")]
    [InlineData("--months", "-1")]
    [InlineData("--villages", "many")]
    [InlineData("--faults", "all")]
    [InlineData("--speed", "1")]
    [InlineData("--log", "events.txt", "--seeds", "2")]
    public void Option_thatMakesNoSense_isNamed(params string[] arguments) => Assert.Contains(
        arguments[0],
        Assert.Throws<ArgumentException>(() => SimulateOptions.Parse(arguments)).Message,
        StringComparison.Ordinal);
}
