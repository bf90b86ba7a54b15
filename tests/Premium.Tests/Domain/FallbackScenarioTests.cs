using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>One treasurer with a phone first and a mailbox second.</summary>
public sealed class FallbackScenarioTests
{
    internal const string Number = "+6281200000001";
    private const string Address = "bendahara@desa.example";

    internal static async Task<World> ShortAsync(Func<AlertMessage, DeliveryFault>? faultOf = null)
    {
        var world = await new World(faultOf: faultOf).WithAsync(100_000);
        await world.PutAsync(Some.Village() with
        {
            Contacts = [new Contact("whatsapp", Number), new Contact("email", Address)],
        });
        await world.CollectAsync();
        return world;
    }

    internal static async Task<Alert> AlertAsync(World world) =>
        (await world.SheetAsync()).Alert(Some.BillId(), "missed")!;

    internal static async Task<DeliveryLine> PhoneAsync(World world) =>
        Deliveries.Read((await AlertAsync(world)).Deliveries)[Deliveries.KeyOf("whatsapp", Number)];

    internal static async Task PassAsync(World world, TimeSpan time)
    {
        world.Time.Advance(time);
        await world.PumpAsync();
    }

    private static DeliveryFault OfPhone(AlertMessage message, DeliveryFault fault) =>
        message.Recipient == Number ? fault : DeliveryFault.None;

    [Fact]
    public async Task TakenOver_isSent_andGoesOverTheNextChannelWhereNoWordOfItComes()
    {
        var world = await ShortAsync();
        await world.PumpAsync();
        var accepted = await AlertAsync(world);
        await PassAsync(world, Reaching.AcceptedPatience);
        await PassAsync(world, TimeSpan.FromDays(1));

        Assert.Equal(AlertState.Sent, accepted.State);
        Assert.Equal("whatsapp 1", Deliveries.Read(accepted.Deliveries)[$"whatsapp:{Number}"].Reference);
        Assert.Single(world.Phone.Messages);
        Assert.Equal(Address, Assert.Single(world.Mail.Messages).Recipient);
        Assert.Null((await AlertAsync(world)).NextTry);
        await world.AuditAsync();
    }

