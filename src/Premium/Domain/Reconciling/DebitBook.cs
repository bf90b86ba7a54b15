namespace Premium.Domain;

/// <summary>What we hold to be true of the debits of one contribution month at one bank.</summary>
/// <param name="Debits">All of them, refused ones included.</param>
/// <param name="PayMonth">Lines for other months are left alone.</param>
public sealed record DebitBook(IReadOnlyList<Debit> Debits, PayMonth PayMonth)
{
    /// <summary>Months before and after the compared one whose debits may stand on the same statement.</summary>
    public const int OtherMonths = 11;

    /// <summary>Debits of other months on the same accounts: what they explain is nothing of this month's.</summary>
    public IReadOnlyList<Debit> Others { get; init; } = [];

    /// <summary>
    /// Attempts of this month at other banks that took the money, or may have: their bills are paid, or may be.
    /// </summary>
    public IReadOnlyList<Debit> Elsewhere { get; init; } = [];

    /// <summary>Paid debits known to be given back, with the key of the line that shows it.</summary>
    public IReadOnlyDictionary<DebitId, string> GivenBack { get; init; } = new Dictionary<DebitId, string>();

    /// <summary>Attempts held to be refused that a statement line, named by its key, proves executed.</summary>
    public IReadOnlyDictionary<DebitId, string> Adopted { get; init; } = new Dictionary<DebitId, string>();

    /// <summary>Attempts that two people signed executed, with the key of the line that they named as it.</summary>
    public IReadOnlyList<(DebitId Debit, string Line)> Shown { get; init; } = [];

    /// <summary>
    /// Accounts and keys of lines that people named as something else than payments of a bill; they may be another's.
    /// </summary>
    public IReadOnlyList<(BillId Bill, AccountNo Account, string Line)> Settled { get; init; } = [];

    /// <summary>After a restore alone: else the row of an attempt is there before the bank hears of it.</summary>
    public IReadOnlyList<UntriedBill> Untried { get; init; } = [];

    /// <param name="sheet">The month compared.</param>
    /// <param name="others">Sheets of other months; the compared one may be among them.</param>
    /// <param name="bank">Only debits at this bank count.</param>
    public static DebitBook Of(Sheet sheet, IEnumerable<Sheet> others, string bank)
    {
        List<Sheet> all = [sheet, .. others.Where(s => s.PayMonth != sheet.PayMonth)];
        var decided = all.SelectMany(s => s.Decisions
            .Where(c => c.ConfirmedBy.Length > 0 && IsAt(s, c.Debit))
            .Select(c => (Decision: c, Debit: s.Debit(c.Debit)!))).ToList();
        return new DebitBook([.. sheet.DebitsAt(bank)], sheet.PayMonth)
        {
            Others = [.. all.Skip(1).SelectMany(s => s.DebitsAt(bank))],
            Elsewhere = [.. sheet.Taken.Where(d => d.Bank != bank)],
            GivenBack = all.SelectMany(s => s.Corrections.OfType<Reversal>().Where(r => IsAt(s, r.Debit)))
                .ToDictionary(r => r.Debit, r => r.TransactionId),
            Adopted = all.SelectMany(s => s.Corrections.OfType<Adoption>().Where(a => IsAt(s, a.Debit)))
                .ToDictionary(a => a.Debit, a => a.Line),
            Shown = [.. decided.SelectMany(d => d.Decision.OwnLines.Select(line => (d.Debit.Id, line)))],
            Settled = [.. decided.SelectMany(d => d.Decision.OtherLines.Select(
                line => (d.Debit.Id.Bill, d.Debit.Source, line)))],
        };
        bool IsAt(Sheet s, DebitId id) => s.Debit(id)?.Bank == bank;
    }

    /// <summary>Every attempt of the bill at this bank is here: of the district, and of a month that is held.</summary>
    public bool Holds(BillId bill) => Debits.Count > 0 && bill.Village.District == Debits[0].Village.District
        && bill.PayMonth >= PayMonth.Plus(-OtherMonths) && bill.PayMonth <= PayMonth.Plus(OtherMonths);

    /// <summary>Held to be refused, or never executed, and not known otherwise.</summary>
    public bool IsRefused(Debit debit) =>
        debit.State is DebitState.Refused or DebitState.Abandoned && !Adopted.ContainsKey(debit.Id);

    /// <summary>The bank took the money and gave it back, as far as we know.</summary>
    public bool IsBack(Debit debit) =>
        GivenBack.ContainsKey(debit.Id) || (IsRefused(debit) && debit.Refusal == RefusalReason.GivenBack);

    /// <summary>The bank took the money and kept it, as far as we know.</summary>
    public bool IsExecuted(Debit debit) =>
        debit.State.IsFinal() && !IsRefused(debit) && !GivenBack.ContainsKey(debit.Id);
}
