using PremiumFunctions.Local;

namespace Premium.Tests.Alerts;

/// <summary>One mail server for the tests of a class, emptied before each.</summary>
public sealed class MailSinkFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-mail-");

    public MailSink Sink { get; private set; } = null!;

    public async Task InitializeAsync() => Sink = await MailSink.StartAsync(folder.FullName, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Sink.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public void Empty()
    {
        foreach (var file in folder.EnumerateFiles())
        {
            file.Delete();
        }
    }
}
