using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;
using static Premium.Verification.Fuzzing.RawXlsx;

namespace Premium.Tests.Spreadsheets;

/// <summary>What Excel, and people with it, do to data: each in a workbook as Excel makes it.</summary>
public sealed class WorkbookOddityTests
{
    private static readonly string[] Headings =
        ["kode desa", "bank", "no rekening", "sumber dana", "berlaku dari", "berlaku sampai", "batas per bulan"];

    private static string Mandate(int row, string code, string account, string from, string to, string limit) =>
        Row(row, code, Text("bank-jateng"), account, Text("ADD"), from, to, limit);

    private static string Usual(int row, string code = "33.16.12.2010") => Mandate(
        row, Text(code), Text("0012345678901"), Text("2026-11-01"), Text("2027-12-31"), Number("5000000"));

    private static RegisterFile Read(RawXlsx book, ImportKind kind = ImportKind.Mandates, FieldMap? map = null) =>
        RegisterFileReader.Read(book.Bytes(), kind, map ?? FieldMap.None);

    private static RawXlsx Sheet(params string[] rows) =>
        new RawXlsx().Sheet("Kuasa", Row(1, Texts(Headings)) + string.Concat(rows));

    private static Mandate Only(RegisterFile read)
    {
        Assert.Empty(read.Wrong);
        return Assert.Single(read.Mandates).Value.Mandate;
    }

    private static WrongCell OnlyWrong(RegisterFile read)
    {
        Assert.Empty(read.Mandates);
        return Assert.Single(read.Wrong);
    }

    private static void Remarked(RegisterFile read, string english) =>
        Assert.Contains(english, read.Remarks.Select(r => r.English));

    [Fact]
    public void NumbersAndDays_areRead_asExcelKeepsThem()
    {
        var read = Read(Sheet(Mandate(
            2, Number("3316122010"), Text("0012345678901"), Number("46327", DayStyle), Number("46752"),
            Number("2.384164E6", SumStyle))));

        var mandate = Only(read);
        Assert.Equal(VillageCode.Parse("33.16.12.2010"), read.Mandates[0].Value.Village);
        Assert.Equal(new DateOnly(2026, 11, 1), mandate.ValidFrom);
        Assert.Equal(new DateOnly(2027, 12, 31), mandate.ValidTo);
        Assert.Equal(new Rupiah(2_384_164), mandate.MonthlyLimit);
        Remarked(read, "1 days were bare numbers and read as the spreadsheet program counts days.");
    }

    [Fact]
    public void Days_ofAWorkbookFromAMacintosh_countFrom1904()
    {
        var read = Read(Sheet(Mandate(
            2, Text("3316122010"), Text("0012345678901"), Number("44865", DayStyle), Number("45290"), Text("1")))
            .From1904());

        Assert.Equal(new DateOnly(2026, 11, 1), Only(read).ValidFrom);
        Assert.Equal(new DateOnly(2027, 12, 31), Only(read).ValidTo);
    }