    [Fact]
    public async Task MayHaveGoneOut_isNeverSentAgain_andGoesOverTheNextChannel()
    {
        var world = await ShortAsync(m => OfPhone(m, DeliveryFault.ReplyLost));
        await world.PumpAsync();
        var unsure = await AlertAsync(world);
        await PassAsync(world, Reaching.UnsurePatience);

        Assert.Equal(AlertState.Raised, unsure.State);
        Assert.Equal(1, world.Phone.Tries);
        Assert.Single(world.Mail.Messages);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task SenderThatIsCutOff_leavesWhatMayHaveGoneOut_andNobodySendsItAgain()
    {
        var world = await ShortAsync();
        using var kill = new CancellationTokenSource();
        world.UsePhone = new CuttingChannel(world.Phone, kill);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.SendAsync(stop: kill.Token));
        world.UsePhone = world.Phone;
        var cutOff = await PhoneAsync(world);
        await PassAsync(world, world.Rules.AlertPatience);
        await world.SendAsync();
        await PassAsync(world, Reaching.UnsurePatience);

        Assert.Equal(DeliveryOutcome.Started, cutOff.Outcome);
        Assert.Single(world.Phone.Messages);
        Assert.Single(world.Mail.Messages);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task RefusedByTheFirst_goesOverTheNextAtOnce()
    {
        var world = await ShortAsync(m => OfPhone(m, DeliveryFault.Refused));
        await world.PumpAsync();

        Assert.Single(world.Mail.Messages);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task RefusedByAMailbox_isNotedBeforeItGoesToThePhone()
    {
        var world = await new World(faultOf: m => m.Recipient == Address ? DeliveryFault.Refused : DeliveryFault.None)
            .WithAsync(100_000);
        await world.PutAsync(Some.Village() with
        {
            Contacts = [new Contact("email", Address), new Contact("whatsapp", Number)],
        });
        await world.CollectAsync();
        await world.PumpAsync();

        Assert.Single(world.Phone.Messages);
        Assert.Equal(DeliveryOutcome.Accepted, (await PhoneAsync(world)).Outcome);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Fact]
    public async Task MoneyThatCameIn_stopsTheNextChannel_andWhatWasSentStaysSent()
    {
        var world = await ShortAsync();
        await world.PumpAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        await PassAsync(world, Reaching.AcceptedPatience);

        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
        Assert.Empty(world.Mail.Messages);
    }

    [Fact]
    public async Task NoOtherChannel_andNoWordOfWhatMayHaveGoneOut_isForAPerson()
    {
        var world = await ShortAsync(m => OfPhone(m, DeliveryFault.ReplyLost));
        await world.PutAsync(Some.Village() with { Contacts = [new Contact("whatsapp", Number)] });
        await world.PumpAsync();
        await PassAsync(world, Reaching.UnsurePatience);

        Assert.Equal(AlertState.Failed, (await AlertAsync(world)).State);
        Assert.Equal(1, world.Phone.Tries);
    }

    [Fact]
    public async Task NobodyOfTheRoleIsKnownToHaveIt_soTheNextOneUpIsTold_andNobodyTwice()
    {
        const string head = "kades@desa.example";
        var world = await ShortAsync(m => OfPhone(m, DeliveryFault.ReplyLost));
        await world.PutAsync(Some.Village() with
        {
            Contacts = [new Contact("whatsapp", Number), new Contact("email", head) { Role = ContactRole.Head }],
        });
        await world.PumpAsync();
        var early = world.Mail.Messages.Count;
        await PassAsync(world, Reaching.UnsurePatience);
        await PassAsync(world, TimeSpan.FromHours(3));

        Assert.Equal(0, early);
        Assert.Equal(head, Assert.Single(world.Mail.Messages).Recipient);
        Assert.Equal(1, world.Phone.Tries);
        Assert.Equal(AlertState.Sent, (await AlertAsync(world)).State);
    }

    [Theory]
    [InlineData(DeliveryOutcome.Delivered, 0)]
    [InlineData(DeliveryOutcome.Refused, 1)]
    public async Task WordThatComesBeforeTheSenderHasWritten_isNotLost(DeliveryOutcome outcome, int mails)
    {
        var world = await ShortAsync();
        world.UsePhone = new TellingChannel(world, outcome);
        await world.PumpAsync();
        await PassAsync(world, Reaching.AcceptedPatience);

        Assert.Equal(outcome, (await PhoneAsync(world)).Outcome);
        Assert.Equal((1, mails), (world.Phone.Messages.Count, world.Mail.Messages.Count));
        Assert.Equal((AlertState.Sent, null), ((await AlertAsync(world)).State, (await AlertAsync(world)).NextTry));
    }

    /// <summary>Tells the fate of what it takes over before it answers.</summary>
    private sealed class TellingChannel(World world, DeliveryOutcome outcome) : IAlertChannel
    {
        public string Name => world.Phone.Name;

        public bool KnowsRepeats => world.Phone.KnowsRepeats;

        public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
        {
            var taken = (Delivery.Accepted)await world.Phone.DeliverAsync(message, stop);
            Assert.True(DeliveryOrigin.TryParse(message.Origin, out var origin));
            var line = new DeliveryLine(outcome) { At = world.Time.GetUtcNow(), Reference = taken.Reference };
            await new HearDeliveries(world.Ledger, world.Wake, world.Time, NullLogger<HearDeliveries>.Instance)
                .RunAsync([new DeliveryWord(origin, Name, message.Recipient, line)], stop);
            return taken;
        }
    }

    private sealed class CuttingChannel(IAlertChannel channel, CancellationTokenSource kill) : IAlertChannel
    {
        public string Name => channel.Name;

        public bool KnowsRepeats => channel.KnowsRepeats;

        public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
        {
            await channel.DeliverAsync(message, stop);
            await kill.CancelAsync();
            throw new OperationCanceledException(kill.Token);
        }
    }
}
