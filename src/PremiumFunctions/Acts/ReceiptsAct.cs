using System.Globalization;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Receipts of many bills from a file of the branch; each row is recorded by itself, and told.</summary>
public sealed partial class ReceiptsAct(RecordReceipt receipt, ILogger<ReceiptsAct> log) : Act
{
    private const int RowsMax = 2_000;

    private const string Number = "number";
    private const string Amount = "amount";
    private const string PaidOn = "paidOn";

    /// <summary>Those that say most first: lists have a number of the row and a day of their own, too.</summary>
    private static readonly IReadOnlyList<(string Field, string[] Headings)> Columns =
    [
        ("bill", ["tagihan", "bill"]),
        (Number, ["nomor bukti", "no bukti", "nomor", "number"]),
        (Amount, ["jumlah", "amount"]),
        (PaidOn, ["tanggal bayar", "paid on", "paidon", "tanggal"]),
    ];

    private static readonly Said DigitsAsText = new(
        "nomor bukti: yang diterima nomor yang disimpan sebagai teks; sebagai bilangan, angka nol di depan dan angka "
            + "sesudah yang ke-15 hilang.",
        "number: expected it kept as text; as a number it loses zeros in front and digits after the 15th.");

    private static readonly Said NotNow = new(
        "tidak dapat dicatat sekarang; baris lain tetap dicatat. Coba lagi nanti; bila tetap begini, hubungi petugas "
            + "sistem.",
        "cannot be recorded now; the other rows are. Try again later; if it stays, tell whoever keeps the system.");

    public override string Key => "receipts";

    public override Access Access => Access.Confirm;

    public override BodyTerms Body =>
        BodyTerms.File with { Types = [BodyTerms.Multipart], Expected = BodyTerms.Multipart };

    public override Said Title => new("Catat banyak bukti bayar dari berkas", "Record many receipts from a file");

    public override Said Effect => new(
        "Tiap baris dicatat sendiri-sendiri. Baris yang salah disebutkan dengan nomornya; yang lain tetap "
            + "dicatat. Berkas "
            + "yang sama boleh dikirim lagi: yang sudah dicatat tidak berubah.",
        "Each row is recorded by itself. A wrong row is named by its number; the others are recorded all the "
            + "same. The same "
            + "file may be sent again: what is recorded does not change.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        new("file", new Said("Berkas", "File"), ActFieldKind.File)
        {
            Hint = new Said(
                "Excel (.xlsx) atau CSV dengan kolom: tagihan, nomor bukti, jumlah, tanggal bayar. Tanggal: sel "
                    + "tanggal Excel, 2026-12-03, 03/12/2026 atau 03-12-2026 (hari dulu).",
                "Excel (.xlsx) or CSV with columns: tagihan, nomor bukti, jumlah, tanggal bayar. Days: day cells of "
                    + "Excel, 2026-12-03, 03/12/2026 or 03-12-2026 (day first)."),
        },
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        if (values.File is not { Content.Length: > 0 } file)
        {
            throw WrongField.Of(new Said(
                "file: pilihlah berkas CSV atau XLSX.", "file: expected a CSV or XLSX file."));
        }

        var rows = Rows(file.Content);
        var (wrong, noted) = (new List<ActFact>(), new List<ActFact>());
        var (recorded, before, unsure) = (0, 0, 0);
        foreach (var (number, row, mayLack) in rows)
        {
            var (result, why) = mayLack ? (null, DigitsAsText) : await OneAsync(number, row, by, stop);
            var at = new Said($"Baris {number}", $"Row {number}");
            if (why is not null)
            {
                wrong.Add(new ActFact(at, ByHeading(why)));
                continue;
            }

            (recorded, before) = result is PersonResult.Done ? (recorded + 1, before) : (recorded, before + 1);
            var isSure = ReceiptAct.IsSure(result!);
            unsure += isSure ? 0 : 1;
            if (Remark(DifferenceOf(result!, row), isSure) is { } remark)
            {
                noted.Add(new ActFact(at, remark));
            }
        }

        return Done(
            new(
                $"{recorded} bukti bayar dicatat, {before} sudah ada, {wrong.Count} baris tidak dapat dicatat.",
                $"{recorded} receipts recorded, {before} were there, {wrong.Count} rows could not be recorded."),
            (wrong.Count, unsure, noted.Count) switch
            {
                (0, 0, 0) => new Said("Bulan-bulan itu terlindungi.", "Those months are covered."),
                (0, 0, _) => new Said(
                    "Bulan-bulan itu terlindungi. Periksalah selisih di bawah ini; masing-masing disimpan bersama "
                        + "buktinya.",
                    "Those months are covered. Look at the differences below; each is kept with its receipt."),
                (0, _, _) => new Said(
                    "Bulan-bulan itu terlindungi, kecuali yang di bawah ini disebut belum pasti.",
                    "Those months are covered, but for those that are said below not to be certain."),
                (_, _, 0) => new Said(
                    "Perbaiki baris di bawah ini, lalu kirim berkasnya sekali lagi.",
                    "Correct the rows below, then send the file once more."),
                _ => new Said(
                    "Perbaiki baris yang tidak dapat dicatat, lalu kirim berkasnya sekali lagi. Baris lain di bawah "
                        + "ini sudah tercatat.",
                    "Correct the rows that could not be recorded, then send the file once more. The other rows below "
                        + "are recorded."),
            })
        with
        {
            Facts = [.. wrong, .. noted],
            IsPartly = wrong.Count > 0,
        };
    }

