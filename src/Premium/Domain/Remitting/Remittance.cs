namespace Premium.Domain;

/// <summary>One debit of which the branch should know: for whom, which month, and by which references.</summary>
/// <param name="Bill">What it pays.</param>
/// <param name="Place">Name of the village.</param>
/// <param name="District">Name of its district.</param>
/// <param name="Npp">BPJS's number of the payer; empty where it is not known.</param>
/// <param name="KodeIuran">The payment code that went with it; empty for none.</param>
/// <param name="Sum">What was debited.</param>
/// <param name="People">For how many.</param>
/// <param name="Reference">Ours, as the bank has it.</param>
/// <param name="BankReference">The bank's own.</param>
/// <param name="At">When it was confirmed; of what only a statement proved, when the bank booked it.</param>
public sealed record RemittanceLine(
    BillId Bill, string Place, string District, string Npp, string KodeIuran, Rupiah Sum, int People, string Reference,
    string BankReference, DateTimeOffset At);

/// <summary>What one bank debited on one day and kept: the remittance advice for the BPJS branch.</summary>
/// <param name="Bank">Its id.</param>
/// <param name="Day">Local day.</param>
/// <param name="Lines">In order of village, segment and month.</param>
public sealed record Remittance(string Bank, DateOnly Day, IReadOnlyList<RemittanceLine> Lines)
{
    /// <summary>Villages with rows that cannot be believed: what they may have paid is not here.</summary>
    public IReadOnlyList<VillageCode> NotRead { get; init; } = [];

    public Rupiah Total => Rupiah.Sum(Lines.Select(l => l.Sum));

    public int People => Lines.Sum(l => l.People);

    /// <summary>The debits of some sheets.</summary>
    /// <param name="bank">Of this bank.</param>
    /// <param name="day">Of this local day.</param>
    /// <param name="register">Names and NPP.</param>
    /// <param name="sheets">All that may hold a debit of the day.</param>
    /// <param name="rules">Local time.</param>
    public static Remittance Of(
        string bank, DateOnly day, DistrictRegister register, IReadOnlyList<Sheet> sheets, Rules rules)
    {
        var villages = register.Villages.ToDictionary(v => v.Code);
        var broken = sheets.SelectMany(s => s.Malformed).Select(m => m.Village).OfType<VillageCode>()
            .Concat(sheets.SelectMany(s => s.Bills.Select(b => b.Village).Where(v => !s.IsWhole(v))))
            .ToHashSet();
        var lines =
            from sheet in sheets
            from debit in sheet.DebitsAt(bank)
            where !broken.Contains(debit.Village) && sheet.IsExecuted(debit)
            let at = sheet.Adoption(debit.Id)?.At ?? debit.AnsweredAt ?? debit.ReservedAt
            where rules.Today(at) == day
            let bill = sheet.Bill(debit.Village, debit.BillId.Segment)
            let village = villages.GetValueOrDefault(debit.Village)
            orderby debit.Village, debit.BillId.Segment, debit.BillId.Period
            select new RemittanceLine(
                debit.BillId, village?.Name ?? "", register.Name, village?.Npp ?? "", debit.KodeIuran, debit.Amount,
                bill?.HeadCount ?? 0, debit.Id.PaymentReference, debit.BankReference, at);
        return new Remittance(bank, day, [.. lines]) { NotRead = [.. broken.Order()] };
    }
}
