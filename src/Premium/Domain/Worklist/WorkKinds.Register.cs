namespace Premium.Domain;

/// <content>What waits for whoever keeps the register.</content>
public static partial class WorkKinds
{
    public static readonly WorkKind ImportWaits = Of(
        "import-waits", WorkActor.Admin, Gravity.Open,
        "Unggahan register menunggu orang kedua", "An upload waits for a second person",
        "Admin lain atau pemeriksa membukanya, mencocokkan yang akan berubah, lalu mengambilnya. Bila keliru, unggah "
            + "berkas yang benar, atau biarkan: unggahan yang tidak diambil dihapus dengan sendirinya.",
        "Another admin or a checker opens it, compares what will change, and takes it. If it is wrong, upload the "
            + "right file, or leave it: what nobody takes is deleted by itself.");
}
