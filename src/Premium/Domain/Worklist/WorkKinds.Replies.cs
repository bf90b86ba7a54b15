namespace Premium.Domain;

/// <content>What villages answered, and messages that admins stopped.</content>
public static partial class WorkKinds
{
    public static readonly WorkKind SaysPaid = Of(
        "says-paid", WorkActor.Admin, Gravity.Open,
        "Desa menyatakan sudah bayar di loket", "The village says it paid at the teller",
        "Minta slipnya dan catat bukti bayar BPJS. Sampai saat itu tagihan tetap terbuka dan didebet bila saldo cukup: "
            + "hentikan sementara pendebetan desa ini bila slipnya benar.",
        "Ask for the slip and record the BPJS receipt. Until then the bill is open and is debited if there is money: "
            + "pause the debits of this village if the slip is right.");

    public static readonly WorkKind MayBePaidTwice = Of(
        "may-be-paid-twice", WorkActor.Admin, Gravity.Grave,
        "Mungkin terbayar dua kali", "It may be paid twice",
        "Bandingkan slip desa dengan pendebetan. Bila keduanya benar, minta cabang BPJS memperhitungkan kelebihannya, "
            + "lalu tandai selesai.",
        "Compare the village's slip with the debit. If both are right, have the BPJS branch settle the surplus, then "
            + "sign it off.",
        isEvent: true);

    public static readonly WorkKind AddIsLate = Of(
        "add-is-late", WorkActor.Village, Gravity.Open,
        "ADD belum masuk pada tanggal yang disebut", "ADD did not come on the day that was named",
        "Tanyakan kepada desa dan BPKAD kapan ADD masuk; sebelum batas aman desa dapat membayar dari sumber lain "
            + "yang diizinkan.",
        "Ask village and treasury when ADD comes; before the safe day the village may pay from another source that is "
            + "allowed.");

    public static readonly WorkKind SaysWrong = Of(
        "says-wrong", WorkActor.Admin, Gravity.Open,
        "Desa menyatakan tagihan salah", "The village says its bill is wrong",
        "Cocokkan dengan daftar peserta dan tagihan BPJS, jawab desa, lalu tandai selesai. Pendebetan tetap berjalan.",
        "Compare with the list of members and BPJS's billing, answer the village, then sign it off. Debits go on.",
        isEvent: true);

    public static readonly WorkKind NotTheirTask = Of(
        "not-their-task", WorkActor.Admin, Gravity.Open,
        "Penerima pesan bukan yang mengurus", "The message reached somebody else",
        "Perbaiki kontak desa di register, lalu tandai selesai.",
        "Put the village's contact right in the register, then sign it off.",
        isEvent: true);

    public static readonly WorkKind Muted = Of(
        "muted", WorkActor.Admin, Gravity.Notice,
        "Pesan ke desa dihentikan sementara", "Messages to the village are muted",
        "Aktifkan kembali bila alasannya sudah tidak ada; sampai saat itu desa tidak menerima peringatan.",
        "End it once its reason is gone; until then the village gets no warning.");

    public static readonly WorkKind ReplyRow = Of(
        "reply-row", WorkActor.Operations, Gravity.Open,
        "Jawaban desa tidak dapat dibaca", "An answer of a village cannot be read",
        "Tanyakan kepada desa apa jawabannya; baris itu sendiri tidak menghentikan pesan apa pun.",
        "Ask the village what it answered; the row itself stops no message.");
}
