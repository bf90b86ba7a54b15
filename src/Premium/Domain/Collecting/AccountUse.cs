namespace Premium.Domain;

/// <summary>
/// What was debited from the accounts of a district, whichever village code it was debited for: a village that got a
/// new code is still one payer.
/// </summary>
internal sealed class AccountUse
{
    private readonly Rules rules;
    private readonly DateOnly today;
    private readonly AccountsAbroad abroad;
    private readonly IReadOnlySet<VillageCode> registered;
    private readonly ILookup<BankAccount, Village> owners;
    private readonly ILookup<BankAccount, Debit> byAccount;
    private readonly ILookup<VillageCode, Debit> byVillage;
    private readonly HashSet<DebitId> adopted;
    private readonly List<Debit> planned = [];

    /// <param name="sheets">The open ones.</param>
    /// <param name="district">As the register has it, and what others have of its accounts.</param>
    /// <param name="today">Its calendar month is what limits count.</param>
    /// <param name="rules">Local days.</param>
    public AccountUse(IReadOnlyList<Sheet> sheets, DistrictRoster district, DateOnly today, Rules rules)
    {
        (this.rules, this.today, abroad) = (rules, today, district.Abroad);
        registered = district.Registered;
        owners = district.Villages.Where(v => v.Mandate is not null).ToLookup(v => v.Mandate!.Account);
        var taken = sheets.Concat(abroad.Sheets).SelectMany(s => s.Taken).ToList();
        adopted = [.. sheets.SelectMany(s => s.Corrections).OfType<Adoption>().Select(a => a.Debit)];
        byAccount = taken.ToLookup(d => d.Account);
        byVillage = taken.ToLookup(d => d.Village);
    }

    /// <summary>An attempt that this plan reserves or lines up.</summary>
    public void Add(Debit debit) => planned.Add(debit);

    /// <summary>Everything reserved this calendar month that is not known refused counts against the limit.</summary>
    public Rupiah ThisMonth(Village village) => Rupiah.Sum(
        (village.Mandate is { } mandate ? byAccount[mandate.Account].Concat(PlannedOn(mandate.Account)) : [])
            .UnionBy(byVillage[village.Code], d => d.Id)
            .Where(d => Period.Of(rules.Today(d.ReservedAt)) == Period.Of(today))
            .Select(d => d.Amount));

    /// <summary>Another code has, or may have, the same segment and pay month on this account.</summary>
    public bool IsUnderOtherCode(Village village, Bill bill, Sheet sheet) =>
        abroad.Second.Contains(village.Code) || UnderOtherCode(village, bill, sheet) is not null;

    /// <summary>
    /// Where the same segment and pay month stands under another code with this account: Paid, live, or Unknown where
    /// the bank speaks against our rows; null where no other code has it.
    /// </summary>
    public DebitState? UnderOtherCode(Village village, Bill bill, Sheet sheet)
    {
        if (village.Mandate is not { } mandate)
        {
            return null;
        }

        var others = Others(village, mandate.Account, bill, sheet);
        if (others.Exists(b => b.State.IsPaid()))
        {
            return DebitState.Paid;
        }

        if (others.Exists(b => b.State.IsLive() || b.Doubt is not null
            || b.Hold is HoldReason.BankContradicts or HoldReason.ReceiptTakenBack))
        {
            return DebitState.Unknown;
        }

        return byAccount[mandate.Account].Concat(PlannedOn(mandate.Account))
            .Where(d => d.Village != village.Code && d.Id.Bill.Segment == bill.Id.Segment
                && d.Id.Bill.Period == bill.Id.Period)
            .Select(d => (DebitState?)(adopted.Contains(d.Id) ? DebitState.Paid : d.State))
            .OrderByDescending(state => state == DebitState.Paid)
            .FirstOrDefault();
    }

    /// <summary>
    /// The last attempt that another code of the district made for the same segment and pay month from this account:
    /// the bank may have executed it, whatever it said. Null where none was made.
    /// </summary>
    public static Debit? LastUnderOtherCode(Village village, Bill bill, Sheet sheet) => village.Mandate is { } mandate
        ? sheet.DebitsFrom(mandate.Account)
            .Where(d => d.Village != village.Code && d.Id.Bill.Segment == bill.Id.Segment
                && d.Id.Bill.Period == bill.Id.Period)
            .MaxBy(d => d.ReservedAt)
        : null;

    /// <summary>
    /// Bills of the same segment and pay month under other codes that have this account, or had it and are gone: one
    /// that goes on with another account is another village.
    /// </summary>
    private List<Bill> Others(Village village, BankAccount account, Bill bill, Sheet sheet)
    {
        var gone = village.EarlierCodes
            .Concat(sheet.DebitsFrom(account).Select(d => d.Village))
            .Where(code => !registered.Contains(code));
        var codes = owners[account].Select(v => v.Code).Where(code => code != village.Code).Concat(gone).Distinct();
        return
        [
            .. codes.Select(code => sheet.Bill(code, bill.Id.Segment)).OfType<Bill>(),
            .. abroad.Sheets.Where(s => s.PayMonth == sheet.PayMonth)
                .SelectMany(s => village.EarlierCodes.Where(code => !abroad.Strangers.Contains((village.Code, code)))
                    .Select(code => s.Bill(code, bill.Id.Segment)))
                .OfType<Bill>(),
        ];
    }

    private IEnumerable<Debit> PlannedOn(BankAccount account) => planned.Where(d => d.Account == account);
}
