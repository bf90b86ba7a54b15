using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>The local host of a part of the nation.</summary>
public sealed class LocalPartsTests
{
    [Fact]
    public async Task DeskAndTimers_areOfARegencyThatIsThere()
    {
        var folder = Directory.CreateTempSubdirectory("premium-nation-");
        try
        {
            await using var parts = await LocalParts.StartAsync(
                new LocalOptions { Once = true, Villages = 2, Data = folder.FullName, Today = new(2026, 12, 3) },
                CancellationToken.None);

            Assert.Equal(parts.Districts[0].Code.Regency, parts.Get<PremiumFunctions.Settings>().Regency);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
