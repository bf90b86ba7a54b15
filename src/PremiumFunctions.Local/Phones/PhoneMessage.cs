using MimeKit;

namespace PremiumFunctions.Local.Phones;

/// <summary>One message as a phone, or nobody, has it.</summary>
/// <param name="Number">Of the phone, E.164.</param>
/// <param name="Id">wamid.</param>
/// <param name="At">When it was taken over.</param>
/// <param name="Text">As it is read.</param>
/// <param name="Origin">What the sender sent along.</param>
/// <param name="HasArrived">It shows on the phone.</param>
public sealed record PhoneMessage(
    string Number, string Id, DateTimeOffset At, string Text, string Origin, bool HasArrived)
{
    /// <summary>Written by the owner of the phone, to us.</summary>
    public bool IsTheirs { get; init; }

    /// <summary>A mail, to be shown beside.</summary>
    public static PhoneMessage Of(MimeMessage mail) => new(
        mail.To.Mailboxes.First().Address, mail.MessageId ?? "", mail.Date,
        $"{mail.Subject}\n\n{mail.TextBody}".TrimEnd(), "", HasArrived: true);
}
