using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Verification.Fuzzing;

namespace Premium.Tests.Spreadsheets;

/// <summary>Headings of others: found by what they say, or by a map that a person has seen.</summary>
public sealed class HeadingTests
{
    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static RegisterFile Members(byte[] file, FieldMap? map = null) =>
        RegisterFileReader.Read(file, ImportKind.Members, map ?? FieldMap.None);

    private static string Refusal(Action read) => Assert.Throws<RefusedFileException>(read).Message;

    [Fact]
    public void Headings_areKnown_whateverTheirCaseSpacesAndAccents()
    {
        var read = Members(Csv(
            "No;KODE  DESA ;N.I.K.;Nama Lengkap;KELOMPOK;Siltap",
            "1;3316122010;3316124501800001;Siti;BPD;1000000"));

        Assert.Single(read.Members);
        Assert.Contains("Columns not read: No.", read.Remarks.Select(r => r.English));
    }

    [Fact]
    public void Map_goesBeforeHeadings()
    {
        var map = new FieldMap(new Dictionary<string, string> { ["wage"] = "Upah BPJS", ["group"] = "Golongan" });
        var read = Members(
            Csv("kode desa;NIK;nama;Golongan;upah;Upah BPJS", "3316122010;3316124501800001;Siti;BPD;1;2"), map);

        Assert.Equal(new Rupiah(2), Assert.Single(read.Members).Value.Wage);
    }

    [Fact]
    public void Map_thatNamesAColumnThatIsNotThere_isRefused() => Assert.Contains(
        "no column 'Gaji Lama'",
        Refusal(() => Members(
            Csv("kode desa;NIK;nama;kelompok;upah", "3316122010;3316124501800001;Siti;BPD;1"),
            new FieldMap(new Dictionary<string, string> { ["wage"] = "Gaji Lama" }))),
        StringComparison.Ordinal);

    [Fact]
    public void Map_ofAFieldThatIsNone_isRefused() => Assert.Contains(
        "'salary'",
        Refusal(() => Members(Csv("x"), new FieldMap(new Dictionary<string, string> { ["salary"] = "x" }))),
        StringComparison.Ordinal);

    [Fact]
    public void TwoColumnsForOneField_areAnError_thatNamesBoth()
    {
        var refusal = Refusal(() => Members(
            Csv("kode desa;NIK;nama;kelompok;gaji;siltap", "3316122010;3316124501800001;Siti;BPD;1;2")));

        Assert.Contains("column E ('gaji')", refusal, StringComparison.Ordinal);
        Assert.Contains("column F ('siltap')", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingColumns_areNamed_withWhatTheyHold()
    {
        var refusal = Refusal(() => Members(Csv("kode desa;nama", "3316122010;Siti")));

        Assert.Contains("no column for NIK (a NIK of 16 digits kept as text)", refusal, StringComparison.Ordinal);
        Assert.Contains("no column for upah", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoSheetsAlike_areAnError_thatNamesBoth()
    {
        var rows = RawXlsx.Row(1, RawXlsx.Texts("kode desa", "NIK", "nama", "kelompok", "upah"));
        var refusal = Refusal(() => Members(new RawXlsx().Sheet("Lama", rows).Sheet("Baru", rows).Bytes()));

        Assert.Contains("'Lama'", refusal, StringComparison.Ordinal);
        Assert.Contains("'Baru'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void SheetWithTheHeadings_isTaken_whereverItStands() => Assert.Single(Members(
        new RawXlsx()
            .Sheet("Sampul", RawXlsx.Row(1, RawXlsx.Texts("Daftar peserta")))
            .Sheet("Data", RawXlsx.Row(1, RawXlsx.Texts("kode desa", "NIK", "nama", "kelompok", "upah")) + RawXlsx.Row(
                2, RawXlsx.Texts("3316122010", "3316124501800001", "Siti", "BPD", "1")))
            .Bytes()).Members);

    [Fact]
    public void Headings_onEachPage_arePassedOver()
    {
        const string Headings = "kode desa;NIK;nama;kelompok;upah";
        var read = Members(Csv(
            Headings, "3316122010;3316124501800001;Siti;BPD;1", Headings, "3316122010;3316124501800002;Nur;BPD;1"));

        Assert.Empty(read.Wrong);
        Assert.Equal(2, read.Members.Count);
    }

    [Fact]
    public void Proposal_namesWhatItFound_andWhatIsMissing()
    {
        var file = Csv("Daftar", "", "Kode Wilayah;Nomor Induk Kependudukan;Nama Tenaga Kerja Desa;Upah Pokok;Alamat");

        var proposal = RegisterFileReader.Propose(file, ImportKind.Members, []);

        Assert.Equal("row 3", proposal.Place.English);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["village"] = "Kode Wilayah",
                ["nik"] = "Nomor Induk Kependudukan",
                ["name"] = "Nama Tenaga Kerja Desa",
                ["wage"] = "Upah Pokok",
            },
            proposal.Map.Columns);
        Assert.DoesNotContain("group", proposal.Map.Columns.Keys);
        Assert.Contains("Alamat", proposal.Headings);
    }

    [Fact]
    public void SavedMapThatFits_isProposed_ratherThanWhatTheHeadingsSay()
    {
        var file = Csv("Kode Wilayah;No. Identitas;Nama;Golongan;Pokok;Upah");
        SavedMap Saved(string name, params (string Field, string Heading)[] columns) => new(
            name, ImportKind.Members,
            new FieldMap(columns.ToDictionary(c => c.Field, c => c.Heading), "d/M/yyyy"), "Sari", default);
        var fits = Saved("simpeg", ("nik", "No. Identitas"), ("group", "Golongan"), ("wage", "Pokok"));

        var proposal = RegisterFileReader.Propose(file, ImportKind.Members,
        [
            Saved("lain", ("nik", "No. Identitas"), ("group", "Golongan"), ("wage", "Tunjangan")),
            Saved("kurang", ("nik", "No. Identitas"), ("group", "Golongan")), fits,
        ]);

        Assert.Equal(("simpeg", fits.Map), (proposal.Saved?.Name, proposal.Map));
    }

    [Fact]
    public void FileWithoutAnyKnownHeading_isProposedByItsFirstRowOfTexts()
    {
        var file = Csv("Rekap", "No;Wil;Ident;Sebutan;Gol;Pokok", "1;33.16.12.2010;9916010101700001;Rini;RT;600000");

        var proposal = RegisterFileReader.Propose(file, ImportKind.Members, []);

        Assert.Equal("row 2", proposal.Place.English);
        Assert.Equal(["No", "Wil", "Ident", "Sebutan", "Gol", "Pokok"], proposal.Headings);
        var read = RegisterFileReader.Read(file, ImportKind.Members, FieldMaps.Parse(
            "village=Wil;nik=Ident;name=Sebutan;group=Gol;wage=Pokok"));
        Assert.Equal("Rini", Assert.Single(read.Members).Value.Person.Name);
    }
}
