using Premium.Domain;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// A wrong hand in the tables: the row of a paid bill says that it is owed, its attempts stay or go with it; or rows of
/// a sheet are put back from an older export, while its journal stays. Nobody may debit such a bill, no commit of ours
/// may make it look right, and somebody is told; after some days it is put right again.
/// </summary>
public sealed partial class Simulator
{
    private static readonly string[] Hands = ["PlannedBesidePaid", "PaidAttemptGone", "PaidBillAsNew", "PutBack"];

    private readonly Dictionary<(DistrictCode District, PayMonth Month), Sheet> exports = [];

    /// <summary>Somebody keeps a copy of the newest two months, once a week.</summary>
    private void Export(DateTimeOffset midnight)
    {
        var month = PayMonth.Of(AuditBooks.Day(midnight));
        foreach (var sheet in plan.Districts.SelectMany(d =>
            ledger.SheetsAsync(d.Code, month.Plus(-1), month, default).GetAwaiter().GetResult()))
        {
            exports[(sheet.District, sheet.PayMonth)] = sheet;
        }
    }

    private void ForeignHand(DateTimeOffset midnight)
    {
        if (dice.IsCalm || !dice.Chance(dice.Rates.ForeignHand))
        {
            return;
        }

        var (first, kind, back) = (dice.Below(plan.Districts.Count), dice.Below(Hands.Length), dice.Below(2));
        agenda.At(midnight.AddHours(3), () =>
        {
            var month = PayMonth.Of(AuditBooks.Day(midnight)).Plus(-back);
            var found = Enumerable.Range(first, Hands[kind] == "PutBack" ? plan.Districts.Count : 1)
                .Select(i => plan.Districts[i % plan.Districts.Count].Code)
                .Select(district => ledger.SheetsAsync(district, month, month, default).GetAwaiter().GetResult()[0])
                .Select(sheet => (Sheet: sheet, Paid: sheet.Bills.Where(b => MayChange(sheet, b, kind)).ToList()))
                .FirstOrDefault(f => f.Paid.Count > 0);
            if (found.Sheet is { } sheet && !dice.IsCalm && dice.Fault(1, Hands[kind]))
            {
                Change(
                    sheet, Hands[kind] == "PutBack" ? found.Paid : [found.Paid[dice.Below(found.Paid.Count)]], kind,
                    20 + dice.Below(90));
            }
        });
    }

    /// <summary>Paid by an attempt; and to be put back, not yet tried, or refused, when it was exported.</summary>
    private bool MayChange(Sheet sheet, Bill bill, int kind) => sheet.PaidBy(bill) is not null
        && (Hands[kind] == "PutBack"
            ? exports.GetValueOrDefault((sheet.District, sheet.PayMonth)) is { } then
                && then.Bill(bill.Village, bill.Id.Segment) is not { State: BillState.Debiting or BillState.Unknown }
                    and not { State: BillState.Debited or BillState.Covered }
            : bill.State == BillState.Debited);

    private void Change(Sheet sheet, IReadOnlyList<Bill> bills, int kind, int hours)
    {
        var (district, month) = (sheet.District, sheet.PayMonth);
        var ids = bills.Select(b => b.Id).ToHashSet();
        bool IsMeant(SheetRow row) => row is not Alert && ids.Contains(row.BillId);
        var before = sheet.Rows.Where(IsMeant).ToList();
        var put = Hands[kind] == "PutBack"
            ? exports[(district, month)].Rows.Where(IsMeant).ToList()
            : [.. bills.Select(b => b with { State = BillState.Planned, Attempts = kind == 2 ? 0 : b.Attempts })];
        foreach (var id in ids)
        {
            log.Add("a wrong hand", id, Hands[kind]);
            auditor.Tampered(id, isTampered: true);
        }

        ledger.Tamper(district, month, rows =>
        [
            .. rows.Where(r => kind == 0 ? bills.All(b => r.RowKey != b.RowKey) : !IsMeant(r)), .. put,
        ]);
        agenda.At(clock.GetUtcNow().AddHours(hours), () =>
        {
            ledger.Tamper(district, month, rows => [.. rows.Where(r => !IsMeant(r)), .. before]);
            foreach (var id in ids)
            {
                log.Add("put right", id);
                auditor.Tampered(id, isTampered: false);
            }
        });
    }
}
