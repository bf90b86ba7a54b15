using Premium.Verification.Fuzzing;

namespace Premium.Tests.Spreadsheets;

/// <summary>A short run of what <c>Premium.Verification fuzz</c> does for as long as one likes.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task BrokenFiles_giveEntriesOrARefusal_andNothingElse()
    {
        const int Inputs = 400;
        var run = new FuzzRun(await FuzzSeeds.MakeAsync(CancellationToken.None), seed: 1);
        var crashes = new List<string>();
        while (run.Inputs < Inputs)
        {
            run.Next(crashes.Add);
        }

        Assert.Empty(crashes);
        // Were every input refused at its first byte, the run would show nothing.
        Assert.InRange(run.Taken, Inputs / 10, Inputs);
    }
}
