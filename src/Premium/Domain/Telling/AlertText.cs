using System.Globalization;

namespace Premium.Domain;

/// <summary>A message as people read it: Indonesian, plain, with what to do first.</summary>
/// <param name="Subject">Begins with how urgent it is.</param>
/// <param name="Body">Plain text.</param>
public sealed record AlertText(string Subject, string Body)
{
    private static readonly string[] DayNames = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary>The same in four lines at most, for a telephone; empty where there is none.</summary>
    public string Short { get; init; } = "";

    /// <summary><c>Selasa, 15 Desember 2026</c>.</summary>
    public static string Day(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{DayNames[(int)day.DayOfWeek]}, {day.Day} {Period.Of(day).Indonesian}");

    /// <summary>Why it is unpaid, in a few words that treasurers use; also on the pages.</summary>
    public static string Reason(Bill bill) => bill.Doubt is { } doubt ? Reason(doubt) : bill.State switch
    {
        BillState.Planned when bill.IsOurs => "bank belum menerima permintaan pendebetan dari sistem",
        BillState.Planned => "belum didebet",
        BillState.Debiting => "pendebetan sedang berjalan",
        BillState.Unknown => "bank belum memberi jawaban pasti",
        BillState.Short => "saldo rekening kas desa tidak cukup",
        BillState.Debited => "sudah didebet, menunggu bukti bayar BPJS",
        BillState.Covered => "bukti bayar BPJS sudah diterima",
        BillState.Held => Reason(bill.Hold ?? HoldReason.Paused),
        BillState.Refused => bill.Refusal switch
        {
            RefusalReason.AccountBlocked => "rekening kas desa diblokir atau tidak aktif (dormant)",
            RefusalReason.AccountUnknown => "nomor rekening pada surat kuasa tidak dikenal bank",
            RefusalReason.LimitExceeded => "melebihi batas transaksi di bank",
            RefusalReason.GivenBack => "bank mengembalikan dana setelah pendebetan",
            { } reason when reason.IsOfUs() => "bank belum menerima permintaan pendebetan dari sistem",
            _ => "bank menolak pendebetan",
        },
    };

    public static string Reason(HoldReason hold) => hold switch
    {
        HoldReason.Paused => "pendebetan dihentikan sementara oleh admin",
        HoldReason.NoMandate => "surat kuasa pendebetan belum ada",
        HoldReason.MandateNotYetValid => "surat kuasa pendebetan belum berlaku",
        HoldReason.MandateExpired => "masa berlaku surat kuasa pendebetan sudah habis",
        HoldReason.MandateRevoked => "surat kuasa pendebetan sudah dicabut",
        HoldReason.ForbiddenSource => "sumber dana tidak boleh dipakai untuk iuran ini (bukan ADD)",
        HoldReason.OverLimit => "melebihi batas bulanan surat kuasa pendebetan",
        HoldReason.UnknownBank => "bank pada surat kuasa belum terhubung dengan sistem",
        HoldReason.OlderBillOpen => "iuran bulan sebelumnya belum lunas",
        HoldReason.AttemptsUsedUp => "pendebetan sudah dicoba berkali-kali tanpa hasil",
        HoldReason.InDoubt => "mutasi rekening masih harus diperiksa",
        HoldReason.AccountUnderOtherCode =>
            "rekening ini sudah dipakai untuk iuran bulan yang sama dengan kode desa lain",
        HoldReason.ReceiptTakenBack => "bukti bayar yang dicatat ternyata keliru dan ditarik kembali",
        HoldReason.BankContradicts => "keterangan bank tentang pendebetan sebelumnya berubah dan sedang diperiksa",
    };

    private static string Reason(BillDoubt doubt) => doubt switch
    {
        BillDoubt.UnexplainedDebit => "ada pendebetan berjumlah sama di rekening yang masih diperiksa",
        BillDoubt.OtherTerms => "bank mencatat pendebetan ini dengan jumlah atau rekening yang lain",
        BillDoubt.SecondDebit => "bank mendebet lebih dari sekali, kelebihan harus dikembalikan",
        BillDoubt.MoneyMayBeBack => "dana mungkin sudah dikembalikan bank, masih diperiksa",
    };
}
