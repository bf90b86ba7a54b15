using Premium.Domain;
using Premium.Pages;
using Premium.Tests.Domain;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>The form of rules: whoever sends a file knows which scheduled one never counts by it.</summary>
public sealed class RulesActTests
{
    private static RulesAct Act(RuleDesk desk) => new(
        new TakeRules(desk.Versions, desk.InForce, desk.InForce.Now, desk.Time), desk.Versions, desk.InForce.Now,
        desk.Time);

    private static string Plan(int attempts) => RuleDesk.Shipped(RuleFile.RetryPlan)
        .Replace("\"attemptsPerBill\": 60", $"\"attemptsPerBill\": {attempts}", StringComparison.Ordinal);

    private static async Task<ActDone> SendAsync(RuleDesk desk, int attempts, string from) =>
        Assert.IsType<ActResult.IsDone>(await Act(desk).RunAsync(
            new ActValues(new Dictionary<string, string>
            {
                ["file"] = RuleFile.RetryPlan,
                ["text"] = Plan(attempts),
                ["from"] = from,
                ["reason"] = "keputusan rapat",
            }),
            "sari",
            default)).Done;

    private static async Task<IEnumerable<string>> ScheduledAsync(RuleDesk desk) =>
        (await Act(desk).ShowAsync(new ActValues(new Dictionary<string, string>()), default)).Facts
            .Select(f => f.Text.Indonesian);

    [Fact]
    public async Task VersionToCome_isShown_andNamedWhereAnotherTakesItsPlace()
    {
        var desk = new RuleDesk();
        Assert.Empty(await ScheduledAsync(desk));
        var first = await SendAsync(desk, 10, "2027-01-01");
        Assert.False(first.IsPartly);
        Assert.StartsWith(
            "Versi 1, berlaku sejak 2027-01-01 (sari: keputusan rapat)", Assert.Single(await ScheduledAsync(desk)),
            StringComparison.Ordinal);

        var second = await SendAsync(desk, 20, "2026-12-02");

        Assert.True(second.IsPartly);
        Assert.Equal(
            "Versi 1 (berlaku sejak 2027-01-01) tidak akan berlaku lagi; kirim lagi bila masih diperlukan.",
            Assert.Single(second.Facts).Text.Indonesian);
        Assert.StartsWith("Versi 2,", Assert.Single(await ScheduledAsync(desk)), StringComparison.Ordinal);

        // What is replaced already is not replaced again.
        var third = await SendAsync(desk, 30, "2026-12-02");
        Assert.StartsWith("Versi 2 ", Assert.Single(third.Facts).Text.Indonesian, StringComparison.Ordinal);
        Assert.False((await SendAsync(desk, 40, "2027-02-01")).IsPartly);
    }

    private static async Task<ActResult> SendDaysAsync(RuleDesk desk, string text, bool adds, ActView shown) =>
        await Act(desk).RunAsync(
            new ActValues(new Dictionary<string, string>(shown.Marks)
            {
                ["file"] = RuleFile.Holidays,
                ["adds"] = adds ? "days" : "",
                ["text"] = text,
                ["reason"] = "SKB yang baru",
            }),
            "sari",
            default);

    private static Task<ActView> ShowAsync(RuleDesk desk) =>
        Act(desk).ShowAsync(new ActValues(new Dictionary<string, string>()), default);

    [Fact]
    public async Task WholeCalendar_namesWhatWasAddedBefore_andIsNoHolidayAnyMore()
    {
        var desk = new RuleDesk();
        var form = await ShowAsync(desk);
        await SendDaysAsync(desk, RuleDesk.Holiday("2027-09-14"), adds: true, form);
        var shown = await ShowAsync(desk);
        Assert.Contains(
            "2026-12-25,Kelahiran Yesus Kristus (Natal),libur_nasional\n2027-01-01",
            Assert.Single(shown.Facts).Text.English, StringComparison.Ordinal);
        Assert.Contains(
            "\n2027-09-14,Pilkada,libur_nasional\n", Assert.Single(shown.Facts).Text.English, StringComparison.Ordinal);
        var text = RuleDesk.Shipped(RuleFile.Holidays) + "2027-09-20,Cuti,cuti_bersama,x";

        // Another admin has looked before the day was added.
        var stale = Assert.IsType<ActResult.Refused>(await SendDaysAsync(desk, text, adds: false, form));
        Assert.Contains("yang terakhir kini versi 1, bukan 0", stale.Why.Indonesian, StringComparison.Ordinal);

        var done = Assert.IsType<ActResult.IsDone>(await SendDaysAsync(desk, text, adds: false, shown)).Done;
        Assert.True(done.IsPartly);
        Assert.Equal(
            [
                "Versi 1 (berlaku sejak 2026-12-01) tidak akan berlaku lagi; kirim lagi bila masih diperlukan.",
                "2027-09-14,Pilkada,libur_nasional",
            ],
            done.Facts.Select(f => f.Text.Indonesian));
    }
}
