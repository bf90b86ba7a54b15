using Premium.Domain;
using static Premium.Tests.Importing.ImportDesk;

namespace Premium.Tests.Importing;

/// <summary>Since when a village is billed is read off a dry run: a month that was misread shows there.</summary>
public sealed class FirstPayMonthTests
{
    [Theory]
    [InlineData("2026-11", "mulai bulan bayar 2026-11, bukan 2026-12")]
    [InlineData("2027-02", "mulai bulan bayar 2027-02, bukan 2026-12")]
    public async Task FirstPayMonth_isSaidOfANewVillage_andWhereItChanges(string later, string said)
    {
        var desk = new ImportDesk();
        var plan = await desk.ImportAsync(Villages(Village()));
        Assert.Equal("mulai bulan bayar 2026-12", Assert.Single(plan.Villages.Single().Notes).Indonesian);

        var (_, changed) = await desk.ShowAsync(Villages(Village() with { Since = PayMonth.Parse(later) }));

        Assert.Equal(said, Assert.Single(changed.Villages.Single().Notes).Indonesian);
    }
}
