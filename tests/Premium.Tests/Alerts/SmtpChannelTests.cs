using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Premium.Adapters.Alerts;
using Premium.Ports;
using PremiumFunctions.Local;

namespace Premium.Tests.Alerts;

public sealed class SmtpChannelTests : AlertChannelContract, IClassFixture<MailSinkFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 12, 10, 7, 0, 0, TimeSpan.FromHours(7));

    private readonly FakeTimeProvider clock = new(Now);
    private readonly MailSink sink;

    public SmtpChannelTests(MailSinkFixture fixture)
    {
        sink = fixture.Sink;
        fixture.Empty();
    }

    protected override IAlertChannel Channel => ChannelTo(sink.Port);

    protected override IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived() =>
    [
        .. sink.Messages().Select(m => (
            Assert.Single(m.To.Mailboxes).Address,
            m.Subject ?? "",
            (m.TextBody ?? "").ReplaceLineEndings("\n"))),
    ];

    [Fact]
    public async Task Headers_sayWhoWhenAndThatNobodyShouldAnswer()
    {
        await Channel.DeliverAsync(Message(), CancellationToken.None);

        var mail = Assert.Single(sink.Messages());
        var from = Assert.Single(mail.From.Mailboxes);
        Assert.Equal(("Iuran Blora", "iuran@blorakab.example"), (from.Name, from.Address));
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(Now, mail.Date);
        Assert.StartsWith("33.16.12.2010-pu-2026-11-due-5.", mail.MessageId, StringComparison.Ordinal);
        Assert.EndsWith("@blorakab.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", mail.Body?.Headers[HeaderId.ContentType]);
        Assert.Equal(
            ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version"],
            mail.Headers.Select(h => h.Field), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Html_stands_besideTheText()
    {
        await Channel.DeliverAsync(Message() with { Html = "<p>Saldo “kurang”</p>" }, CancellationToken.None);

        var mail = Assert.Single(sink.Messages());
        Assert.Equal("multipart/alternative", mail.Body?.ContentType.MimeType);
        Assert.Equal("<p>Saldo “kurang”</p>", mail.HtmlBody);
        Assert.Equal(Body, mail.TextBody?.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("dua kata")]
    [InlineData("a..b")]
    [InlineData("x>\r\nBcc: <orang@lain.example")]
    [InlineData("")]
    public async Task Id_thatFitsNoHeader_becomesADigestThatRepeats(string id)
    {
        await Channel.DeliverAsync(Message(id: id), CancellationToken.None);
        await Channel.DeliverAsync(Message(id: id), CancellationToken.None);

        Assert.Matches(@"^[0-9a-f]{32}\.[0-9a-f]{8}@blorakab\.example\z", Assert.Single(sink.Messages()).MessageId);
    }

    [Theory]
    [InlineData("tanpa-at")]
    [InlineData("@desa.example")]
    [InlineData("bendahara@")]
    [InlineData("Bendahara<bendahara@desa.example>")]
    [InlineData("a@desa.example,b@desa.example")]
    [InlineData("a@desa.example(b)")]
    [InlineData("@lain.example:a@desa.example")]
    [InlineData("bendahára@desa.example")]
    public async Task Recipient_thatIsMoreOrLessThanAMailAddress_isFinal(string recipient)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await Channel.DeliverAsync(Message(recipient), CancellationToken.None));

        Assert.Equal("The recipient is not a plain mail address.", failed.Why);
        Assert.True(failed.IsFinal);
    }

    [Theory]
    [InlineData("refuse@desa.example", "The server answered 550 to the recipient.")]
    [InlineData("later@desa.example", "The server answered 451 to the recipient.")]
    [InlineData("drop@desa.example", "The connection to the server failed.")]
    public async Task Reason_namesTheReplyCode_andNothingTheServerWrote(string recipient, string why)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await Channel.DeliverAsync(Message(recipient), CancellationToken.None));

        Assert.Equal(why, failed.Why);
    }

    [Fact]
    public async Task Server_away_isNotFinal()
    {
        // Bound but not listening: nobody else gets the port, and nobody answers on it.
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var channel = ChannelTo(((IPEndPoint)nobody.LocalEndPoint!).Port);

        var failed = Assert.IsType<Delivery.Failed>(await channel.DeliverAsync(Message(), CancellationToken.None));
        Assert.False(failed.IsFinal);
    }

    [Fact]
    public async Task Server_thatNeverGreets_isNotFinalAfterTheTimeout()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var delivery = ChannelTo(((IPEndPoint)mute.LocalEndpoint).Port).DeliverAsync(Message(), CancellationToken.None);
        using var connection = await mute.AcceptTcpClientAsync();

        clock.Advance(SmtpChannel.TimeoutMax);

        var failed = Assert.IsType<Delivery.Failed>(await delivery);
        Assert.Equal(("No answer within 30 seconds.", false), (failed.Why, failed.IsFinal));
    }

    [Fact]
    public async Task Cancellation_whileTheServerIsSilent_throws()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        using var stop = new CancellationTokenSource();
        var delivery = ChannelTo(((IPEndPoint)mute.LocalEndpoint).Port).DeliverAsync(Message(), stop.Token);
        using var connection = await mute.AcceptTcpClientAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Encryption_thatCannotBeTrusted_sendsNothing(string security)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await ChannelTo(sink.Port, security).DeliverAsync(Message(), CancellationToken.None));
        Assert.False(failed.IsFinal);
        Assert.Empty(sink.Messages());
    }

    [Fact]
    public async Task SignIn_thatTheServerDoesNotOffer_sendsNothing()
    {
        var channel = ChannelTo(sink.Port, "starttls", "iuran", "rahasia-1");

        var failed = Assert.IsType<Delivery.Failed>(await channel.DeliverAsync(Message(), CancellationToken.None));
        Assert.DoesNotContain("rahasia-1", failed.Why, StringComparison.Ordinal);
        Assert.Empty(sink.Messages());
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 user unknown", true)]
    [InlineData("RCPT", "550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Sorry", true)]
    [InlineData("RCPT", "550 No such user here", true)]
    [InlineData("RCPT", "550 5.1.2 bad destination domain", true)]
    [InlineData("RCPT", "550 5.4.5 daily sending quota exceeded", false)]
    [InlineData("RCPT", "550 relaying denied", false)]
    [InlineData("RCPT", "550 <iuran@a.example>: Sender address rejected: Domain not found", false)]
    [InlineData("RCPT", "550-Verification failed for <a@b.example>\r\n550 No Such User Here", false)]
    [InlineData("RCPT", "550 5.7.1 blocked by policy: user unknown to us", false)]
    [InlineData("RCPT", "552 5.2.2 mailbox full", false)]
    [InlineData("RCPT", "552 mailbox full", false)]
    [InlineData("RCPT", "553 sorry, that domain is not in my list of allowed hosts", false)]
    [InlineData("RCPT", "554 5.7.1 rejected", false)]
    [InlineData("RCPT", "450 4.2.1 try again later", false)]
    [InlineData("RCPT", "450 user unknown", false)]
    [InlineData("RCPT", "451 4.7.1 greylisted", false)]
    [InlineData("MAIL", "550 5.4.5 quota of the sender", false)]
    [InlineData("MAIL", "553 5.1.8 sender's domain unknown", false)]
    [InlineData("EHLO", "504 5.5.2 need fully-qualified hostname", false)]
    [InlineData("DATA", "554 5.3.4 too big", false)]
    [InlineData(".", "554 5.7.1 spam", false)]
    [InlineData(".", "550 5.4.5 quota", false)]
    public async Task C24_OnlyNoSuchMailbox_isFinal(string command, string reply, bool isFinal)
    {
        using var server = new ScriptedSmtp((command, reply), ("HELO", reply));

        var failed = Assert.IsType<Delivery.Failed>(
            await ChannelTo(server.Port).DeliverAsync(Message(), CancellationToken.None));

        Assert.Equal(isFinal, failed.IsFinal);
        Assert.DoesNotContain("user", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelloNameAndEnvelopeSender_areThoseOfTheSettings()
    {
        using var server = new ScriptedSmtp();
        var channel = new SmtpChannel(
            new SmtpSettings
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = "none",
                From = "iuran@blorakab.example",
                EnvelopeFrom = "pantulan@blorakab.example",
                HeloName = "iuran.blorakab.example",
            },
            clock);

        Assert.IsType<Delivery.Delivered>(await channel.DeliverAsync(Message(), CancellationToken.None));
        await server.Ended;

        Assert.Contains("EHLO iuran.blorakab.example", server.Heard);
        Assert.Contains(server.Heard, l => l.StartsWith("MAIL FROM:<pantulan@blorakab.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("250-mail.example\r\n250 DSN", true)]
    [InlineData("250 mail.example", false)]
    public async Task Reports_areAskedFor_whereTheServerOffersThem(string hello, bool isOffered)
    {
        using var server = new ScriptedSmtp(("EHLO", hello));
        await ChannelTo(server.Port).DeliverAsync(Message(), CancellationToken.None);
        await server.Ended;

        Assert.All(
            [" NOTIFY=FAILURE,DELAY", " ENVID=33.16.12.2010-pu-2026-11-due-5."],
            asked => Assert.Equal(isOffered, server.Heard.Any(h => h.Contains(asked, StringComparison.Ordinal))));
    }

    private SmtpChannel ChannelTo(int port, string security = "none", string user = "", string password = "") => new(
        new SmtpSettings
        {
            Host = "127.0.0.1",
            Port = port,
            Security = security,
            UserName = user,
            Password = password,
            From = "iuran@blorakab.example",
            FromName = "Iuran Blora",
        },
        clock);
}
