using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary><c>-- mute</c> and <c>-- unmute</c> as somebody runs them on an account.</summary>
public sealed class MuteVerbTests
{
    [Fact]
    public async Task Mute_lastsUntilItIsEnded_andWithoutAnEndItIsRefused()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareTablesAsync(default);
        await new TableRegistry(account).ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        var options = Options(new StorageSource(null, settings));
        var clock = LocalClock.At(options.Today, Calendar.Shipped());
        var output = new StringWriter();
        async Task<Mute?> InForceAsync() => (await new TableReplies(account).DistrictAsync(Some.District, default))
            .MuteOf(Some.Code, Some.Day("2026-12-10"));

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => MuteVerb.MuteAsync(options with { Until = "" }, clock, output, default));
        Assert.StartsWith("until: expected a day from 2026-12-03", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await MuteVerb.MuteAsync(options, clock, output, default));
        Assert.Equal("kantor desa pindah", (await InForceAsync())?.Reason);
        var end = options with { What = $"{Some.Code}~000001" };
        Assert.Equal(0, await MuteVerb.EndAsync(end, clock, output, default));
        Assert.Null(await InForceAsync());
        Assert.Equal(1, await MuteVerb.EndAsync(end with { What = "7" }, clock, output, default));
        Assert.Equal(
            [
                $"mute: mute={Some.Code}~000001 until=2026-12-10 by=Sari", $"unmute: mute={Some.Code}~000001 by=Sari",
                "There is no mute '7'.",
            ],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>As with a role on the tables alone: what waited is told the next morning.</summary>
    [Fact]
    public async Task TablesAlone_areEnough()
    {
        var settings = await TestStorage.SettingsAsync();
        settings = settings with
        {
            ConnectionString = string.Join(';', settings.ConnectionString.Split(';').Select(part =>
                part.StartsWith("QueueEndpoint=", StringComparison.Ordinal)
                    ? "QueueEndpoint=http://127.0.0.1:1/none"
                    : part)),
        };
        var account = new StorageAccount(settings);
        await account.PrepareTablesAsync(default);
        var world = new World
        {
            UseLedger = new TableLedger(account, "test"),
            UseRegistry = new TableRegistry(account),
        };
        await world.UseRegistry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        var options = Options(new StorageSource(null, settings) { HasQueues = false });
        var clock = LocalClock.At(options.Today, Calendar.Shipped());
        await world.Replies.MuteAsync(
            new Mute(
                Some.Code, 1, "Sari", "pindah", Some.Day("2026-12-03"), Some.Day("2026-12-10"),
                world.Time.GetUtcNow()),
            default);
        await world.CollectAsync();
        await world.SendAsync();
        var sheet = (await world.UseLedger.SheetsAsync(Some.District, Some.December, Some.December, default))[0];
        Assert.Contains(sheet.Alerts, a => a.IsPutOff);

        Assert.Equal(0, await MuteVerb.MuteAsync(options, clock, TextWriter.Null, default));
        Assert.Equal(0, await MuteVerb.EndAsync(
            options with { What = $"{Some.Code}~000001" }, clock, TextWriter.Null, default));
        Assert.NotNull(Assert.Single(
            (await new TableReplies(account).DistrictAsync(Some.District, default)).Mutes).Ended);
    }

    [Theory]
    [InlineData("", false, "https://a.table.example")]
    [InlineData("https://a.queue.example", true, "https://a.queue.example")]
    public void QueuesOfAnAccount_areKnownWhereTheyAreNamed(string named, bool isKnown, string uri)
    {
        var source = StorageSource.Of(null, null, name => name switch
        {
            "Storage__TableUri" => "https://a.table.example",
            "Storage__QueueUri" => named,
            _ => null,
        });

        Assert.Equal((isKnown, uri), (source.HasQueues, source.Storage!.QueueUri));
    }

    private static MuteOptions Options(StorageSource source) => new()
    {
        Source = source,
        What = $"{Some.Code}",
        Reason = "kantor desa pindah",
        Until = "2026-12-10",
        By = "Sari",
        Today = new DateOnly(2026, 12, 3),
    };
}
