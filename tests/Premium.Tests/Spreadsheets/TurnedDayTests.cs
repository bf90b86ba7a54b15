using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;
using static Premium.Verification.Fuzzing.RawXlsx;

namespace Premium.Tests.Spreadsheets;

/// <summary>
/// Days typed with the day first, on a computer that takes the month first, or the other way round: what is a day both
/// ways is kept as the wrong one, and the others stay text.
/// </summary>
public sealed class TurnedDayTests
{
    private const string EleventhOfMay = "46153";
    private const string EleventhOfNovember = "46337";
    private const string TwentiethOfNovember = "46346";
    private const string FirstOfDecember = "46357";

    [Theory]
    [InlineData("25/11/2026", EleventhOfMay, "", 2)]
    [InlineData("25/11/2026", EleventhOfMay, "dd/MM/yyyy", 2)]
    [InlineData("11/25/2026", EleventhOfMay, "", 3, 2)]
    [InlineData("25/11/2026", EleventhOfNovember, "")]
    [InlineData("25/11/2026", TwentiethOfNovember, "")]
    [InlineData("05/11/2026", EleventhOfMay, "")]
    [InlineData("2026-11-25", EleventhOfMay, "")]
    [InlineData("31/11/2026", EleventhOfMay, "", 3)]
    public void Day_thatMayBeTurned_isRefused_whereOthersOfItsColumnStayedText(
        string text, string kept, string form, params int[] wrong)
    {
        foreach (var style in new[] { DayStyle, 0 })
        {
            var read = Read(form, Row(2, "33.16.12.2010", Number(kept, style)), Row(3, "33.16.12.2011", Text(text)));

            Assert.Equal(wrong.Order(), read.Wrong.Select(w => w.Row));
            Assert.All(read.Wrong, w => Assert.Equal("berlaku dari", w.Column));
            Assert.Equal(new[] { 2, 3 }.Except(wrong), read.Mandates.Select(m => m.Row));
        }
    }

    [Fact]
    public void RefusedDay_isShown_withTheReason()
    {
        var wrong = Assert.Single(Read(
            "", Row(2, "33.16.12.2010", Number(EleventhOfMay, DayStyle)),
            Row(3, "33.16.12.2011", Text("25/11/2026"))).Wrong);

        Assert.Equal("2026-05-11", wrong.Found);
        Assert.Contains("may have turned day and month round", wrong.Expected.English, StringComparison.Ordinal);
        Assert.Contains("menukar hari dan bulan", wrong.Expected.Indonesian, StringComparison.Ordinal);
    }

    /// <summary>01/12/2026 is kept as the 12th of January where the month comes first.</summary>
    [Theory]
    [InlineData(EleventhOfMay, null)]
    [InlineData(EleventhOfNovember, "2026-11")]
    [InlineData(TwentiethOfNovember, "2026-11")]
    [InlineData(FirstOfDecember, "2026-12")]
    public void DayKeptInPlaceOfAMonth_isTaken_whereItCanMeanOneMonthOnly(string kept, string? month)
    {
        foreach (var style in new[] { DayStyle, 0 })
        {
            var read = Villages(Number(kept, style));

            Assert.Equal(month, read.Villages.SingleOrDefault()?.Value.Since.ToString());
            Assert.Equal(month is null ? 1 : 0, read.Wrong.Count);
            Assert.All(read.Wrong, w =>
            {
                Assert.Contains("may have turned day and month round", w.Expected.English, StringComparison.Ordinal);
                Assert.Contains("menukar hari dan bulan", w.Expected.Indonesian, StringComparison.Ordinal);
            });
        }

        Assert.Equal("2026-05", Assert.Single(Villages(Text("2026-05-11")).Villages).Value.Since.ToString());
    }

    private static RegisterFile Villages(string since) => RegisterFileReader.Read(
        new RawXlsx().Sheet(
            "Desa",
            RawXlsx.Row(1, Texts("kode desa", "nama desa", "kecamatan", "mulai bulan"))
                + RawXlsx.Row(2, Text("33.16.12.2010"), Text("Sumberwaras"), Text("Banjarejo"), since)).Bytes(),
        ImportKind.Villages, FieldMap.None);

    /// <summary>Days of the other column stay text, and say nothing of this one.</summary>
    private static string Row(int row, string code, string from) => RawXlsx.Row(
        row, Text(code), Text("bank-jateng"), Text("0012345678901"), Text("ADD"), from, Text("31/12/2027"),
        Number("5000000"));

    private static RegisterFile Read(string form, params string[] rows) => RegisterFileReader.Read(
        new RawXlsx().Sheet(
            "Kuasa",
            RawXlsx.Row(1, Texts(
                "kode desa", "bank", "no rekening", "sumber dana", "berlaku dari", "berlaku sampai",
                "batas per bulan")) + string.Concat(rows)).Bytes(),
        ImportKind.Mandates, new FieldMap(new Dictionary<string, string>(), form));
}
