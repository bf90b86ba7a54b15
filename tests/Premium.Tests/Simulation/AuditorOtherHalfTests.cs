using Xunit.Abstractions;

namespace Premium.Tests.Simulation;

/// <summary>The other half of the defects of <see cref="AuditorTests"/>, on another core.</summary>
public sealed class AuditorOtherHalfTests(ITestOutputHelper output)
{
    public static TheoryData<string> Defects => AuditorTests.Part(1);

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_isFound_andNamesItsRule(string defect) => AuditorTests.CheckFound(defect, output);
}
