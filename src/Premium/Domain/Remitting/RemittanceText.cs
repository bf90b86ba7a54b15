using System.Globalization;

namespace Premium.Domain;

/// <summary>A remittance advice as a CSV file and as the mail to the branch.</summary>
public static class RemittanceText
{
    private const char Separator = ';';

    public static readonly IReadOnlyList<string> Headings =
    [
        "NPP", "Kode iuran", "Kode desa", "Desa", "Kecamatan", "Segmen", "Bulan iuran", "Jumlah", "Peserta",
        "Referensi kami", "Referensi bank", "Waktu",
    ];

    /// <summary>One line a debit; nothing in it runs in a spreadsheet program.</summary>
    public static string Csv(Remittance advice, Rules rules)
    {
        string Line(IEnumerable<string> cells) => string.Join(Separator, cells.Select(Cell)) + "\r\n";
        return Line(Headings) + string.Concat(advice.Lines.Select(l => Line(Cells(l, rules))));
    }

    /// <summary>One debit, a text for each heading.</summary>
    public static IReadOnlyList<string> Cells(RemittanceLine line, Rules rules) =>
    [
        line.Npp, line.KodeIuran, line.Bill.Village.ToString(), line.Place, line.District, line.Bill.Segment.Label(),
        line.Bill.Period.ToString(), line.Sum.Value.ToString(CultureInfo.InvariantCulture),
        line.People.ToString(CultureInfo.InvariantCulture), line.Reference, line.BankReference, Time(line, rules),
    ];

    /// <param name="advice">What is told.</param>
    /// <param name="regency">Name of the regency.</param>
    /// <param name="rules">Local time.</param>
    /// <param name="replaces">An advice of that day was sent before, and this is the whole list again.</param>
    public static AlertText Mail(Remittance advice, string regency, Rules rules, bool replaces)
    {
        var lines = new List<string>
        {
            "Yth. Kantor Cabang BPJS Ketenagakerjaan",
            "",
            $"Pendebetan iuran {regency} lewat bank {advice.Bank}, {AlertText.Day(advice.Day)}{Sums(advice)}",
        };
        lines.AddRange(replaces ? ["Daftar ini menggantikan daftar hari itu yang dikirim sebelumnya."] : []);
        lines.AddRange(advice.NotRead.Count == 0 ? [] :
        [
            $"Belum termasuk {advice.NotRead.Count} desa yang datanya sedang diperiksa: "
                + string.Join(", ", advice.NotRead) + ".",
        ]);
        lines.Add("");
        lines.AddRange(advice.Lines.Select((l, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{i + 1}. {l.Place} ({l.Bill.Village}), NPP {Or(l.Npp)}, {l.Bill.Segment.Label()} "
            + $"{l.Bill.Period.Indonesian}, {l.Sum}, {l.People} peserta, kode iuran {Or(l.KodeIuran)}, "
            + $"{Reference(l)} referensi bank {Or(l.BankReference)}, {Time(l, rules)}")));
        lines.Add("");
        lines.Add("Baris yang sama untuk lembar kerja (CSV, pemisah titik koma):");
        lines.Add("");
        lines.Add(Csv(advice, rules).ReplaceLineEndings("\n"));
        return new AlertText(
            $"[{regency}] Pembayaran iuran {AlertText.Day(advice.Day)}, bank {advice.Bank}: {advice.Lines.Count} "
            + $"tagihan, {advice.Total}",
            string.Join('\n', lines) + "\n");
    }

    /// <summary>
    /// A mail told of these debits. Names and numbers of payers may be others by now; and while rows of a village
    /// cannot be read, what it paid before is no news.
    /// </summary>
    /// <param name="mail">Its text.</param>
    /// <param name="advice">As it is now.</param>
    public static bool IsOf(string mail, Remittance advice) =>
        advice.Lines.All(l => mail.Contains(Reference(l), StringComparison.Ordinal))
        && (advice.NotRead.Count > 0 || mail.Contains(Sums(advice), StringComparison.Ordinal));

    private static string Sums(Remittance advice) =>
        $": {advice.Lines.Count} tagihan, {advice.People} peserta, jumlah {advice.Total}.";

    private static string Reference(RemittanceLine line) => $"referensi {line.Reference},";

    private static string Or(string text) => text.Length == 0 ? "-" : text;

    private static string Time(RemittanceLine line, Rules rules) => line.At.ToOffset(rules.UtcOffset)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What a spreadsheet program would take for a formula gets an apostrophe before it.</summary>
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Separator, '"', '\n') || safe.Contains('\r', StringComparison.Ordinal)
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
