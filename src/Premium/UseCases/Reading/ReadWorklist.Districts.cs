using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <content>What the worklist looks at of one district.</content>
public sealed partial class ReadWorklist
{
    private async Task<DistrictFacts> DistrictAsync(
        DistrictCode district, DateOnly today, ReplyBook said, IReadOnlyDictionary<string, WorkNote> noted,
        IReadOnlySet<VillageCode> unbilled, CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, today, stop);
        var open = OpenSheets.InScope(ledger, district, rules, today);
        await open.ReadAsync(stop);

        // What waits for a person is there until it is done, although no pass looks at its month any more.
        var facts = await WithListsAsync(
            new DistrictFacts(register, open.All)
            {
                Unbilled = unbilled,
                Older = await open.AwaitedAsync(rules, today, ReplyWork.MonthsToSee(said, district, noted), stop),
            },
            today,
            stop);
        var before = rules.OpenSheets(today).From;
        var since = facts.MayLackBillsSince(before);
        return since == before ? facts : facts with
        {
            Past = await ledger.SheetsAsync(district, since, before.Plus(-1), stop),
        };
    }

    private static HashSet<VillageCode> UnbilledIn(IReadOnlyDictionary<string, SeenItem> seen) =>
    [
        .. seen.Keys.Select(key => key.Split('~'))
            .Where(p => p.Length > 1 && (p[0] == WorkKinds.NoBill.Key || p[0] == WorkKinds.NeverBilled.Key))
            .Select(p => VillageCode.TryParse(p[1], out var code) ? code : (VillageCode?)null)
            .OfType<VillageCode>(),
    ];

    private async Task<DistrictFacts> WithListsAsync(DistrictFacts facts, DateOnly today, CancellationToken stop)
    {
        var (from, to) = rules.OpenSheets(today);
        var district = facts.Register.District;
        var billed = facts with { Billings = await registry.BillingsAsync(district, from, to, stop) };
        return !billed.NeedsRosters(rules, today) ? billed : billed with
        {
            Rosters = await registry.RostersAsync(district, stop),
            AreRostersRead = true,
        };
    }
}
