using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>Each way that people write a value, and each that could mean two.</summary>
public sealed class CellValueTests
{
    private static RegisterFile Read(ImportKind kind, string headings, string row, FieldMap? map = null) =>
        RegisterFileReader.Read(Encoding.UTF8.GetBytes($"{headings}\n{row}\n"), kind, map ?? FieldMap.None);

    private static RegisterFile Mandate(string from, string limit, FieldMap? map = null) => Read(
        ImportKind.Mandates,
        "kode desa\tbank\tno rekening\tsumber dana\tberlaku dari\tberlaku sampai\tbatas per bulan",
        $"33.16.12.2010\tBank Jateng\t0012345678901\tADD\t{from}\t2027-12-31\t{limit}", map);

    private static FieldMap Form(string day, char? sign = null) => new(new Dictionary<string, string>(), day, sign);

    [Theory]
    [InlineData("2384164")]
    [InlineData("2.384.164")]
    [InlineData("Rp 2.384.164,00")]
    [InlineData("Rp. 2.384.164,-")]
    [InlineData("rp2384164,00")]
    [InlineData("2,384,164.00")]
    [InlineData("IDR 2,384,164")]
    public void Sum_isRead(string text) => Assert.Equal(
        new Rupiah(2_384_164), Assert.Single(Mandate("2026-11-01", text).Mandates).Value.Mandate.MonthlyLimit);

    [Theory]
    [InlineData("2.5jt")]
    [InlineData("2.384.164,50")]
    [InlineData("2384,164")]
    [InlineData("2.38.4164")]
    [InlineData("2.384,164")]
    [InlineData("-2384164")]
    [InlineData("2,38E+06")]
    [InlineData("dua juta")]
    [InlineData("1000000000000000")]
    [InlineData("0")]
    public void Sum_isRefused(string text) =>
        Assert.Equal("batas per bulan", Assert.Single(Mandate("2026-11-01", text).Wrong).Column);

    [Theory]
    [InlineData("2099-12", null)]
    [InlineData("Desember 2099", null)]
    [InlineData("2099-11", "2099-11")]
    public void C10_LastMonthOfAll_isReadAsNoEnd(string text, string? month)
    {
        var member = Assert.Single(Read(
            ImportKind.Members, "kode desa;NIK;nama;kelompok;upah;sampai bulan",
            $"33.16.12.2010;3316124501800001;Siti;BPD;1000000;{text}").Members).Value;

        Assert.Equal(month, member.To?.ToString());
    }

    [Fact]
    public void DecimalSign_ofAMap_tellsGroupsFromFractions()
    {
        Assert.Single(Mandate("2026-11-01", "2.384", Form("", ',')).Mandates);
        Assert.Single(Mandate("2026-11-01", "2.384", Form("", '.')).Wrong);
        Assert.Single(Mandate("2026-11-01", "2,384", Form("", ',')).Wrong);
    }

    [Theory]
    [InlineData("2026-11-05")]
    [InlineData("05/11/2026")]
    [InlineData("05-11-2026")]
    [InlineData("5 November 2026")]
    [InlineData("5 Nopember 2026")]
    [InlineData("5-Nov-2026")]
    [InlineData("46331")]
    public void Day_isRead(string text) =>
        Assert.Equal(new DateOnly(2026, 11, 5), Assert.Single(Mandate(text, "1").Mandates).Value.Mandate.ValidFrom);

    [Theory]
    [InlineData("5/11/2026")]
    [InlineData("05/11/26")]
    [InlineData("11/25/2026")]
    [InlineData("2026-02-30")]
    [InlineData("1999-12-31")]
    [InlineData("5 Foo 2026")]
    [InlineData("2028-01-01")]
    public void Day_isRefused(string text) => Assert.Single(Mandate(text, "1").Wrong);

    [Fact]
    public void DayForm_ofAMap_saysWhatIsOtherwiseAmbiguous()
    {
        Assert.Equal(
            new DateOnly(2026, 5, 11),
            Assert.Single(Mandate("5/11/26", "1", Form("M/d/yy")).Mandates).Value.Mandate.ValidFrom);
        Assert.Single(Mandate("25/11/2026", "1", Form("M/d/yyyy")).Wrong);
    }

