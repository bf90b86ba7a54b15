namespace Premium.Domain;

/// <content>
/// What can wait for a morning, and on the last safe days cannot; and what of storage and contacts nobody else misses.
/// </content>
public static partial class WorkKinds
{
    public static readonly WorkKind RefusedLate = Of(
        "refused-late", WorkActor.Admin, Gravity.Grave,
        "Pendebetan ditolak, batas aman dekat atau lewat", "The debit was refused, the safe day is near or past",
        "Telepon bank hari ini, tanyakan sebabnya, lalu minta coba lagi.",
        "Call the bank today, ask why, then try again.");

    public static readonly WorkKind UsedUpLate = Of(
        "attempts-used-up-late", WorkActor.Admin, Gravity.Grave,
        "Percobaan habis, batas aman dekat atau lewat", "Attempts are used up, the safe day is near or past",
        "Periksa sebabnya hari ini, lalu minta coba lagi.", "Look why today, then try again.");

    public static readonly WorkKind NoMoreAttempts = Of(
        "no-more-attempts", WorkActor.Admin, Gravity.Grave,
        "Tidak dapat didebet lagi", "It can be debited no more",
        "Nomor percobaan tagihan ini habis. Pastikan kepada bank bahwa percobaan terakhir tidak didebet, minta desa "
            + "membayarnya di loket, lalu catat bukti bayarnya.",
        "This bill has no number left for an attempt. Make sure with the bank that the last one was not debited, have "
            + "the village pay at a counter, then record the receipt.");

    public static readonly WorkKind AlertUndeliveredLate = Of(
        "alert-undelivered-late", WorkActor.Admin, Gravity.Grave,
        "Peringatan tidak sampai, batas aman dekat", "An alert was not delivered, the safe day is near",
        "Hubungi desa hari ini dengan cara lain, perbaiki kontaknya, lalu kirim ulang peringatannya.",
        "Reach the village today in another way, mend its contact, then send its alerts again.");

    public static readonly WorkKind AlertWaitsLate = Of(
        "alert-waits-late", WorkActor.Admin, Gravity.Grave,
        "Peringatan satu desa tertahan, batas aman dekat", "The alerts of one village wait, the safe day is near",
        "Hubungi desa hari ini dengan cara lain dan periksa kontaknya; pengiriman dicoba lagi dengan sendirinya.",
        "Reach the village today in another way and look at its contact; sending is tried again by itself.");

    public static readonly WorkKind UndeliveredLate = Of(
        "notice-undelivered-late", WorkActor.Operations, Gravity.Grave,
        "Peringatan belum terkirim, batas aman dekat", "Alerts are not delivered yet, the safe day is near",
        "Periksa sekarang server surat dan saluran WhatsApp; sampai pulih, desa dihubungi dengan cara lain.",
        "Look now at the mail server and the WhatsApp channel; until then villages are reached in another way.");

    public static readonly WorkKind DistrictUnread = Of(
        "district-unread", WorkActor.Operations, Gravity.Open,
        "Penyimpanan tidak menjawab", "Storage does not answer",
        "Dibaca lagi dengan sendirinya. Bila tetap demikian, periksa akun penyimpanan dan jaringannya.",
        "It is read again by itself. If it stays, look at the storage account and its network.");

    public static readonly WorkKind DistrictUnreadLong = Of(
        "district-unread-long", WorkActor.Operations, Gravity.Grave,
        "Penyimpanan lama tidak menjawab", "Storage has not answered for long",
        "Periksa akun penyimpanan dan jaringannya sekarang: selama itu tidak ada yang tahu apa yang tertunda di "
            + "kecamatan itu. Jangan memulihkan dari cadangan.",
        "Look at the storage account and its network now: meanwhile nobody knows what is left undone in that district. "
            + "Restore nothing from a backup.");

    public static readonly WorkKind ContactLost = Of(
        "contact-lost", WorkActor.Operations, Gravity.Open,
        "Kontak petugas tidak dapat dicapai", "A contact of an office cannot be reached",
        "Perbaiki kontak itu: petugas dan cabang BPJS di pengaturan, camat di register.",
        "Mend that contact: operations and the BPJS branch in the settings, a Camat in the register.");

    public static readonly WorkKind Audit = Of(
        "audit", WorkActor.Operations, Gravity.Grave,
        "Audit menemukan perubahan dari luar", "An audit found changes from outside",
        "Cari siapa yang mengubah baris dan pulihkan dari cadangan; hilang dari daftar setelah GET api/audit bersih.",
        "Find who changed rows, and restore from a backup; it goes once GET api/audit finds the sheet clean.");

    public static readonly WorkKind NeverBilled = Of(
        "never-billed", WorkActor.Admin, Gravity.Open,
        "Bulan yang tidak pernah ditagih", "Months that were never billed",
        "Selesaikan bulan itu dengan kantor cabang BPJS Ketenagakerjaan, lalu tandai selesai.",
        "Settle these months with the BPJS Ketenagakerjaan branch, then sign it off.",
        isEvent: true);

    public static readonly WorkKind Unsaid = Of(
        "work-unsaid", WorkActor.Operations, Gravity.Grave,
        "Daftar kerja tidak lengkap", "The worklist is not whole",
        "Lihat halaman desa atau kecamatan itu sendiri: apa yang diperlukannya tidak tercantum di sini. Perbaiki "
            + "datanya, atau laporkan kepada pembuat sistem.",
        "Look at the page of that village or district itself: what it needs is not listed here. Mend its data, or "
            + "report it to whoever makes this system.");

    public static readonly WorkKind UnreadRows = Of(
        "unread-rows", WorkActor.Operations, Gravity.Open,
        "Baris tabel tidak dapat dibaca", "Rows of a table cannot be read",
        "Cari siapa yang menulisnya, lalu pulihkan baris itu dari cadangan atau keluarkan; hilang dari daftar begitu "
            + "dapat dibaca.",
        "Find who wrote them, then put these rows back from a backup or take them out; they go once they can be read.");

    /// <summary>Items that days make out of what stood before.</summary>
    internal static bool IsOfLateDay(WorkKind kind) =>
        kind == UnknownLate || kind == RefusedLate || kind == UsedUpLate;
}
