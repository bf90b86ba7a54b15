using Premium.Domain;
using Premium.UseCases;

namespace Premium.Pages;

/// <content>The page by which a village answers.</content>
public sealed partial class Words
{
    public string Of(ReplyKind kind) => kind switch
    {
        ReplyKind.PaidAtTeller => Say("Sudah bayar di loket", "Paid at the teller"),
        ReplyKind.WaitingForAdd => Say("Menunggu ADD", "Waiting for ADD"),
        ReplyKind.WrongBill => Say("Tagihan salah", "Wrong bill"),
        ReplyKind.NotMyTask => Say("Bukan tugas saya", "Not my task"),
    };

    public string Of(ContactRole role) => role switch
    {
        ContactRole.Treasurer => "Kaur Keuangan",
        ContactRole.Secretary => Say("Sekretaris Desa", "Village secretary"),
        ContactRole.Head => Say("Kepala Desa", "Village head"),
        ContactRole.Subdistrict => Say("Kecamatan", "Subdistrict"),
    };

    /// <summary>What somebody said, in one line.</summary>
    public string Of(ReplyDraft said) => said.Kind switch
    {
        ReplyKind.PaidAtTeller => Say(
            $"dibayar {Day(said.Day!.Value)}, slip {said.Slip}", $"paid on {Day(said.Day!.Value)}, slip {said.Slip}"),
        ReplyKind.WaitingForAdd => Say(
            $"ADD masuk {Day(said.Day!.Value)}", $"ADD comes on {Day(said.Day!.Value)}"),
        ReplyKind.WrongBill or ReplyKind.NotMyTask => said.Text,
    };

    public string Insured(Segment segment) => segment switch
    {
        Segment.Pu => Say("kepala desa, perangkat desa, BPD", "officials"),
        Segment.Bpu => Say("RT/RW, pekerja rentan", "neighbourhood heads and vulnerable workers"),
    };

    /// <summary>What happens now that an answer is kept.</summary>
    public string Next(ReplyKind kind) => kind switch
    {
        ReplyKind.PaidAtTeller => Say(
            "Iuran ini belum dihitung terbayar: kirim foto slip kepada Dinas PMD, yang mencatat bukti bayar BPJS. "
                + "Sampai saat itu pendebetan otomatis tetap berjalan.",
            "This does not count as paid yet: send a photo of the slip to the office, which records the BPJS receipt. "
                + "Until then the debit is tried as before."),
        ReplyKind.WaitingForAdd => Say(
            "Pendebetan dicoba lagi dengan sendirinya begitu saldo cukup; desa tidak perlu melapor.",
            "The debit is tried again by itself once there is enough money; you need not report it."),
        ReplyKind.WrongBill => Say(
            "Dinas PMD memeriksa dan menjawab. Tagihan belum berubah dan pendebetan tetap berjalan sampai saat itu.",
            "The office looks and answers. Until then the bill stays as it is and the debit is tried as before."),
        ReplyKind.NotMyTask => Say(
            "Dinas PMD memperbaiki kontak desa. Pesan tetap dikirim, dan orang berikutnya di desa ikut diberi tahu.",
            "The office puts the contact right. Messages go on, and the next person at the village is told, too."),
    };

    /// <summary>Until when nothing is sent, or less; empty where that was not asked.</summary>
    public string Until(ReplyKind kind, Silence silence) => (kind, silence) switch
    {
        (ReplyKind.PaidAtTeller, { AllUntil: { } day }) => Say(
            $"Tidak ada pengingat sampai {Day(day)}.", $"No reminder until {Day(day)}."),
        (ReplyKind.WaitingForAdd or ReplyKind.WrongBill, { EscalationUntil: { } day }) => Say(
            $"Sampai {Day(day)} pengingat yang sama tidak diulang dan atasan belum diberi tahu; peringatan yang baru "
                + "tetap dikirim.",
            $"Until {Day(day)} the same reminder is not sent again and nobody above is told; a new warning still is."),
        (ReplyKind.NotMyTask, _) => "",
        _ => Say("Pengingat tetap dikirim.", "Reminders go on."),
    };

    /// <summary>Nobody may pay a second time while the bank may have the money.</summary>
    public string? Wait(ReplyView view) => view.Bills.Any(b => b.Doubt is not null
        || b.State is BillState.Unknown or BillState.Debiting
        || b.Hold == HoldReason.BankContradicts
        || (b.State == BillState.Refused && b.Refusal == RefusalReason.GivenBack))
        ? Say(
            "Mohon JANGAN membayar sendiri dahulu: bank belum memastikan apakah dana sudah didebet.",
            "Please do NOT pay by yourself yet: the bank has not said for certain whether it took the money.")
        : null;

    /// <summary><c>Selasa, 15 Desember 2026 (12 hari lagi)</c>.</summary>
    public string LastDay(DateOnly day, DateOnly today) =>
        $"{Say(AlertText.Day(day), $"{day.DayOfWeek}, {Day(day)}")} ({DaysLeft(day.DayNumber - today.DayNumber)})";
}
