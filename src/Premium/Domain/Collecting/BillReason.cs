namespace Premium.Domain;

/// <summary>
/// Why a bill stands where it does, in English; in Indonesian it is <see cref="AlertText.Reason(Bill)"/>.
/// </summary>
public static class BillReason
{
    public static string English(Bill bill) => bill.Doubt is { } doubt ? English(doubt) : bill.State switch
    {
        BillState.Planned when bill.IsOurs => "the bank does not take this system's requests yet",
        BillState.Planned => "not debited yet",
        BillState.Held => English(bill.Hold ?? HoldReason.Paused),
        BillState.Debiting => "the debit is under way",
        BillState.Unknown => "the bank has given no certain answer yet",
        BillState.Short => "the village treasury account holds too little",
        BillState.Refused => bill.Refusal is { } refusal ? English(refusal) : "the bank refused the debit",
        BillState.Debited => "debited, waiting for the BPJS receipt",
        BillState.Covered => "the BPJS receipt is in",
    };

    public static string English(HoldReason hold) => hold switch
    {
        HoldReason.Paused => "an admin paused the debits",
        HoldReason.NoMandate => "there is no debit mandate yet",
        HoldReason.MandateNotYetValid => "the debit mandate is not valid yet",
        HoldReason.MandateExpired => "the debit mandate has expired",
        HoldReason.MandateRevoked => "the debit mandate was revoked",
        HoldReason.ForbiddenSource => "this source of funds may not pay this premium (not ADD)",
        HoldReason.OverLimit => "above the monthly limit of the debit mandate",
        HoldReason.UnknownBank => "the bank of the mandate is not connected yet",
        HoldReason.OlderBillOpen => "an older month is still unpaid",
        HoldReason.AttemptsUsedUp => "tried as often as the retry plan allows; someone must clear it",
        HoldReason.InDoubt => "the bank's statement must be looked at first",
        HoldReason.AccountUnderOtherCode => "this account pays the same month under another village code",
        HoldReason.ReceiptTakenBack => "its receipt was taken back; someone must look whether it is paid",
        HoldReason.BankContradicts => "the bank says it executed an attempt it had refused; someone must look",
    };

    private static string English(BillDoubt doubt) => doubt switch
    {
        BillDoubt.UnexplainedDebit => "a debit of the same sum on the account is not explained yet",
        BillDoubt.OtherTerms => "the bank booked this debit with another sum or on another account",
        BillDoubt.SecondDebit => "the bank took the money more than once; the surplus must come back",
        BillDoubt.MoneyMayBeBack => "the bank may have given the money back; someone must look",
    };

    public static string English(RefusalReason reason) => reason switch
    {
        RefusalReason.NoFunds => "the balance is too small",
        RefusalReason.AccountBlocked => "the account is blocked or dormant",
        RefusalReason.AccountUnknown => "the bank does not know the account",
        RefusalReason.LimitExceeded => "above a limit of the bank",
        RefusalReason.NotPermitted => "the bank does not permit it",
        RefusalReason.CutOff => "outside the bank's hours",
        RefusalReason.TooManyRequests => "the bank is busy",
        RefusalReason.InvalidRequest => "the request of this system was wrong",
        RefusalReason.PartnerRejected => "the bank refuses this system",
        RefusalReason.NotSent => "it did not reach the bank",
        RefusalReason.FailedAtBank => "it failed at the bank",
        RefusalReason.GivenBack => "the bank gave the money back",
    };
}