    [Theory]
    [InlineData("12345678901")]
    [InlineData("3.3161E+09")]
    [InlineData("1234567890123456")]
    public void AccountNumber_keptAsANumber_isRefused_becauseDigitsMayBeLost(string stored)
    {
        var wrong = OnlyWrong(Read(Sheet(Mandate(
            2, Text("33.16.12.2010"), Number(stored), Text("2026-11-01"), Text("2027-12-31"), Number("1")))));

        Assert.Equal(("Kuasa", 2, "no rekening"), (wrong.Sheet, wrong.Row, wrong.Column));
        Assert.Contains("Format the column as text", wrong.Expected.English, StringComparison.Ordinal);
        Assert.DoesNotContain(stored[..5], wrong.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void AccountNumber_shownAsAShortNumber_isRefused_asText()
    {
        var wrong = OnlyWrong(Read(Sheet(Mandate(
            2, Text("33.16.12.2010"), Text("3,3161E+09"), Text("2026-11-01"), Text("2027-12-31"), Number("1")))));

        Assert.Contains("Format the column as text", wrong.Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_blankRows_andTotals_arePassedOver()
    {
        var book = new RawXlsx().Sheet(
            "Kuasa",
            Row(1, Text("DAFTAR SURAT KUASA DESA")) + Row(2, Text("Kecamatan Tunjungan")) + Row(4, Texts(Headings))
                + Row(5, Text("(1)"), Text("(2)"), Text("(3)"), Text("(4)"), Text("(5)"), Text("(6)"), Text("(7)"))
                + Row(6, [.. Enumerable.Repeat(Nothing, 7)]) + Usual(7) + Row(9) + Usual(10, "33.16.12.2011")
                + Row(12, Text("JUMLAH"), Nothing, Nothing, Nothing, Nothing, Nothing, Number("10000000"))
                + Row(14, Nothing, Nothing, Nothing, Nothing, Text("Blora, 5 November 2026")),
            after: """<mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells>""");

        var read = Read(book);

        Assert.Empty(read.Wrong);
        Assert.Equal([7, 10], read.Mandates.Select(m => m.Row));
        Assert.Equal(2, read.Read);
        Remarked(read, "Headings: row 4 of sheet 'Kuasa'.");
        Remarked(read, "Totals, passed over: row 12.");
        Remarked(read, "Headings again, passed over: row 5.");
        Remarked(read, "Rows below a total that are no entries, passed over: row 14.");
    }

    [Fact]
    public void Row_belowATotal_thatIsAnEntryWithoutItsCode_isWrong_andNotPassedOver()
    {
        var read = Read(Sheet(
            Usual(2),
            Row(3, Text("Jumlah kecamatan"), Number("1")),
            Mandate(4, Nothing, Text("0012345678901"), Text("2026-11-01"), Text("2027-12-31"), Number("1"))));

        Assert.Equal("kode desa", Assert.Single(read.Wrong).Column);
    }

    [Fact]
    public void HiddenColumns_rowsAndSheets_areRead_andToldOf()
    {
        var book = new RawXlsx()
            .Sheet(
                "Kuasa",
                Row(1, Texts([.. Headings, "catatan"])) + Usual(2)
                    + Hidden(Usual(3, "33.16.12.2011")),
                before: """<cols><col min="3" max="4" width="9" hidden="1"/></cols>""")
            .Sheet("Lama", Row(1, Texts(Headings)) + Usual(2), attributes: """state="hidden" """);

        var read = Read(book);

        Assert.Equal(2, read.Mandates.Count);
        Remarked(read, "Hidden columns, which were read: no rekening, sumber dana.");
        Remarked(read, "Hidden rows, which were read: row 3.");
        Remarked(read, "Not read: sheet 'Lama'.");
        Remarked(read, "Columns not read: catatan.");
    }

    [Fact]
    public void Formulas_giveWhatTheyLastCameTo_andThatIsToldOf()
    {
        var read = Read(Sheet(Mandate(
            2, Formula("A1&amp;\"2010\"", "33.16.12.2010", "str"), Text("0012345678901"), Text("2026-11-01"),
            Text("2027-12-31"), Formula("2*2500000", "4999999.9999999998"))));

        Assert.Equal(new Rupiah(5_000_000), Only(read).MonthlyLimit);
        Remarked(read, "2 cells hold formulas, the first A2; what they last came to was read.");
    }

    [Fact]
    public void Formulas_withoutAResult_andErrors_areRefused()
    {
        var read = Read(Sheet(Mandate(
            2, Text("33.16.12.2010"), Text("0012345678901"), Error("#N/A"), Text("2027-12-31"),
            Formula("SUM(A1:A9)", null))));

        Assert.Empty(read.Mandates);
        Assert.Equal(["berlaku dari", "batas per bulan"], read.Wrong.Select(w => w.Column));
        Assert.Contains("an error", read.Wrong[0].Expected.English, StringComparison.Ordinal);
        Assert.Contains("calculated value", read.Wrong[1].Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void SharedTexts_areRead_withTheirParts_andWithoutTheirReadings()
    {
        var book = new RawXlsx();
        var name = book.SharedInParts("Tunj", "ungan", "reading");
        var month = Number("46327", MonthStyle);
        book.Sheet(
            "Desa",
            Row(1, [.. new[] { "Kode Desa", "Nama Desa", "KECAMATAN", "Mulai Bulan" }.Select(book.Shared)])
                + Row(2, book.Shared("33.16.12.2010"), name, book.Shared("Blora"), month)
                + Row(3, book.Shared("33.16.12.2011"), name, book.Shared("Blora_x000D_x"), month));

        var read = Read(book, ImportKind.Villages);

        Assert.Equal("Tunjungan", Assert.Single(read.Villages).Value.Name);
        var wrong = Assert.Single(read.Wrong);
        Assert.Equal((3, "KECAMATAN", "Blora x"), (wrong.Row, wrong.Column, wrong.Found));
    }

    [Fact]
    public void Months_keptAsDays_areRead()
    {
        var read = Read(
            new RawXlsx().Sheet(
                "Desa",
                Row(1, Texts("kode desa", "nama desa", "kecamatan", "mulai bulan"))
                    + Row(2, Text("33.16.12.2010"), Text("Tunjungan"), Text("Tunjungan"), Number("46327", MonthStyle))),
            ImportKind.Villages);

        Assert.Equal(PayMonth.Parse("2026-11"), Assert.Single(read.Villages).Value.Since);
    }

    [Fact]
    public void Nik_withAnApostrophe_isRead_andAsANumberRefused_andNeverShown()
    {
        var code = Text("33.16.12.2010");
        var bpd = Text("BPD");
        var one = Number("1");
        var read = Read(
            new RawXlsx().Sheet(
                "Peserta",
                Row(1, Texts("kode desa", "NIK", "nama", "kelompok", "upah"))
                    + Row(2, code, Text("'3316124501800001"), Text("A"), bpd, Text("Rp 2.384.164,00"))
                    + Row(3, code, Number("3316124501800000"), Text("B"), bpd, one)
                    + Row(4, code, Text("3316129913800001"), Text("C"), bpd, one)
                    + Row(5, code, Text("33161245018000"), Text("3316124501800009"), Text("?"), one)),
            ImportKind.Members);

        var member = Assert.Single(read.Members).Value;
        Assert.Equal(("3316124501800001", new Rupiah(2_384_164)), (member.Person.Nik.Reveal(), member.Wage));
        Assert.Equal(
            [(3, "3316************"), (4, "3316************"), (5, "3316**********"), (5, "?")],
            read.Wrong.Select(w => (w.Row, w.Found)));
        Assert.Contains("Format the column as text", read.Wrong[0].Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_thatIsANumberOrADay_isRefused() => Assert.Equal(
        ["nama desa", "kecamatan"],
        Read(
            new RawXlsx().Sheet(
                "Desa",
                Row(1, Texts("kode desa", "nama desa", "kecamatan", "mulai bulan"))
                    + Row(2, Text("33.16.12.2010"), Number("12"), Number("46327", DayStyle), Text("2026-11"))),
            ImportKind.Villages).Wrong.Select(w => w.Column));
}
