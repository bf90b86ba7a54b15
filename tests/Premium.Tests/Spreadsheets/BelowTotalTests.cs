using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>Rows below a total, in files with all columns of our templates.</summary>
public sealed class BelowTotalTests
{
    private const string Member = "33.16.12.2010;3316124501800001;Siti;BPD;;1000000";

    private static RegisterFile Read(ImportKind kind, params string[] rows) => RegisterFileReader.Read(
        Encoding.UTF8.GetBytes(string.Join(
            '\n', [string.Join(';', RegisterFields.Of(kind).Select(f => f.Heading)), .. rows])),
        kind, FieldMap.None);

    /// <summary>Somebody passed over in a full list would be ended.</summary>
    [Theory]
    [InlineData(";3316124501800002;Budi;BPD;;1000000")]
    [InlineData(";3316124501800002;Budi;BPD;PU;")]
    [InlineData(";3316124501800002;;;;")]
    [InlineData(";;Budi;BPD;;1000000")]
    public void C10_Person_withoutVillage_belowASubtotal_isWrong_andNotPassedOver(string row)
    {
        var read = Read(ImportKind.Members, Member, "JUMLAH;;;;;1000000", row);

        Assert.Equal((2, 2), (Assert.Single(read.Members).Row, read.Read));
        Assert.Equal("kode desa", read.Wrong[0].Column);
        Assert.All(read.Wrong, w => Assert.Equal(4, w.Row));
    }

    [Fact]
    public void C10_Village_withoutCode_belowASubtotal_isWrong_andNotPassedOver()
    {
        var read = Read(
            ImportKind.Villages, "33.16.12.2010;Tunjungan;Ngawen;;2026-11", "Jumlah;1",
            ";Sumberwaras;Ngawen;;2026-11");

        Assert.Equal((4, "kode desa"), (Assert.Single(read.Wrong).Row, read.Wrong[0].Column));
    }

    [Fact]
    public void C10_Signatures_belowATotal_arePassedOver()
    {
        var read = Read(
            ImportKind.Members, Member, "JUMLAH;;;;;1000000", ";;Mengetahui;Blora, 5 November 2026", ";;Camat",
            ";NIP 198001012006041001;Contoh Camat");

        Assert.Empty(read.Wrong);
        Assert.Contains(
            "Rows below a total that are no entries, passed over: row 4, 5, 6.", read.Remarks.Select(r => r.English));
    }
}
