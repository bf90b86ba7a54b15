using System.Globalization;

namespace Premium.Domain;

/// <content>Payments that the bank executed and denied.</content>
internal sealed partial class VillageWork
{
    /// <summary>So long somebody is asked to tell the bank, where nobody signs it off.</summary>
    private const int AdoptedDays = 62;

    /// <summary>
    /// By the rows, whoever found it: a night's reconciliation, or a look before the next attempt, which leaves no
    /// report. What two people signed they know.
    /// </summary>
    private IEnumerable<WorkItem> Adopted(VillageCode code) =>
        from sheet in district.Sheets.Where(s => s.Corrections.Count > 0)
        from debit in sheet.DebitsOf(code)
        let adoption = sheet.Adoption(debit.Id)
        where adoption is not null && adoption.Proof != nameof(LineProof.None) && sheet.IsExecuted(debit)
            && sheet.Bill(code, debit.Id.Bill.Segment)?.Since >= facts.Now.AddDays(-AdoptedDays)
        select Item(WorkKinds.Adopted, code) with
        {
            Subject = $"{code}~{debit.Id.PaymentReference}",
            Why = new Said(
                $"ditolak tetapi didebet {debit.Id.PaymentReference}: {adoption.Amount} untuk "
                    + Shortfall.Names([debit.BillId]),
                $"refused but executed {debit.Id.PaymentReference}: {adoption.Amount} for "
                    + $"{debit.Id.Bill.Segment.Label()} {debit.Id.Bill.Period.English}"),
            Statements = (debit.Bank, sheet.PayMonth),
            AtStake = adoption.Amount,
            People = sheet.Bill(code, debit.Id.Bill.Segment)?.HeadCount ?? 0,
            Detail = string.Create(
                CultureInfo.InvariantCulture, $"{debit.Bank} {Rules.BankDay(adoption.At):yyyy-MM-dd} {adoption.Line}"),
        };
}
