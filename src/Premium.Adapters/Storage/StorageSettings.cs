using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Premium.Adapters.Storage;

/// <summary>Where tables and queues are, and the keys of the NIK vault.</summary>
public sealed record StorageSettings
{
    /// <summary><c>Storage:ConnectionString</c>: for Azurite. Empty in production.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary><c>Storage:TableUri</c>, <c>https://NAME.table.core.windows.net</c>: with managed identity.</summary>
    public string TableUri { get; init; } = "";

    /// <summary><c>Storage:QueueUri</c>, <c>https://NAME.queue.core.windows.net</c>: with managed identity.</summary>
    public string QueueUri { get; init; } = "";

    /// <summary><c>Storage:NikHashKey</c>: 32 bytes in base64. A secret; changing it orphans every member id.</summary>
    public string NikHashKey { get; init; } = "";

    /// <summary><c>Storage:NikCipherKey</c>: 32 bytes in base64. A secret.</summary>
    public string NikCipherKey { get; init; } = "";

    /// <summary>Names this host instance in journal entries; empty for machine, process and start.</summary>
    public string Writer { get; init; } = "";

    /// <summary>Letters and digits before every table and queue name, for tests that share one account.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Tables and queues are on this machine: development storage, or an address that leads nowhere else.
    /// </summary>
    public bool IsLocal => ConnectionString.Length > 0 && IsConnection(ConnectionString)
        && new TableServiceClient(ConnectionString).Uri.IsLoopback
        && new QueueServiceClient(ConnectionString).Uri.IsLoopback;

    /// <summary>Never prints keys or connection strings.</summary>
    public override string ToString() =>
        $"storage {(ConnectionString.Length > 0 ? "by connection string" : TableUri)} {Prefix}".TrimEnd();

    /// <exception cref="InvalidOperationException">
    /// The settings name no account, two, or none that could be one; or a key of the NIK vault is none.
    /// </exception>
    public void Check()
    {
        var hasUris = TableUri.Length > 0 && QueueUri.Length > 0;
        if (TableUri.Length > 0 != QueueUri.Length > 0 || ConnectionString.Length > 0 == hasUris)
        {
            throw new InvalidOperationException(
                "The settings must name one storage account: either Storage:ConnectionString, or both " +
                "Storage:TableUri and Storage:QueueUri.");
        }

        foreach (var (key, uri) in (ReadOnlySpan<(string, string)>)
            [("Storage:TableUri", TableUri), ("Storage:QueueUri", QueueUri)])
        {
            if (uri.Length > 0 && !(Uri.TryCreate(uri, UriKind.Absolute, out var read) && read.Scheme == "https"))
            {
                throw new InvalidOperationException($"{key}: expected an https address of the storage account.");
            }
        }

        if (ConnectionString.Length > 0 && !IsConnection(ConnectionString))
        {
            throw new InvalidOperationException(
                "Storage:ConnectionString: expected the connection string of a storage account, such as " +
                "UseDevelopmentStorage=true for Azurite.");
        }

        if (NikHashKey.Length + NikCipherKey.Length > 0)
        {
            _ = new NikKeys(this);
        }
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new TableServiceClient(text).AccountName.Length > 0
                && new QueueServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
