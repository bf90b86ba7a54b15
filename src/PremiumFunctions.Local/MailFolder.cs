using System.Buffers;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace PremiumFunctions.Local;

/// <summary>Keeps each message as a file named by its Message-ID; what is sent again replaces itself.</summary>
internal sealed class MailFolder(string folder) : MessageStore
{
    private int drafts;

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        // The line break before the final dot is the message's own; it comes without.
        byte[] message = [.. buffer.ToArray(), (byte)'\r', (byte)'\n'];
        if (IdOf(message) is not { } id)
        {
            return new SmtpResponse(SmtpReplyCode.TransactionFailed, "Message-ID is missing");
        }

        // Readers see a whole file or none.
        var draft = Path.Combine(folder, $"{Environment.ProcessId}-{Interlocked.Increment(ref drafts)}.tmp");
        await File.WriteAllBytesAsync(draft, message, CancellationToken.None);
        File.Move(draft, Path.Combine(folder, FileNameOf(id) + ".eml"), overwrite: true);
        return transaction.To.Any(to => to.User == MailSink.Lose)
            ? throw MailRecipients.Cut(context)
            : SmtpResponse.Ok;
    }

    private static string? IdOf(byte[] message)
    {
        using var stream = new MemoryStream(message, writable: false);
        return MimeMessage.Load(stream).MessageId is { Length: > 0 } id ? id : null;
    }

    private static string FileNameOf(string id) =>
        string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '@' or '_' or '-' ? c : '_'));
}
