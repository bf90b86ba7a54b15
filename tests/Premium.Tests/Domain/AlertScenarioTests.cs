using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

public sealed class AlertScenarioTests
{
    private const string MessageId = "33.16.12.2010-pu-2026-11-missed";

    private static async Task<World> ShortAsync(Func<AlertMessage, DeliveryFault>? faultOf = null)
    {
        var world = await new World(faultOf: faultOf).WithAsync(100_000);
        await world.CollectAsync();
        return world;
    }

    private static async Task<Alert> AlertAsync(World world, string stage = "missed") =>
        (await world.SheetAsync()).Alert(Some.BillId(), stage)!;

    [Fact]
    public async Task Alert_isCommittedWithTheStateThatCausesIt_thenSentOnce()
    {
        var world = await ShortAsync();
        var raised = await AlertAsync(world);

        await world.PumpAsync();
        await world.SendAsync();
        await world.CollectAsync();
        await world.PumpAsync();

        Assert.Equal(AlertState.Raised, raised.State);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
        var message = Assert.Single(world.Mail.Messages);
        Assert.Equal(MessageId, message.Id);
        Assert.Contains((await world.BillAsync()).Amount.ToString(), message.Subject, StringComparison.Ordinal);
        Assert.Contains("Rp100.000", message.Body, StringComparison.Ordinal);
        Assert.Equal(1, world.Mail.Tries);
        Assert.Equal(0, world.Wake.Count);
    }

