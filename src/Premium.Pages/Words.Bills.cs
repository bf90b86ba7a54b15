using Premium.Domain;

namespace Premium.Pages;

/// <content>Bills: where they stand, and why.</content>
public sealed partial class Words
{
    public string Label(Segment segment) => segment switch
    {
        Segment.Pu => Say("PU (penerima upah)", "PU (wage earners)"),
        Segment.Bpu => Say("BPU (bukan penerima upah)", "BPU (non-wage earners)"),
    };

    public string Label(BillState state) => state switch
    {
        BillState.Planned => Say("Menunggu didebet", "Waiting to be debited"),
        BillState.Held => Say("Ditahan", "Held"),
        BillState.Debiting => Say("Sedang didebet", "Being debited"),
        BillState.Unknown => Say("Belum pasti", "Not certain"),
        BillState.Short => Say("Kurang saldo", "Short of funds"),
        BillState.Refused => Say("Ditolak", "Refused"),
        BillState.Debited => Say("Dibayar", "Paid"),
        BillState.Covered => Say("Dibayar, bukti bayar ada", "Paid, receipt in"),
    };

    public string Label(Standing standing) => standing switch
    {
        Standing.Active => Say("Perlindungan aktif", "Cover active"),
        Standing.AwaitingReceipt => Say("Menunggu bukti bayar BPJS", "Awaiting BPJS receipt"),
        Standing.DueSoon => Say("Segera jatuh tempo", "Due soon"),
        Standing.Late => Say("Lewat jatuh tempo", "Past the due date"),
        Standing.AtRisk1 => Say("Berisiko, menunggak 1 bulan", "At risk, 1 month in arrears"),
        Standing.AtRisk2 => Say("Berisiko, menunggak 2 bulan", "At risk, 2 months in arrears"),
        Standing.AtRisk3 => Say("Berisiko, menunggak 3 bulan", "At risk, 3 months in arrears"),
        Standing.Lapsed => Say("Perlindungan terputus", "Cover lapsed"),
    };

    public string Label(Fate fate) => fate switch
    {
        Fate.Paid => Say("Dibayar", "Paid"),
        Fate.Short => Say("Kurang saldo", "Short of funds"),
        Fate.Refused => Say("Ditolak", "Refused"),
        Fate.Unknown => Say("Belum pasti", "Not certain"),
        Fate.Held => Say("Ditahan", "Held"),
        Fate.Untried => Say("Belum dicoba", "Not tried yet"),
    };

    public string Meaning(Fate fate) => fate switch
    {
        Fate.Paid => Say("bank memastikan dana sudah didebet", "the bank confirms the debit"),
        Fate.Short => Say("saldo kas desa tidak cukup, akan dicoba lagi", "the account holds too little; tried again"),
        Fate.Refused => Say("bank menolak, perlu ditindaklanjuti", "the bank refused; someone must act"),
        Fate.Unknown => Say("menunggu kepastian bank, jangan bayar ulang", "waiting for the bank; do not pay again"),
        Fate.Held => Say("belum boleh didebet, misalnya surat kuasa habis", "may not be debited, such as no mandate"),
        Fate.Untried => Say("menunggu giliran atau dicoba lagi", "waiting for its turn or to be tried again"),
    };

    public string Label(BillFilter filter) => filter switch
    {
        BillFilter.All => Say("Semua", "All"),
        BillFilter.NeedsAction => Say("Perlu tindakan", "Needs action"),
        BillFilter.Paid => Label(Fate.Paid),
        BillFilter.Short => Label(Fate.Short),
        BillFilter.Refused => Label(Fate.Refused),
        BillFilter.Unknown => Label(Fate.Unknown),
        BillFilter.Held => Label(Fate.Held),
        BillFilter.Untried => Label(Fate.Untried),
    };

    public string Label(DebitState state) => state switch
    {
        DebitState.Reserved => Say("sedang berjalan", "under way"),
        DebitState.Unknown => Say("belum pasti", "not certain"),
        DebitState.Paid => Say("dibayar", "paid"),
        DebitState.Refused => Say("ditolak", "refused"),
        DebitState.Abandoned => Say("dipastikan tidak terjadi", "certain not to have happened"),
    };

