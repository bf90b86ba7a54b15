using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>What a village answers changes what it is told, and never what is debited.</summary>
public sealed class AnsweredScenarioTests
{
    private static Contact Of(ContactRole role) => new("email", $"{role}@desa.example") { Role = role };

    private static async Task<World> ShortAsync()
    {
        var world = await new World("2026-12-03 09:00").WithAsync(0);
        await world.PutAsync(Some.Village() with
        {
            Contacts = [Of(ContactRole.Treasurer), Of(ContactRole.Secretary), Of(ContactRole.Head)],
        });
        await DayAsync(world, "2026-12-03");
        return world;
    }

    private static async Task DayAsync(World world, string day)
    {
        world.Go(day + " 09:00");
        await world.CollectAsync();
        await world.PumpAsync();
    }

    /// <summary>The stage after the due day reaches the kecamatan and the office, too.</summary>
    [Theory]
    [InlineData("", "2026-12-20", 16, true)]
    [InlineData("Wati", "", 16, true)]
    [InlineData("Wati", "2026-12-20", 16, false)]
    [InlineData("Wati", "2026-12-16", 16, true)]
    [InlineData("Wati", "2027-01-20", 22, true)]
    public async Task TakenOnAtTheOffice_keepsThoseAboveTheVillageOutOfIt_forAWeekAtMost(
        string owner, string until, int day, bool isTold) =>
        Assert.Equal(isTold, (await ToldAsync(WorkKinds.Short, owner, until, day)).Contains("Subdistrict"));

    /// <summary>Somebody sees to another thing of the village: nobody has its unpaid bill in hand.</summary>
    [Fact]
    public async Task AnotherItemTakenOn_keepsNobodyOutOfIt()
    {
        foreach (var kind in (WorkKind[])[WorkKinds.BillingDiffers, WorkKinds.RosterChangedLate, WorkKinds.NoStatement])
        {
            Assert.Contains("Subdistrict", await ToldAsync(kind, "Wati", "2026-12-20", 16));
        }
    }

    /// <summary>Its bill was taken on, was paid, and came back: of that nobody has said that they see to it.</summary>
    [Fact]
    public async Task GivenBackAfterItWasTakenOn_isToldToThoseAbove()
    {
        var world = await new World("2026-12-03 09:00", _ => BankConduct.Good with
        {
            GivesBackAfter = TimeSpan.FromDays(3),
        }).WithAsync(0);
        world.OfficeContacts = [new("email", "Office@pmd.example")];
        await world.PutAsync(Some.Village() with
        {
            Contacts = [Of(ContactRole.Treasurer), Of(ContactRole.Head), Of(ContactRole.Subdistrict)],
        });
        await DayAsync(world, "2026-12-03");
        await TakeOnAsync(world, WorkKinds.Short, "2026-12-10 08:00", "Wati", "2026-12-17");
        await DayAsync(world, "2026-12-10");
        await world.TellAsync();
        var before = world.Mail.Messages.Count;
        world.Bank.Deposit(Some.Account(), new Rupiah(1_000_000));
        await DayAsync(world, "2026-12-11");
        world.Go("2026-12-14 20:30");
        await world.ReconcileAsync(Some.December);
        await DayAsync(world, "2026-12-16");
        var told = To(world, before);
        await world.TellAsync();

        Assert.DoesNotContain("Subdistrict", To(world, 0)[..before]);
        Assert.Equal(WorkKinds.GivenBack, Assert.Single(await world.ItemsAsync(), i => i.Village == Some.Code).Kind);
        Assert.Contains("Subdistrict", told);
        Assert.Contains("Office", told);
        Assert.Contains(world.Mail.Messages, m => m.Id == "kecamatan-33.16.12-2026-12-16");
    }

    private static Task TakeOnAsync(World world, WorkKind kind, string at, string owner, string until)
    {
        world.Go(at);
        return world.Notes.PutAsync(
            new WorkNote($"{kind.Key}~{Some.Code}", "sari", world.Time.GetUtcNow())
            {
                Owner = owner,
                SnoozedUntil = until.Length == 0 ? null : Some.Day(until),
            },
            "", default);
    }

    /// <summary>Who is told on a day after the due day, with an item of the village taken on the day before it.
    /// </summary>
    private static async Task<string[]> ToldAsync(WorkKind kind, string owner, string until, int day)
    {
        var world = await ShortAsync();
        world.OfficeContacts = [new("email", "Office@pmd.example")];
        await world.PutAsync(Some.Village() with
        {
            Contacts = [Of(ContactRole.Treasurer), Of(ContactRole.Head), Of(ContactRole.Subdistrict)],
        });
        await TakeOnAsync(world, kind, "2026-12-14 10:00", owner, until);
        var before = world.Mail.Messages.Count;
        await DayAsync(world, $"2026-12-{day}");
        var told = To(world, before);

        Assert.Contains("Treasurer", told);
        return told;
    }

