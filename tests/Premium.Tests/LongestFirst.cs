using Premium.Tests;
using Premium.Tests.Browser;
using Premium.Tests.CrashPoints;
using Premium.Tests.Exploration;
using Premium.Tests.Local;
using Premium.Tests.Simulation;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(LongestFirst.TypeName, LongestFirst.AssemblyName)]

namespace Premium.Tests;

/// <summary>What takes longest begins first, so that no core waits for it in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public const string TypeName = "Premium.Tests.LongestFirst";
    public const string AssemblyName = "Premium.Tests";

    private static readonly string[] Long =
    [
        nameof(AuditorTests), nameof(ExplorationTests), nameof(RestartTests),
        nameof(HostileHourTests), nameof(CrashPointsTests), nameof(FaultKindTests), nameof(RotateKeysTests),
        DeskCollection.Name,
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections
            .OrderBy(c => Array.FindIndex(Long, name => IsNamed(c, name)) is >= 0 and var at ? at : Long.Length)
            .ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    private static bool IsNamed(ITestCollection collection, string name) =>
        collection.DisplayName == name || collection.DisplayName.EndsWith('.' + name, StringComparison.Ordinal);
}
