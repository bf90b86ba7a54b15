using System.Globalization;
using MimeKit;
using PremiumFunctions.Local;
using PremiumFunctions.Local.Sample;

namespace Premium.Verification.CrashPoints;

/// <summary>
/// What one line of worlds, one after the other, shares: storage (with the other lanes), a mail server, a folder.
/// </summary>
public sealed class CrashLane : IAsyncDisposable
{
    private readonly string folder;
    private int worlds;

    private CrashLane(string folder, Azurite storage, MailSink mail, SampleKeys keys)
    {
        this.folder = folder;
        Storage = storage;
        Mail = mail;
        Keys = keys;
    }

    public Azurite Storage { get; }

    public MailSink Mail { get; }

    public SampleKeys Keys { get; }

    /// <param name="data">Folder of the lane; emptied.</param>
    /// <param name="storage">Kept by the caller.</param>
    /// <param name="keys">Those of the app and the bank.</param>
    /// <param name="stop">Stops the start.</param>
    public static async Task<CrashLane> StartAsync(
        string data, Azurite storage, SampleKeys keys, CancellationToken stop)
    {
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        return new CrashLane(data, storage, await MailSink.StartAsync(Path.Combine(data, "mail"), stop), keys);
    }

    /// <summary>A folder for the next world, whose mails are the only ones from now on.</summary>
    public string NewFolder()
    {
        foreach (var mail in Directory.EnumerateFiles(Path.Combine(folder, "mail"), "*.eml"))
        {
            File.Delete(mail);
        }

        // The name also tells the worlds of all lanes apart in their storage.
        return Directory.CreateDirectory(Path.Combine(folder, string.Create(
            CultureInfo.InvariantCulture, $"{Path.GetFileName(folder)}x{++worlds}"))).FullName;
    }

    public IReadOnlyList<MimeMessage> Mails() => Mail.Messages();

    public ValueTask DisposeAsync() => Mail.DisposeAsync();
}
