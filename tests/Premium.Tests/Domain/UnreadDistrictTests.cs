using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Storage that does not answer is no row that somebody changed; contacts that refuse are named.</summary>
public sealed class UnreadDistrictTests
{
    private static async Task<World> WithAsync(Func<Exception?> fault)
    {
        var world = await new World("2026-12-03 07:00").WithAsync(100_000);
        await world.CollectAsync();
        world.UseLedger = new SilentLedger(world.Ledger, fault);
        return world;
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(World world, string now)
    {
        world.Go(now);
        var before = world.Mail.Messages.Count;
        await world.TellAsync();
        return [.. world.Mail.Messages.Skip(before).Select(m => m.Id.Split("-33.16")[0])];
    }

    private static async Task<WorkKind> KindAsync(World world) =>
        Assert.Single(await world.ItemsAsync(), i => i.Subject == $"{Some.District}").Kind;

    [Fact]
    public async Task StorageThatDoesNotAnswer_isGraveOnlyOnceItLasts_andNoTampering()
    {
        var world = await WithAsync(() => new IOException("503"));
        Assert.Empty(await CheckAsync(world, "2026-12-03 07:05"));
        Assert.Equal(WorkKinds.DistrictUnread, await KindAsync(world));
        Assert.Empty(await CheckAsync(world, "2026-12-03 07:20"));
        var told = Assert.Single(await CheckAsync(world, "2026-12-03 07:36"));
        Assert.StartsWith("work-district-unread-long-", told, StringComparison.Ordinal);
        Assert.Empty(await CheckAsync(world, "2026-12-03 07:50"));
        Assert.Equal(WorkKinds.DistrictUnreadLong, await KindAsync(world));
    }

    [Fact]
    public async Task RowThatCannotBeRead_isStillTampering()
    {
        var world = await WithAsync(() => new FormatException("column At"));
        Assert.StartsWith(
            "work-rows-", Assert.Single(await CheckAsync(world, "2026-12-03 07:05")), StringComparison.Ordinal);
        Assert.Equal(WorkKinds.Rows, await KindAsync(world));
    }

    /// <summary>There is one a day: what it leaves out nobody reads before the next one.</summary>
    [Fact]
    public async Task Digest_waitsForADistrictThatCannotBeRead_andNoLongerThanNine()
    {
        var isAway = true;
        var world = await WithAsync(() => isAway ? new IOException("503") : null);
        var early = await CheckAsync(world, "2026-12-03 07:35");
        isAway = false;
        Assert.Empty(early);
        Assert.Equal(["digest"], await CheckAsync(world, "2026-12-03 07:45"));
        Assert.Contains("Sumberwaras", world.Mail.Messages[^1].Body, StringComparison.Ordinal);

        isAway = true;
        Assert.DoesNotContain("digest", await CheckAsync(world, "2026-12-04 08:55"));
        Assert.Contains("digest", await CheckAsync(world, "2026-12-04 09:00"));
    }

    [Fact]
    public async Task ContactThatRefuses_whileAnotherHasIt_isNamedByItsPlace_untilItTakesOneAgain()
    {
        var isGone = true;
        var world = await new World("2026-12-03 07:40", faultOf: m => isGone
            && m.Recipient.StartsWith("gone", StringComparison.Ordinal) ? DeliveryFault.Refused : DeliveryFault.None)
            .WithAsync(100_000);
        world.OfficeContacts = [new("email", "here@kab.example"), new("email", "gone@kab.example")];
        await world.CollectAsync();
        async Task<IReadOnlyList<WorkItem>> TellAsync(string now)
        {
            world.Go(now);
            await world.Operations(world.OfficeContacts).TellAsync($"digest-33.16-{now[..10]}", "a", "b", default);
            return [.. (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.ContactLost)];
        }

        var lost = Assert.Single(await TellAsync("2026-12-03 07:40"));
        Assert.Equal("contact-lost~office~2", lost.Key);
        Assert.Equal(Some.At("2026-12-03 07:40"), Assert.Single(await TellAsync("2026-12-04 07:40")).Since);
        Assert.DoesNotContain("@", lost.Place.Indonesian + lost.Why.Indonesian + lost.Detail, StringComparison.Ordinal);
        isGone = false;
        Assert.Empty(await TellAsync("2026-12-05 07:40"));
    }

    /// <summary>Their digest would say so to that very contact, and be refused, and keep it for ever.</summary>
    [Fact]
    public async Task ContactOfACamatThatRefuses_isForOperationsAlone()
    {
        var camat = new Contact("email", "gone@kec.example") { Role = ContactRole.Subdistrict };
        var world = await new World("2026-12-03 07:00").WithAsync(10_000_000);
        var village = Some.Village();
        await world.PutAsync(village with { Contacts = [.. village.Contacts, camat] });
        await world.CollectAsync();
        await world.Notices.PutAsync(
            new Notice("kecamatan-33.16.12-2026-12-02", Some.At("2026-12-02 07:30"), "", "")
            {
                IsDone = true,
                Deliveries = $"{Deliveries.KeyOf(camat)}={DeliveryOutcome.Refused}",
            },
            default);
        world.Go("2026-12-03 09:00");
        await world.TellAsync();

        Assert.Contains(await world.ItemsAsync(), i => i.Key == "contact-lost~33.16.12~1");
        Assert.Contains(
            "Camat Ngawen",
            Assert.Single(world.Mail.Messages, m => m.Id == "digest-33.16-2026-12-03").Body, StringComparison.Ordinal);
        Assert.Null(await world.Notices.FindAsync("kecamatan-33.16.12-2026-12-03", default));
    }

    private sealed class SilentQueues(InMemorySetAside inner) : ISetAside
    {
        public bool IsAway { get; set; } = true;

        public Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken stop) =>
            IsAway ? throw new IOException("503") : inner.CountsAsync(stop);
    }

