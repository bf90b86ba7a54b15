using Premium.Domain;

namespace Premium.Tests.Domain;

/// <content>What stood in the outbox before.</content>
public sealed partial class AdvanceNoticeTests
{
    /// <summary>People who were put on the list by mistake are taken off again.</summary>
    [Fact]
    public async Task SumThatComesBack_isToldAgain_andOnce()
    {
        var world = await WorldAsync("2026-12-31 09:00");
        var january = Some.December.Plus(1);
        await TellAsync(world);
        await world.PutAsync(Some.Village(since: january, bpu: 3), Some.Roster(bpu: 3));
        await TellAsync(world, "2026-12-31 13:00");
        await world.PutAsync(Some.Village(since: january), Some.Roster());
        foreach (var at in new[] { "2026-12-31 17:00", "2027-01-02 09:00", "2027-01-03 09:00" })
        {
            await TellAsync(world, at);
        }

        Assert.Equal(3, world.Mail.Messages.DistinctBy(m => m.Id).Count());
        Assert.Equal(3, world.Mail.Messages.Count);
        Assert.Equal(world.Mail.Messages[0].SubjectLine, world.Mail.Messages[2].SubjectLine);
    }

    /// <summary>People join after the last look on the eve, and once more in the morning.</summary>
    [Fact]
    public async Task SumThatChanges_beforeTheDebitsBegin_isToldInTheMorning_andNotAfterwards()
    {
        var world = await WorldAsync("2026-11-30 18:00");
        await TellAsync(world);
        await world.PutAsync(Some.Village(since: Some.December, bpu: 3), Some.Roster(bpu: 3));
        foreach (var at in new[] { "2026-12-01 06:05", "2026-12-01 06:10" })
        {
            await TellAsync(world, at);
        }

        Assert.Equal(2, world.Mail.Messages.Count);

        // Somebody looks what would be debited: the bills are made, and nothing is tried.
        await world.StartRun().RunAsync(RunPurpose.Watch, "33.16", default);
        await world.PumpAsync();
        Assert.NotEmpty((await world.SheetAsync()).Bills);
        await world.PutAsync(Some.Village(since: Some.December, bpu: 4), Some.Roster(bpu: 4));
        await TellAsync(world, "2026-12-01 06:20");
        world.Go("2026-12-01 06:30");
        await world.CollectAsync();
        await world.PutAsync(Some.Village(since: Some.December, bpu: 5), Some.Roster(bpu: 5));
        await TellAsync(world, "2026-12-01 06:35");

        var told = world.Mail.Messages.Where(m => AdvanceNotice.IsOne(m.Id)).ToList();
        var debited = Rupiah.Sum((await world.SheetAsync()).Debits.Select(d => d.Amount));
        Assert.Equal(3, told.Count);
        Assert.StartsWith($"Siapkan {debited} ", told[^1].SubjectLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C28_NoticeWithAnOddId_holdsUpNoOther_andIsNamed()
    {
        var world = await WorldAsync("2026-11-30 09:00");
        foreach (var id in new[] { "advance-rusak", "advance-33.16.12.2010-2026-12-Nobody-1" })
        {
            await world.Notices.PutAsync(new Notice(id, world.Time.GetUtcNow(), "Siapkan", "..."), default);
        }

        await TellAsync(world);

        Assert.Single(world.Mail.Messages);
        var item = Assert.Single(await world.ItemsAsync(), i => i.Subject == "unreadable");
        Assert.Contains(item.Names, name => name.StartsWith("advance-rusak", StringComparison.Ordinal));
        Assert.Contains("2 pemberitahuan", item.Why.Indonesian, StringComparison.Ordinal);
    }
}