    [Theory]
    [Trait("Incident", "sbc-pay PR#1664")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StopAtEveryPortCall_givesOneAlert_asSbcPay1664(bool after)
    {
        for (var (stop, stopped) = (1, true); stopped; stop++)
        {
            var world = await ShortAsync();
            world.Wake.TakeDue();
            using (var stopper = new Stopper(stop, after))
            {
                world.UseLedger = stopper.Around<ILedger>(world.Ledger);
                world.UseRegistry = stopper.Around<IRegistry>(world.Registry);
                world.UseWake = stopper.Around<IWake>(world.Wake);
                world.UseMail = stopper.Around<IAlertChannel>(world.Mail);
                try
                {
                    await world.SendAsync(stop: stopper.Token);
                }
                catch (OperationCanceledException) when (stopper.Stopped)
                {
                }

                stopped = stopper.Stopped;
            }

            (world.UseLedger, world.UseRegistry, world.UseWake, world.UseMail) =
                (world.Ledger, world.Registry, world.Wake, world.Mail);

            // The queue gives the message again at once; whatever is taken and not reported comes due by itself.
            await world.SendAsync();
            world.Time.Advance(TimeSpan.FromMinutes(6));
            await world.PumpAsync();

            Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
            Assert.Equal(MessageId, Assert.Single(world.Mail.Messages).Id);
        }
    }

    [Fact]
    public async Task MoneyThatCameInBeforeSending_withdrawsTheAlert()
    {
        var world = await ShortAsync();
        world.Wake.TakeDue();
        world.Bank.Deposit(Some.Account(), new Rupiah(1_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        await world.SendAsync();

        Assert.Equal(AlertState.Withdrawn, (await AlertAsync(world)).State);
        Assert.StartsWith("Terbayar, ", Assert.Single(world.Mail.Messages).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterAnOutageOfSending_onlyTheCurrentStageIsSent()
    {
        var world = await ShortAsync();
        foreach (var day in new[] { "2026-12-08", "2026-12-12", "2026-12-14" })
        {
            world.Go(day + " 09:00");
            await world.CollectAsync();
        }

        await world.PumpAsync();

        Assert.Equal("33.16.12.2010-pu-2026-11-due-1", Assert.Single(world.Mail.Messages).Id);
        Assert.Equal(AlertState.Withdrawn, (await AlertAsync(world)).State);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(26)]
    public async Task C23_ChannelAway_isTriedLaterAndLater_andTheWarningArrivesWhenItIsBack(int hours)
    {
        var isAway = true;
        var world = await ShortAsync(_ => isAway ? DeliveryFault.Away : DeliveryFault.None);
        async Task PassAsync(int minutes)
        {
            for (var minute = 0; minute < minutes; minute++)
            {
                await world.PumpAsync();
                world.Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        await PassAsync(hours * 60);
        var waiting = await AlertAsync(world);
        var tries = world.Mail.Tries;
        isAway = false;
        await PassAsync(61);

        Assert.Equal(AlertState.Raised, waiting.State);
        Assert.InRange(tries, 7, 7 + hours);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
        Assert.Equal(MessageId, Assert.Single(world.Mail.Messages).Id);
    }

    [Fact]
    public async Task C23_WarningThatIsNotTrueAnyMore_isNotSentWhenTheChannelIsBack()
    {
        var isAway = true;
        var world = await ShortAsync(_ => isAway ? DeliveryFault.Away : DeliveryFault.None);
        await world.PumpAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-10 09:00");
        await world.CollectAsync();
        isAway = false;
        world.Go("2026-12-10 12:00");
        await world.PumpAsync();

        Assert.StartsWith("Terbayar, ", Assert.Single(world.Mail.Messages).Subject, StringComparison.Ordinal);
        Assert.Equal(AlertState.Withdrawn, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task LostReply_isSentAgainUnderTheSameId()
    {
        var tries = 0;
        var world = await ShortAsync(_ => tries++ == 0 ? DeliveryFault.ReplyLost : DeliveryFault.None);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.PumpAsync();

        Assert.Equal(2, world.Mail.Tries);
        Assert.Equal(MessageId, Assert.Single(world.Mail.Messages).Id);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task NobodyToTell_isFailed_andTheOthersAreTold()
    {
        var world = await new World().WithAsync(100_000, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village() with { Contacts = [] });
        await world.CollectAsync();
        await world.PumpAsync();

        Assert.Equal(AlertState.Failed, (await AlertAsync(world)).State);
        Assert.Equal("bendahara-2011@desa.example", Assert.Single(world.Mail.Messages).Recipient);
    }

    [Fact]
    public async Task OneRecipientRefused_isNotAskedAgain_andTheOtherHasIt()
    {
        var world = await new World(faultOf: m => m.Recipient.StartsWith("lama", StringComparison.Ordinal)
            ? DeliveryFault.Refused
            : DeliveryFault.None).WithAsync(100_000);
        await world.PutAsync(Some.Village() with
        {
            Contacts = [new Contact("email", "lama@desa.example"), new Contact("email", "baru@desa.example")],
        });
        await world.CollectAsync();
        await world.PumpAsync();

        var alert = await AlertAsync(world);
        Assert.Equal(AlertState.Sent, alert.State);
        Assert.Equal(DeliveryOutcome.Refused, Deliveries.Read(alert.Deliveries)["email:lama@desa.example"].Outcome);
        Assert.Equal(2, world.Mail.Tries);
    }

    [Fact]
    public async Task ChannelThatThrows_losesNoOutcomeOfTheOthers()
    {
        var world = await new World().WithAsync(100_000, numbers: ["2010", "2011"]);
        world.UseMail = new ThrowingChannel(world.Mail, "bendahara-2010@desa.example");
        await world.CollectAsync();
        await world.PumpAsync();

        Assert.Equal(AlertState.Raised, (await AlertAsync(world)).State);
        var other = (await world.SheetAsync()).Alert(Some.BillId(code: World.CodeOf("2011")), "missed");
        Assert.Equal(AlertState.Sent, other!.State);
    }

    private sealed class ThrowingChannel(IAlertChannel channel, string recipient) : IAlertChannel
    {
        public string Name => channel.Name;

        public bool KnowsRepeats => channel.KnowsRepeats;

        public Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop) =>
            message.Recipient == recipient
                ? throw new InvalidOperationException("A defect of the channel.")
                : channel.DeliverAsync(message, stop);
    }
}
