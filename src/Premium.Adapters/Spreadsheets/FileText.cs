using System.Globalization;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Why a file is not taken as a whole, and what people should know of one that is.</summary>
internal static class FileText
{
    public static readonly Said Kinds = new(
        "Yang diterima: buku kerja Excel (.xlsx) atau berkas CSV.",
        "Expected an Excel workbook (.xlsx) or a CSV file.");

    public static readonly Said Empty = Refused("Berkas ini kosong.", "The file is empty.");

    public static readonly Said NoText = Refused("Berkas ini bukan teks.", "The file is no text.");

    public static readonly Said Pdf = Refused("Berkas ini PDF.", "The file is a PDF.");

    public static readonly Said Locked = Refused(
        "Buku kerja ini dikunci dengan kata sandi. Simpanlah tanpa kata sandi.",
        "The workbook is locked with a password. Save it without one.");

    public static readonly Said OldWorkbook = Refused(
        "Berkas ini buku kerja jenis lama (.xls). Simpanlah sebagai .xlsx.",
        "The file is a workbook of the old kind (.xls). Save it as .xlsx.");

    public static readonly Said WebPage = Refused(
        "Berkas ini halaman web atau XML, apa pun namanya. Buka, lalu simpan sebagai .xlsx.",
        "The file is a web page or XML, whatever its name says. Open it and save it as .xlsx.");

    public static readonly Said OpenDocument = new(
        "Berkas ini lembar OpenDocument (.ods). Simpanlah sebagai .xlsx atau CSV.",
        "The file is an OpenDocument sheet (.ods). Save it as .xlsx or CSV.");

    public static readonly Said BinaryWorkbook = new(
        "Berkas ini buku kerja biner (.xlsb). Simpanlah sebagai .xlsx atau CSV.",
        "The file is a binary workbook (.xlsb). Save it as .xlsx or CSV.");

    public static readonly Said NoWorkbook = Refused("Berkas ini bukan buku kerja.", "The file is no workbook.");

    public static readonly Said NoSheet = new(
        "Buku kerja ini tidak mempunyai lembar yang berisi sel.", "The workbook has no sheet with cells.");

    public static readonly Said TooManySheets = new(
        $"Buku kerja ini mempunyai lebih dari {SheetLimits.SheetsMax} lembar, atau satu lembar dua kali.",
        $"The workbook has more than {SheetLimits.SheetsMax} sheets, or one of them twice.");

    public static readonly Said TooMuchText = new(
        "Buku kerja ini memuat terlalu banyak teks. Pecahlah, atau simpan sebagai CSV.",
        "The workbook holds too much text. Split it, or save it as CSV.");

    public static readonly Said TooManyParts = new(
        $"Buku kerja ini mempunyai lebih dari {Dotted(SheetLimits.PartsMax)} bagian.",
        $"The workbook has more than {SheetLimits.PartsMax:N0} parts.");

    public static readonly Said UnpacksTooLarge = new(
        $"Isi buku kerja ini lebih dari {SheetLimits.UnpackedBytesMax / 1024 / 1024} MB. Pecahlah, atau simpan "
            + "sebagai CSV.",
        $"The workbook unpacks to more than {SheetLimits.UnpackedBytesMax / 1024 / 1024} MB. "
            + "Split it, or save it as CSV.");

    public static readonly Said TooManyRows = new(
        $"Lembar ini mempunyai lebih dari {Dotted(SheetLimits.RowsMax)} baris. Pecahlah dan unggah satu per satu.",
        $"The sheet has more than {SheetLimits.RowsMax:N0} rows. Split it and import the parts one by one.");

    public static readonly Said TooLarge = new(
        $"Berkas ini lebih besar dari {SheetLimits.FileBytesMax / 1024 / 1024} MB. Pecahlah dan unggah satu per satu.",
        $"The file is larger than {SheetLimits.FileBytesMax / 1024 / 1024} MB. Split it and import the parts one by "
            + "one.");

    public static readonly Said LongCell = new(
        $"Ada sel yang berisi lebih dari {Dotted(SheetLimits.CellLengthMax)} karakter.",
        $"A cell holds more than {SheetLimits.CellLengthMax:N0} characters.");

    public static readonly Said LongRow = Refused(
        $"Ada baris yang berisi lebih dari {Dotted(SheetLimits.CsvRowLengthMax)} karakter, atau tanda kutip yang "
            + "tidak ditutup.",
        $"A row has more than {SheetLimits.CsvRowLengthMax:N0} characters, or a quotation mark that nothing closes.");

    public static readonly Said Damaged = Refused(
        "Berkas ini rusak. Buka di program lembar kerja dan simpan kembali.",
        "The file is damaged. Open it in a spreadsheet program and save it anew.");

