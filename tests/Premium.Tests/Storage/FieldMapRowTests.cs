using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;

namespace Premium.Tests.Storage;

public sealed class FieldMapRowTests
{
    [Theory]
    [InlineData("""{"Columns":{"nik":null},"DayForm":"","DecimalSign":null}""")]
    [InlineData("""{"Columns":null,"DayForm":"","DecimalSign":null}""")]
    [InlineData("[null]")]
    public async Task C28_MapWithANull_isNone_andHidesNoOther(string json)
    {
        var account = await TestStorage.AccountAsync();
        var maps = new TableFieldMaps(account);
        var map = new SavedMap("simpeg", ImportKind.Members, FieldMap.None, "sari", Samples.Noon.ToUniversalTime());
        await maps.PutAsync(map, default);
        var row = (await account.Registry.GetEntityAsync<TableEntity>("maps", "Members~simpeg")).Value;
        row.RowKey = "Members~lain";
        row["Name"] = "lain";
        row["Map00"] = json;
        await account.Registry.UpsertEntityAsync(row);

        Assert.Equal("simpeg", Assert.Single(await maps.AllAsync(default)).Name);
    }
}
