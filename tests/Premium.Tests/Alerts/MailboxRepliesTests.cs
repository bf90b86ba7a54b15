using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;
using Premium.Ports;

namespace Premium.Tests.Alerts;

/// <summary>
/// Replies without an enhanced code, in the words of servers: what is about us is never taken for a mailbox that is not
/// there, because the contact would be left out for good.
/// </summary>
public sealed class MailboxRepliesTests
{
    [Theory]
    [InlineData("550 IP address not found in list of allowed hosts")]
    [InlineData("550 PTR record for your IP address not found")]
    [InlineData("550 Too many invalid recipients")]
    [InlineData("550 maximum number of invalid recipients exceeded")]
    [InlineData("550 invalid user or password, authenticate first")]
    [InlineData("550 Unknown user: authentication required")]
    [InlineData("550 reverse DNS: address not found")]
    [InlineData("550 rDNS of the address does not exist")]
    [InlineData("550 your server's address does not exist in our records")]
    [InlineData("550 Your account does not exist or may not send mail")]
    [InlineData("550 Invalid address in the From: header")]
    [InlineData("550 invalid user agent")]
    [InlineData("550 invalid account credentials")]
    [InlineData("550 sending user unknown")]
    [InlineData("550 quota of account not found")]
    [InlineData("550 invalid user name, log in first")]
    [InlineData("550 address not found in whitelist")]
    [InlineData("550 sending to <kades@desa.example> needs a known account: invalid account, please login")]
    public Task C24_ReplyAboutOurHostOrConduct_isNotFinal(string reply) => ExpectAsync(reply, isFinal: false);

    [Theory]
    [InlineData("550 Your message to <bendahara@desa.example> was not delivered: no such user")]
    [InlineData("550 no such user, please check the address and send your message again")]
    [InlineData("550 <ip-desa@relay.desa.example>: Recipient address rejected: User unknown in local recipient table")]
    [InlineData("550 mailbox <sender@desa.example> not found")]
    [InlineData("550 user auth.quota@agent.example unknown")]
    [InlineData("550 Requested action not taken: recipient does not exist")]
    [InlineData("550 Unknown user")]
    [InlineData("550 Mailbox for bendahara@desa.example does not exist, sending aborted")]
    public Task C24_ReplyThatSaysNoSuchMailbox_isFinal_whateverItsAddressIsCalled(string reply) =>
        ExpectAsync(reply, isFinal: true);

    private static async Task ExpectAsync(string reply, bool isFinal)
    {
        using var server = new ScriptedSmtp(("RCPT", reply));
        var channel = new SmtpChannel(
            new SmtpSettings { Host = "127.0.0.1", Port = server.Port, Security = "none", From = "iuran@pmd.example" },
            new FakeTimeProvider());

        var failed = Assert.IsType<Delivery.Failed>(await channel.DeliverAsync(
            new AlertMessage("id", "bendahara@desa.example", "Iuran", "..."), CancellationToken.None));

        Assert.Equal(isFinal, failed.IsFinal);
    }
}
