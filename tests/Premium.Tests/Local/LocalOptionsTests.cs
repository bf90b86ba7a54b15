using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

public sealed class LocalOptionsTests
{
    [Fact]
    public void Options_areRead() => Assert.Equal(
        new LocalOptions
        {
            Once = true,
            Today = new DateOnly(2026, 12, 3),
            Regency = "12.17",
            Villages = 30,
            Faults = FaultLevel.Many,
            Data = "somewhere",
            Port = 0,
        },
        LocalOptions.Parse(
        [
            "--once", "--today", "2026-12-03", "--regency", "12.17", "--villages", "30", "--faults", "many",
            "--data", "somewhere", "--port", "0",
        ]));

    [Fact]
    public void NoOptions_areTheDefaults() => Assert.Equal(new LocalOptions(), LocalOptions.Parse([]));

    [Theory]
    [InlineData("--today")]
    [InlineData("--today", "3-12-2026")]
    [InlineData("--today", "2026-02-30")]
    [InlineData("--today", "1999-12-03")]
    [InlineData("--regency")]
    [InlineData("--regency", "3316")]
    [InlineData("--regency", "33.16.12")]
    [InlineData("--villages", "0")]
    [InlineData("--villages", "80001")]
    [InlineData("--villages", "many")]
    [InlineData("--villages", "-1")]
    [InlineData("--faults", "all")]
    [InlineData("--data")]
    [InlineData("--port", "65536")]
    [InlineData("--twice")]
    [InlineData("once")]
    public void WrongOption_isNamed(params string[] arguments)
    {
        var e = Assert.Throws<ArgumentException>(() => LocalOptions.Parse(["--once", .. arguments]));

        Assert.StartsWith(string.Join(' ', arguments), e.Message);
        Assert.True(e.Message.Length > string.Join(' ', arguments).Length + 10);
    }
}
