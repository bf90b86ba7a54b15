namespace Premium.Domain;

/// <content>What the calendar asks for.</content>
public static partial class WorkKinds
{
    public static readonly WorkKind BanksShut = Of(
        "banks-shut", WorkActor.Admin, Gravity.Grave,
        "Bank tutup lama setelah batas aman", "Banks shut for days after the safe day",
        "Minta desa mengisi rekening kas dan memperbaiki surat kuasa sebelum hari itu: yang gagal baru dapat dicoba "
            + "lagi setelah bank buka.",
        "Have villages fund their accounts and mend their mandates before that day: what fails can be tried again only "
            + "once banks are open.");
}
