using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;
using static Premium.Verification.Fuzzing.RawXlsx;

namespace Premium.Tests.Spreadsheets;

/// <summary>Where a file may have somebody who is to be erased.</summary>
public sealed class HeldNikTests
{
    private static readonly Nik Hers = Nik.Parse("9916124501800001");

    private static bool MayHold(RawXlsx book) => MayHold(book.Bytes());

    private static bool MayHold(byte[] file) => new RegisterFiles().MayHold(file, Hers);

    private static RawXlsx Book(string cell, string attributes = "") => new RawXlsx()
        .Sheet("Desa", Row(1, Texts("kode desa", "nama desa")) + Row(2, Texts("33.16.12.2010", "Sumberwaras")))
        .Sheet("Lama", Row(1, Text("catatan")) + Row(7, Text("x"), cell), attributes: attributes);

    [Theory]
    [InlineData("9916124501800001")]
    [InlineData("'9916 1245 0180 0001")]
    [InlineData("99.16.12-450180-0001")]
    [InlineData("pindah, NIK 9916124501800001 (Siti)")]
    public void C10_AnyCellOfAnySheet_hiddenOnesToo(string text)
    {
        Assert.True(MayHold(Book(Text(text))));
        Assert.True(MayHold(Book(Text(text), "state=\"veryHidden\"")));
        Assert.True(MayHold(Encoding.UTF8.GetBytes($"desa;catatan\n33.16.12.2010;{text}\n")));
    }

    [Theory]
    [InlineData("9916124501800001")]
    [InlineData("9.91612450180000E+15")]
    [InlineData("9916124501800000")]
    public void C10_NumberThatAProgramMadeOfIt(string digits) => Assert.True(MayHold(Book(Number(digits))));

    [Fact]
    public void C10_OthersAreLeftAlone_andWhatCannotBeReadMayHaveAnybody()
    {
        Assert.False(MayHold(Book(Text("9916124501800002"))));
        Assert.False(MayHold(Book(Number("9916124501800003"))));
        Assert.True(MayHold(Book(Text("x")).With("xl/workbook.xml", "<workbook")));
        Assert.True(MayHold([]));
    }
}
