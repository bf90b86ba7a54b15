using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Opens the nightly reconciliations: every bank, for the newest pay month in all districts, and for every older one
/// in the districts that have a young attempt in it, which the bank may still give back, one whose fate is young, which
/// it may have given back already, or one without a fate, whatever its age. Without the last, an attempt that the bank
/// lost would stay unknown for ever once its month is over, and hold up the village's younger bills. A correction
/// leaves the attempt as it is, so that its fate is as young as what its bill became. Where the last reconciliation
/// found a difference for people, the next one looks again, whatever its age: only a statement that agrees ends it.
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
                        Add(bank, sheet.PayMonth, district);
                    }
                }
            });
        }

        await failure.TryAsync(async () =>
        {
            foreach (var (found, run) in await BreaksAsync(regency, today, stop))
            {
                if (run.PayMonth is { } month && districts.Contains(found.Village.District))
                {
                    Add(run.Bank, month, found.Village.District);
                }
            }
        });

        foreach (var ((bank, month), there) in needed)
        {
            await failure.TryAsync(() =>
                startRun.RunAsync(RunPurpose.Reconcile, regency, stop, bank, month, [.. there]));
        }

        failure.Throw();

        void Add(string bank, PayMonth month, DistrictCode district)
        {
            var there = needed.TryGetValue((bank, month), out var known) ? known : [];
            there.Add(district);
            needed[(bank, month)] = there;
        }
    }

    /// <summary>As the worklist shows them.</summary>
    private async Task<IEnumerable<(Break Break, Run Run)>> BreaksAsync(
        string regency, DateOnly today, CancellationToken stop)
    {
        IReadOnlyList<Run> runs =
        [
            .. (await ledger.RunsAsync(today.AddDays(-ReadWorklist.RunDaysBack), today, stop)).Where(r =>
                r.Purpose == RunPurpose.Reconcile && r.Regency == regency && rules.Banks.ContainsKey(r.Bank)),
        ];
        var facts = new WorkFacts(clock.GetUtcNow(), regency, [], runs)
        {
            Manifests = await RunReports.ReadAsync(ledger, runs, closing: [], stop),
        };
        return facts.NewestBreaks.Where(b => b.Break.IsForPeople);
    }
}
