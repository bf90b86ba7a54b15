using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Premium.Ports;

namespace Premium.Adapters.Alerts;

/// <summary>
/// Sends alerts by SMTP (RFC 5321), one connection a message. Only "no such mailbox" is final (RFC 3463: 5.1.1 and its
/// kin); everything else, a quota, a full mailbox or a refused name of ours, can be put right meanwhile.
/// Reasons name reply codes only, because servers like to repeat addresses in their texts.
/// </summary>
/// <exception cref="ArgumentException">The settings are wrong; the message lists every problem.</exception>
public sealed partial class SmtpChannel : IAlertChannel
{
    /// <summary>For a whole delivery, from connecting to the server's last answer.</summary>
    public static readonly TimeSpan TimeoutMax = TimeSpan.FromSeconds(30);

    private const int ReceiptLengthMax = 120;

    private readonly SmtpSettings settings;
    private readonly TimeProvider clock;
    private readonly MailboxAddress from;
    private readonly MailboxAddress envelope;

    public SmtpChannel(SmtpSettings settings, TimeProvider clock)
    {
        var problems = settings.Problems("Smtp").ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(settings));
        }

        this.settings = settings;
        this.clock = clock;
        from = new MailboxAddress(settings.FromName, settings.From);
        envelope = settings.EnvelopeFrom.Length > 0 ? new MailboxAddress("", settings.EnvelopeFrom) : from;
    }

    public string Name => "email";

    public bool KnowsRepeats => true;

    public async Task<Delivery> DeliverAsync(AlertMessage message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!SmtpSettings.TryAddress(message.Recipient, out var to))
        {
            return new Delivery.Failed("The recipient is not a plain mail address.", IsFinal: true);
        }

        using var mail = Compose(message, to);
        using var timeout = new CancellationTokenSource(TimeoutMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            return await SendAsync(mail, message.Recipient, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Delivery.Failed($"No answer within {TimeoutMax.TotalSeconds} seconds.", IsFinal: false);
        }
        catch (Exception failure) when (WhyOf(failure) is { } why)
        {
            return why;
        }
    }

    private async Task<Delivery> SendAsync(MimeMessage mail, string recipient, CancellationToken stop)
    {
        using var client = new ReportingClient();
        if (settings.HeloName.Length > 0)
        {
            client.LocalDomain = settings.HeloName;
        }

        await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings.Security), stop);
        if (settings.UserName.Length > 0)
        {
            await client.AuthenticateAsync(settings.UserName, settings.Password, stop);
        }

        var answer = await client.SendAsync(mail, envelope, mail.To.Mailboxes, stop);
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception failure) when (failure is OperationCanceledException || WhyOf(failure) is not null)
        {
            // The server has taken the message; how the farewell went changes nothing.
        }

        return new Delivery.Delivered(Receipt(answer, recipient));
    }

    private MimeMessage Compose(AlertMessage message, MailboxAddress to)
    {
        var mail = new MimeMessage
        {
            MessageId = MessageIdOf(message),
            Date = clock.GetUtcNow(),
            Subject = message.SubjectLine,
            Body = message.Html.Length == 0
                ? Part("plain", message.Body)
                : new MultipartAlternative(Part("plain", message.Body), Part("html", message.Html)),
        };
        mail.From.Add(from);
        mail.To.Add(to);
        // RFC 3834: nobody's absence note answers it.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    private static TextPart Part(string subtype, string text) => new(subtype)
    {
        Text = text,
        ContentTransferEncoding = ContentEncoding.QuotedPrintable,
    };

    /// <summary>
    /// The same for the same message to the same recipient, so that mail systems show a repetition once. The digest
    /// of the recipient keeps two people behind one forwarding address from hiding each other's message.
    /// </summary>
    private string MessageIdOf(AlertMessage message)
    {
        var id = PlainId().IsMatch(message.Id) ? message.Id : Digest(message.Id, 32);
        return $"{id}.{Digest(message.Recipient.ToLowerInvariant(), 8)}@{from.Domain}";
    }

    private static string Digest(string text, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];

    private static string Receipt(string answer, string recipient)
    {
        var text = answer.Replace(recipient, "recipient", StringComparison.OrdinalIgnoreCase);
        text = new string([.. text.Take(ReceiptLengthMax).Select(c => c is >= ' ' and <= '~' ? c : ' ')]);
        return text.Trim();
    }

    private static SecureSocketOptions SecurityOf(string security) => security switch
    {
        "none" => SecureSocketOptions.None,
        "starttls" => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };

    /// <summary>What a failure of the server or of the way to it means; null for anything else.</summary>
    private static Delivery.Failed? WhyOf(Exception failure) => failure switch
    {
        SmtpCommandException refusal => WhyOf(refusal),
        AuthenticationException or ServiceNotAuthenticatedException => Later("The server refused the sign-in."),
        SslHandshakeException => Later("No encrypted connection: the server's certificate is not trusted."),
        NotSupportedException => Later("The server does not offer the encryption or sign-in that is set."),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException or TimeoutException =>
            Later("The connection to the server failed."),
        _ => null,
    };

    private static Delivery.Failed WhyOf(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        var what = refusal.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => "the recipient",
            SmtpErrorCode.MessageNotAccepted => "the message",
            SmtpErrorCode.SenderNotAccepted => "the sender",
            _ => "the conversation",
        };
        var enhanced = Enhanced().Match(refusal.Message) is { Success: true } said ? said.Value : "";
        var isFinal = refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            && IsNoSuchMailbox(code, enhanced, refusal.Message);
        return new Delivery.Failed(
            $"The server answered {code}{(enhanced.Length > 0 ? " " + enhanced : "")} to {what}.", isFinal);
    }

    /// <summary>
    /// By the enhanced code where there is one: no such mailbox or domain, or a mailbox that moved. Without one, 550
    /// may be a quota, a policy, a relay that is not allowed or a sender that nobody finds, and only its words tell.
    /// Not those of an address in it: people and hosts are called anything.
    /// </summary>
    private static bool IsNoSuchMailbox(int code, string enhanced, string words) => enhanced.Length > 0
        ? code >= 500 && enhanced is "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10"
        : code == 550 && Address().Replace(words, "it") is var plain
            && NoSuch().IsMatch(plain) && !AboutUs().IsMatch(plain);

    private static Delivery.Failed Later(string why) => new(why, IsFinal: false);

    [GeneratedRegex(@"(?<![0-9.])[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])")]
    private static partial Regex Enhanced();

    [GeneratedRegex(
        @"(?:no such|unknown|invalid|non-?existent) (?:local )?(?:user|mailbox|recipient|address|account)"
            + @"|(?:user|mailbox|recipient|address|account)[^.;]{0,30} "
            + "(?:unknown|not found|does not exist|doesn't exist)",
        RegexOptions.IgnoreCase)]
    private static partial Regex NoSuch();

    /// <summary>
    /// Whose host, name, sign-in or conduct it is about. In doubt it is about us: then the message is tried again, and
    /// nobody is left out for good.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:senders?|sending (?:user|host|server|address|domain|account|ip|limit)|mail from|from address"
            + @"|verif\w*|callout|callback|helo|ehlo|client|remote host|relay\w*|spf|dkim|dmarc"
            + @"|ip|ptr|r?dns\w*|reverse|allowed|(?:white|allow|block|black|deny)-?list\w*|rbl|blocked|spam"
            + @"|too many|maximum|exceed\w*|limit\w*|quota|throttl\w*|policy|reputation"
            + "|(?:un)?auth[a-z]*|passwords?|credentials?|log-?(?: ?in|on)|sign(?:ed)?[ -]?in|certificates?"
            + "|agent|headers?|envelope|return-path"
            + @"|your (?:(?:mail|smtp|e-?mail)[ -]?)?(?:host|server|domain|network|address|account|connection))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex AboutUs();

    [GeneratedRegex(@"<[^<>\s]*@[^<>\s]*>|[^\s<>@]+@[^\s<>@:,;]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\z")]
    private static partial Regex PlainId();

    /// <summary>
    /// Asks the server to report what fails or is late on its way from there (RFC 3461), where it offers to; the
    /// report names the message by its id.
    /// </summary>
    private sealed class ReportingClient : SmtpClient
    {
        protected override string GetEnvelopeId(MimeMessage message) => message.MessageId ?? "";

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(
            MimeMessage message, MailboxAddress mailbox) =>
            DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;
    }
}
