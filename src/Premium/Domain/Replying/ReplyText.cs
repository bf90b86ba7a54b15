namespace Premium.Domain;

/// <summary>What became of a message that a village sent.</summary>
public abstract record ReplyMessage
{
    private ReplyMessage()
    {
    }

    public sealed record Understood(ReplyFields Fields, ReplyDraft Draft) : ReplyMessage;

    /// <summary>What to ask back, in Indonesian: nothing is kept.</summary>
    public sealed record Question(string Text) : ReplyMessage;
}

/// <summary>
/// Answers by WhatsApp: <c>1 ABC123 15-12-2026</c>, <c>2 20 Desember</c>, <c>3 jumlah orang keliru</c>,
/// <c>4 Ibu Tini, Kaur Umum</c>. Pure.
/// </summary>
public static class ReplyText
{
    public const string Menu =
        "Balas dengan: 1 NOMOR-SLIP TANGGAL bila sudah bayar di loket; 2 TANGGAL bila menunggu ADD; " +
        "3 KETERANGAN bila tagihan salah; 4 NAMA bila bukan tugas Anda.";

    private const int VillagesMax = 5;

    public static ReplyMessage Parse(string message, DateOnly today)
    {
        var words = message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var digit = words.Length == 0 ? "" : words[0].TrimEnd('.', ')', ',', ':');
        if (digit is not ("1" or "2" or "3" or "4"))
        {
            return new ReplyMessage.Question("Pesan belum dimengerti. " + Menu);
        }

        var kind = (ReplyKind)(digit[0] - '0');
        var rest = words[1..];
        var fields = kind switch
        {
            // The slip's own number is one word; all behind it is the day.
            ReplyKind.PaidAtTeller => new ReplyFields(
                kind, Slip: rest.FirstOrDefault(""), Day: string.Join(' ', rest.Skip(1))),
            ReplyKind.WaitingForAdd => new ReplyFields(kind, Day: string.Join(' ', rest)),
            ReplyKind.WrongBill or ReplyKind.NotMyTask => new ReplyFields(kind, Text: string.Join(' ', rest)),
        };

        // A day after a choice of answer 2 says enough: "2 hari ini".
        var mayBeANumber = digit.Length == words[0].Length && ReplyCount.Begins(words, kind, today);
        return fields.Read(today) switch
        {
            { Draft: { } draft } when !mayBeANumber || kind == ReplyKind.WaitingForAdd =>
                new ReplyMessage.Understood(fields, draft),
            _ when mayBeANumber => new ReplyMessage.Question(
                $"Belum jelas apakah angka {digit} di depan adalah nomor jawaban, jumlah atau tanggal. {Menu} "
                + "Beri titik sesudah nomor jawaban, misalnya: 3. 2 orang sudah berhenti."),
            _ when rest.Length == 0 => new ReplyMessage.Question(Asked(kind, today)),
            var reading => new ReplyMessage.Question(
                string.Join(' ', reading.Problems.Select(p => p.Said.Indonesian)) + " " + Asked(kind, today)),
        };
    }

    /// <summary>What is said back when it is kept; no more than was said, and what follows from it.</summary>
    public static string Noted(string village, ReplyDraft said) => $"Desa {village}, tercatat: " + said.Kind switch
    {
        ReplyKind.PaidAtTeller =>
            $"dibayar di loket pada {AlertText.Day(said.Day!.Value)}, slip {said.Slip}. Iuran baru dihitung lunas "
            + "setelah bukti bayar BPJS diterima.",
        ReplyKind.WaitingForAdd =>
            $"menunggu ADD sampai {AlertText.Day(said.Day!.Value)}. Pendebetan tetap dicoba seperti biasa.",
        ReplyKind.WrongBill => "tagihan dinilai salah. Dinas PMD akan memeriksanya.",
        ReplyKind.NotMyTask => "bukan tugas Anda. Dinas PMD akan memeriksa kontak desa.",
    };

    /// <summary>The number is known in several villages, and none can be guessed.</summary>
    public static string WhichVillage(IReadOnlyList<string> villages) =>
        $"Nomor ini terdaftar untuk {villages.Count} desa ({string.Join(", ", villages.Take(VillagesMax))}"
        + (villages.Count > VillagesMax ? ", ..." : "")
        + "). Mohon balas langsung pada pesan desa yang dimaksud (tekan lama, lalu Balas).";

    public static string Stranger(OfficeContact office) =>
        "Nomor ini belum terdaftar untuk desa mana pun, jadi jawaban tidak dapat dicatat. Silakan hubungi "
        + $"{office.Text}.";

    private static string Asked(ReplyKind kind, DateOnly today) => kind switch
    {
        ReplyKind.PaidAtTeller => $"Balas: 1 NOMOR-SLIP TANGGAL, misalnya 1 ABC123 {today:dd-MM-yyyy}.",
        ReplyKind.WaitingForAdd => $"Balas: 2 TANGGAL, misalnya 2 {today.AddDays(3):dd-MM-yyyy}. Kapan ADD masuk?",
        ReplyKind.WrongBill => "Balas: 3 KETERANGAN. Apa yang salah pada tagihan?",
        ReplyKind.NotMyTask => "Balas: 4 NAMA. Siapa yang mengurusnya di desa?",
    };
}
