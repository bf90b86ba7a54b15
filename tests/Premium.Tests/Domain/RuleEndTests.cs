using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>When rule data ends, as whoever warns of it asks.</summary>
public sealed class RuleEndTests
{
    [Fact]
    public void C30_ShippedRules_sayWhenTheyEnd() => Assert.Equal(
        [
            ("holidays-id.csv", "calendar of holidays", "2027-12-31", true),
            ("tariffs.json", "wage cap of Jp", "2027-02-28", true),
            ("tariffs.json", "50 % off Jkk, Jkm for BPU in transport", "2027-03-31", false),
            ("tariffs.json", "50 % off Jkk, Jkm for BPU", "2026-12-31", false),
        ],
        Some.Rules().Ends.Select(e => (e.File, e.What.English, $"{e.LastDay:yyyy-MM-dd}", e.IsUnknownAfter)));

    [Fact]
    public void C30_WhatEnds_isSaidInIndonesianToo() => Assert.Equal(
        ["kalender hari libur", "batas upah JP", "potongan 50 % JKK, JKM untuk BPU transportasi",
            "potongan 50 % JKK, JKM untuk BPU"],
        Some.Rules().Ends.Select(e => e.What.Indonesian));

    [Fact]
    public void C30_TariffsThatEndWithTheCentury_stillSayWhen() => Assert.Equal(
        new DateOnly(2100, 10, 31),
        new TariffTable([], [new WageCap(SocialProgram.Jp, new Period(2099, 11), new Rupiah(1), "x")], [])
            .Ends.Single().LastDay);

    [Theory]
    [InlineData("2026-10-30 09:00", "tariffs.json", false)]
    [InlineData("2026-10-31 09:00", "tariffs.json", true)]
    [InlineData("2027-09-01 09:00", "holidays-id.csv", false)]
    [InlineData("2027-09-02 09:00", "holidays-id.csv", true)]
    public async Task C30_WhatEnds_isOnTheWorklist_120DaysBefore_andNotADayEarlier(string now, string file, bool isTold)
    {
        var items = (await new World(now).Worklist().RunAsync("33.16", default)).Items;

        Assert.Equal(isTold, items.Any(i => i.Kind == WorkKinds.RulesEnd
            && i.Key.StartsWith($"rules-end~{file}", StringComparison.Ordinal)));
    }

    [Fact]
    public void C30_DayDeclaredForItself_makesNoYearKnown()
    {
        var calendar = Calendar.Shipped().With(Calendar.Parse("own.csv", RuleDesk.Holiday("2028-02-14")));

        Assert.False(calendar.IsBankingDay(Some.Day("2028-02-14")));
        Assert.Equal(2027, calendar.LastKnownYear);
        Assert.Equal(Some.Day("2027-12-31"), calendar.LastKnownDay);
    }

    [Fact]
    public void C30_DecreeOfTheNextYear_movesTheEnd_andAYearWithAGapBeforeItDoesNot()
    {
        static string Decree(int year) =>
            string.Concat(Enumerable.Range(1, 12).Select(m => $"{year}-{m:00}-07,Libur,libur_nasional,SKB\n"));

        var shipped = Calendar.Shipped();
        Assert.Equal(2028, shipped.With(Calendar.Parse("own.csv", RuleDesk.Header + Decree(2028))).LastKnownYear);
        Assert.Equal(2027, shipped.With(Calendar.Parse("own.csv", RuleDesk.Header + Decree(2029))).LastKnownYear);
        Assert.Equal(DateOnly.MinValue, new Calendar([]).LastKnownDay);
    }
}
