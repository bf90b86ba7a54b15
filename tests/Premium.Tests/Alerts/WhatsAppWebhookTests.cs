using System.Text;
using Premium.Adapters.Alerts;

namespace Premium.Tests.Alerts;

public sealed class WhatsAppWebhookTests
{
    private static readonly WhatsAppSettings Settings = PhoneDesk.Settings("https://graph.example");

    private static WhatsAppNews Read(string body) => WhatsAppWebhook.Read(
        Encoding.UTF8.GetBytes(
            $$$$"""
            {"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"{{{{Settings.PhoneNumberId}}}}"},
            "messages":[
            {"from":"6289012010001","id":"wamid.a","timestamp":"1796263200",
            "type":"text","text":{"body":"{{{{body}}}}"}},
            {"from":"6289012010002","id":"wamid.b","timestamp":"1796263200",
            "type":"text","text":{"body":"sudah"}}
            ]}}]}]}
            """),
        Settings);

    /// <summary>A phone that cuts a text in the middle of a picture takes no word of anybody's away.</summary>
    [Theory]
    [InlineData("terima kasih \\ud83d", "terima kasih \uFFFD")]
    [InlineData("\\ude4f lunas", "\uFFFD lunas")]
    [InlineData("\\ud83d\\ude4f", "\U0001F64F")]
    [InlineData("a\\\\ud83d", "a\\ud83d")]
    public void C13_HalfACharacter_losesNothingElse(string body, string said) =>
        Assert.Equal([said, "sudah"], Read(body).Written.Select(w => w.Text));

    [Fact]
    public void NoJson_isRefused() => Assert.Throws<FormatException>(() => Read("\""));
}
