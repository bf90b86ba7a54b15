using Premium.Domain;

namespace Premium.Pages;

/// <summary>What the page of pauses and that of mutes say otherwise; all else is the same of both.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Effect">What is stopped, and what goes on.</param>
/// <param name="Begin">Words and key of the act that stops.</param>
/// <param name="End">Words and key of the act that ends it before its last day.</param>
/// <param name="Field">Of that act: which one is ended.</param>
/// <param name="List">The same for programs.</param>
public sealed record StopText(
    Said Title, Said Effect, (Said Text, string Act) Begin, (Said Text, string Act) End, string Field, string List)
{
    /// <summary>What ends a pause that came with a list of villages.</summary>
    public static readonly Said EndByFile = new(
        "Unggah daftar desa dengan kolom 'dijeda karena' kosong",
        "Upload the list of villages with 'dijeda karena' left empty");

    public static readonly StopText Pauses = new(
        new("Penghentian pendebetan", "Pauses of debits"),
        new(
            "Selama penghentian tidak ada percobaan baru; tagihannya tetap harus dibayar sebelum batas aman.",
            "While a pause lasts nothing new is tried; its bills are still due by their safe day."),
        (new("Hentikan pendebetan", "Pause debits"), "pause"),
        (new("Aktifkan lagi", "Resume"), "resume"),
        "pause",
        "pauses");

    public static readonly StopText Mutes = new(
        new("Desa tanpa pesan", "Muted villages"),
        new(
            "Desa ini tidak menerima pesan sampai hari terakhir, kecuali kabar baik seperti iuran yang sudah terbayar; "
                + "pendebetan dan daftar kerja tetap berjalan.",
            "These villages get no messages until the last day but good news, such as that they are paid; debits and "
                + "the worklist go on."),
        (new("Diamkan pesan ke satu desa", "Mute a village's messages"), "mute"),
        (new("Akhiri diam", "End the mute"), "unmute"),
        "mute",
        "mutes");
}