    public string Label(AlertState state) => state switch
    {
        AlertState.Raised => Say("akan dikirim", "to be sent"),
        AlertState.Sending => Say("sedang dikirim", "being sent"),
        AlertState.Sent => Say("terkirim", "sent"),
        AlertState.Failed => Say("tidak terkirim", "could not be delivered"),
        AlertState.Withdrawn => Say("dibatalkan, iuran sudah masuk", "withdrawn, the money is in"),
    };

    /// <summary>Stages are data; one this page does not know is shown as the ladder names it.</summary>
    public string Stage(string stage) => (stage, Days(stage)) switch
    {
        ("missed", _) => Say("Iuran gagal didebet", "Payment missed"),
        ("due-0", _) => Say("Hari batas aman", "Safe debit day"),
        (_, { } days) when stage.StartsWith("due-", StringComparison.Ordinal) =>
            Say($"{days} hari sebelum batas aman", $"{Counted(days, "", "day", "days")} before the safe day"),
        (_, { } days) when stage.StartsWith("late-", StringComparison.Ordinal) =>
            Say($"{days} hari lewat jatuh tempo", $"{Counted(days, "", "day", "days")} past the due date"),
        _ => stage,
    };

    /// <summary>Why a bill stands where it does; the Indonesian text is the one of the alerts.</summary>
    public string Reason(Bill bill) => Say(AlertText.Reason(bill), EnglishReason(bill));

    public string Refusal(RefusalReason reason) => reason switch
    {
        RefusalReason.NoFunds => Say("saldo tidak cukup", "the balance is too small"),
        RefusalReason.AccountBlocked => Say("rekening diblokir atau tidak aktif", "the account is blocked or dormant"),
        RefusalReason.AccountUnknown => Say("rekening tidak dikenal bank", "the bank does not know the account"),
        RefusalReason.LimitExceeded => Say("melebihi batas transaksi di bank", "above a limit of the bank"),
        RefusalReason.NotPermitted => Say("tidak diizinkan bank", "the bank does not permit it"),
        RefusalReason.CutOff => Say("di luar jam layanan bank", "outside the bank's hours"),
        RefusalReason.TooManyRequests => Say("layanan bank sedang padat", "the bank is busy"),
        RefusalReason.InvalidRequest => Say("permintaan sistem salah", "the request of this system was wrong"),
        RefusalReason.PartnerRejected => Say("bank menolak sistem ini", "the bank refuses this system"),
        RefusalReason.NotSent => Say("belum sampai ke bank", "it did not reach the bank"),
        RefusalReason.FailedAtBank => Say("gagal di bank", "it failed at the bank"),
        RefusalReason.GivenBack => Say("dana dikembalikan bank", "the bank gave the money back"),
    };

    private static int? Days(string stage) =>
        int.TryParse(stage.AsSpan(stage.LastIndexOf('-') + 1), out var days) ? days : null;

    private static string EnglishReason(Bill bill) => bill.Doubt is { } doubt ? English(doubt) : bill.State switch
    {
        BillState.Planned => "not debited yet",
        BillState.Held => English(bill.Hold ?? HoldReason.Paused),
        BillState.Debiting => "the debit is under way",
        BillState.Unknown => "the bank has given no certain answer yet",
        BillState.Short => "the village treasury account holds too little",
        BillState.Refused => bill.Refusal is { } refusal
            ? new Words(Language.English, default).Refusal(refusal)
            : "the bank refused the debit",
        BillState.Debited => "debited, waiting for the BPJS receipt",
        BillState.Covered => "the BPJS receipt is in",
    };

    private static string English(HoldReason hold) => hold switch
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
        HoldReason.BankContradicts => "the bank says it executed an attempt it had refused; someone must look",
    };

    private static string English(BillDoubt doubt) => doubt switch
    {
        BillDoubt.UnexplainedDebit => "a debit of the same sum on the account is not explained yet",
        BillDoubt.OtherTerms => "the bank booked this debit with another sum or on another account",
        BillDoubt.SecondDebit => "the bank took the money more than once; the surplus must come back",
        BillDoubt.MoneyMayBeBack => "the bank may have given the money back; someone must look",
    };
}
