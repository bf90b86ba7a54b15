using Premium.Domain;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Local;

/// <summary>The awkward places are what their names say in every village, not only where they happen to be.</summary>
public sealed class SampleTests
{
    private static readonly DateOnly Today = new(2026, 12, 3);
    private static readonly Tariffs Tariffs = Tariffs.Shipped(RoundingRule.PersonHalfUp);

    [Fact]
    public void EmptyAccount_paysNoBill() => Assert.All(
        Sampled(4), village => Assert.True(village.Account!.Balance < Amounts(village).Min()));

    [Fact]
    public void HalfEmptyAccount_paysTheSmallerBillOnly() => Assert.All(
        Sampled(23),
        village =>
        {
            var amounts = Amounts(village).Order().ToList();
            Assert.True(village.Account!.Balance >= amounts[0]);
            Assert.True(village.Account.Balance < amounts[1]);
        });

    private static IEnumerable<SampleVillage> Sampled(int place) => RegionCodes.Regency("33.16")
        .SelectMany(d => d.Villages)
        .Select(v => SampleRegency.Of(place, v, Today));

    private static IEnumerable<Rupiah> Amounts(SampleVillage village) => Segments.All.Select(s =>
        Rupiah.Sum(Assert.IsType<Billing.Billed>(
            Tariffs.Bill(village.Import.Roster, s, s.PeriodDueIn(PayMonth.Of(Today)))).Lines.Select(l => l.Total)));
}
