using System.Text.RegularExpressions;

namespace Premium.Domain;

/// <summary>What runs, attempts and the journal noted; it is kept in English.</summary>
public static class NoteText
{
    /// <summary>The first that fits a part of a note; what nothing fits is shown as it is.</summary>
    private static readonly (Regex English, string Indonesian)[] Notes =
    [
        (new("^(\\d+) new items need a person$"), "$1 hal baru perlu seseorang"),
        (new("^the worklist could not be read$"), "daftar kerja tidak dapat dibaca"),
        (new("^(\\d+) districts could not be read$"), "$1 kecamatan tidak dapat dibaca"),
        (new("^the worklist could not be made$"), "daftar kerja tidak dapat disusun"),
        (new("^the register names no district$"), "register tidak memuat kecamatan"),
        (new("^no report from (.+)$"), "belum melapor: $1"),
        (new("^the figures do not add up$"), "hitungan tidak cocok"),
        (new("^rows that do not fit stand still, the first: (.+)$"),
            "baris yang bertentangan dihentikan, yang pertama: $1"),
        (new("^(\\d+) problems$"), "$1 masalah"),
        (new("^did not begin$"), "tidak dimulai"),
        (new("^bank (\\S+) took none of (\\d+) debits \\((\\w+)\\)$"),
            "bank $1 tidak menerima satu pun dari $2 pendebetan ($3)"),
        (new("^bank (\\S+) was sent nothing of what is unpaid$"),
            "tidak satu pun yang belum terbayar dikirim ke bank $1"),
        (new("^bank (\\S+) gave none of (\\d+) statements$"),
            "bank $1 tidak memberikan satu pun dari $2 mutasi rekening"),
        (new("^sent, no answer: (.+)$"), "terkirim, tidak ada jawaban: $1"),
        (new("^not sent: (.+)$"), "tidak terkirim: $1"),
        (new("^nothing came within the time limit$"), "tidak ada jawaban sampai batas waktu"),
        (new("^inquiry: (.+)$"), "menurut pertanyaan ke bank: $1"),
        (new("^executed$"), "didebet"),
        (new("^still in progress$"), "masih diproses"),
        (new("^not found, which is not final yet$"), "belum tercatat di bank, belum pasti"),
        (new("^bank confirmed the payment$"), "bank memastikan pembayaran"),
        (new("^collect: (.+)$"), "pendebetan: $1"),
        (new("^watch: (.+)$"), "pemantauan: $1"),
        (new("^reconcile: (.+)$"), "rekonsiliasi: $1"),
        (new("^alerts: (.+)$"), "pesan: $1"),
        (new("^planned$"), "direncanakan"),
        (new("^taken to send$"), "diambil untuk dikirim"),
        (new("^sent$"), "terkirim"),
        (new("^recorded what the bank said$"), "jawaban bank dicatat"),
        (new("^inquiry answered for another reference$"), "bank menjawab untuk referensi lain"),
        (new("^inquiry names no amount$"), "bank tidak menyebut jumlah"),
        (new("^inquiry names (.+), we sent (.+)$"), "bank menyebut $1, kami mengirim $2"),
        (new("^inquiry names another source account$"), "bank menyebut rekening sumber lain"),
        (new("^inquiry names another beneficiary account$"), "bank menyebut rekening tujuan lain"),
    ];

    /// <summary><c>32 hal baru perlu seseorang; 2 masalah</c>.</summary>
    public static string Indonesian(string note) => string.Join("; ", note.Split("; ").Select(Part));

    private static string Part(string part) =>
        Notes.FirstOrDefault(n => n.English.IsMatch(part)) is { English: { } known, Indonesian: var said }
            ? known.Replace(part, m => Inner(m, said))
            : part;

    /// <summary>What a note quotes may be a note, too.</summary>
    private static string Inner(Match match, string said) => Enumerable.Range(1, match.Groups.Count - 1)
        .Aggregate(said, (text, group) => text.Replace(
            $"${group}", Part(match.Groups[group].Value), StringComparison.Ordinal));
}
