using Premium.Domain;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>A quarter of a village that never pays, as its people hear of it.</summary>
public sealed class PlayVerbTests
{
    private static readonly PlayOptions Quarter = new(
        VillageCode.Parse("33.16.13.2018"), new DateOnly(2026, 11, 1), new DateOnly(2027, 4, 30));

    [Fact]
    public async Task MissedQuarter_tellsEachStageOnce_toTheRightPeople()
    {
        var (code, text) = await PlayAsync(Quarter);

        Assert.Equal(0, code);
        Assert.Equal(
            await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "Local/Approved/missed-quarter.txt")), text);
    }

    [Fact]
    public async Task WeekWithoutSystem_isFollowedByTheCurrentStage_once()
    {
        var (code, text) = await PlayAsync(Quarter with { OutageFrom = new DateOnly(2026, 11, 9) });

        Assert.Equal(0, code);
        Assert.EndsWith(" skipped=0 doubled=0\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^2026-11-(09|1[0-5])", text);
        Assert.Contains("2026-11-16 06:30", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VillageThatIsNone_isNamed() => Assert.Contains(
        "33.16.13.2999",
        (await Assert.ThrowsAsync<ArgumentException>(
            () => PlayAsync(Quarter with { Village = VillageCode.Parse("33.16.13.2999") }))).Message,
        StringComparison.Ordinal);

    private static async Task<(int Code, string Text)> PlayAsync(PlayOptions options)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await PlayVerb.RunAsync(options, output, default);
        return (code, output.ToString());
    }
}
