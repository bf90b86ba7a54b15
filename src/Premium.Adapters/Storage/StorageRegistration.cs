using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Premium.Adapters.Snap;
using Premium.Ports;

namespace Premium.Adapters.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Registers ledger, registry, wakes, limits, receipt numbers, rule versions, work notes, notices, replies, shared
    /// tokens and NIK vault on Azure Storage. Call <see cref="StorageAccount.PrepareAsync"/> once on start. The vault's
    /// keys are checked when it is first asked for.
    /// </summary>
    public static IServiceCollection AddPremiumStorage(this IServiceCollection services, StorageSettings settings)
    {
        settings.Check();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(_ => new StorageAccount(settings))
            .AddSingleton<ILedger>(provider => new TableLedger(
                provider.GetRequiredService<StorageAccount>(),
                settings.Writer.Length > 0 ? settings.Writer : WriterName(provider.GetRequiredService<TimeProvider>())))
            .AddSingleton<IRegistry, TableRegistry>()
            .AddSingleton<IPauses, TablePauses>()
            .AddSingleton<IFieldMaps, TableFieldMaps>()
            .AddSingleton<IWake, QueueWake>()
            .AddSingleton<IBankLimits, TableBankLimits>()
            .AddSingleton<IReceiptNumbers, TableReceiptNumbers>()
            .AddSingleton<IRuleVersions, TableRuleVersions>()
            .AddSingleton<ISharedTokens, TableSharedTokens>()
            .AddSingleton<IWorkNotes, TableWorkNotes>()
            .AddSingleton<INotices, TableNotices>()
            .AddSingleton<IUnreadRows, TableUnreadRows>()
            .AddSingleton<IInbound, TableInbound>()
            .AddSingleton<IReplies, TableReplies>()
            .AddSingleton<PoisonQueues>()
            .AddSingleton<ISetAside>(provider => provider.GetRequiredService<PoisonQueues>())
            .AddSingleton(provider => NikVault.Open(provider.GetRequiredService<StorageAccount>(), settings))
            .AddSingleton<IPeople>(provider => provider.GetRequiredService<NikVault>())
            .AddSingleton<IImports, TableImports>();
    }

    private static string WriterName(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.MachineName}-{Environment.ProcessId}-{time.GetUtcNow():yyyyMMddHHmmssfff}");
}
