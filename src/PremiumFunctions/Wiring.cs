using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Premium.Adapters.Alerts;
using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The one place where ports meet their implementations, for the Functions host and the local host.</summary>
public static class Wiring
{
    public static IServiceCollection AddPremium(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.Rules())
            .AddSingleton(new OperationsContacts(settings.OperationsContacts))
            .AddSingleton<AdminKey>()
            .AddPremiumStorage(settings.Storage)
            .AddSnapBanks(settings.Banks)
            .AddSingleton<IAlertChannel>(provider =>
                new SmtpChannel(settings.Smtp, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CollectDistrict>()
            .AddSingleton<SendAlerts>()
            .AddSingleton<StartRun>()
            .AddSingleton<CloseRuns>()
            .AddSingleton<ReconcileDistrict>()
            .AddSingleton<StartReconciliations>()
            .AddSingleton<AuditDistrict>()
            .AddSingleton<ReadDistricts>();
    }
}
