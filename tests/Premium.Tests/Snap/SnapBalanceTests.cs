using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;

namespace Premium.Tests.Snap;

/// <summary>Banks fill fields and whole entries of a balance that they do not keep with zeros.</summary>
public sealed class SnapBalanceTests
{
    [Theory]
    [InlineData("1500000.00,0.00", 1_500_000, "1500000.00")]
    [InlineData("1500000.00,0.00,0.00", 1_500_000, "1500000.00")]
    [InlineData("1500000.00 | 0.00,0.00", 1_500_000, "1500000.00")]
    [InlineData("0.00 | 1500000.00", 1_500_000, "1500000.00")]
    [InlineData("1700000.00 | 1500000.00", 1_500_000, "1700000.00 1500000.00")]
    [InlineData("0.00,0.00", 0, "0.00")]
    [InlineData("0.00 | 0.00", 0, "0.00")]
    [InlineData("0.00,2500000.00,2500000.00", 0, "2500000.00")]
    [InlineData("0.00,2500000.00,2500000.00 | 10.00", 0, "2500000.00 10.00")]
    [InlineData("-500.00,0.00", -500, "-500.00 0.00")]
    public async Task Balance_takesAZeroForOne_onlyWhereNothingElseIsTold(string told, long available, string named)
    {
        await using var world = await SnapWorld.StartAsync();
        var infos = told.Split(" | ").Select(entry => "{" + string.Join(',', entry.Split(',').Zip(
            ["availableBalance", "amount", "holdAmount"],
            (sum, field) => $$"""  "{{field}}":{"value":"{{sum}}","currency":"IDR"}""")) + "}");
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 200, $$"""{"responseCode":"2001100","accountInfos":[{{string.Join(',', infos)}}]}""");

        var known = Assert.IsType<BalanceReply.Known>(
            await world.Bank.BalanceAsync(SnapWorld.Account, CancellationToken.None));

        Assert.Equal(new Rupiah(available), known.Available);
        Assert.Equal(named.Split(' ').Order(), known.Named.Select(n => FormattableString.Invariant($"{n:F2}")).Order());
    }
}
