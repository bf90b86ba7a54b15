using Premium.Domain;
using static Premium.Tests.Snap.BankEdge;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>Account 3001234567, and accounts of others, in the groups in which banks print them.</summary>
public sealed class SnapGroupedNumberTests
{
    [Theory]
    [InlineData("dari 3001234567", "dari *******567")]
    [InlineData("dari 3001-234567 gagal", "dari *******567 gagal")]
    [InlineData("3001 234 567", "*******567")]
    [InlineData("3001.234.567", "*******567")]
    [InlineData("30-01/2345.67", "*******567")]
    [InlineData("3001\u00A0234\u00A0567", "*******567")]
    [InlineData("ke 100-1000-001", "ke *******001")]
    public async Task OurAccount_isMaskedInWhateverGroupsItIsPrinted(string printed, string kept) =>
        Assert.Equal(kept, await KeptAsync(printed));

    [Theory]
    [InlineData("ke 7001-234-568 ya", "ke ***568 ya")]
    [InlineData("7001 2345 6789", "***789")]
    [InlineData("7001.234.5678", "***678")]
    [InlineData("7001-234.567", "***567")]
    [InlineData("3001 987654321", "3001 ***321")]
    [InlineData("NIK 3316 1215 0180 0001", "NIK ***001")]
    [InlineData("HP 0812-3456-7890", "HP ***890")]
    [InlineData("2012-0112-3456", "***456")]
    public async Task ALongNumberInGroups_isMasked(string printed, string kept) =>
        Assert.Equal(kept, await KeptAsync(printed));

    [Theory]
    [InlineData("2026-12-07 08:00:00")]
    [InlineData("2026-12-07T08:00:00.000+07:00")]
    [InlineData("07/12/2026 08.15.30 WIB")]
    [InlineData("20261207 081530")]
    [InlineData("01-12-2026/07-12-2026")]
    [InlineData("2026-12-01 2026-12-07")]
    [InlineData("Rp 1.500.000.000")]
    [InlineData("IDR1,500,000,000.00 216,000.00")]
    [InlineData("1.216.000.000,00")]
    [InlineData("saldo 216.000.000 kurang 500.000")]
    [InlineData("216000.00 15000000.00")]
    [InlineData("12345 216.000,00")]
    [InlineData("BPJSTK-33161220102611101 216.000")]
    [InlineData("3316 1220 1026 11101")]
    public async Task DaysTimesAmountsAndReferences_stay(string printed) =>
        Assert.Equal(printed, await KeptAsync(printed));

    [Fact]
    public async Task OurAccount_isNeitherInTheLineThatIsKept_norInTheLog()
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, received, _) => ReplyAsync(
            context,
            received.Path.EndsWith("bank-statement", StringComparison.Ordinal) ? 200 : 500,
            received.Path.EndsWith("bank-statement", StringComparison.Ordinal)
                ? Movement.Statement(1_000_000, new Movement("1", "DEBIT", 5, Ours + " 3001-234567")).ToJsonString()
                : """{"responseCode":"5001700","responseMessage":"rekening 3001-234567"}""");

        var line = Assert.Single(Assert.IsType<StatementReply.Complete>(await ReadAsync(world)).Lines);
        await world.PayAsync();

        Assert.Contains("*******567", line.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("234567", line.Raw, StringComparison.Ordinal);
        Assert.Contains("*******567", world.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("234567", world.Log.All, StringComparison.Ordinal);
    }

    /// <summary>In the message and, the same, in the reply as it is kept.</summary>
    private static async Task<string> KeptAsync(string printed)
    {
        await using var world = await SnapWorld.StartAsync();
        world.Edge.Answer = (context, _, _) => ReplyAsync(
            context, 403, $$"""{"responseCode":"4031714","responseMessage":"{{printed}}"}""");

        var refused = Assert.IsType<PaymentReply.Refused>(await world.PayAsync());

        Assert.Contains(refused.Evidence.Message, Assert.Single(refused.Calls).Reply, StringComparison.Ordinal);
        return refused.Evidence.Message;
    }
}
