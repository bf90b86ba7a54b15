using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;
using Premium.InMemory;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

/// <summary>A twin of the Cloud API, the channel to it, and how each number is to go.</summary>
internal sealed class PhoneDesk(PhoneTwin twin, FakeTimeProvider clock, Dictionary<string, PhoneConduct> conducts)
    : IAsyncDisposable
{
    public const string Number = "+6289012010001";

    public PhoneTwin Twin => twin;

    public InMemoryInbound Inbound { get; } = new();

    public FakeTimeProvider Clock => clock;

    public static async Task<PhoneDesk> StartAsync(FakeTimeProvider clock)
    {
        var conducts = new Dictionary<string, PhoneConduct>();
        var options = new PhoneTwinOptions
        {
            ConductOf = number => conducts.GetValueOrDefault(number, PhoneConduct.Good),
        };
        return new PhoneDesk(await PhoneTwin.StartAsync(options, clock, CancellationToken.None), clock, conducts);
    }

    public PhoneDesk With(PhoneFault fault, int code = 0, int http = 400, string number = Number)
    {
        conducts[number] = new PhoneConduct(fault, code, http);
        return this;
    }

    public static WhatsAppSettings Settings(string baseUrl, string parameters = "line1,line2,line3,line4")
    {
        var account = new PhoneTwinOptions();
        return new WhatsAppSettings
        {
            BaseUrl = baseUrl,
            Version = account.Version,
            PhoneNumberId = account.PhoneNumberId,
            Token = account.Token,
            AppSecret = account.AppSecret,
            VerifyToken = account.VerifyToken,
            Template = account.Template,
            TemplateLanguage = account.TemplateLanguage,
            TemplateParameters = parameters,
        };
    }

    public WhatsAppSettings Settings() => Settings(twin.BaseUrl.GetLeftPart(UriPartial.Authority));

    public WhatsAppChannel Channel() => new(Settings(), Inbound, clock);

    public ValueTask DisposeAsync() => twin.DisposeAsync();
}
