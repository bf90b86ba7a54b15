namespace Premium.Domain;

/// <summary>
/// Who gets a village's message. Where nobody holds a role, or nobody of it can be reached, the next one up does; so
/// a message is never for nobody while the regency itself can be told.
/// </summary>
/// <param name="Contacts">Of the village.</param>
/// <param name="Office">Of the Dinas PMD.</param>
public sealed record Recipients(IReadOnlyList<Contact> Contacts, IReadOnlyList<Contact> Office)
{
    /// <param name="rungs">Of what is told.</param>
    /// <param name="outcomes">What is known of who has it, by channel and address.</param>
    public IReadOnlyList<Contact> Of(
        IReadOnlyCollection<Rung> rungs, IReadOnlyDictionary<string, DeliveryLine> outcomes)
    {
        bool CanBeReached(Contact contact) =>
            outcomes.GetValueOrDefault(Deliveries.KeyOf(contact))?.Outcome != DeliveryOutcome.Refused;

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
