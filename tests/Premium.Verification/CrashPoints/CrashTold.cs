using MimeKit;
using Premium.Domain;
using PremiumFunctions.Local.Phones;

namespace Premium.Verification.CrashPoints;

/// <summary>How often one message came to one person.</summary>
/// <param name="Message">Its id.</param>
/// <param name="Person">Who.</param>
/// <param name="ByPhone">Each that shows on the phone.</param>
/// <param name="ByMail">Mails; one sent again under its id is one for whoever reads it.</param>
public sealed record CrashTold(string Message, string Person, int ByPhone, int ByMail)
{
    /// <summary>
    /// What came by phone was sent in the order in which its process died, so nobody may have known that it is out.
    /// </summary>
    public bool IsCutOff { get; init; }

    public int Times => ByPhone + ByMail;

    public static string MessageOf(Alert alert) => alert.Message.Length > 0 ? alert.Message : alert.MessageId;
}

/// <summary>What the mail server and the phones of a world took, and to whom it may go.</summary>
/// <param name="Mails">All mails.</param>
/// <param name="Phones">All that phones took over.</param>
/// <param name="CutOff">Those of them whose sender died in the order that sent them.</param>
/// <param name="Villages">With their contacts.</param>
/// <param name="Office">Of operations.</param>
/// <param name="Ladder">Says whom a stage is for.</param>
internal sealed record CrashMessages(
    IReadOnlyList<MimeMessage> Mails, IReadOnlyList<PhoneMessage> Phones, IReadOnlySet<string> CutOff,
    IReadOnlyList<Village> Villages, IReadOnlyList<Contact> Office, Ladder Ladder)
{
    private static readonly Dictionary<string, DeliveryLine> Untried = [];

    /// <summary>
    /// Each message of a village, at each person who was to be told all that counts as sent of it, or was told; and
    /// what phones got that is of no alert.
    /// </summary>
    public IReadOnlyList<CrashTold> At(IReadOnlyList<Alert> alerts)
    {
        var byMessage = alerts.ToLookup(CrashTold.MessageOf);
        return
        [
            .. byMessage.SelectMany(At),
            .. Phones.Where(p => p.HasArrived && !byMessage.Contains(IdOf(p)))
                .GroupBy(p => (Id: IdOf(p), p.Number))
                .Select(g => new CrashTold(g.Key.Id, g.Key.Number, g.Count(), ByMail: 0)),
        ];
    }

    private IEnumerable<CrashTold> At(IGrouping<string, Alert> message)
    {
        var village = message.First().Village;
        var contacts = Villages.First(v => v.Code == village).Contacts;
        var wanted = message.Where(a => a.State == AlertState.Sent)
            .SelectMany(a => new Recipients(contacts, Office).Of([Ladder.RungOrMissed(a)], Untried, a.RaisedAt))
            .ToHashSet();
        foreach (var person in new Recipients(contacts, Office).Persons([.. contacts, .. Office]))
        {
            var arrived = Phones.Where(p => p.HasArrived && IdOf(p) == message.Key
                && person.Any(c => c.Address == p.Number)).ToList();
            var told = new CrashTold(
                message.Key,
                Office.Contains(person[0]) ? "office" : $"{person[0].Role} of {village}",
                arrived.Count,
                Mails.Count(m => IdOf(m) == message.Key
                    && m.To.Mailboxes.Any(to => person.Any(c => c.Address == to.Address))))
            {
                IsCutOff = arrived.Exists(p => CutOff.Contains(p.Id)),
            };
            if (told.Times > 0 || person.Any(wanted.Contains))
            {
                yield return told;
            }
        }
    }

    private static string IdOf(PhoneMessage sent) =>
        DeliveryOrigin.TryParse(sent.Origin, out var origin) ? origin.Message : sent.Origin;

    /// <summary>The mail channel adds a mark of the recipient, after a point, and the sender's domain.</summary>
    private static string IdOf(MimeMessage mail)
    {
        var id = mail.MessageId![..mail.MessageId!.LastIndexOf('@')];
        return id[..id.LastIndexOf('.')];
    }
}
