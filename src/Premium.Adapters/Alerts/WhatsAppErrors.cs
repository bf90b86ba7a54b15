using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Alerts;

/// <summary>What follows from an error of the Cloud API.</summary>
public enum WhatsAppConsequence
{
    /// <summary>This number will not be reached: the person's next channel.</summary>
    NextChannel,

    /// <summary>Again after a while; where that is long, the next channel meanwhile.</summary>
    Later,

    /// <summary>Nobody is reached before operations put it right; the next channel meanwhile.</summary>
    Operations,

    /// <summary>The template cannot be sent: free text where it may be, else as <see cref="Operations"/>.</summary>
    Template,
}

/// <param name="Code">As the Cloud API names it.</param>
/// <param name="Says">In our words.</param>
/// <param name="Consequence">What follows.</param>
/// <param name="After">Not before so long.</param>
public sealed record WhatsAppError(int Code, string Says, WhatsAppConsequence Consequence, TimeSpan After)
{
    public string Why => string.Create(CultureInfo.InvariantCulture, $"WhatsApp {Code}: {Says}.");

    /// <summary>Nothing is wrong with the recipient.</summary>
    public bool IsOurs => Consequence is WhatsAppConsequence.Operations or WhatsAppConsequence.Template;

    /// <summary>Answered at once, so that nothing went out.</summary>
    public Delivery.Failed Failed() => new(Why, IsFinal: Consequence == WhatsAppConsequence.NextChannel)
    {
        After = After,
        IsOurs = IsOurs,
    };

    /// <summary>Told afterwards of what had been taken over.</summary>
    public DeliveryLine Line(string reference) => new(
        Consequence == WhatsAppConsequence.NextChannel ? DeliveryOutcome.Refused : DeliveryOutcome.Pending)
    {
        Reference = reference,
        Why = Why,
        IsOurs = IsOurs,
    };
}

/// <summary>
/// Every error of the Cloud API that a message can meet, whether it is answered at once or told by webhook (Meta,
/// Cloud API error codes). Codes are what counts: Meta changes its words.
/// </summary>
public static class WhatsAppErrors
{
    /// <summary>What others have to put right is looked at again that often.</summary>
    private const int RepairMinutes = 60;

    private static readonly Dictionary<int, WhatsAppError> Known = new[]
    {
        // The recipient.
        Of(131026, "not on WhatsApp, or unable to receive", WhatsAppConsequence.NextChannel),
        Of(131021, "the recipient is the sender", WhatsAppConsequence.NextChannel),
        Of(131047, "a day has passed since the recipient wrote", WhatsAppConsequence.NextChannel),
        Of(131050, "the recipient wants no such messages", WhatsAppConsequence.NextChannel),
        Of(130472, "held back by an experiment of Meta's", WhatsAppConsequence.NextChannel),
        Of(130497, "not allowed in the recipient's country", WhatsAppConsequence.NextChannel),

        // Time.
        Of(131049, "held back by Meta, too many to this person", WhatsAppConsequence.Later, 24 * 60),
        Of(131000, "something went wrong", WhatsAppConsequence.Later, 10),
        Of(131056, "too many to this number", WhatsAppConsequence.Later, 5),
        Of(130429, "too many at once", WhatsAppConsequence.Later, 2),
        Of(131016, "the service is away", WhatsAppConsequence.Later, 5),
        Of(133004, "the server is away", WhatsAppConsequence.Later, 5),
        Of(80007, "too many calls of the account", WhatsAppConsequence.Later, 15),
        Of(131057, "the account is in maintenance", WhatsAppConsequence.Later, 15),
        Of(4, "too many calls of the app", WhatsAppConsequence.Later, 15),
        Of(1, "unknown error of the API", WhatsAppConsequence.Later, 10),
        Of(2, "the API is away", WhatsAppConsequence.Later, 5),

        // The template.
        Of(132000, "the template has another number of parameters", WhatsAppConsequence.Template, RepairMinutes),
        Of(132001, "no such template in this language", WhatsAppConsequence.Template, RepairMinutes),
        Of(132005, "the template is too long when filled", WhatsAppConsequence.Template, RepairMinutes),
        Of(132007, "the template breaks a policy", WhatsAppConsequence.Template, RepairMinutes),
        Of(132012, "the template's parameters have another form", WhatsAppConsequence.Template, RepairMinutes),
        Of(132015, "the template is paused", WhatsAppConsequence.Template, RepairMinutes),
        Of(132016, "the template is disabled", WhatsAppConsequence.Template, RepairMinutes),

        // The account.
        Of(0, "the sign-in failed", WhatsAppConsequence.Operations, RepairMinutes),
        Of(3, "a right is missing", WhatsAppConsequence.Operations, RepairMinutes),
        Of(10, "permission was not given", WhatsAppConsequence.Operations, RepairMinutes),
        Of(33, "the sending number is gone", WhatsAppConsequence.Operations, RepairMinutes),
        Of(100, "a parameter is wrong", WhatsAppConsequence.Operations, RepairMinutes),
        Of(190, "the access token has expired", WhatsAppConsequence.Operations, RepairMinutes),
        Of(200, "permission is missing", WhatsAppConsequence.Operations, RepairMinutes),
        Of(368, "blocked for breaking a policy", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131005, "access is denied", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131008, "a parameter is missing", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131009, "a parameter has a wrong value", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131030, "the number is not on the list of a test account", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131031, "the account is locked", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131037, "the display name is not approved", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131042, "the payment method fails", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131045, "the certificate is wrong", WhatsAppConsequence.Operations, RepairMinutes),
        Of(131048, "held back as spam", WhatsAppConsequence.Operations, RepairMinutes),
        Of(133010, "the sending number is not registered", WhatsAppConsequence.Operations, RepairMinutes),
    }.ToDictionary(e => e.Code);

    public static IReadOnlyCollection<WhatsAppError> All => Known.Values;

    /// <summary>An unlisted code reaches nobody and is new to us: the next channel, and operations look.</summary>
    public static WhatsAppError Of(int code) => Known.GetValueOrDefault(code)
        ?? Of(code, "not known here", WhatsAppConsequence.Operations, RepairMinutes);

    private static WhatsAppError Of(int code, string says, WhatsAppConsequence consequence, int afterMinutes = 0) =>
        new(code, says, consequence, TimeSpan.FromMinutes(afterMinutes));
}
