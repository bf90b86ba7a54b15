using System.Text.RegularExpressions;
using Premium.Tests.Domain;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>What must be chosen in a form, somebody chose: a browser chooses whatever stands first.</summary>
[Collection(CycleCollection.Name)]
public sealed partial class ActChoicesTests(CycleFixture cycle)
{
    [Theory]
    [MemberData(nameof(ActPagesTests.Acts), MemberType = typeof(ActPagesTests))]
    public async Task ChoiceThatMustBeMade_beginsWithNone(string act)
    {
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!);

        var html = await desk.Http.GetStringAsync($"pages/acts/{act}");

        var firsts = Required().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(
            act is "reconcile" or "decide" or "withdraw-receipt" or "resume" or "unmute" or "replay" or "rules",
            firsts.Count > 0);
        Assert.All(firsts, first => Assert.Equal("", first));
    }

    /// <summary>Whoever comes to withdraw a proposal would else confirm it.</summary>
    [Fact]
    public async Task ReceiptIsNotTakenBack_whereNobodySaidSo()
    {
        var world = await new World().WithAsync(10_000_000);
        var act = new WithdrawReceiptAct(
            new TakeBackReceipt(world.Ledger, world.Rules, world.Time), world.Ledger, world.Registry, world.Rules,
            world.Time);
        var wrong = await Assert.ThrowsAnyAsync<FormatException>(() => act.RunAsync(
            new ActValues(new Dictionary<string, string>
            {
                ["bill"] = $"{Some.BillId()}",
                ["number"] = "BP-01",
                ["reason"] = "bukti desa tetangga",
                ["what"] = "",
            }),
            "sari",
            default));
        Assert.StartsWith("what: ", wrong.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("<select [^>]*\\brequired\\b[^>]*>\\s*<option value=\"([^\"]*)\"")]
    private static partial Regex Required();
}
