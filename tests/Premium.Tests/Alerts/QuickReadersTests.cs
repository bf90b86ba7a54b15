using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Alerts;

/// <summary>Two have phones, and read at once; the third has a mailbox only, and its server is away.</summary>
public sealed class QuickReadersTests
{
    private static readonly string[] Phones = ["+6281200000001", "+6281200000002"];

    private bool isAway = true;

    private async Task<World> ToldAsync()
    {
        var world = await new World(
            faultOf: m => isAway && !Phones.Contains(m.Recipient) ? DeliveryFault.Away : DeliveryFault.None)
            .WithAsync(100_000);
        await world.PutAsync(Some.Village() with
        {
            Contacts =
            [
                new Contact("whatsapp", Phones[0]) { Name = "Sari Contoh" },
                new Contact("whatsapp", Phones[1]) { Name = "Budi Contoh" },
                new Contact("email", "bendahara@desa.example") { Name = "Wati Contoh" },
            ],
        });
        await world.CollectAsync();
        await world.PumpAsync();
        return world;
    }

    private static async Task<Alert> AlertAsync(World world) =>
        (await world.SheetAsync()).Alert(Some.BillId(), "missed")!;

    private static async Task HearAsync(World world, params DeliveryOutcome[] outcomes)
    {
        var alert = await AlertAsync(world);
        var origin = DeliveryOrigin.Of([alert], alert.Message);
        foreach (var outcome in outcomes)
        {
            foreach (var phone in Phones)
            {
                var sent = Deliveries.Read(alert.Deliveries)[Deliveries.KeyOf("whatsapp", phone)];
                await new HearDeliveries(world.Ledger, world.Wake, world.Time, NullLogger<HearDeliveries>.Instance)
                    .RunAsync(
                        [
                            new DeliveryWord(
                                origin, "whatsapp", phone,
                                new DeliveryLine(outcome)
                                {
                                    At = world.Time.GetUtcNow(),
                                    Reference = sent.Reference,
                                }),
                        ],
                        default);
            }
        }

        await world.PumpAsync();
    }

    private static async Task PassAsync(World world, int minutes)
    {
        world.Time.Advance(TimeSpan.FromMinutes(minutes));
        await world.PumpAsync();
    }

    [Fact]
    public async Task WhoReadsAtOnce_putsOffNobodyWhoWaitsForAServer()
    {
        var world = await ToldAsync();
        var before = await AlertAsync(world);
        await HearAsync(world, DeliveryOutcome.Delivered, DeliveryOutcome.Read);

        var heard = await AlertAsync(world);
        Assert.Equal(
            (1, before.NextTry, before.State, 1), (heard.Tries, heard.NextTry, heard.State, world.Mail.Tries));
        Assert.Equal(world.Time.GetUtcNow().AddMinutes(1), heard.NextTry);

        await PassAsync(world, 1);
        Assert.Equal(world.Time.GetUtcNow().AddMinutes(2), (await AlertAsync(world)).NextTry);

        isAway = false;
        await PassAsync(world, 2);
        var told = await AlertAsync(world);
        Assert.Equal((AlertState.Sent, null, 3), (told.State, told.NextTry, told.Tries));
        Assert.Single(world.Mail.Messages);
        await world.AuditAsync();
    }

    [Fact]
    public async Task WhereAllHaveIt_nobodyLooksAgain()
    {
        isAway = false;
        var world = await ToldAsync();
        await HearAsync(world, DeliveryOutcome.Delivered, DeliveryOutcome.Read);
        await PassAsync(world, 180);

        var told = await AlertAsync(world);
        Assert.Equal((AlertState.Sent, null, 1), (told.State, told.NextTry, told.Tries));
    }

    /// <summary>As when it is sent again: of the others nothing is written until a sender takes it.</summary>
    [Theory]
    [InlineData(AlertState.Raised, "w:1=Delivered", "w:1=Read", AlertState.Raised, true)]
    [InlineData(AlertState.Failed, "w:1=Unsure", "w:1=Delivered", AlertState.Sent, false)]
    [InlineData(AlertState.Failed, "w:1=Unsure", "w:1=Accepted", AlertState.Sent, true)]
    [InlineData(AlertState.Sent, "w:1=Delivered", "w:1=Read", AlertState.Sent, false)]
    [InlineData(AlertState.Sent, "w:1=Delivered\nw:2=Accepted", "w:1=Read\nw:2=Refused", AlertState.Sent, true)]
    public void Word_ofOneForWhomNoTryIsSet_makesItDueOnlyWhereSomebodyMayMissIt(
        AlertState before, string stored, string heard, AlertState after, bool isDue)
    {
        var alert = new Alert
        {
            Bill = Some.BillId(),
            Stage = "missed",
            State = before,
            Amount = Some.Bill().Amount,
            RaisedAt = Some.At("2026-12-03 09:00"),
            Message = "missed",
            Deliveries = stored,
        };
        var now = Some.At("2026-12-03 10:00");

        var word = alert.Heard(heard, now);

        Assert.Equal((after, isDue), (word.State, word.IsDue(now)));
    }
}
