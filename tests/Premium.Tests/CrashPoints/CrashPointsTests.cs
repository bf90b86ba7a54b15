using Premium.Verification.CrashPoints;

namespace Premium.Tests.CrashPoints;

/// <summary>
/// A few crash points of a tiny regency, each a real process that really is killed. All of them:
/// <c>dotnet run --project tests/Premium.Verification -- crash-points</c>.
/// </summary>
[Trait("Incident", "Lerian Matcher CHAOS-08")]
public sealed class CrashPointsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-crash-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task KilledWhereItHurtsMost_andStartedAgain_endsAsIfNothingHadHappened()
    {
        await using var trial = await CrashTrial.StartAsync(
            new CrashOptions { Villages = 2, Data = folder.FullName }, lanes: 1, CancellationToken.None);
        var calls = trial.Calm.Calls;
        Assert.Contains("phone POST messages", calls);
        CrashPoint Nth(string name, CrashMoment moment, int nth = 1) => new(
            calls.Index().Where(c => c.Item == name).ElementAt(nth - 1).Index + 1, moment);
        IReadOnlyList<IReadOnlyList<CrashPoint>> points =
        [
            // The run is open and has no districts yet.
            [Nth("storage POST runs", CrashMoment.After)],
            // The money is gone and nobody knows; the next process dies early, too.
            [Nth("bank POST transfer-intrabank", CrashMoment.After), new CrashPoint(5, CrashMoment.Before)],
            // The treasurer has the mail and the table does not say so.
            [Nth("mail send", CrashMoment.After)],
            // The phone has it, and the table says only that it may.
            [Nth("phone POST messages", CrashMoment.After)],
            // Nobody gets this far, and what was not tried must not pass for tried.
            [new CrashPoint(1_000_000, CrashMoment.Before)],
        ];

        var verdicts = new List<CrashVerdict>();
        await foreach (var verdict in trial.VerdictsAsync(points, CancellationToken.None))
        {
            verdicts.Add(verdict);
        }

        Assert.Equal(points, verdicts.Select(v => v.Points));
        Assert.Equal([1, 2, 1, 1, 0], verdicts.Select(v => v.Deaths.Count));
        Assert.Empty(verdicts.SkipLast(1).SelectMany(v => v.Findings));
        Assert.All(verdicts.SelectMany(v => v.Told), t => Assert.Equal(1, t.Times));
        Assert.All(verdicts, v => Assert.Contains(v.Told, t => t.ByPhone == 1));
        Assert.Equal(
            new CrashFinding(CrashFault.Unexplained, "call 1000000, before it: was not reached"),
            Assert.Single(verdicts[^1].Findings));
    }

    [Theory]
    [InlineData("--villages", "0")]
    [InlineData("--villages", "15")]
    [InlineData("--today", "tomorrow")]
    [InlineData("--faults", "all")]
    [InlineData("--moments", "never")]
    [InlineData("--from", "0")]
    [InlineData("--from", "3", "--to", "2")]
    [InlineData("--reserved-ahead", "9")]
    [InlineData("--data")]
    [InlineData("--fast")]
    public void WrongOption_isNamed(params string[] arguments) => Assert.Contains(
        arguments[^Math.Min(2, arguments.Length)],
        Assert.Throws<ArgumentException>(() => CrashOptions.Parse(arguments)).Message,
        StringComparison.Ordinal);
}
