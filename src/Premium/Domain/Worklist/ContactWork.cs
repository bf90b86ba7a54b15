namespace Premium.Domain;

/// <summary>
/// Contacts of offices that refuse for good what they are sent: while another one has it nobody misses them.
/// </summary>
internal sealed class ContactWork(WorkFacts facts)
{
    private readonly ILookup<string, (DateTimeOffset At, bool IsRefused)> outcomes = facts.Sent
        .SelectMany(n => Deliveries.Read(n.Deliveries).Select(l => (l.Key, n.At, l.Value)))
        .Where(l => l.Value.HasIt || l.Value.Outcome is DeliveryOutcome.Accepted or DeliveryOutcome.Refused)
        .ToLookup(l => l.Key, l => (l.At, l.Value.Outcome == DeliveryOutcome.Refused), StringComparer.Ordinal);

    public IEnumerable<WorkItem> Items() =>
    [
        .. Lost("office", new Said("Petugas", "Operations"), facts.OfficeContacts),
        .. Lost("branch", new Said("Cabang BPJS", "The BPJS branch"), facts.Branch),
        .. facts.Districts.Select(d => d.Register).SelectMany(d => Lost(
            $"{d.District}", new Said($"Camat {d.Name}", $"The Camat of {d.Name}"), d.Subdistrict)
            .Select(i => i with { District = d.District })),
    ];

    /// <summary>Named by their place in the list: an address is nobody's business here.</summary>
    private IEnumerable<WorkItem> Lost(string group, Said who, IReadOnlyList<Contact> contacts) =>
        from contact in contacts.Select((c, i) => (Contact: c, Number: i + 1))
        let its = outcomes[Deliveries.KeyOf(contact.Contact)].OrderByDescending(o => o.At).ToList()
        let refused = its.TakeWhile(o => o.IsRefused).ToList()
        where refused.Count > 0
        select new WorkItem(WorkKinds.ContactLost, $"{group}~{contact.Number}")
        {
            Place = who + new Said(
                $", kontak ke-{contact.Number} ({contact.Contact.Channel})",
                $", contact {contact.Number} ({contact.Contact.Channel})"),
            Why = new Said(
                "kontak ini menolak pesan terakhir untuk seterusnya", "this contact refused the last message for good"),
            Since = refused[^1].At,
            Changed = refused[^1].At,
        };
}
