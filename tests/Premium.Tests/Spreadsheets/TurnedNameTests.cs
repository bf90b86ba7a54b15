using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;

namespace Premium.Tests.Spreadsheets;

/// <summary>Marks that turn a text around, so that it reads as what it is not.</summary>
public sealed class TurnedNameTests
{
    public static TheoryData<char> Marks => ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E',
        '\u2066', '\u2067', '\u2068', '\u2069'];

    [Theory]
    [MemberData(nameof(Marks))]
    public void C25_NameWithAMarkThatTurnsIt_isRefusedAtImport(char mark)
    {
        static WrongCell Wrong(ImportKind kind, string text) => Assert.Single(
            RegisterFileReader.Read(Encoding.UTF8.GetBytes(text), kind, FieldMap.None).Wrong);

        var member = Wrong(
            ImportKind.Members,
            $"kode desa;NIK;nama;kelompok;upah\n33.16.12.2010;3316124501800001;Si{mark}ti;BPD;1000000\n");
        var contact = Wrong(
            ImportKind.Contacts,
            $"kode desa;peran;saluran;alamat;nama\n33.16.12.2010;bendahara;email;a@desa.example;Si{mark}ti\n");

        Assert.Equal(("nama", "nama"), (member.Column, contact.Column));
    }

    /// <summary>As another hand wrote it into the tables: what stands behind the name stays as it is.</summary>
    [Theory]
    [MemberData(nameof(Marks))]
    public async Task C25_StoredNameWithAMark_isReadWithoutIt(char mark)
    {
        var account = await TestStorage.AccountAsync();
        var registry = new TableRegistry(account);
        var village = Some.Village();
        await registry.ImportAsync(
            Some.District, $"Nga{mark}wen",
            [
                new VillageImport(
                    village with
                    {
                        Name = $"Sumber{mark}waras",
                        Contacts = [village.Contacts[0] with { Name = $"{mark}Siti" }],
                    },
                    Some.Roster()),
            ],
            default);

        var read = await registry.DistrictAsync(Some.District, default);

        Assert.Equal(
            ("Ngawen", "Sumberwaras", "Siti"), (read.Name, read.Villages[0].Name, read.Villages[0].Contacts[0].Name));
    }
}