    private static Task AnswerAsync(World world, ReplyKind kind, string day) => world.Replies.AddAsync(
        new Reply(
            Some.Code, 1, ContactRole.Treasurer, new ReplyDraft(kind) { Day = Some.Day(day) }, world.Time.GetUtcNow(),
            world.Rules.Today(world.Time.GetUtcNow()), [Some.BillId()]),
        default);

    private static string[] To(World world, int after) =>
        [.. world.Mail.Messages.Skip(after).Select(m => m.Recipient.Split('@')[0])];

    [Fact]
    public async Task PaidAtTheTeller_isSilentForAWhile_andStillDebited()
    {
        var world = await ShortAsync();
        world.Go("2026-12-07 10:00");
        await AnswerAsync(world, ReplyKind.PaidAtTeller, "2026-12-07");
        await DayAsync(world, "2026-12-08");
        var silent = world.Mail.Messages.Count;
        await DayAsync(world, "2026-12-11");
        var told = To(world, 1);
        world.Bank.Deposit(Some.Account(), new Rupiah(1_000_000));
        await DayAsync(world, "2026-12-14");

        Assert.Equal(1, silent);
        Assert.Equal(["Treasurer", "Secretary", "Head"], told);
        Assert.Single(world.Bank.Transfers);
    }

    [Fact]
    public async Task NotMyTask_tellsTheNextOneUpAtOnce_andWhoeverSaidSo()
    {
        var world = await ShortAsync();
        await AnswerAsync(world, ReplyKind.NotMyTask, "2026-12-03");
        await DayAsync(world, "2026-12-08");

        Assert.Equal(["Treasurer", "Secretary", "Head"], To(world, 1));
    }

    [Fact]
    public async Task WaitingForAdd_keepsTheHeadOutOfIt_untilTheDayThatWasNamed()
    {
        var world = await ShortAsync();
        await AnswerAsync(world, ReplyKind.WaitingForAdd, "2026-12-10");
        await DayAsync(world, "2026-12-08");
        var waiting = To(world, 1);
        await DayAsync(world, "2026-12-11");

        Assert.Equal(["Treasurer"], waiting);
        Assert.Equal(["Treasurer", "Secretary", "Head"], To(world, 2));
    }

    /// <summary>Who waits for ADD does not wait for a bank that has shut the account, known here or not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WaitingForAdd_sparesNothingOfAnotherCause(bool isRaisedBefore)
    {
        var isBlocked = false;
        var world = await new World("2026-12-01 09:00", _ => isBlocked
            ? new BankConduct(PaymentConduct.Refuses, RefusalReason.AccountBlocked) : BankConduct.Good).WithAsync(0);
        await world.PutAsync(Some.Village() with
        {
            Contacts = [Of(ContactRole.Treasurer), Of(ContactRole.Secretary), Of(ContactRole.Head)],
        });
        await DayAsync(world, "2026-12-01");
        isBlocked = true;
        world.Go(isRaisedBefore ? "2026-12-04 08:30" : "2026-12-01 10:00");
        if (isRaisedBefore)
        {
            await world.CollectAsync();
        }

        await AnswerAsync(world, ReplyKind.WaitingForAdd, "2026-12-10");
        await DayAsync(world, "2026-12-04");
        Assert.Equal(BillState.Refused, (await world.BillAsync()).State);

        Assert.Equal(["Treasurer"], To(world, 1));
        Assert.Contains("dormant", world.Mail.Messages[^1].Body, StringComparison.Ordinal);
        await DayAsync(world, "2026-12-08");
        Assert.Equal(["Treasurer", "Head"], To(world, 2));
    }

    /// <summary>The sum was wrong, and is right now: the village hears of it before it is debited.</summary>
    [Fact]
    public async Task WrongBill_sparesNotTheSumThatWasPutRight()
    {
        var world = await new World("2026-12-01 09:00").WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { Mandate = null });
        await DayAsync(world, "2026-12-01");
        var before = (await world.BillAsync()).Amount;
        world.Go("2026-12-01 10:00");
        await AnswerAsync(world, ReplyKind.WrongBill, "2026-12-01");
        await world.PutAsync(
            Some.Village() with { Mandate = null }, new Roster(
                Some.Code, PayerKind.VillageBudget,
                [Some.Official("kades", 2_426_640), Some.Official("sekdes", 2_022_200)]));
        await DayAsync(world, "2026-12-02");
        var after = (await world.BillAsync()).Amount;

        Assert.True(after < before);
        Assert.Equal(2, world.Mail.Messages.Count);
        Assert.Contains($"{after}", world.Mail.Messages[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MutedVillage_isToldNothing_untilTheMuteEnds()
    {
        var world = await ShortAsync();
        await world.Replies.MuteAsync(
            new Mute(
                Some.Code, 1, "sari", "kantor desa pindah", Some.Day("2026-12-03"), Some.Day("2026-12-09"),
                world.Time.GetUtcNow()),
            default);
        await DayAsync(world, "2026-12-08");
        var muted = world.Mail.Messages.Count;
        await DayAsync(world, "2026-12-10");

        Assert.Equal(1, muted);
        Assert.Equal(["Treasurer", "Head"], To(world, 1));
    }
}
