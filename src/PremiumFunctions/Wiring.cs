using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Premium.Adapters.Alerts;
using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// The one place where ports meet their implementations, for the Functions host and the local host. Schedules are read
/// in the host's time zone: UTC on Flex Consumption; the local host registers another.
/// </summary>
public static class Wiring
{
    public static IServiceCollection AddPremium(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TimeZoneInfo.Utc);
        services.AddRazorComponents();
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.Rules())
            .AddSingleton(new OperationsContacts(settings.OperationsContacts))
            .AddSingleton<AdminKeys>()
            .AddPremiumStorage(settings.Storage)
            .AddSnapBanks(settings.Banks)
            .AddSingleton<IAlertChannel>(provider =>
                new SmtpChannel(settings.Smtp, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CollectDistrict>()
            .AddSingleton<SendAlerts>()
            .AddSingleton<StartRun>()
            .AddSingleton<CloseRuns>()
            .AddSingleton<Operations>()
            .AddSingleton<AlarmMissedRuns>()
            .AddSingleton(provider => settings.Schedule(provider.GetRequiredService<TimeZoneInfo>()))
            .AddSingleton<ReconcileDistrict>()
            .AddSingleton<StartReconciliations>()
            .AddSingleton<ReadDistricts>()
            .AddSingleton<DecideUnknown>()
            .AddSingleton<RecordReceipt>()
            .AddSingleton<ClearBill>();
    }
}
