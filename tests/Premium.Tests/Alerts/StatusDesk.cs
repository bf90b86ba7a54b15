using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Adapters.Alerts;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Functions;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

/// <summary>A village whose money is short, its treasurer's phone at the twin, and the webhook that is told.</summary>
internal sealed class StatusDesk : IAsyncDisposable
{
    public const string Mail = "bendahara@desa.example";

    private static readonly string Key = Deliveries.KeyOf("whatsapp", PhoneDesk.Number);

    private readonly PhoneDesk phones;
    private readonly WhatsAppChannel channel;
    private readonly WebApplication app;

    private StatusDesk(World world, PhoneDesk phones)
    {
        (World, this.phones, channel) = (world, phones, phones.Channel());
        world.UsePhone = channel;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async http =>
            http.Response.StatusCode =
                (await Status().HearWhatsApp(http.Request, http.RequestAborted) as IStatusCodeHttpResult)?.StatusCode
                    ?? StatusCodes.Status200OK);
    }

    public World World { get; }

    public PhoneTwin Twin => phones.Twin;

    public static async Task<StatusDesk> ShortAsync(bool hasMail, PhoneFault fault, int code = 0, int http = 400)
    {
        var world = await new World().WithAsync(100_000);
        Contact[] contacts = [new("whatsapp", PhoneDesk.Number), new("email", Mail)];
        await world.PutAsync(Some.Village() with { Contacts = contacts[..(hasMail ? 2 : 1)] });
        await world.CollectAsync();
        var desk = new StatusDesk(world, (await PhoneDesk.StartAsync(world.Time)).With(fault, code, http));
        await desk.app.StartAsync();
        desk.Twin.TellAt(new Uri(desk.app.Urls.Single()));
        return desk;
    }

    public void From(PhoneFault fault) => phones.With(fault);

    public MessageStatus Status() => new(
        new HearDeliveries(World.Ledger, World.Wake, World.Time, NullLogger<HearDeliveries>.Instance, World.Notices),
        World.Answers(phones.Inbound, channel),
        Settings.Read(GoodSettings.With(GoodSettings.WhatsApp)),
        World.Time,
        NullLogger<MessageStatus>.Instance);

    /// <summary>Until nothing is due now, and all that the twin had to tell is told.</summary>
    public async Task PumpAsync(TimeSpan after = default)
    {
        World.Time.Advance(after);
        for (var rounds = 0; rounds < 3; rounds++)
        {
            await World.PumpAsync();
            await Twin.SettledAsync();
        }
    }

    public async Task<Alert> AlertAsync() => (await World.SheetAsync()).Alert(Some.BillId(), "missed")!;

    public async Task<DeliveryLine> LineAsync() => Deliveries.Read((await AlertAsync()).Deliveries)[Key];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        channel.Dispose();
        await phones.DisposeAsync();
    }
}
