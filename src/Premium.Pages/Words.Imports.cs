using Premium.Domain;

namespace Premium.Pages;

/// <content>Files of the register.</content>
public sealed partial class Words
{
    public string Label(ImportKind kind) => kind switch
    {
        ImportKind.Villages => Say("Desa", "Villages"),
        ImportKind.Mandates => Say("Rekening dan surat kuasa", "Accounts and mandates"),
        ImportKind.Contacts => Say("Kontak", "Contacts"),
        ImportKind.Members => Say("Peserta", "Members"),
        ImportKind.Billings => Say("Tagihan BPJS", "BPJS billings"),
        ImportKind.Recodings => Say("Kode desa baru", "New village codes"),
    };

    public string Label(HoldReason reason) => Say(AlertText.Reason(reason), BillReason.English(reason));

    public string Label(VillageFate fate) => fate switch
    {
        VillageFate.New => Say("baru", "new"),
        VillageFate.Changed => Say("berubah", "changed"),
        VillageFate.Gone => Say("tidak ada lagi", "gone"),
    };

    /// <summary><c>Daftar penuh, mulai bulan bayar Desember 2026</c>.</summary>
    public string Terms(ImportTerms terms)
    {
        var month = Month(Period.Of(terms.From.FirstDay));
        return terms.IsFull
            ? Say($"daftar penuh, mulai bulan bayar {month}", $"whole list, from pay month {month}")
            : Say($"sebagian, mulai bulan bayar {month}", $"part of a list, from pay month {month}");
    }

    /// <summary>How a dry run stands.</summary>
    public string State(ShownImport shown, ImportEntry? entry) => entry switch
    {
        { Step: ImportStep.Taken } => Say(
            $"diambil oleh {entry.By}, {Time(entry.At)}", $"taken by {entry.By}, {Time(entry.At)}"),
        { Step: ImportStep.Taking } => Say(
            "terputus di tengah jalan; ambil sekali lagi", "cut short; take it once more"),
        _ => shown.NeedsSecond
            ? Say("menunggu admin kedua", "waits for a second admin")
            : Say("belum diambil", "not taken"),
    };
}
