using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Local;

/// <summary>Of a local installation: bank twin, app and import of the sample ask for them at the same time.</summary>
public sealed class SampleKeysTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-keys-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AllWhoAskAtOnce_haveTheSameKeys_alsoLater()
    {
        using var start = new Barrier(8);
        var keys = await Task.WhenAll(Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return SampleKeys.In(folder.FullName);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(keys, k => Assert.Equal(SampleKeys.In(folder.FullName), k));
        Assert.Single(folder.GetFiles());
    }
}
