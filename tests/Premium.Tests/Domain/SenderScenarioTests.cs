using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using Premium.Verification.Simulation.Defects;
using static Premium.Tests.Domain.FallbackScenarioTests;

namespace Premium.Tests.Domain;

/// <summary>Senders that meet: who comes to nothing, dies, is slow, or finds a message half told.</summary>
public sealed class SenderScenarioTests
{
    /// <summary>Each pass of a day wakes a sender; those that come to nothing do not come back.</summary>
    [Fact]
    public async Task WhereWordIsWaitedFor_sendersDoNotWakeEachOtherWithoutEnd()
    {
        var world = await ShortAsync();
        for (var pass = 0; pass < 20; pass++)
        {
            await world.WatchAsync();
        }

        await world.PumpAsync();

        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
        Assert.Equal(1, world.Wake.Count);
        await PassAsync(world, Reaching.AcceptedPatience);
        Assert.Single(world.Mail.Messages);
    }

    /// <summary>By another clock, or a queue: nobody else may be woken for what is due in a moment.</summary>
    [Fact]
    public async Task SenderThatIsWokenTooEarly_wakesAgain()
    {
        var world = await ShortAsync();
        await world.PumpAsync();
        var soon = world.Time.GetUtcNow().AddMilliseconds(5);
        await world.Ledger.CommitAsync(
            await world.SheetAsync(),
            new Change(
                world.Time.GetUtcNow(), "test", "to be tried in a moment",
                [await AlertAsync(world) with { State = AlertState.Raised, NextTry = soon }]),
            default);
        await world.SendAsync();
        var due = world.Wake.NextDue;
        await PassAsync(world, TimeSpan.FromSeconds(1));

        Assert.InRange(due!.Value, soon, soon.AddSeconds(1));
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    /// <summary>Dead between taking and recording: its message comes back, finds the row taken, and waits.</summary>
    [Fact]
    public async Task SenderThatDied_isFollowed_byItsOwnMessage()
    {
        using var kill = new CancellationTokenSource();
        var world = await ShortAsync(_ =>
        {
            kill.Cancel();
            kill.Token.ThrowIfCancellationRequested();
            return DeliveryFault.None;
        });
        world.Wake.TakeDue();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.SendAsync(stop: kill.Token));
        Assert.Equal(0, world.Wake.Count);
        await world.SendAsync();

        Assert.Equal(AlertState.Sending, (await AlertAsync(world)).State);
        Assert.Equal((await AlertAsync(world)).NextTry, world.Wake.NextDue);
    }

    /// <summary>It went out while another sender waited for word of it: that is kept, and word waited for.</summary>
    [Fact]
    public async Task SlowSender_thatWasOvertaken_keepsWhatThePhoneTookOver()
    {
        var world = await ShortAsync();
        world.UsePhone = new SlowChannel(world.Phone, async () =>
        {
            world.Time.Advance(world.Rules.AlertPatience);
            world.UsePhone = world.Phone;
            await world.SendAsync();
            world.Time.Advance(Reaching.UnsurePatience - world.Rules.AlertPatience - TimeSpan.FromSeconds(1));
        });
        await world.SendAsync();
        var phone = await PhoneAsync(world);
        await PassAsync(world, Reaching.UnsurePatience);

        Assert.Equal((DeliveryOutcome.Accepted, "whatsapp 1"), (phone.Outcome, phone.Reference));
        Assert.Single(world.Phone.Messages);
        Assert.Empty(world.Mail.Messages);
        await PassAsync(world, Reaching.AcceptedPatience);
        Assert.Single(world.Mail.Messages);
        await world.AuditAsync();
    }

    /// <summary>The part that was told reached further up than the part that is told now.</summary>
    [Fact]
    public async Task MessageHalfTold_isBroughtToAll_andTheQueuesRunEmpty()
    {
        const string head = "+6281200000009";
        var world = await ShortAsync();
        await world.PumpAsync();
        var village = Some.Village();
        await world.PutAsync(village with
        {
            Contacts =
            [
                new Contact("whatsapp", Number),
                new Contact("whatsapp", head) { Role = ContactRole.Head },
            ],
        });
        var told = await AlertAsync(world);
        await world.Ledger.CommitAsync(
            await world.SheetAsync(),
            new Change(
                world.Time.GetUtcNow(), "test", "half told",
                [
                    told with { Stage = "late-1", NextTry = null },
                    told with { State = AlertState.Raised, NextTry = null },
                ]),
            default);
        await world.SendAsync();
        await world.PumpAsync();

        Assert.Single(world.Phone.Messages, m => m.Recipient == head);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    /// <summary>Taken in the evening by a sender that was held up: nobody is woken at night.</summary>
    [Fact]
    public async Task SlowSender_thatIsOvertakenByTheNight_sendsInTheMorning()
    {
        var world = await ShortAsync();
        world.Go("2026-12-03 20:55");
        await SendSlowlyAsync(world, minutes: 10);
        var atNight = world.Phone.Messages.Count;
        world.Go("2026-12-04 06:00");
        await world.PumpAsync();

        Assert.Equal(0, atNight);
        Assert.Single(world.Phone.Messages);
    }

    /// <summary>Others count from the note how long they wait for word, and take the next contact then.</summary>
    [Fact]
    public async Task SlowSender_sendsNothingToAPhoneLongAfterItNotedIt_andTheNextOneDoes()
    {
        var world = await ShortAsync();
        world.Go("2026-12-03 10:00");
        await SendSlowlyAsync(world, minutes: 6);
        var bySlow = world.Phone.Messages.Count;
        await world.PumpAsync();

        Assert.Equal(0, bySlow);
        Assert.Single(world.Phone.Messages);
    }

    /// <summary>Of a month that no pass looks at any more, because all of it is paid.</summary>
    [Fact]
    public async Task ReceiptOfAMonthThatIsOver_whoseWakeWasLost_isToldByTheNextWatch()
    {
        var november = PayMonth.Parse("2026-11");
        var world = await new World("2026-11-26 09:00").WithAsync(10_000_000, since: november);
        await world.CollectAsync();
        await world.PumpAsync();
        var bill = Some.BillId(period: new Period(2026, 10));
        var amount = (await world.BillAsync(period: bill.Period)).Amount;
        Assert.IsType<PersonResult.Done>(
            await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
                new ReceiptRequest(bill, "BP-01", amount, Some.Day("2026-11-26"), "sari"), default));
        await world.WatchAsync();
        while (world.Wake.Take() is not null)
        {
            // Each is lost.
        }

        world.Go("2027-05-04 09:00");
        await world.StartRun().RunAsync(RunPurpose.Watch, "33.16", default);
        await world.PumpAsync();

        Assert.Contains(world.Mail.Messages, m => m.Id == "33.16.12.2010-pu-2026-10-covered");
    }

    /// <summary>Each commit of the sender takes so long.</summary>
    private static async Task SendSlowlyAsync(World world, int minutes)
    {
        world.UseLedger = new BrokenLedger(world.Ledger)
        {
            Writes = change =>
            {
                world.Time.Advance(TimeSpan.FromMinutes(minutes));
                return change;
            },
        };
        await world.SendAsync();
        world.UseLedger = world.Ledger;
    }

    /// <summary>Something else happens before the message goes out.</summary>
    private sealed class SlowChannel(IAlertChannel channel, Func<Task> before) : IAlertChannel
    {
        public string Name => channel.Name;

        public bool KnowsRepeats => channel.KnowsRepeats;

        public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
        {
            await before();
            return await channel.DeliverAsync(message, stop);
        }
    }
}
