using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Domain;

/// <content>Beside rows that nobody of ours wrote.</content>
public sealed partial class MissedRunTests
{
    /// <summary>Each of them by name on the worklist, too.</summary>
    [Fact]
    public async Task C28_BesideAnUnreadableRow_andAKeyThatIsNoDistrict_theAlarmOfAMissedRunComes()
    {
        var account = await TestStorage.AccountAsync();
        var world = await RunningAsync(new TableLedger(account, "test"));
        var registry = new TableRegistry(account);
        world.UseRegistry = registry;
        await registry.ImportAsync(
            Some.District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        await account.Registry.UpsertEntityAsync(new TableEntity("districts", "sampah"));
        foreach (var id in (string[])["collect~2026-12-03~33.16~01", "watch~2026-12-03~33.16~01", "sampah"])
        {
            await account.Runs.UpsertEntityAsync(new TableEntity("day~2026-12-03", id) { ["State"] = 7 });
        }

        world.Go("2026-12-03 09:30");
        var missed = await AlarmAsync(world);
        var items = await world.ItemsAsync();

        Assert.Equal(
            ["collect~2026-12-03~33.16~missed-0800", "watch~2026-12-03~33.16~missed-0900"],
            missed.Select(r => r.Id));
        Assert.Equal(2, world.Mail.Messages.Count);
        Assert.Contains(items, i => i.Key == "register-row~registry districts sampah");
        Assert.Contains(items, i => i.Key == "red-run~collect~2026-12-03~33.16~01");
        Assert.Contains(items, i => i.Key == "strange-run~runs day~2026-12-03 sampah");
    }
}
