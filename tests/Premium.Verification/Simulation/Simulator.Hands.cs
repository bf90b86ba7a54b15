using Premium.Domain;
using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>
/// A wrong hand in the tables: the row of a paid bill says that it is owed, its attempts stay or go with it. Nobody
/// may debit it, and no commit of ours may make it look right; after some days it is put right again.
/// </summary>
public sealed partial class Simulator
{
    private static readonly string[] Hands = ["PlannedBesidePaid", "PaidAttemptGone", "PaidBillAsNew"];

    private void ForeignHand(DateTimeOffset midnight)
    {
        if (dice.IsCalm || !dice.Chance(dice.Rates.ForeignHand))
        {
            return;
        }

        var district = plan.Districts[dice.Below(plan.Districts.Count)].Code;
        var kind = dice.Below(Hands.Length);
        agenda.At(midnight.AddHours(3), () =>
        {
            var month = PayMonth.Of(AuditBooks.Day(midnight)).Plus(-dice.Below(2));
            var sheet = ledger.SheetsAsync(district, month, month, default).GetAwaiter().GetResult()[0];
            var paid = sheet.Bills.Where(b => b.State == BillState.Debited && sheet.PaidBy(b) is not null).ToList();
            if (paid.Count > 0 && !dice.IsCalm && dice.Fault(1, Hands[kind]))
            {
                Change(sheet, paid[dice.Below(paid.Count)], kind, 20 + dice.Below(90));
            }
        });
    }

    private void Change(Sheet sheet, Bill bill, int kind, int hours)
    {
        var (district, month) = (sheet.District, sheet.PayMonth);
        bool IsMeant(SheetRow row) => row is not Alert && row.BillId == bill.Id;
        var before = sheet.Rows.Where(IsMeant).ToList();
        var planned = bill with { State = BillState.Planned, Attempts = kind == 2 ? 0 : bill.Attempts };
        log.Add("a wrong hand", bill.Id, Hands[kind]);
        auditor.Tampered(bill.Id, isTampered: true);
        ledger.Tamper(district, month, rows =>
        [
            .. rows.Where(r => kind == 0 ? r.RowKey != bill.RowKey : !IsMeant(r)), planned,
        ]);
        agenda.At(clock.GetUtcNow().AddHours(hours), () =>
        {
            log.Add("put right", bill.Id);
            ledger.Tamper(district, month, rows => [.. rows.Where(r => !IsMeant(r)), .. before]);
            auditor.Tampered(bill.Id, isTampered: false);
        });
    }
}