    public static readonly Said NoRows = new(
        "Berkas ini tidak berisi baris. Yang diterima: satu baris judul kolom dan baris-baris di bawahnya.",
        "The file holds no rows. Expected a row of headings and rows below it.");

    public static readonly Said LostNikDigits = new(
        "Semua NIK berakhir dengan 0: program lembar kerja mengubahnya menjadi bilangan dan menghilangkan angka "
            + "terakhir. Ubah format kolom menjadi teks dan tempel kembali NIK-nya.",
        "Every NIK ends in 0: a spreadsheet program made numbers of them and lost the last digit. "
            + "Format the column as text and paste the NIK again.");

    public static Said TooWide(int row)
    {
        var last = ColumnName.Of(SheetLimits.ColumnsMax - 1);
        return new(
            $"Baris {row} melewati kolom {last}. Yang diterima: paling banyak {SheetLimits.ColumnsMax} kolom.",
            $"Row {row} goes beyond column {last}. Expected at most {SheetLimits.ColumnsMax} columns.");
    }

    public static Said TooLong(string cell) => new(
        $"Sel {cell} berisi lebih dari {Dotted(SheetLimits.CellLengthMax)} karakter.",
        $"Cell {cell} holds more than {SheetLimits.CellLengthMax:N0} characters.");

    public static Said OddQuotes(int row) => Refused(
        $"Di baris {row} atau di atasnya ada tanda kutip yang berlebih atau kurang.",
        $"Row {row} or one above it has a quotation mark too many or too few.");

    /// <summary>The column <c>kode desa (...)</c> is missing, and so on.</summary>
    public static Said HeadingsDoNotFit(Said place, IEnumerable<Said> problems, IEnumerable<string> found)
    {
        Said[] all = [.. problems];
        var headings = string.Join(", ", found);
        return new(
            $"Judul kolom di {place.Indonesian} tidak cocok: {string.Join("; ", all.Select(p => p.Indonesian))}. "
                + $"Ditemukan: {headings}.",
            $"The headings in {place.English} do not fit: {string.Join("; ", all.Select(p => p.English))}. "
                + $"Found: {headings}.");
    }

    public static Said NoColumnFor(RegisterField field) => new(
        $"tidak ada kolom {field.Heading} ({field.Accepted.Indonesian})",
        $"no column for {field.Heading} ({field.Accepted.English})");

    public static Said NoMappedColumn(string named, RegisterField field) => new(
        $"tidak ada kolom '{named}', yang disebut peta kolom untuk {field.Heading}",
        $"no column '{named}', which the field map names for {field.Heading}");

    public static Said TwoColumnsFor(RegisterField field, string one, string other) => new(
        $"{field.Heading} bisa kolom {one} atau kolom {other}; tentukan dengan peta kolom atau ganti judul salah "
            + "satunya",
        $"{field.Heading} may be column {one} or column {other}; say which by a field map or rename one");

    public static Said UnknownField(string named, IEnumerable<RegisterField> fields)
    {
        var known = string.Join(", ", fields.Select(f => f.Key));
        return new(
            $"Peta kolom menyebut '{named}', padahal tidak ada isian seperti itu. Yang diterima: {known}.",
            $"The field map names '{named}', which is no field. Expected: {known}.");
    }

    public static Said HeadingsTwice(Said one, Said other) => new(
        $"Judul kolom ditemukan dua kali: {one.Indonesian}, dan {other.Indonesian}. Sisakan satu di berkas, atau "
            + "sembunyikan lembar yang tidak berlaku.",
        $"The headings are found twice: {one.English}, and {other.English}. "
            + "Leave one of the two in the file, or hide the sheet that does not count.");

    public static Said HeadingsEither(Said one, int row) => new(
        $"Judul kolom bisa di {one.Indonesian} atau di baris {row}. Sisakan satu di berkas.",
        $"The headings may be in {one.English} or in row {row}. Leave one of the two in the file.");

    public static Said NoHeadings(int rows, IEnumerable<RegisterField> fields)
    {
        var needed = string.Join(", ", fields.Where(f => f.IsRequired).Select(f => f.Heading));
        return new(
            $"Judul kolom tidak ditemukan di {rows} baris pertama. Yang diterima: satu baris dengan {needed}.",
            $"No headings were found in the first {rows} rows. Expected a row with: {needed}.");
    }

    private static Said Refused(string indonesian, string english) =>
        new($"{indonesian} {Kinds.Indonesian}", $"{english} {Kinds.English}");

    private static string Dotted(int number) =>
        number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');
}
