using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace PremiumFunctions.Local;

/// <summary>Takes every recipient but those whose name asks for something else.</summary>
internal sealed class MailRecipients : MailboxFilter
{
    public override Task<bool> CanDeliverToAsync(
        ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        switch (to.User)
        {
            case MailSink.Refuse:
                throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "No such user"));
            case MailSink.Later:
                throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.Aborted, "Come back later"));
            case MailSink.Drop:
                throw Cut(context);
            default:
                return Task.FromResult(true);
        }
    }

    /// <summary>Breaks the connection off; thrown, so that nothing more is answered.</summary>
    public static IOException Cut(ISessionContext context)
    {
        context.Pipe.Dispose();
        return new IOException("The connection was cut on purpose.");
    }
}
