using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Storage;

public sealed class WakeMessagesTests
{
    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("33.16.12", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"district":"33.16.12","purpose":"collect"}""", "field v")]
    [InlineData("""{"v":2,"district":"33.16.12","purpose":"collect"}""", "field v")]
    [InlineData("""{"v":"1","district":"33.16.12","purpose":"collect"}""", "field v")]
    [InlineData("""{"v":1,"purpose":"collect"}""", "field district")]
    [InlineData("""{"v":1,"district":"33.16.12"}""", "field purpose")]
    [InlineData("""{"v":1,"district":331612,"purpose":"collect"}""", "field district")]
    [InlineData("""{"v":1,"district":"33.16","purpose":"collect"}""", "PP.KK.CC")]
    [InlineData("""{"v":1,"district":"33.16.12","purpose":"Collect"}""", "neither collect nor watch")]
    [InlineData("""{"v":1,"district":"33.16.12","purpose":"collect","run":null}""", "field run")]
    [InlineData("""{"v":1,"district":"33.16.12","purpose":"collect","amount":"5"}""", "not ours")]
    [InlineData("""{"v":1,"district":"33.16.12","district":"33.16.13","purpose":"collect"}""", "field district")]
    public void DistrictWake_thatIsNotOurs_isRefused_namingTheField(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => WakeMessages.ParseDistrict(text));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"v":1,"district":"33.16.12"}""", "field payMonth")]
    [InlineData("""{"v":1,"district":"33.16.12","payMonth":"2026-13"}""", "yyyy-MM")]
    [InlineData("""{"v":1,"district":"33.16.12","payMonth":"2026-12","run":"x"}""", "not ours")]
    public void AlertWake_thatIsNotOurs_isRefused(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => WakeMessages.ParseAlerts(text));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"v":1,"district":"33.16.12"}""", "field run")]
    [InlineData("""{"v":1,"district":"33.16.12","run":""}""", "field run")]
    [InlineData("""{"v":1,"district":"33.16.12","run":"x","repeat":"no"}""", "field repeat")]
    public void ReconciliationWake_thatIsNotOurs_isRefused(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => WakeMessages.ParseReconciliation(text));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_thatNeedsEscaping_survives(bool isRepeat)
    {
        var wake = new ReconciliationWake("reconcile~2026-12-03~\"é\\", DistrictCode.Parse("33.16.12"), isRepeat);

        Assert.Equal(wake, WakeMessages.ParseReconciliation(WakeMessages.Format(wake)));
    }
}