    /// <summary>One of two accounts would be debited, and nobody would have said which.</summary>
    [Fact]
    public void TwoMandates_ofOneVillageAndFirstDay_areRefused_whateverTheirAccounts()
    {
        var read = Read(
            ImportKind.Mandates,
            "kode desa\tbank\tno rekening\tsumber dana\tberlaku dari\tberlaku sampai\tbatas per bulan",
            "33.16.12.2010\tbkk\t0012345678901\tADD\t2026-11-01\t2027-12-31\t1\n" +
            "33.16.12.2010\tbkk\t0098765432109\tADD\t2026-11-01\t2027-12-31\t1");

        var wrong = Assert.Single(read.Wrong);
        Assert.Equal((3, "berlaku dari"), (wrong.Row, wrong.Column));
        Assert.Contains("row 2 ", wrong.Expected.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("\tpembayar\tdijeda karena", PayerKind.VillageBudget, "")]
    public void VillageList_speaksOfPayerAndPause_whereItHasTheirColumns(
        string columns, PayerKind? payer, string? because)
    {
        var village = Assert.Single(Read(
            ImportKind.Villages, "kode desa\tnama desa\tkecamatan\tmulai bulan" + columns,
            "33.16.12.2010\tSumberwaras\tBanjarejo\t2026-12").Villages).Value;

        Assert.Equal((payer, because), (village.Payer, village.PausedBecause));
    }

    [Theory]
    [InlineData("", "", true, false)]
    [InlineData("\tdicabut", "\t", true, false)]
    [InlineData("\tdicabut", "\ttidak", false, false)]
    [InlineData("\tdicabut", "\tya", false, true)]
    public void MandateList_speaksOfRevocation_onlyWhereItSaysSo(string column, string cell, bool silent, bool revoked)
    {
        var mandate = Assert.Single(Read(
            ImportKind.Mandates,
            "kode desa\tbank\tno rekening\tsumber dana\tberlaku dari\tberlaku sampai\tbatas per bulan" + column,
            "33.16.12.2010\tbkk\t0012345678901\tADD\t2026-11-01\t2027-12-31\t1" + cell).Mandates).Value;

        Assert.Equal((silent, revoked), (mandate.IsSilentOnRevocation, mandate.Mandate.IsRevoked));
    }

    [Fact]
    public void Days_ofAColumnThatPutsTheMonthFirst_areAllRefused()
    {
        var read = Read(
            ImportKind.Mandates,
            "kode desa\tbank\tno rekening\tsumber dana\tberlaku dari\tberlaku sampai\tbatas per bulan",
            "33.16.12.2010\tbkk\t0012345678901\tADD\t11/05/2026\t2027-12-31\t1\n" +
            "33.16.12.2011\tbkk\t0012345678901\tADD\t11/25/2026\t2027-12-31\t1");

        Assert.Empty(read.Mandates);
        Assert.Equal([2, 3], read.Wrong.Select(w => w.Row));
    }

    [Theory]
    [InlineData("2026-11")]
    [InlineData("11/2026")]
    [InlineData("November 2026")]
    [InlineData("Nov 2026")]
    [InlineData("46327")]
    public void Month_isRead(string text) => Assert.Equal(
        PayMonth.Parse("2026-11"),
        Assert.Single(Read(
            ImportKind.Villages, "kode desa\tnama desa\tkecamatan\tmulai bulan",
            $"33.16.12.2010\tA\tB\t{text}").Villages).Value.Since);

    [Fact]
    public void Total_isTheSumOfThePrograms()
    {
        var wrong = Assert.Single(Read(
            ImportKind.Billings, "kode desa\tsegmen\tbulan iuran\tkode iuran\tpeserta\tJKK\tJKM\tjumlah",
            "33.16.12.2010\tPU\t2026-11\t261100000001\t11\t100\t200\t301").Wrong);

        Assert.Equal(("jumlah", "the sum of the programs, Rp300"), (wrong.Column, wrong.Expected.English));
    }

    [Theory]
    [InlineData("2026-01", "2026-06", "2026-06", "", 1)]
    [InlineData("2026-01", "2026-05", "2026-06", "", 0)]
    [InlineData("", "", "2026-06", "2026-07", 1)]
    public void Person_isThereTwice_whereTheMonthsOverlap(string from, string to, string from2, string to2, int wrong)
    {
        const string Person = "33.16.12.2010\t3316124501800001\tSiti\tBPD\t1000000";
        var read = Read(
            ImportKind.Members, "kode desa\tNIK\tnama\tkelompok\tupah\tmulai bulan\tsampai bulan",
            $"{Person}\t{from}\t{to}\n{Person}\t{from2}\t{to2}");

        Assert.Equal(wrong, read.Wrong.Count);
        Assert.All(
            read.Wrong,
            w => Assert.Contains("row 2 has some of these months", w.Expected.English, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongRows_areAFile_toPutRightAndReadAgain()
    {
        const string Headings = "kode desa;nama desa;kecamatan;mulai bulan";
        var file = Encoding.UTF8.GetBytes($"{Headings}\n33.16.12.2010;A;B;2026-11\n33.16.12;=1+1;B;2026-13\n");
        var read = RegisterFileReader.Read(file, ImportKind.Villages, FieldMap.None);

        var csv = Encoding.UTF8.GetString(
            await TableWriter.CsvAsync(WrongRows.Of(
                file, FieldMap.None, read.Kind, read.Wrong, s => s.English), CancellationToken.None));

        Assert.Equal(
            "\uFEFF" + Headings + ";row;wrong column;found;accepted\r\n" +
            "33.16.12;'=1+1;B;2026-13;3;kode desa | mulai bulan;33.16.12 | 2026-13;" +
            "\"a village code, such as 33.16.12.2010 or 3316122010 | " +
            "a month, such as 2026-11, 11/2026 or November 2026\"\r\n",
            csv);
    }
}
