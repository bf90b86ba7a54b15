using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>
/// The notice before the debits of a month begin. December opens on Tuesday the 1st, so it comes on Monday 30 November.
/// </summary>
public sealed partial class AdvanceNoticeTests
{
    /// <summary>Villages that owe nothing before the month that opens next, or has opened just now.</summary>
    private static Task<World> WorldAsync(string now, params string[] numbers) => new World(now).WithAsync(
        10_000_000, since: PayMonth.Of(DateOnly.FromDateTime(Some.At(now).DateTime).AddDays(5)), numbers: numbers);

    private static async Task TellAsync(World world, string? at = null)
    {
        if (at is not null)
        {
            world.Go(at);
        }

        await world.Advance().RunAsync("33.16", default);
    }

    [Theory]
    [InlineData("2026-11-27 09:00", 0)]
    [InlineData("2026-11-30 05:00", 0)]
    [InlineData("2026-11-30 09:00", 1)]
    [InlineData("2026-12-01 09:00", 0)]
    public async Task Notice_comesOnTheBankingDayBefore_andNotAtNight(string now, int messages)
    {
        var world = await WorldAsync(now);
        await TellAsync(world);
        Assert.Equal(messages, world.Mail.Messages.Count);
    }

    /// <summary>1 January is a Friday on which banks are shut: January opens on Monday the 4th.</summary>
    [Fact]
    public async Task Notice_comesOnce_howeverOftenItIsLookedAt_andOverAWeekend()
    {
        var world = await WorldAsync("2026-12-31 09:00");
        foreach (var at in new[] { "2026-12-31 09:05", "2026-12-31 15:00", "2027-01-02 09:00", "2027-01-03 09:00" })
        {
            await TellAsync(world, at);
        }

        Assert.Single(world.Mail.Messages, m => m.Id.StartsWith("advance-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SumThatIsTold_isTheSumThatIsDebited()
    {
        var world = await WorldAsync("2026-11-30 09:00");
        await TellAsync(world);
        world.Go("2026-12-01 09:00");
        await world.CollectAsync();

        var debited = Rupiah.Sum((await world.SheetAsync()).Debits.Select(d => d.Amount));
        Assert.NotEqual(Rupiah.Zero, debited);
        var told = Assert.Single(world.Mail.Messages);
        Assert.StartsWith($"Siapkan {debited} ", told.SubjectLine, StringComparison.Ordinal);
        Assert.Contains($"<strong>{debited}</strong>", told.Html, StringComparison.Ordinal);
        Assert.Contains($"{debited}", told.Short, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TreasurerWhoReadsEnglish_readsEnglish()
    {
        var world = await WorldAsync("2026-11-30 09:00");
        await world.PutAsync(Some.Village() with
        {
            Contacts = [new Contact("email", "treasurer@village.example") { Language = "en" }],
        });
        await TellAsync(world);

        var told = Assert.Single(world.Mail.Messages);
        Assert.StartsWith("Have Rp", told.SubjectLine, StringComparison.Ordinal);
        Assert.EndsWith(", debited from Tuesday 1 December", told.SubjectLine, StringComparison.Ordinal);
        Assert.Equal("en", told.Language);
    }

    [Theory]
    [InlineData("2026-12-31 13:00")]
    [InlineData("2027-01-02 09:00")]
    public async Task SumThatChanges_isToldAgain_hoursLater(string later)
    {
        var world = await WorldAsync("2026-12-31 09:00");
        await TellAsync(world);
        await world.PutAsync(Some.Village(since: Some.December.Plus(1), bpu: 3), Some.Roster(bpu: 3));
        await TellAsync(world);
        Assert.Single(world.Mail.Messages);

        await TellAsync(world, later);
        Assert.Equal(2, world.Mail.Messages.DistinctBy(m => m.SubjectLine).Count());
    }

    /// <summary>What waits to be tried again says what was true before.</summary>
    [Fact]
    public async Task SumThatChanges_beforeItIsTriedAgain_isToldInPlaceOfTheOther()
    {
        var isAway = true;
        var world = await new World(
            "2026-11-30 09:00", faultOf: _ => isAway ? DeliveryFault.Away : DeliveryFault.None)
            .WithAsync(10_000_000, since: Some.December);
        await TellAsync(world);
        await world.PutAsync(Some.Village(bpu: 3), Some.Roster(bpu: 3));
        isAway = false;
        await TellAsync(world, "2026-11-30 11:00");
        var told = Assert.Single(world.Mail.Messages);

        world.Go("2026-12-01 09:00");
        await world.CollectAsync();
        var debited = Rupiah.Sum((await world.SheetAsync()).Debits.Select(d => d.Amount));
        Assert.StartsWith($"Siapkan {debited} ", told.SubjectLine, StringComparison.Ordinal);
    }

    /// <summary>A sum that was true before waits, too: the one that is true goes out in its place, and once.</summary>
    [Fact]
    public async Task SumThatIsTrue_isToldOnce_whereOneThatWasTrueBeforeWaitsAsWell()
    {
        var isAway = true;
        var world = await new World(
            "2026-11-30 09:00", faultOf: _ => isAway ? DeliveryFault.Away : DeliveryFault.None)
            .WithAsync(10_000_000, since: Some.December);
        await TellAsync(world);
        var waiting = Assert.Single((await world.Notices.WaitingAsync(default)).All, n => AdvanceNotice.IsOne(n.Id));
        await world.Notices.PutAsync(
            waiting with { Id = waiting.Id[..(waiting.Id.LastIndexOf('-') + 1)] + "1", At = waiting.At.AddHours(-1) },
            default);
        isAway = false;

        await TellAsync(world, "2026-11-30 11:00");

        Assert.Single(world.Mail.Messages);
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
    }

    /// <summary>The mandate allows the one bill or the other, and not both in one month.</summary>
    [Fact]
    public async Task SumBeyondTheLimitOfAMonth_isNotTold_becauseItIsNotDebited()
    {
        var world = await new World("2026-11-30 09:00").WithAsync(10_000_000, bpu: 3, since: Some.December);
        var village = Some.Village(bpu: 3);
        await world.PutAsync(
            village with { Mandate = village.Mandate! with { MonthlyLimit = await WholeMonthAsync() - new Rupiah(1) } },
            Some.Roster(bpu: 3));
        await TellAsync(world);
        world.Go("2026-12-01 09:00");
        await world.CollectAsync();

        var debit = Assert.Single((await world.SheetAsync()).Debits);
        var told = world.Mail.Messages.Single(m => AdvanceNotice.IsOne(m.Id));
        Assert.StartsWith($"Siapkan {debit.Amount} ", told.SubjectLine, StringComparison.Ordinal);
    }

    private static async Task<Rupiah> WholeMonthAsync()
    {
        var world = await new World("2026-12-01 09:00").WithAsync(10_000_000, bpu: 3, since: Some.December);
        await world.CollectAsync();
        var debits = (await world.SheetAsync()).Debits;
        Assert.Equal(2, debits.Count);
        return Rupiah.Sum(debits.Select(d => d.Amount));
    }

    [Fact]
    public async Task VillageThatIsNotDebited_isNotToldThatItWillBe()
    {
        var world = await WorldAsync("2026-11-30 09:00", "2010", "2011", "2012");
        await world.PutAsync(Some.Village(World.CodeOf("2011")) with { IsPaused = true });
        await world.PutAsync(Some.Village(World.CodeOf("2012")) with { Mandate = null });
        await TellAsync(world);
        Assert.Equal(["33.16.12.2010"], world.Mail.Messages.Select(m => m.Village));
    }

    /// <summary>November is debited first: of December nobody can say from when.</summary>
    [Fact]
    public async Task VillageThatOwesFromBefore_isWarnedOfThat_andNotTold()
    {
        var world = await new World("2026-11-25 09:00").WithAsync(100, since: Some.December.Plus(-1));
        await world.CollectAsync();
        Assert.Single((await world.SheetAsync(Some.December.Plus(-1))).Bills);
        await TellAsync(world, "2026-11-30 09:00");
        Assert.DoesNotContain(world.Mail.Messages, m => AdvanceNotice.IsOne(m.Id));
    }

    /// <summary>A list that says late who joined: bills of months before are to be made, and debited first.</summary>
    [Fact]
    public async Task VillageThatOwesUnbilledMonths_isNotTold()
    {
        var november = Some.December.Plus(-1);
        var world = await new World("2026-11-05 09:00").WithAsync(10_000_000, since: november);
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, Assert.Single((await world.SheetAsync(november)).Bills).State);
        await world.PutAsync(Some.Village(since: november, bpu: 3), Some.Roster(bpu: 3));
        await TellAsync(world, "2026-11-30 09:00");
        Assert.DoesNotContain(world.Mail.Messages, m => AdvanceNotice.IsOne(m.Id));

        await world.CollectAsync();
        await TellAsync(world, "2026-11-30 15:00");
        Assert.Contains(world.Mail.Messages, m => AdvanceNotice.IsOne(m.Id));
    }

    [Fact]
    public async Task MailServerThatIsAway_getsItAgain_untilTheMonthOpens()
    {
        var isAway = true;
        var world = await new World(
            "2026-11-30 09:00", faultOf: _ => isAway ? DeliveryFault.Away : DeliveryFault.None)
            .WithAsync(10_000_000, since: Some.December);
        await TellAsync(world);
        Assert.Empty(world.Mail.Messages);

        isAway = false;
        await TellAsync(world, "2026-11-30 10:00");
        Assert.Single(world.Mail.Messages);
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
    }

    [Fact]
    public async Task NoticeThatWasNotDelivered_isLetGo_whenTheDebitsHaveBegun()
    {
        var world = await new World("2026-11-30 09:00", faultOf: _ => DeliveryFault.Away)
            .WithAsync(10_000_000, since: Some.December);
        await TellAsync(world);
        Assert.Single((await world.Notices.WaitingAsync(default)).All);

        world.Go("2026-12-01 09:00");
        await world.CollectAsync();
        await TellAsync(world);
        Assert.Empty((await world.Notices.WaitingAsync(default)).All);
    }
}
