using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;
using Premium.InMemory;
using Premium.Ports;
using PremiumFunctions.Local.Phones;

namespace Premium.Tests.Alerts;

public sealed class WhatsAppChannelTests : AlertChannelContract, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 12, 10, 7, 0, 0, TimeSpan.FromHours(7)));
    private PhoneDesk desk = null!;
    private WhatsAppChannel channel = null!;

    protected override string Healthy => PhoneDesk.Number;

    protected override string Other => "+6289012010002";

    protected override string Refused => "+6289012010003";

    protected override string Deferred => "+6289012010004";

    protected override string Dropped => "+6289012010005";

    protected override string ReplyLost => "+6289012010006";

    protected override IAlertChannel Channel => channel;

    /// <summary>The template has four places; what a message lacks is a dash.</summary>
    protected override string BodyShown => "-\n-\n-";

    public async Task InitializeAsync()
    {
        desk = (await PhoneDesk.StartAsync(clock))
            .With(PhoneFault.Refused, 131026, number: Refused)
            .With(PhoneFault.Refused, 130429, 429, Deferred)
            .With(PhoneFault.Refused, 131016, number: Dropped)
            .With(PhoneFault.AnswerLost, number: ReplyLost);
        channel = desk.Channel();
    }

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await desk.DisposeAsync();
    }

    protected override IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived() =>
    [
        .. desk.Twin.Messages.Where(m => m.HasArrived).Select(m => m.Text.Split('\n', 2) is [var first, var rest]
            ? (m.Number, first, rest)
            : (m.Number, m.Text, "")),
    ];

    [Fact]
    public async Task ShortText_fillsThePlacesOfTheTemplate_lineByLine()
    {
        await channel.DeliverAsync(
            Message() with
            {
                Short = "Iuran Desa Jegong belum terbayar\nKurang Rp2.384.164\nBayar sebelum 15 Desember      2026\t!",
                Origin = "33.16.12~2026-12~2026-12|33.16.12.2010-pu-2026-11-missed",
            },
            CancellationToken.None);

        var message = Assert.Single(desk.Twin.Messages);
        Assert.Equal(
            "Iuran Desa Jegong belum terbayar\nKurang Rp2.384.164\nBayar sebelum 15 Desember 2026 !\n-", message.Text);
        Assert.Equal("33.16.12~2026-12~2026-12|33.16.12.2010-pu-2026-11-missed", message.Origin);
    }

    [Theory]
    [InlineData(PhoneFault.ErrorAfterEffect)]
    [InlineData(PhoneFault.AnswerLost)]
    [InlineData(PhoneFault.AnswerUnreadable)]
    public async Task WhatMayHaveGoneOut_isUnsure(PhoneFault fault)
    {
        desk.With(fault);

        Assert.IsType<Delivery.Unsure>(await channel.DeliverAsync(Message(), CancellationToken.None));
        Assert.Single(desk.Twin.Messages);
    }

    [Fact]
    public async Task Silence_isUnsure_afterHalfAMinute()
    {
        desk.With(PhoneFault.Hangs);
        var delivery = channel.DeliverAsync(Message(), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<Delivery.Unsure>(await delivery);
    }

    [Fact]
    public async Task NobodyThere_isNotSent()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var away = new WhatsAppChannel(
            PhoneDesk.Settings($"http://127.0.0.1:{port}"), new InMemoryInbound(), clock);

        Assert.False(Assert.IsType<Delivery.Failed>(
            await away.DeliverAsync(Message(), CancellationToken.None)).IsFinal);
    }

    [Theory]
    [InlineData(131026, 400, true, false, 0)]
    [InlineData(131047, 400, true, false, 0)]
    [InlineData(131049, 400, false, false, 1440)]
    [InlineData(131000, 400, false, false, 10)]
    [InlineData(131056, 400, false, false, 5)]
    [InlineData(130429, 429, false, false, 2)]
    [InlineData(132015, 400, false, true, 60)]
    [InlineData(132016, 400, false, true, 60)]
    [InlineData(190, 401, false, true, 60)]
    [InlineData(100, 400, false, true, 60)]
    [InlineData(424242, 400, false, true, 60)]
    public async Task ErrorAnsweredAtOnce_hasItsConsequence(int code, int http, bool isFinal, bool isOurs, int minutes)
    {
        desk.With(PhoneFault.Refused, code, http);

        var failed = Assert.IsType<Delivery.Failed>(await channel.DeliverAsync(Message(), CancellationToken.None));

        Assert.Equal(
            (isFinal, isOurs, TimeSpan.FromMinutes(minutes)), (failed.IsFinal, failed.IsOurs, failed.After));
        Assert.Contains($"{code}", failed.Why, StringComparison.Ordinal);
        Assert.Empty(desk.Twin.Messages);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(22, true)]
    [InlineData(24, false)]
    public async Task TemplateThatIsPaused_becomesText_onlyWithinADayOfTheRecipientsWord(int? hoursAgo, bool isSent)
    {
        desk.With(PhoneFault.Refused, 132015);
        if (hoursAgo is { } hours)
        {
            desk.Twin.Write(PhoneDesk.Number, "1");
            await desk.Inbound.NoteAsync(PhoneDesk.Number, clock.GetUtcNow(), CancellationToken.None);
            clock.Advance(TimeSpan.FromHours(hours));
        }

        var delivery = await channel.DeliverAsync(Message() with { Short = "Satu\nDua" }, CancellationToken.None);

        Assert.Equal(isSent, delivery is Delivery.Accepted);
        Assert.Equal(isSent ? ["Satu\nDua"] : [], desk.Twin.Messages.Select(m => m.Text));
    }

    [Theory]
    [InlineData("token", 190)]
    [InlineData("template", 132001)]
    [InlineData("parameters", 132000)]
    public async Task StrictTwin_refusesWhatIsNotAsAgreed(string what, int code)
    {
        var good = desk.Settings();
        using var wrong = new WhatsAppChannel(
            new WhatsAppSettings
            {
                BaseUrl = good.BaseUrl,
                Version = good.Version,
                PhoneNumberId = good.PhoneNumberId,
                Token = what == "token" ? "another-token-of-nobody" : good.Token,
                AppSecret = good.AppSecret,
                VerifyToken = good.VerifyToken,
                Template = what == "template" ? "lain" : good.Template,
                TemplateParameters = what == "parameters" ? "short" : good.TemplateParameters,
            },
            desk.Inbound,
            clock);

        var failed = Assert.IsType<Delivery.Failed>(await wrong.DeliverAsync(Message(), CancellationToken.None));

        Assert.True(failed.IsOurs);
        Assert.StartsWith($"WhatsApp {code}:", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void EachError_hasAConsequence_andWaitsOnlyWhereItIsTriedAgain() => Assert.All(
        WhatsAppErrors.All,
        e => Assert.Equal(e.Consequence == WhatsAppConsequence.NextChannel, e.After == TimeSpan.Zero));
}
