using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions.Local.Host;

namespace Premium.Benchmarks.Cycle;

/// <summary>This system: the use cases on the real adapters, woken by the local host's queue pump.</summary>
public static class Pipeline
{
    public const int PaymentsAtOnce = 16;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public static async Task MeasureAsync(Lane lane, CancellationToken stop)
    {
        await using var services = Services(lane);
        var start = services.GetRequiredService<StartRun>();
        var pump = Pump(lane, services);

        lane.Start();
        var run = await start.RunAsync(RunPurpose.Collect, "", stop);
        await pump.StartAsync(stop);
        while (pump.Status.Processed < lane.Districts.Count && pump.Status.Failed == 0)
        {
            await Task.Delay(Look, stop);
        }

        lane.Stop();
        await pump.StopAsync(TimeSpan.FromSeconds(1));
        var manifest = await services.GetRequiredService<ILedger>().RunAsync(run.Id, stop);
        var bills = lane.Villages * SampledVillages.BillsPerVillage;
        if (manifest!.Tally is not { AddsUp: true } tally || tally.Expected != bills || tally.Done != bills)
        {
            throw new InvalidOperationException($"The run came to {manifest.Tally}, expected {bills} bills done.");
        }
    }

    private static ServiceProvider Services(Lane lane)
    {
        var profile = new BankProfile
        {
            BaseUrl = lane.World.Twin.BaseUrl.GetLeftPart(UriPartial.Authority),
            ClientId = World.ClientId,
            ClientSecret = World.ClientSecret,
            PrivateKeyPem = lane.World.Keys.PrivatePem,
            PartnerId = World.PartnerId,
            ChannelId = World.ChannelId,
            CollectionAccount = World.Collection.Reveal(),
            TokenPath = $"/bank-{lane.Bank}/v1.0/access-token/b2b",
            TransferPath = $"/bank-{lane.Bank}/v1.0/transfer-intrabank",
            PartnerReferenceMax = 19,
            ExternalIdMax = 19,
            MaxConcurrentPayments = PaymentsAtOnce,
            // What a bank allows a second is not what is measured.
            PaymentsPerSecond = 1_000_000,
            QueriesPerSecond = 1_000_000,
        };
        var rules = Rules.Shipped(
            new Dictionary<string, BankTerms> { [lane.Bank] = profile.Terms }, RoundingRule.PersonHalfUp);
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(lane.World.Clock)
            .AddSingleton(rules)
            .AddSingleton(lane.Account)
            .AddSingleton<ILedger>(new TableLedger(lane.Account, "benchmark"))
            .AddSingleton<IRegistry, TableRegistry>()
            .AddSingleton<IWake, QueueWake>()
            .AddSingleton<IBankLimits, TableBankLimits>()
            .AddSnapBanks(new Dictionary<string, BankProfile> { [lane.Bank] = profile })
            .AddSingleton<PlanDay>()
            .AddSingleton<StartRun>()
            .AddSingleton<CollectDistrict>()
            .BuildServiceProvider();
    }

    private static QueuePump Pump(Lane lane, IServiceProvider services) => new(
        new FunctionEntry(
            nameof(CollectDistrict),
            typeof(Collecting).GetMethod(nameof(Collecting.CollectDistrict))!,
            new FunctionTrigger.Queue(WakeQueues.Districts)),
        lane.Account.Queue(WakeQueues.Districts),
        lane.Account.Queue(WakeQueues.Districts + "-poison"),
        // The client of the account decodes already.
        lane.Host.Queues with { MessageEncoding = QueueMessageEncoding.None },
        new FunctionInvoker(services),
        Lease,
        TimeProvider.System,
        NullLogger<QueuePump>.Instance);

    /// <summary>The function as the function app has it, without the other queues' use cases.</summary>
    public sealed class Collecting(CollectDistrict collect)
    {
        public Task CollectDistrict([QueueTrigger(WakeQueues.Districts)] string message, CancellationToken stop) =>
            collect.RunAsync(WakeMessages.ParseDistrict(message), stop);
    }
}
