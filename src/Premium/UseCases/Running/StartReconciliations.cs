using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Opens the nightly reconciliations: every bank, for the newest pay month in all districts, and for every older one
/// in the districts that have a young attempt in it, which the bank may still give back, one whose fate is young, which
/// it may have given back already, or one without a fate, whatever its age. Without the last, an attempt that the bank
/// lost would stay unknown for ever once its month is over, and hold up the village's younger bills. A correction
/// leaves the attempt as it is, so that its fate is as young as what its bill became.
/// </summary>
public sealed class StartReconciliations(
    StartRun startRun, IRegistry registry, ILedger ledger, Rules rules, TimeProvider clock)
{
    /// <summary>Banks give a payment back within days; this leaves room for weeks in which no statement came.</summary>
    private const int YoungDays = 62;

    /// <summary>Attempts reserved before have their fate and are reconciled no more, where nothing else asks for it.
    /// </summary>
    internal static DateTimeOffset YoungSince(Rules rules, DateOnly today) =>
        rules.At(today.AddDays(-YoungDays), TimeOnly.MinValue);

    public async Task RunAsync(string regency, CancellationToken stop)
    {
        var today = rules.Today(clock.GetUtcNow());
        var newest = rules.NewestPayMonth(today);
        var young = YoungSince(rules, today);
        var districts = await registry.DistrictsAsync(regency, stop);
        var needed = new SortedDictionary<(string Bank, PayMonth Month), SortedSet<DistrictCode>>();
        foreach (var bank in rules.Banks.Keys)
        {
            needed[(bank, newest)] = [.. districts];
        }

        var failure = new FirstFailure(stop);
        foreach (var district in districts)
        {
            await failure.TryAsync(async () =>
            {
                var sheets = new OpenSheets(ledger, district, newest, newest, young);
                await sheets.ReadAsync(stop);
                foreach (var sheet in sheets.All)
                {
                    foreach (var bank in sheet.Debits
                        .Where(d => rules.Banks.ContainsKey(d.Bank)
                            && (!d.State.IsFinal() || d.ReservedAt >= young || d.AnsweredAt >= young
                                || (sheet.Bill(d.Village, d.Id.Bill.Segment) is { } bill
                                    && (bill.Doubt is not null || bill.Since >= young))))
                        .Select(d => d.Bank).Distinct())
                    {
                        var there = needed.TryGetValue((bank, sheet.PayMonth), out var known) ? known : [];
                        there.Add(district);
                        needed[(bank, sheet.PayMonth)] = there;
                    }
                }
            });
        }

        foreach (var ((bank, month), there) in needed)
        {
            await failure.TryAsync(() =>
                startRun.RunAsync(RunPurpose.Reconcile, regency, stop, bank, month, [.. there]));
        }

        failure.Throw();
    }
}
