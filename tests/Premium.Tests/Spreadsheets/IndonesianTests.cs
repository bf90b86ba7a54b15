using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;
using static Premium.Verification.Fuzzing.RawXlsx;

namespace Premium.Tests.Spreadsheets;

/// <summary>Who keeps the lists reads Indonesian: every word about a file is there in it, and says the same.</summary>
public sealed class IndonesianTests
{
    private static RegisterFile Read(ImportKind kind, params string[] rows) => RegisterFileReader.Read(
        Encoding.UTF8.GetBytes(string.Join('\n', rows)), kind, FieldMap.None);

    [Theory]
    [InlineData(ImportKind.Villages)]
    [InlineData(ImportKind.Mandates)]
    [InlineData(ImportKind.Contacts)]
    [InlineData(ImportKind.Members)]
    [InlineData(ImportKind.Billings)]
    [InlineData(ImportKind.Recodings)]
    public void WhatACellAccepts_isSaidInIndonesian(ImportKind kind)
    {
        var fields = RegisterFields.Of(kind);
        // Nothing of the kind: too long for text, no number, no day and no name of a set.
        var wrong = string.Join(';', fields.Select(_ => new string('?', 250)));

        var read = Read(kind, string.Join(';', fields.Select(f => f.Heading)), wrong);

        Assert.InRange(read.Wrong.Count, fields.Count / 2, fields.Count);
        Assert.All(read.Wrong.Select(w => w.Expected).Concat(fields.Select(f => f.Accepted)), Indonesian.IsSaid);
    }

    [Theory]
    [InlineData("33.16.12.2010;3,3161E+15;A;RT/RW;1", "format kolom menjadi teks")]
    [InlineData("33.16.12.2010;3316019901800001;A;RT/RW;1", "bulan lahir")]
    [InlineData("33.16.12.2010;9916010101700001;A\u0007B;RT/RW;1", "karakter kendali")]
    [InlineData(
        "33.16.12.2010;9916010101700001;A;RT/RW;1\n33.16.12.2010;9916010101700001;A;RT/RW;1", "baris 2 sudah memuat")]
    public void WhatWasFoundOut_isSaidInIndonesian(string rows, string said)
    {
        var wrong = Assert.Single(Read(ImportKind.Members, "kode desa;NIK;nama;kelompok;upah", rows).Wrong);

        Indonesian.IsSaid(wrong.Expected);
        Assert.Contains(said, wrong.Expected.Indonesian, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(RefusedFileTests.Others), MemberType = typeof(RefusedFileTests))]
    public void RefusedFile_isToldInIndonesian(byte[] file, string why)
    {
        var refused = Assert.Throws<RefusedFileException>(
            () => RegisterFileReader.Read(file, ImportKind.Villages, FieldMap.None));

        Indonesian.IsSaid(refused.Why);
        Assert.Contains(why, refused.Why.English, StringComparison.Ordinal);
    }

    [Fact]
    public void HeadingsThatDoNotFit_areToldInIndonesian()
    {
        var refused = Assert.Throws<RefusedFileException>(
            () => Read(ImportKind.Members, "kode desa;NIK;no nik;Gaji Pokok", "33.16.12.2010;x;y;1"));

        Indonesian.IsSaid(refused.Why);
        Assert.StartsWith("Judul kolom di baris 1 tidak cocok: ", refused.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("tidak ada kolom upah (rupiah bulat", refused.Why.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void Remarks_areToldInIndonesian()
    {
        var book = new RawXlsx()
            .Sheet("Desa", Row(1, Texts("Daftar desa")) + Row(3, Texts("kode desa", "nama desa", "kecamatan",
                "mulai bulan", "catatan")) + Row(4, Texts("99.99.99.2001", "C", "K", "2026-11"))
                + Row(5, Texts("33.16.12.2010", "D", "K", "2026-11")) + Row(6, Texts("Jumlah", "1")))
            .Sheet("Lama", Row(1, Texts("apa", "saja")));

        var remarks = RegisterFileReader.Read(book.Bytes(), ImportKind.Villages, FieldMap.None).Remarks;

        Assert.All(remarks, Indonesian.IsSaid);
        Assert.Equal(
            [
                "Judul kolom: baris 3 lembar 'Desa'.", "Tidak dibaca: lembar 'Lama'.",
                "Kolom yang tidak dibaca: catatan.", "Jumlah, dilewati: baris 6.",
                "Contoh dari templat, dilewati: baris 4.",
            ],
            remarks.Select(r => r.Indonesian));
    }
}