    /// <summary>What it hides is not gone either: once it is back, nothing of it is news.</summary>
    [Fact]
    public async Task C30_PartThatStorageDoesNotGive_isNamed_andAllElseIsSaid()
    {
        var world = await new World("2026-12-03 07:00").WithAsync(0);
        await world.CollectAsync();
        world.SetAside.Add("districts");
        var queues = new SilentQueues(world.SetAside) { IsAway = false };
        world.UseSetAside = queues;
        await CheckAsync(world, "2026-12-03 07:05");
        var before = await world.Notes.SeenAsync(default);

        queues.IsAway = true;
        Assert.Empty(await CheckAsync(world, "2026-12-03 07:10"));
        var items = await world.ItemsAsync();
        Assert.Contains(items, i => i.Kind == WorkKinds.Short);
        var unread = Assert.Single(items, i => i.Kind == WorkKinds.DistrictUnread);
        Assert.Equal(("queues", "503"), (unread.Subject, unread.Detail));
        Assert.StartsWith(
            "work-district-unread-long-", Assert.Single(await CheckAsync(world, "2026-12-03 07:45")),
            StringComparison.Ordinal);

        queues.IsAway = false;
        await CheckAsync(world, "2026-12-03 07:50");
        var after = await world.Notes.SeenAsync(default);
        Assert.Equal(before["poison~districts"].At, after["poison~districts"].At);
    }

    /// <summary>A blip in the morning and another one in the afternoon are no outage of a day.</summary>
    [Fact]
    public async Task C30_BlipsOfADistrict_areBlips_alsoWhileAnotherPartIsAway()
    {
        var isAway = true;
        var world = await WithAsync(() => isAway ? new IOException("503") : null);
        world.UseSetAside = new SilentQueues(world.SetAside);
        await CheckAsync(world, "2026-12-03 10:00");
        isAway = false;
        await CheckAsync(world, "2026-12-03 10:05");

        isAway = true;
        await CheckAsync(world, "2026-12-03 15:00");
        Assert.Equal(WorkKinds.DistrictUnread, await KindAsync(world));
    }
}
