using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class VillageSearchTests
{
    private static readonly VillageCode Code = VillageCode.Parse("33.16.12.2010");

    [Theory]
    [InlineData("sumber", true)]
    [InlineData("SUMBERWARAS", true)]
    [InlineData("  desa   sumber ", true)]
    [InlineData("waras ngawen", true)]
    [InlineData("ngawen", false)]
    [InlineData("sumber blora", false)]
    [InlineData("33.16.12", true)]
    [InlineData("3316122010", true)]
    [InlineData("2010", true)]
    [InlineData("2011", false)]
    [InlineData("waras2010", false)]
    [InlineData("desa", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("3316121234567890", false)]
    public void Finds_by_parts_of_name_and_code(string? typed, bool isFound) =>
        Assert.Equal(isFound, VillageSearch.Of(typed).Finds(Code, "Sumberwaras", "Ngawen"));

    [Theory]
    [InlineData("sumberwaras", true)]
    [InlineData("Desa Sumberwaras", true)]
    [InlineData("sumberwaras ngawen", true)]
    [InlineData("33.16.12.2010", true)]
    [InlineData("3316122010", true)]
    [InlineData("sumber", false)]
    [InlineData("33.16.12", false)]
    public void Exactly_is_the_whole_name_or_code(string typed, bool isExact) =>
        Assert.Equal(isExact, VillageSearch.Of(typed).IsExactly(Code, "Sumberwaras", "Ngawen"));

    [Fact]
    public void Number_of_a_person_is_neither_searched_nor_kept()
    {
        var search = VillageSearch.Of("NIK 3316 1212 3456 7890");
        Assert.True(search.IsOther);
        Assert.Equal("", search.Text);
    }

    [Fact]
    public void Long_text_is_cut() =>
        Assert.Equal(VillageSearch.LengthMax, VillageSearch.Of(new string('a', 5_000)).Text.Length);
}
