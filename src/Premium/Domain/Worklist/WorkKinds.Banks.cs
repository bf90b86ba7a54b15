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

    public static readonly WorkKind AlertWaits = Of(
        "alert-waits", WorkActor.Admin, Gravity.Open,
        "Peringatan satu desa tertahan", "The alerts of one village wait",
        "Hubungi desa dengan cara lain dan periksa kontaknya; pengiriman dicoba lagi dengan sendirinya.",
        "Reach the village in another way and look at its contact; sending is tried again by itself.");

    public static readonly WorkKind OwedNoMore = Of(
        "owed-no-more", WorkActor.Admin, Gravity.Open,
        "Tagihan tanpa peserta", "A bill for nobody",
        "Periksa daftar peserta desa itu. Bila keliru, perbaiki: tagihan didebet seperti biasa. Bila benar, beri tahu "
            + "desa bahwa tagihan ini tidak didebet lagi.",
        "Look at the village's list of members. If it is wrong, mend it: the bill is debited as usual. If it is right, "
            + "tell the village that this bill is debited no more.");

    private static IReadOnlyList<WorkKind> OfTries => [BankFails, AlertWaits, OwedNoMore];
}
