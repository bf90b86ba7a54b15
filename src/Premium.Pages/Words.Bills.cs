using Premium.Domain;

namespace Premium.Pages;

/// <content>Bills: where they stand, and why.</content>
public sealed partial class Words
{
    /// <summary>When it is tried again; beyond the safe day with what that means.</summary>
    public string NextTry(DateTimeOffset next, DateOnly safeDay) => Time(next) + (DayOf(next) <= safeDay ? "" : Say(
        ", sesudah batas aman: bulan itu terlambat dibayar", ", after the safe debit day: that month is paid late"));

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
    public string Stage(string stage) => stage.Split('+') is [var rung, var again]
        ? $"{Stage(rung)} ({Say("lagi", "again")}, {again})"
        : Rung(stage);

    private string Rung(string stage) => (stage, Days(stage)) switch
    {
        ("advance", _) => Say("Pemberitahuan awal", "Advance notice"),
        ("missed", _) => Say("Iuran gagal didebet", "Payment missed"),
        ("due-0", _) => Say("Hari batas aman", "Safe debit day"),
        ("paid", _) => Say("Terbayar", "Paid"),
        ("covered", _) => Say("Bukti bayar diterima", "Receipt received"),
        ("lapsed", _) => Say("Perlindungan terputus", "Cover lapsed"),
        (_, { } days) when stage.StartsWith("due-", StringComparison.Ordinal) => Say(
            $"{days} hari kerja sebelum batas aman",
            $"{Counted(days, "", "banking day", "banking days")} before the safe day"),
        (_, { } days) when stage.StartsWith("late-", StringComparison.Ordinal)
            || stage.StartsWith("week-", StringComparison.Ordinal) =>
            Say($"{days} hari lewat jatuh tempo", $"{Counted(days, "", "day", "days")} past the due date"),
        (_, { } days) when stage.StartsWith("lapse-", StringComparison.Ordinal) => Say(
            $"{days} hari sebelum perlindungan terputus", $"{Counted(days, "", "day", "days")} before cover lapses"),
        (_, { } days) when stage.StartsWith("lapsed-", StringComparison.Ordinal) => Say(
            $"{days} hari sejak perlindungan terputus", $"{Counted(days, "", "day", "days")} since cover lapsed"),
        _ => stage,
    };

    /// <summary>Why a bill stands where it does; the Indonesian text is the one of the alerts.</summary>
    public string Reason(Bill bill) => Say(AlertText.Reason(bill), BillReason.English(bill));

    public string Refusal(RefusalReason reason) => Say(Indonesian(reason), BillReason.English(reason));

    private static string Indonesian(RefusalReason reason) => reason switch
    {
        RefusalReason.NoFunds => "saldo tidak cukup",
        RefusalReason.AccountBlocked => "rekening diblokir atau tidak aktif",
        RefusalReason.AccountUnknown => "rekening tidak dikenal bank",
        RefusalReason.LimitExceeded => "melebihi batas transaksi di bank",
        RefusalReason.NotPermitted => "tidak diizinkan bank",
        RefusalReason.CutOff => "di luar jam layanan bank",
        RefusalReason.TooManyRequests => "layanan bank sedang padat",
        RefusalReason.InvalidRequest => "permintaan sistem salah",
        RefusalReason.PartnerRejected => "bank menolak sistem ini",
        RefusalReason.NotSent => "belum sampai ke bank",
        RefusalReason.FailedAtBank => "gagal di bank",
        RefusalReason.GivenBack => "dana dikembalikan bank",
    };

    private static int? Days(string stage) =>
        int.TryParse(stage.AsSpan(stage.LastIndexOf('-') + 1), out var days) ? days : null;
}
