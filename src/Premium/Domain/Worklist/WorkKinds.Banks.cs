namespace Premium.Domain;

/// <content>What bank or mailbox keeps from happening, while it is tried again; and what is tried no more.</content>
public static partial class WorkKinds
{
    public static readonly WorkKind BankFails = Of(
        "bank-fails", WorkActor.Operations, Gravity.Open,
        "Pendebetan belum diproses bank", "The bank does not carry debits out",
        "Tanyakan kepada bank apa yang terganggu dan sampai kapan; pendebetan dicoba lagi dengan sendirinya. Desa "
            + "tidak perlu berbuat apa pun.",
        "Ask the bank what is wrong and until when; it is tried again by itself. Villages need do nothing.");

    public static readonly WorkKind Unlooked = Of(
        "not-tried-again", WorkActor.Operations, Gravity.Grave,
        "Pendebetan tidak dicoba lagi", "Debits are not tried again",
        "Minta bank menyediakan mutasi rekening dan hasil percobaan terakhir; setelah itu dicoba lagi dengan "
            + "sendirinya. Bila bank memastikan percobaan itu tidak didebet, minta coba lagi.",
        "Have the bank give the statements and what became of the last attempts; then it is tried again by itself. If "
            + "the bank makes sure that an attempt was not debited, try again.");

    public static readonly WorkKind AlertWaits = Of(
        "alert-waits", WorkActor.Admin, Gravity.Open,
        "Peringatan satu desa tertahan", "The alerts of one village wait",
        "Hubungi desa dengan cara lain dan periksa kontaknya; pengiriman dicoba lagi dengan sendirinya.",
        "Reach the village in another way and look at its contact; sending is tried again by itself.");

    public static readonly WorkKind OwedNoMore = Of(
        "owed-no-more", WorkActor.Admin, Gravity.Open,
        "Tagihan tanpa peserta atau tanpa iuran", "A bill for nobody or of nothing",
        "Periksa daftar peserta desa itu, dan tarif. Bila keliru, perbaiki: tagihan didebet seperti biasa. Bila benar, "
            + "beri tahu desa bahwa tagihan ini tidak didebet lagi.",
        "Look at the village's list of members, and at the tariffs. If they are wrong, mend them: the bill is debited "
            + "as usual. If they are right, tell the village that this bill is debited no more.");
}
