using Premium.Domain;
using static Premium.Tests.Snap.Printing;

namespace Premium.Tests.Snap;

/// <summary>A month of a busy account in one reply: BRI gives up to 10 MB.</summary>
public sealed class SnapLongStatementTests
{
    [Theory]
    [InlineData(1_000, 300)]
    [InlineData(20_000, 10_500)]
    public async Task C02_ALongStatement_isComplete(int lines, int kilobytes)
    {
        var statement = Movement.Statement(1_000_000_000, Month(lines, width: 200));
        Assert.True(statement.ToJsonString().Length > kilobytes * 1_000);

        Assert.Equal(lines, Assert.IsType<StatementReply.Complete>(await ReadAsync(statement)).Lines.Count);
    }

    [Fact]
    public async Task C02_AStatementLongerThanAnyBankPromises_isNone() => Assert.IsType<StatementReply.Silent>(
        await ReadAsync(Movement.Statement(1_000_000_000, Month(130, width: 100_000))));

    private static Movement[] Month(int lines, int width) =>
    [
        .. Enumerable.Range(0, lines).Select(n =>
            new Movement($"{n}", n % 2 == 0 ? "DEBIT" : "CREDIT", 1_000 + n, new string('X', width))),
    ];
}
