namespace Premium.Domain;

/// <content>What becomes of one bill.</content>
public sealed partial class Planning
{
    /// <summary>
    /// So long a bank may keep silent about the last attempt before somebody hears that the next one waits.
    /// </summary>
    private static readonly TimeSpan LookPatience = TimeSpan.FromHours(4);

    /// <summary>
    /// Rows that change for one bill: nothing, the bill, or the bill with the attempt reserved for it.
    /// </summary>
    private IReadOnlyList<SheetRow> Decide(
        Village village, Bill bill, Sheet sheet, Bill? older, AccountUse accounts)
    {
        if (bill.State.IsPaid() || bill.State.IsLive() || bill.State == BillState.Refused)
        {
            return [];
        }

        if (bill.Hold is HoldReason.BankContradicts or HoldReason.ReceiptTakenBack)
        {
            problems.AddRange(bill.Hold == HoldReason.BankContradicts ? [Contradicted(bill)] : []);
            return [];
        }

        // An older bill that this very plan reserves or lines up may be paid soon: a later pass decides.
        if (older is { State: BillState.Debiting } || (older is not null && waiting.Contains(older.Id)))
        {
            waiting.Add(bill.Id);
            return [];
        }

        if (HoldFor(village, bill, sheet, older, accounts) is { } reason)
        {
            return bill.Hold == reason ? [] : [bill.Moved(BillEvent.Hold) with { Hold = reason }];
        }

        var released = bill.State == BillState.Held ? bill.Moved(BillEvent.Release) : bill;
        if (!MayTryNow(village.Mandate!, released, sheet) || IsTellingAnotherSum(released, sheet))
        {
            return Changed(bill, released);
        }

        // Whatever ended the last attempt, the bank may have executed it all the same.
        return (sheet.LastDebit(bill) ?? AccountUse.LastUnderOtherCode(village, bill, sheet)) is { } last
            && KeptByLook(bill, released, last) is { } kept
            ? kept
            : Reserve(village, bill, released, accounts);
    }

    private static IReadOnlyList<SheetRow> Changed(Bill before, Bill after) => after == before ? [] : [after];

    private HoldReason? HoldFor(Village village, Bill bill, Sheet sheet, Bill? older, AccountUse accounts) =>
        bill.Doubt is not null ? HoldReason.InDoubt
        : accounts.IsUnderOtherCode(village, bill, sheet) ? HoldReason.AccountUnderOtherCode
        : rules.Mandates.Check(village, bill, today, accounts.ThisMonth(village), rules.Banks.ContainsKey)
        ?? (older is not null ? HoldReason.OlderBillOpen
            : rules.Retry.IsUsedUp(bill, sheet) ? HoldReason.AttemptsUsedUp
            : null);

    /// <summary>The rows of a bill that the look at its last attempt keeps from the next; null where it may be made.
    /// </summary>
    private IReadOnlyList<SheetRow>? KeptByLook(Bill bill, Bill released, Debit last)
    {
        switch (looks?.GetValueOrDefault(last.Id) ?? LastLook.NotTaken)
        {
            case LastLook.NotTaken:
                // Once, where two codes have one last attempt: asked twice at once, a bank refuses one call.
                unlooked[last.Id] = last;
                waiting.Add(bill.Id);
                return Changed(bill, released);
            case LastLook.Silent:
                // Minutes of silence are told to nobody.
                var isLong = bill.IsUnlooked || (released == bill && now - bill.NextTry >= LookPatience);
                silent.UnionWith(isLong ? [last.Bank] : []);
                return Changed(bill, released with { IsUnlooked = isLong });
            case LastLook.Contradicts:
                problems.Add(Contradicted(bill));

                // Of another code's attempt nobody can say here what became of it: it is asked about again.
                return Changed(bill, released.Moved(BillEvent.Hold) with
                {
                    Hold = last.BillId == bill.Id ? HoldReason.BankContradicts : HoldReason.AccountUnderOtherCode,
                    NextTry = null,
                });
            default:
                return null;
        }
    }

    /// <summary>The attempt with its bill, or what is left to write where it waits for a turn at the bank.</summary>
    private IReadOnlyList<SheetRow> Reserve(Village village, Bill bill, Bill released, AccountUse accounts)
    {
        var account = village.Mandate!.Account;
        var debit = new Debit
        {
            Id = bill.Id.Attempt(bill.Attempts + 1),
            State = DebitState.Reserved,
            Bank = account.Bank,
            Source = account.No,
            Amount = bill.Amount,
            KodeIuran = bill.KodeIuran,
            ReservedAt = now,
            Requests = PaymentOrder.RequestsPerCall,
            NextInquiry = now + rules.Banks[account.Bank].PaymentPatience,
        };
        wanted.Add(debit);
        accounts.Add(debit);
        if (!turns.Covers(debit.Id))
        {
            if (turns.IsSoon(debit.Id))
            {
                waiting.Add(bill.Id);
            }

            return Changed(bill, released);
        }

        return [released.Moved(BillEvent.Reserve) with { Attempts = debit.Id.Attempt, NextTry = null }, debit];
    }

    private static string Contradicted(Bill bill) =>
        $"{bill.Village} {bill.Id.Segment.Label()} {bill.Id.Period}: the bank says that attempt {bill.Attempts} was "
        + "executed, we know otherwise; nothing is debited before a person has looked.";
}
