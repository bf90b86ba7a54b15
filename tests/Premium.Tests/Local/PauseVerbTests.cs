using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary><c>-- pause</c> and <c>-- resume</c> as somebody runs them on an account.</summary>
public sealed class PauseVerbTests
{
    [Fact]
    public async Task Pause_stopsTheVillage_untilResume()
    {
        var settings = await TestStorage.SettingsAsync();
        var registry = new TableRegistry(new StorageAccount(settings));
        await new StorageAccount(settings).PrepareAsync(default);
        await registry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);

        var options = new PauseOptions
        {
            Source = new StorageSource(null, settings),
            What = $"village:{Some.Code}",
            Reason = "pemilihan desa",
            Until = "2026-12-10",
            By = "Sari",
            Today = new DateOnly(2026, 12, 3),
        };
        var clock = LocalClock.At(options.Today, Calendar.Shipped());
        var output = new StringWriter();
        Assert.Equal(0, await PauseVerb.PauseAsync(options, clock, output, default));
        Assert.EndsWith(
            $"pause: pause=000001 scope=village:{Some.Code} by=Sari", output.ToString().TrimEnd(),
            StringComparison.Ordinal);
        Assert.Contains(
            $"000001 village:{Some.Code} from 2026-12-03 until 2026-12-10 by Sari: pemilihan desa",
            output.ToString(), StringComparison.Ordinal);
        var register = await registry.DistrictAsync(Some.District, default);
        Assert.Single(Assert.Single(register.On(Some.Day("2026-12-10")).Villages).StoppedBy);
        Assert.Empty(Assert.Single(register.On(Some.Day("2026-12-11")).Villages).StoppedBy);

        Assert.Equal(0, await PauseVerb.ResumeAsync(options with { What = "000001" }, clock, output, default));
        Assert.EndsWith("by=Sari", output.ToString().TrimEnd(), StringComparison.Ordinal);
        register = await registry.DistrictAsync(Some.District, default);
        Assert.Empty(Assert.Single(register.On(Some.Day("2026-12-10")).Villages).StoppedBy);
        Assert.Equal(1, await PauseVerb.ResumeAsync(options with { What = "7" }, clock, output, default));
    }

    [Fact]
    public async Task Refused_saysWhatIsAccepted()
    {
        var settings = await TestStorage.SettingsAsync();
        var options = new PauseOptions
        {
            Source = new StorageSource(null, settings),
            What = "semua",
            Reason = "pemilihan desa",
            By = "Sari",
        };

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => PauseVerb.PauseAsync(options, TimeProvider.System, TextWriter.Null, default));

        Assert.Contains("scope: expected village:", error.Message, StringComparison.Ordinal);
    }
}
