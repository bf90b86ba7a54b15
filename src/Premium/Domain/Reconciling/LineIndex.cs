namespace Premium.Domain;

/// <summary>The lines of all statements compared, by account, bill or attempt, in the order they came.</summary>
internal sealed class LineIndex(IReadOnlyList<AttributedLine> lines)
{
    private readonly ILookup<AccountNo, AttributedLine> byAccount = lines.ToLookup(l => l.Account);

    private readonly ILookup<BillId, AttributedLine> byBill =
        lines.Where(l => l.Id is not null).ToLookup(l => l.Id!.Value.Bill);

    public IEnumerable<AttributedLine> On(AccountNo account) => byAccount[account];

    public IEnumerable<AttributedLine> Of(BillId bill) => byBill[bill];

    public IEnumerable<AttributedLine> Of(DebitId debit) => byBill[debit.Bill].Where(l => l.Id == debit);
}
