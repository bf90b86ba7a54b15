using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>CSV files as programs and people make them.</summary>
public sealed class CsvOddityTests
{
    private const string Headings = "kode desa;nama desa;kecamatan;NPP;mulai bulan";
    private const string Village = "33.16.12.2010;Déwa Tunjungan;Blora;;2026-11";

    private static RegisterFile Read(byte[] file) => RegisterFileReader.Read(file, ImportKind.Villages, FieldMap.None);

    private static RegisterFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static void IsTheVillage(RegisterFile read)
    {
        Assert.Empty(read.Wrong);
        Assert.Equal("Déwa Tunjungan", Assert.Single(read.Villages).Value.Name);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 marked", "utf-16", "utf-16 big", "latin1", "1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_isFoundOut(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 marked" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            "utf-16 big" => Encoding.BigEndianUnicode,
            "latin1" => Encoding.Latin1,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        IsTheVillage(Read([.. encoding.GetPreamble(), .. encoding.GetBytes($"{Headings}\r\n{Village}\r\n")]));
    }

    [Fact]
    public void SignsOfWindows_areToldFromLatin1() => Assert.Equal(
        "Ra’yat “Satu” – €",
        Assert.Single(Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(
            $"{Headings}\n33.16.12.2010;Ra’yat “Satu” – €;Blora;;2026-11")).Villages).Value.Name);

    [Theory]
    [InlineData(';', "\n")]
    [InlineData(';', "\r")]
    [InlineData(',', "\r\n")]
    [InlineData('\t', "\r\n")]
    public void SeparatorsAndLineEnds_areFoundOut(char separator, string end) =>
        IsTheVillage(Read(string.Join(end, Headings, Village, "").Replace(';', separator)));

    [Fact]
    public void SeparatorLine_isNoRow()
    {
        var read = Read($"sep=;\r\n{Headings}\r\n{Village}\r\n");

        IsTheVillage(read);
        Assert.Equal(2, read.Villages[0].Row);
    }

    [Fact]
    public void SumsWithCommas_doNotHideTheSemicolons()
    {
        var read = RegisterFileReader.Read(
            Encoding.UTF8.GetBytes(
                "kode desa;NIK;nama;kelompok;upah\n" +
                "3316122010;3316124501800001;Siti, S.Pd., M.M.;BPD;2.384.164,00\n" +
                "3316122010;3316124501800002;Nur, S.Pd., M.M.;BPD;\"1,000,000.00\"\n"),
            ImportKind.Members, FieldMap.None);

        Assert.Empty(read.Wrong);
        Assert.Equal([2_384_164, 1_000_000], read.Members.Select(m => m.Value.Wage.Value));
    }

    [Fact]
    public void LineBreaksInACell_countOneRow_andAreNoName()
    {
        var read = Read($"{Headings}\n\n33.16.12.2011;\"Desa\nTunjungan\";Blora;;2026-11\n{Village}\n");

        var wrong = Assert.Single(read.Wrong);
        Assert.Equal((3, "nama desa", "Desa Tunjungan"), (wrong.Row, wrong.Column, wrong.Found));
        Assert.Contains("one line", wrong.Expected.English, StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(read.Villages).Row);
    }

    [Fact]
    public void QuotationMark_thatNothingCloses_doesNotSwallowTheRest() => Assert.Contains(
        "quotation mark",
        Assert.Throws<RefusedFileException>(
            () => Read($"{Headings}\n33.16.12.2011;\"Desa;Blora;;2026-11\n{Village}\n")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Nik_ofWhichEveryOneEndsInZero_lostItsDigits()
    {
        var rows = Enumerable.Range(10, 8).Select(i => $"3316122010;33161245018{i}010;Orang;BPD;1000000");

        Assert.Contains("lost the last digit", Assert.Throws<RefusedFileException>(() => RegisterFileReader.Read(
            Encoding.UTF8.GetBytes("kode desa;NIK;nama;kelompok;upah\n" + string.Join('\n', rows)),
            ImportKind.Members, FieldMap.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersThatExcelShortened_areRefused()
    {
        var read = RegisterFileReader.Read(
            Encoding.UTF8.GetBytes(
                "kode desa;NIK;nama;kelompok;upah\n" +
                "3,31612E+09;3,31612E+15;Siti;BPD;2,38E+06\n3316122010;3316124501800000;Siti;BPD;2.5jt\n"),
            ImportKind.Members, FieldMap.None);

        Assert.Empty(read.Members);
        Assert.Equal(
            [(2, "kode desa"), (2, "NIK"), (2, "upah"), (3, "NIK"), (3, "upah")],
            read.Wrong.OrderBy(w => w.Row).ThenBy(w => w.Column == "upah").ThenBy(w => w.Column != "kode desa")
                .Select(w => (w.Row, w.Column)));
    }
}
