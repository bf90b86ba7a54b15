using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Alerts that nobody at the village has are sent once more, because the contact was mended. Whoever has one of them
/// already is not sent it again.
/// </summary>
public sealed class ResendAlerts(
    IRegistry registry, ILedger ledger, IWake wake, Rules rules, TimeProvider clock, OperationsContacts? office = null)
{
    private readonly IReadOnlySet<string> office = OperationsContacts.KeysOf(office);

    /// <returns>How many.</returns>
    /// <param name="regency">Whose.</param>
    /// <param name="village">One of it; null for all.</param>
    /// <param name="reason">Why, for the journal.</param>
    /// <param name="person">Who.</param>
    /// <param name="stop">Stops between two commits.</param>
    /// <exception cref="FormatException">Village or reason is not accepted; says what would be.</exception>
    public async Task<int> RunAsync(
        string regency, VillageCode? village, string reason, string person, CancellationToken stop)
    {
        PersonText.Check("reason", reason);

        // None sent again would read as if each of its messages had been heard.
        if (village is { } asked
            && (await registry.DistrictAsync(asked.District, stop)).Villages.All(v => v.Code != asked))
        {
            throw WrongField.Of(new(
                $"village: yang diterima kode desa di register, seperti 33.16.12.2010, bukan '{asked}'.",
                $"village: expected the code of a village in the register, such as 33.16.12.2010, not '{asked}'."));
        }

        var count = 0;
        IReadOnlyList<DistrictCode> districts =
            village is { } one ? [one.District] : await registry.DistrictsAsync(regency, stop);
        foreach (var district in districts)
        {
            var now = clock.GetUtcNow();
            var sheets = OpenSheets.InScope(ledger, district, rules, rules.Today(now));
            await sheets.ReadAsync(stop);
            var above = (await registry.DistrictAsync(district, rules.Today(now), stop)).Above(office);
            var again = (await sheets.CommitAsync(
                now, PersonCommits.Actor(person),
                current => current.Select(
                    s => new SheetChange(s.PayMonth, $"sent again: {reason}", Again(s, village, above))),
                stop)).OfType<Alert>().ToList();
            await wake.AlertsAsync(again, stop);

            count += again.Count;
        }

        return count;
    }

    /// <summary>Of each unpaid bill the last thing that was to be told, if nobody there has it.</summary>
    private static IReadOnlyList<SheetRow> Again(Sheet sheet, VillageCode? village, IReadOnlySet<string> above) =>
    [
        .. sheet.Bills
            .Where(b => (village is null || b.Village == village) && sheet.IsReadable(b.Village))
            .Select(b => sheet.UnheardOf(b, above))
            .OfType<Alert>()
            .Select(a => a with
            {
                State = AlertState.Raised,
                NextTry = null,
                Deliveries = Deliveries.Write(Deliveries.Read(a.Deliveries)
                    // What may have gone out to the village is tried anew: who asks for it knows that nobody has it.
                    .Where(l => l.Value.HasIt || l.Value.Outcome == DeliveryOutcome.Accepted
                        || (l.Value.IsAwaited && above.Contains(l.Key)))
                    .ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal)),
            }),
    ];
}
