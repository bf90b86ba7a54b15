using Microsoft.Extensions.Time.Testing;
using Premium.Adapters.Alerts;
using Premium.Ports;
using PremiumFunctions.Local;

namespace Premium.Tests.Alerts;

public sealed class MailSinkTests
{
    [Fact]
    public async Task Messages_areKept_acrossRestarts()
    {
        var folder = Directory.CreateTempSubdirectory("premium-mail-");
        try
        {
            await using (var first = await MailSink.StartAsync(folder.FullName, CancellationToken.None))
            {
                await DeliverAsync(first.Port, "due-5");
            }

            await using var second = await MailSink.StartAsync(folder.FullName, CancellationToken.None);
            await DeliverAsync(second.Port, "due-1");

            Assert.Equal(["due-1", "due-5"], second.Messages().Select(m => m.Subject));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Port_thatIsTaken_isSaid()
    {
        var folder = Directory.CreateTempSubdirectory("premium-mail-");
        try
        {
            await using var first = await MailSink.StartAsync(folder.FullName, CancellationToken.None);

            var error = await Assert.ThrowsAsync<InvalidOperationException>(
                () => MailSink.StartAsync(folder.FullName, CancellationToken.None, first.Port));
            Assert.Contains($"port {first.Port}", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task DeliverAsync(int port, string stage)
    {
        var settings = new SmtpSettings
        {
            Host = "127.0.0.1",
            Port = port,
            Security = "none",
            From = "iuran@blorakab.example",
        };
        var channel = new SmtpChannel(settings, new FakeTimeProvider());
        Assert.IsType<Delivery.Delivered>(await channel.DeliverAsync(
            new AlertMessage($"33.16.12.2010-pu-2026-11-{stage}", "bendahara@desa.example", stage, "Isi"),
            CancellationToken.None));
    }
}
