using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What of a stored version is still somebody's work once a later one counts.</summary>
public sealed class RuleVersionOverTests
{
    private const string Unreadable = "column Text00: expected text";

    private static string PlanOf(int attempts) => RuleDesk.Shipped(RuleFile.RetryPlan).Replace(
        "\"attemptsPerBill\": 60", $"\"attemptsPerBill\": {attempts}", StringComparison.Ordinal);

    private static async Task<RuleDesk> SpoiledAsync()
    {
        var desk = new RuleDesk();
        await desk.TakenAsync(RuleFile.RetryPlan, PlanOf(50));
        desk.Versions.Spoil(RuleFile.RetryPlan, 2, Unreadable);
        await desk.LaterAsync();
        return desk;
    }

    [Fact]
    public async Task C30_UnreadableVersion_isOver_onceAReplacingOneCounts_andStaysListed()
    {
        var desk = await SpoiledAsync();
        Assert.Single(desk.InForce.Now.VersionProblems);

        await desk.TakenAsync(RuleFile.RetryPlan, PlanOf(51));
        var rules = await desk.LaterAsync();

        Assert.Equal(3, rules.Versions[RuleFile.RetryPlan].Number);
        Assert.Empty(rules.VersionProblems);
        Assert.Contains(
            "version 2: cannot be read",
            Assert.Single(new RuleBook(await desk.Versions.ReadAsync(default)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C30_UnreadableVersion_staysWork_whileTheReplacingOneDoesNotCountYet()
    {
        var desk = await SpoiledAsync();

        await desk.TakenAsync(RuleFile.RetryPlan, PlanOf(51), from: "2026-12-20");

        Assert.Single((await desk.LaterAsync()).VersionProblems);
        Assert.Empty((await desk.LaterAsync(TimeSpan.FromDays(20))).VersionProblems);
    }

    [Fact]
    public async Task C30_BreakInTheChain_staysWork_whateverCountsAfterIt()
    {
        var desk = new RuleDesk();
        foreach (var attempts in (int[])[50, 51, 52])
        {
            await desk.TakenAsync(RuleFile.RetryPlan, PlanOf(attempts));
            await desk.LaterAsync();
        }

        var all = (await desk.Versions.ReadAsync(default)).OrderBy(v => v.Number).ToList();
        var rules = new RuleBook([all[0], all[2]]).On(Some.Day("2026-12-02"), Some.Rules());

        Assert.Contains(
            "was changed or taken out", Assert.Single(rules.VersionProblems), StringComparison.Ordinal);
    }
}
