namespace PremiumFunctions.Local.Verbs;

/// <summary>Keeps two local hosts from opening one data folder: storage and bank would be torn between them.</summary>
public sealed class FolderLock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Waits for a host that is just finishing; the lock ends with the process that holds it.</summary>
    /// <exception cref="ArgumentException">The folder cannot be used.</exception>
    public static async Task<FolderLock> TakeAsync(string folder, CancellationToken stop)
    {
        string path;
        try
        {
            path = Path.Combine(Directory.CreateDirectory(folder).FullName, "lock");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"--data {folder}: expected a folder that can be written to. {e.Message}", e);
        }

        var began = TimeProvider.System.GetTimestamp();
        var told = false;
        while (true)
        {
            try
            {
                return new FolderLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                if (!told)
                {
                    Console.WriteLine($"Another local host uses {folder}; waiting for it to end.");
                    told = true;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(250), stop);
            }
            catch (IOException)
            {
                throw new ArgumentException(
                    $"--data {folder}: another local host uses this folder. Stop it or name another.");
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
