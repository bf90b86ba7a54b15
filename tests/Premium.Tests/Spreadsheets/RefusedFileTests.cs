using System.IO.Compression;
using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;

namespace Premium.Tests.Spreadsheets;

/// <summary>Files that are no sheets, or more than any list of a regency: each is refused by what it is.</summary>
public sealed class RefusedFileTests
{
    private const string CsvHeadings = "kode desa;nama desa;kecamatan;mulai bulan\n";

    private static readonly string Headings = RawXlsx.Row(1, RawXlsx.Texts(CsvHeadings.Trim().Split(';')));

    private static string Refusal(byte[] file) => Assert.Throws<RefusedFileException>(
        () => RegisterFileReader.Read(file, ImportKind.Villages, FieldMap.None)).Message;

    private static void Refused(byte[] file, string why) =>
        Assert.Contains(why, Refusal(file), StringComparison.Ordinal);

    private static void Refused(string csv, string why) => Refused(Encoding.UTF8.GetBytes(csv), why);

    public static TheoryData<byte[], string> Others => new()
    {
        { [], "empty" },
        { "%PDF-1.7"u8.ToArray(), "PDF" },
        { [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], "old kind (.xls)" },
        { [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "\n <html><table><tr><td>kode desa"u8.ToArray(), "web page" },
        { [0xEF, 0xBB, 0xBF, .. "<?xml version=\"1.0\"?>"u8], "web page" },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0], "no text" },
        { "PK\x03\x04 and nothing more"u8.ToArray(), "damaged" },
        { RawXlsx.Zip(new Dictionary<string, string> { ["mimetype"] = "x", ["content.xml"] = "<x/>" }), ".ods" },
        { RawXlsx.Zip(new Dictionary<string, string> { ["word/document.xml"] = "<x/>" }), "no workbook" },
        { new RawXlsx().Sheet("Kosong", "").Bytes(), "no rows" },
        { "satu;dua\n1;2\n"u8.ToArray(), "No headings" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void FileOfAnotherKind_isRefused_byItsName(byte[] file, string why) => Refused(file, why);

    [Fact]
    public void File_thatIsTooLarge_isRefused() =>
        Refused(new byte[SheetLimits.FileBytesMax + 1], "larger than 32 MB");

    [Fact]
    public async Task Stream_thatIsTooLarge_isNotReadToItsEnd() => await Assert.ThrowsAsync<RefusedFileException>(
        () => SheetLimits.ReadAsync(new MemoryStream(new byte[SheetLimits.FileBytesMax + 1]), CancellationToken.None));

    [Fact]
    public void Workbook_thatUnpacksToMore_isRefused_whatItsPartsAreNamed()
    {
        var part = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat($"<a b=\"{new string('c', 5_000)}\"/>", 100)));
        using var file = new MemoryStream();
        file.Write(new RawXlsx().Sheet("Desa", "").Bytes());
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet><sheetData>"u8);
            for (long written = 0; written <= SheetLimits.UnpackedBytesMax; written += part.Length)
            {
                sheet.Write(part);
            }
        }

        Assert.InRange(file.Length, 1, SheetLimits.FileBytesMax);
        Refused(file.ToArray(), "unpacks to more than 256 MB");
    }

    [Fact]
    public void Entities_areRefused() => Refused(
        new RawXlsx().Sheet("Desa", Headings)
            .With(
                "xl/worksheets/sheet1.xml",
                """<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>""")
            .Bytes(),
        "damaged");

    [Theory]
    [InlineData("<worksheet>", "<a>", 100)]
    [InlineData("<worksheet><sheetData><row><c><v>", "9", 5_000)]
    [InlineData("<worksheet><sheetData ", "a=\"1\" ", 200_000)]
    public void Xml_thatFillsTheMemory_isRefused(string before, string piece, int times) => Refusal(
        new RawXlsx().Sheet("Desa", Headings)
            .With("xl/worksheets/sheet1.xml", before + string.Concat(Enumerable.Repeat(piece, times)))
            .Bytes());

    [Fact]
    public void Names_thatFillTheMemory_areRefused() => Refusal(
        new RawXlsx().Sheet("Desa", Headings)
            .With(
                "xl/worksheets/sheet1.xml",
                "<worksheet>" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<a{i}/>")) + "</worksheet>")
            .Bytes());

    [Fact]
    public void Sheet_thatIsTooWide_isRefused()
    {
        const string Wide = """<row r="2"><c r="GS2"><v>1</v></c></row>""";
        Refused(new RawXlsx().Sheet("Desa", Headings + Wide).Bytes(), "Row 2 goes beyond");
        Refused(CsvHeadings + new string(';', 200) + "x", "Row 2 goes beyond");
        Refused(CsvHeadings + new string(';', 2_000), "Row 2 goes beyond");
    }

    [Fact]
    public void Cell_thatIsTooLong_isRefused()
    {
        var text = new string('a', SheetLimits.CellLengthMax + 1);
        var row = RawXlsx.Row(2, RawXlsx.Text(text));
        Refused(new RawXlsx().Sheet("Desa", Headings + row).Bytes(), "Cell A2 holds more");
        Refused($"{CsvHeadings};{text}", "Cell B2 holds more");
        Refused(CsvHeadings + new string('a', 100_000), "A row has more than");
    }

    [Fact]
    public void Rows_beyondTheMost_areRefused() => Refused(
        CsvHeadings + string.Concat(Enumerable.Repeat("JUMLAH\n", SheetLimits.RowsMax)), "more than 500,000 rows");

    /// <summary>
    /// A village whose wrong rows nobody kept would look whole, and a full list would drop whom they name.
    /// </summary>
    [Fact]
    public void VillageOfAWrongRow_isKnown_howeverManyCellsAreWrongBeforeIt()
    {
        const int rows = 50_001;
        var csv = "kode desa;NIK;nama;kelompok;upah\n"
            + string.Concat(Enumerable.Repeat("33.16.12.2010;1;;x;y\n", rows))
            + "33.16.12.2011;9916010101700001;Siti;perangkat;2022200\n33.16.12.2011;1;;x;y\n33.16.12.2011;1;;x;y\n"
            + ";1;;x;y\n";

        var read = RegisterFileReader.Read(Encoding.UTF8.GetBytes(csv), ImportKind.Members, FieldMap.None);

        Assert.Equal("Siti", Assert.Single(read.Members).Value.Person.Name);
        Assert.Equal(200_002, read.Wrong.Count);
        Assert.Equal(
            [null, "33.16.12.2010", "33.16.12.2011"],
            read.Wrong.Select(w => w.Village?.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(read.Remarks, r => r.English == "15 more wrong cells are not listed.");
    }
}
