using System.CommandLine;
using Premium.Adapters.Storage;

namespace PremiumFunctions.Local.Verbs;

/// <summary>The tables a verb works on: those of an account, or of Azurite, started on a local folder.</summary>
/// <param name="Data">The folder; null where <paramref name="Storage"/> is given.</param>
/// <param name="Storage">The account.</param>
public sealed record StorageSource(string? Data, StorageSettings? Storage)
{
    private const string DataDefault = ".data/local";

    /// <summary>Whether it is known where the queues of the account are.</summary>
    public bool HasQueues { get; init; } = true;

    /// <summary>Looks up what the options name: a variable, a folder.</summary>
    /// <param name="data"><c>--data</c>.</param>
    /// <param name="connection"><c>--connection</c>.</param>
    /// <param name="environment">Where variables are read.</param>
    /// <param name="mayBeNew">Whether a folder is made where there is none.</param>
    /// <exception cref="ArgumentException">It is not there; the message names the option.</exception>
    public static StorageSource Of(
        string? data, string? connection, Func<string, string?> environment, bool mayBeNew = false)
    {
        if (data is not null && connection is not null)
        {
            throw new ArgumentException("--data and --connection: expected one of them.");
        }

        if (connection is not null)
        {
            return By(environment, connection);
        }

        if (data is null)
        {
            if (environment("Storage__ConnectionString") is { Length: > 0 })
            {
                return By(environment, "Storage__ConnectionString");
            }

            if (environment("Storage__TableUri") is { Length: > 0 } tables)
            {
                // Few verbs touch a queue, and those do without; the settings want one named.
                var queues = environment("Storage__QueueUri") ?? "";
                return new StorageSource(null, new StorageSettings
                {
                    TableUri = tables,
                    QueueUri = queues.Length > 0 ? queues : tables,
                })
                {
                    HasQueues = queues.Length > 0,
                };
            }
        }

        // A folder made on the spot would be audited without a finding, and exported empty.
        var folder = data ?? DataDefault;
        return mayBeNew || Directory.Exists(Path.Combine(folder, "azurite"))
            ? new StorageSource(folder, null)
            : throw new ArgumentException($"--data {folder}: expected the data folder of a local installation.");
    }

    /// <summary>Starts Azurite for the time of the work, where it is needed.</summary>
    public async Task<int> WithAsync(Func<StorageAccount, Task<int>> work, CancellationToken stop)
    {
        if (Storage is not null)
        {
            return await work(Open(Storage));
        }

        await using var folder = await FolderLock.TakeAsync(Data!, stop);
        await using var azurite = await Azurite.StartAsync(Path.Combine(Data!, "azurite"), stop);
        return await work(
            new StorageAccount(new StorageSettings { ConnectionString = azurite.ConnectionString }));
    }

    private static StorageAccount Open(StorageSettings storage)
    {
        try
        {
            return new StorageAccount(storage);
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    private static StorageSource By(Func<string, string?> environment, string variable) =>
        environment(variable) is { Length: > 0 } connection
            ? new StorageSource(null, new StorageSettings { ConnectionString = connection })
            : throw new ArgumentException(
                $"--connection {variable}: expected an environment variable that holds a connection string.");
}

/// <summary>The same on the command line.</summary>
internal sealed class StorageArguments
{
    private readonly Option<string> data = CommandLine.Text(
        "--data", "DIR", "a local data folder (default .data/local)", "a folder");

    private readonly Option<string> connection = CommandLine.Text(
        "--connection", "NAME",
        "instead: the environment variable that holds a connection string; without --data and --connection, " +
        "Storage__ConnectionString or Storage__TableUri where one is set",
        "the name of a variable");

    public StorageArguments(Command command)
    {
        command.Options.Add(data);
        command.Options.Add(connection);
    }

    public StorageSource Read(ParseResult parsed, Func<string, string?> environment, bool mayBeNew = false) =>
        StorageSource.Of(parsed.GetValue(data), parsed.GetValue(connection), environment, mayBeNew);
}
