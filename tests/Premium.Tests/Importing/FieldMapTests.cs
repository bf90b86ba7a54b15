using Premium.Domain;
using Premium.Tests.Spreadsheets;
using Premium.UseCases;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Field maps by name: what they may be, who saved them, and that they are used.</summary>
public sealed class FieldMapTests
{
    private static readonly FieldMap Simpeg = FieldMaps.Parse("nik=No. KTP;wage=Gaji", "d/M/yyyy", ",");

    [Fact]
    public async Task SavedMap_isJournaledByWhom_andFoundByItsName()
    {
        var desk = new ImportDesk();

        await Maps(desk).SaveAsync(ImportKind.Members, "Simpeg 2026", Simpeg, "Sari", CancellationToken.None);
        await Maps(desk).SaveAsync(ImportKind.Members, "Simpeg 2026", Simpeg, "Budi", CancellationToken.None);

        var entry = Assert.Single(await desk.Imports.JournalAsync(CancellationToken.None));
        Assert.Equal(("Simpeg 2026", ImportStep.Mapped, "Sari"), (entry.Import, entry.Step, entry.By));
        Assert.Equal("field map: nik=No. KTP;wage=Gaji days=d/M/yyyy decimal=,", entry.Summary);
        var found = await Maps(desk).FindAsync(ImportKind.Members, "simpeg 2026", CancellationToken.None);
        Assert.Equal(("Sari", Simpeg), (found.By, found.Map));
        var other = await Assert.ThrowsAsync<RefusedFileException>(
            () => Maps(desk).FindAsync(ImportKind.Billings, "Simpeg 2026", CancellationToken.None));
        Indonesian.IsSaid(other.Why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261125-030000-0000000a")]
    [InlineData("a=b")]
    [InlineData("daftar/lain")]
    [InlineData("daftar ")]
    [InlineData("warga 9916010101700001")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void NameThatIsNone_isRefused(string name) => Indonesian.IsSaid(
        Assert.Throws<RefusedFileException>(() => FieldMaps.CheckName(name)).Why);

    [Theory]
    [InlineData("nik", "", "", "field=heading")]
    [InlineData("nik=", "", "", "field=heading")]
    [InlineData("nik=a\nb", "", "", "one line")]
    [InlineData("", "dd", "", "form of days")]
    [InlineData("", "%d/%M/yyyy", "", "form of days")]
    [InlineData("", "", ";", "comma or a point")]
    public void MapThatIsNone_isRefused(string columns, string days, string sign, string expected) => Assert.Contains(
        expected, Assert.Throws<RefusedFileException>(() => FieldMaps.Parse(columns, days, sign)).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task MapsAreBounded_andNoneIsSaved_whileAnImportIsUnfinished()
    {
        var desk = new ImportDesk();
        for (var i = 0; i < FieldMaps.SavedMax; i++)
        {
            await desk.Maps.PutAsync(
                new SavedMap($"peta {i}", ImportKind.Members, Simpeg, "Sari", default), CancellationToken.None);
        }

        Indonesian.IsSaid((await Assert.ThrowsAsync<RefusedFileException>(() => Maps(desk).SaveAsync(
            ImportKind.Members, "satu lagi", Simpeg, "Sari", CancellationToken.None))).Why);
        await Maps(desk).SaveAsync(ImportKind.Members, "peta 7", FieldMap.None, "Sari", CancellationToken.None);

        var (shown, _) = await desk.ShowAsync(Villages(Village()));
        desk.Failing = new FailingRegistry(desk.Registry, writes: 0);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.TakeAsync(shown.Id));
        var refused = await Assert.ThrowsAsync<RefusedFileException>(() => Maps(desk).SaveAsync(
            ImportKind.Members, "peta 8", FieldMap.None, "Sari", CancellationToken.None));
        Assert.Contains(shown.Id, refused.Why.Indonesian, StringComparison.Ordinal);
    }

    private static KeepFieldMaps Maps(ImportDesk desk) => new(desk.Maps, desk.Imports, desk.Clock);
}
