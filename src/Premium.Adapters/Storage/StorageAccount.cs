using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Premium.Ports;

namespace Premium.Adapters.Storage;

/// <summary>The tables and queues of the one storage account.</summary>
public sealed class StorageAccount
{
    internal const string RulesName = "rules";
    internal const string FailuresName = "failures";
    internal const string WorklistName = "worklist";
    internal const string LimitsName = "limits";
    internal const string RunsName = "runs";
    internal const string SheetsName = "sheets";
    internal const string ReceiptsName = "receipts";
    internal const string RegistryName = "registry";
    internal const string DeskName = "desk";

    private readonly TableServiceClient tables;
    private readonly QueueServiceClient queues;
    private readonly QueueServiceClient rawQueues;
    private readonly string prefix;

    /// <param name="settings">Which account.</param>
    /// <param name="onEachTry">Put into the pipeline below the retries: counts or disturbs single requests.</param>
    public StorageAccount(StorageSettings settings, params IReadOnlyList<HttpPipelinePolicy> onEachTry)
    {
        settings.Check();
        prefix = settings.Prefix;
        var tableOptions = Patient(new TableClientOptions(), onEachTry);
        QueueClientOptions Encoded(QueueMessageEncoding encoding) =>
            Patient(new QueueClientOptions { MessageEncoding = encoding }, onEachTry);
        if (settings.ConnectionString.Length > 0)
        {
            tables = new TableServiceClient(settings.ConnectionString, tableOptions);
            queues = new QueueServiceClient(settings.ConnectionString, Encoded(QueueMessageEncoding.Base64));
            rawQueues = new QueueServiceClient(settings.ConnectionString, Encoded(QueueMessageEncoding.None));
        }
        else
        {
            var credential = new DefaultAzureCredential();
            tables = new TableServiceClient(new Uri(settings.TableUri), credential, tableOptions);
            var uri = new Uri(settings.QueueUri);
            queues = new QueueServiceClient(uri, credential, Encoded(QueueMessageEncoding.Base64));
            rawQueues = new QueueServiceClient(uri, credential, Encoded(QueueMessageEncoding.None));
        }
    }

    public TableClient Sheets => Table(SheetsName);

    public TableClient Runs => Table(RunsName);

    public TableClient Registry => Table(RegistryName);

    public TableClient Limits => Table(LimitsName);

    public TableClient Receipts => Table(ReceiptsName);

    public TableClient Failures => Table(FailuresName);

    public TableClient Rules => Table(RulesName);

    public TableClient Worklist => Table(WorklistName);

    /// <summary>Sessions and marked requests, which are neither exported nor restored.</summary>
    public TableClient Desk => Table(DeskName);

    /// <summary>A queue whose messages come and go as they are stored, base64 or not.</summary>
    public QueueClient RawQueue(string name) => rawQueues.GetQueueClient(prefix + name);

    public QueueClient Queue(string name) => queues.GetQueueClient(prefix + name);

    /// <summary>
    /// All tables of the engine, as they are exported and restored: sheets after the runs that noted their heads and
    /// before the receipt numbers that they use, the register last, without which nothing is done.
    /// </summary>
    public static IReadOnlyList<string> TableNames { get; } =
        [RulesName, FailuresName, WorklistName, LimitsName, RunsName, SheetsName, ReceiptsName, RegistryName];

    /// <summary>One of these, or any other table of the account, such as the local host's own.</summary>
    public TableClient Table(string name) => tables.GetTableClient(prefix + name);

    /// <summary>Creates the tables and queues that are not there yet. Safe to repeat.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        await PrepareTablesAsync(stop);
        foreach (var queue in new[] { WakeQueues.Districts, WakeQueues.Alerts, WakeQueues.Reconciliations })
        {
            await Queue(queue).CreateIfNotExistsAsync(cancellationToken: stop);
        }
    }

    /// <summary>The tables alone. Safe to repeat.</summary>
    public async Task PrepareTablesAsync(CancellationToken stop)
    {
        foreach (var table in TableNames.Append(DeskName))
        {
            await Table(table).CreateIfNotExistsAsync(stop);
        }
    }

    /// <summary>A function has minutes, not the hundred seconds a try that the SDK would wait.</summary>
    private static T Patient<T>(T options, IReadOnlyList<HttpPipelinePolicy> onEachTry)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        foreach (var policy in onEachTry)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }
}
