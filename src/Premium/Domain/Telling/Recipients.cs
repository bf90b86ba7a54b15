namespace Premium.Domain;

/// <summary>
/// Who gets a village's message. Where nobody holds a role, nobody of it can be reached, or nobody is known to have
/// been by the time word of it should have come, the next one up does: rather one message too many. So a message is
/// never for nobody while the regency itself can be told.
/// </summary>
/// <param name="Contacts">Of the village.</param>
/// <param name="Office">Of the Dinas PMD.</param>
public sealed record Recipients(IReadOnlyList<Contact> Contacts, IReadOnlyList<Contact> Office)
{
    /// <summary>
    /// Of a message to these (<see cref="Reaching.Persons"/>). Whoever is at the office is nobody of the village, also
    /// where neither has a name.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Contact>> Persons(IReadOnlyCollection<Contact> to) =>
        [.. Reaching.Persons(to.Except(Office)), .. Reaching.Persons(Office.Intersect(to))];

    /// <param name="rungs">Of what is told.</param>
    /// <param name="outcomes">What is known of who has it, by channel and address.</param>
    /// <param name="now">Decides for how long word is waited for.</param>
    public IReadOnlyList<Contact> Of(
        IReadOnlyCollection<Rung> rungs, IReadOnlyDictionary<string, DeliveryLine> outcomes, DateTimeOffset now)
    {
        bool CanBeReached(Contact contact) =>
            !(outcomes.GetValueOrDefault(Deliveries.KeyOf(contact)) is { } line && Reaching.IsLost(line, now));

        List<Contact> village =
        [
            .. rungs.SelectMany(r => r.Roles).Distinct().Order().SelectMany(OfRole).Distinct(),
        ];
        var isForOffice = rungs.Any(r => r.Office) || !village.Any(CanBeReached);
        return isForOffice ? [.. village, .. Office] : village;

        // An address that is no more stays among them: it is kept who could not be reached.
        IEnumerable<Contact> OfRole(ContactRole wanted)
        {
            foreach (var role in Enum.GetValues<ContactRole>().Where(r => r >= wanted))
            {
                var holders = Contacts.Where(c => c.Role == role).ToList();
                foreach (var holder in holders)
                {
                    yield return holder;
                }

                if (holders.Any(CanBeReached))
                {
                    yield break;
                }
            }
        }
    }
}
