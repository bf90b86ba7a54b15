using Premium.Adapters.Alerts;

namespace Premium.Tests.Alerts;

public sealed class SmtpSettingsTests
{
    [Fact]
    public void Settings_thatAreComplete_haveNoProblems() => Assert.Empty(Settings().Problems("Smtp"));

    [Theory]
    [InlineData("Smtp:Host", "")]
    [InlineData("Smtp:Host", "mail server")]
    [InlineData("Smtp:Port", "0")]
    [InlineData("Smtp:Port", "65536")]
    [InlineData("Smtp:Security", "ssl")]
    [InlineData("Smtp:Security", "none")]
    [InlineData("Smtp:UserName", "")]
    [InlineData("Smtp:Password", "")]
    [InlineData("Smtp:Password", "rahasia-1\n")]
    [InlineData("Smtp:UserName", "iuran\r\n")]
    [InlineData("Smtp:From", "Iuran <iuran@blorakab.example>")]
    [InlineData("Smtp:From", "")]
    [InlineData("Smtp:FromName", "Iuran\r\nBcc: orang@lain.example")]
    public void Setting_thatIsWrong_isNamedOnce_withWhatIsAccepted(string key, string value)
    {
        var problem = Assert.Single(Settings(key, value).Problems("Smtp"));

        Assert.StartsWith($"{key}: expected ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia-1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Channel_withWrongSettings_isRefusedWithEveryProblem()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new SmtpChannel(new SmtpSettings { Port = 0 }, TimeProvider.System));

        Assert.Contains("Smtp:Host: expected ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Smtp:Port: expected ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Smtp:From: expected ", error.Message, StringComparison.Ordinal);
    }

    private static SmtpSettings Settings(string key = "", string value = "") => new()
    {
        Host = key == "Smtp:Host" ? value : "mail.blorakab.example",
        Port = key == "Smtp:Port" ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : 587,
        Security = key == "Smtp:Security" ? value : "starttls",
        UserName = key == "Smtp:UserName" ? value : "iuran",
        Password = key == "Smtp:Password" ? value : "rahasia-1",
        From = key == "Smtp:From" ? value : "iuran@blorakab.example",
        FromName = key == "Smtp:FromName" ? value : "Iuran Blora",
    };
}