    private static Rupiah DifferenceOf(PersonResult result, ActValues row) => result switch
    {
        PersonResult.Done done => done.Difference,
        PersonResult.DoneBefore before => row.Sum(Amount) - before.Bill.Amount,
        _ => Rupiah.Zero,
    };

    /// <summary>What people should know of a receipt that is recorded; null for nothing.</summary>
    private static Said? Remark(Rupiah difference, bool isSure)
    {
        var differs = new Said(
            $"Berbeda {difference} dari tagihan; dicatat.", $"Differs by {difference} from the bill; recorded.");
        return (difference == Rupiah.Zero, isSure) switch
        {
            (true, true) => null,
            (true, false) => ReceiptAct.Unsure,
            (false, true) => differs,
            (false, false) => differs + new Said(" ", " ") + ReceiptAct.Unsure,
        };
    }

    /// <summary>Recorded now, or before; or why not.</summary>
    private async Task<(PersonResult? Result, Said? Why)> OneAsync(
        int number, ActValues row, string by, CancellationToken stop)
    {
        try
        {
            return await receipt.RunAsync(ReceiptAct.RequestOf(row, by), stop) switch
            {
                PersonResult.Refused refused => (null, refused.Said),
                PersonResult.NotThere missing => (null, missing.Said),
                PersonResult result and (PersonResult.Done or PersonResult.DoneBefore) => (result, null),
                _ => throw new InvalidOperationException("A receipt is recorded by one person."),
            };
        }
        catch (FormatException e)
        {
            return (null, WrongField.WhyOf(e));
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            NotRecorded(e, number);
            return (null, NotNow);
        }
    }

    /// <summary>A field by the heading that the file has for it.</summary>
    private static Said ByHeading(Said why) => Columns
        .Where(c => why.Indonesian.StartsWith($"{c.Field}:", StringComparison.Ordinal))
        .Select(c => new Said($"{c.Headings[0]}{why.Indonesian[c.Field.Length..]}", why.English))
        .FirstOrDefault(why);

    /// <summary>As a form sends it; what is no day stays as it is, to be refused by name.</summary>
    private static string TextOf(string field, Cell cell, DayReader days) =>
        field == PaidOn && days.TryRead(cell, out var day) ? $"{day:yyyy-MM-dd}" : cell.Text.Trim();

    /// <summary>A spreadsheet program drops zeros in front of a number and keeps 15 of its digits.</summary>
    private static bool MayHaveLostDigits(Cell number) => number.Kind is CellKind.Number or CellKind.Date;

    /// <exception cref="FormatException">It is no such file; says what would be.</exception>
    private static List<(int Number, ActValues Row, bool MayLackDigits)> Rows(byte[] file)
    {
        var rows = new List<(int, ActValues, bool)>();
        var numberAt = Columns.Index().First(c => c.Item.Field == Number).Index;
        var (sheet, at) = WithHeadings(file);
        var days = new DayReader(sheet);
        foreach (var row in sheet.Rows.Skip(1))
        {
            rows.Add((row.Number, new ActValues(Columns.Index().ToDictionary(
                c => c.Item.Field,
                c => TextOf(c.Item.Field, row[at[c.Index]], days),
                StringComparer.Ordinal))
            {
                DayForms = new Said(
                    ", 10/12/2026 atau 10-12-2026 (hari dulu, dua angka)",
                    ", 10/12/2026 or 10-12-2026 (day first, two digits)"),
            }, MayHaveLostDigits(row[at[numberAt]])));
            if (rows.Count > RowsMax)
            {
                throw WrongField.Of(new Said(
                    $"file: paling banyak {RowsMax} baris sekali kirim; pecahlah berkasnya.",
                    string.Create(CultureInfo.InvariantCulture, $"file: expected at most {RowsMax} rows; split it.")));
            }
        }

        return rows.Count > 0 ? rows : throw WrongField.Of(new Said(
            "file: di bawah judul kolom harus ada sedikitnya satu baris bukti bayar.",
            "file: expected at least one receipt below the headings."));
    }

    /// <summary>The first sheet whose first row has the columns, and where each is.</summary>
    /// <exception cref="FormatException">There is none, or one of its columns stands twice.</exception>
    private static (WorkSheet Sheet, int[] At) WithHeadings(byte[] file)
    {
        foreach (var sheet in SpreadsheetReader.Open(file).OrderBy(s => s.IsHidden))
        {
            List<string> headings =
                [.. sheet.Rows.Take(1).SelectMany(r => r.Cells).Select(c => c.Text.Trim().ToLowerInvariant())];
            string?[] names = [.. Columns.Select(c => c.Headings.FirstOrDefault(headings.Contains))];
            if (names.Contains(null))
            {
                continue;
            }

            return names.FirstOrDefault(n => headings.IndexOf(n!) != headings.LastIndexOf(n!)) is { } twice
                ? throw WrongField.Of(new Said(
                    $"file: kolom '{twice}' ada lebih dari satu; sisakan yang benar.",
                    $"file: column '{twice}' stands more than once; keep the right one."))
                : (sheet, [.. names.Select(n => headings.IndexOf(n!))]);
        }

        throw WrongField.Of(new Said(
            "file: baris pertama harus memuat kolom tagihan, nomor bukti, jumlah, tanggal bayar.",
            "file: expected the columns tagihan, nomor bukti, jumlah, tanggal bayar in its first row."));
    }

    [LoggerMessage(671, LogLevel.Error, "the receipt in row {Row} of a file could not be recorded")]
    private partial void NotRecorded(Exception e, int row);
}
