namespace Premium.Domain;

/// <content>What bank or mailbox keeps from happening, while it is tried again.</content>
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

    private static IReadOnlyList<WorkKind> OfTries => [BankFails, AlertWaits];
}
