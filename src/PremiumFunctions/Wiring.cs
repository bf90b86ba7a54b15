using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Alerts;
using Premium.Adapters.Snap;
using Premium.Adapters.Spreadsheets;
using Premium.Adapters.Storage;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// The one place where ports meet their implementations, for the Functions host and the local host. Schedules are read
/// in the time zone that the Functions host reads them in, which it hands to this process (<c>TZ</c>): UTC on Flex
/// Consumption. The local host registers another.
/// </summary>
public static class Wiring
{
    /// <summary>The function app as the Functions host runs it.</summary>
    public static FunctionsApplicationBuilder AddPremium(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<FreshRules>();
        builder.Logging.AddPremiumFilters();
        builder.Services.AddPremium(Settings.Read(builder.Configuration));
        return builder;
    }

    /// <summary>
    /// What a bank call came to is evidence in the sheet and a problem of its run; the resilience library would say it
    /// again with a stack trace for each. <c>host.json</c> cannot leave that out: the host does not see the category.
    /// </summary>
    public static ILoggingBuilder AddPremiumFilters(this ILoggingBuilder logging) =>
        logging.AddFilter("Polly", LogLevel.None);

    /// <remarks>
    /// Rules are taken once for each function call, which is a scope, and so is all that decides by them: new ones
    /// never count in the middle of a call. A singleton must not hold them.
    /// </remarks>
    public static IServiceCollection AddPremium(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TimeZoneInfo.Local);
        services.AddRazorComponents();
        return services
            .AddSingleton(settings)
            .AddSingleton(provider => new RulesInForce(
                settings.Rules(),
                provider.GetRequiredService<IRuleVersions>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RulesInForce>>()))
            .AddSingleton<FreshRules>()
            .AddScoped(provider => provider.GetRequiredService<RulesInForce>().Now)
            .AddSingleton(new OperationsContacts(settings.OperationsContacts) { Branch = settings.BranchContacts })
            .AddSingleton<WrongKeys>()
            .AddDesk(settings)
            .AddActs()
            .AddSingleton<AdminKeys>()
            .AddPremiumStorage(settings.Storage)
            .AddSnapBanks(settings.Banks)
            .AddChannels(settings)
            .AddSingleton<BelievedSheets>()
            .AddSingleton<PutWakes>()
            .AddSingleton<Operations>()
            .AddSingleton(provider => settings.Schedule(provider.GetRequiredService<TimeZoneInfo>()))
            .AddSingleton(provider => new ProcessStart(provider.GetRequiredService<TimeProvider>().GetUtcNow()))
            .AddSingleton<AuditDistrict>()
            .AddSingleton<NoteAudits>()
            .AddScoped<CollectDistrict>()
            .AddScoped<SendAlerts>()
            .AddScoped<ResendAlerts>()
            .AddSingleton<HearDeliveries>()
            .AddScoped<PlanDay>()
            .AddScoped<StartRun>()
            .AddScoped<ReadWorklist>()
            .AddScoped<TellWorklist>()
            .AddScoped<ReadRemittance>()
            .AddScoped<TellRemittances>()
            .AddScoped<TellAdvance>()
            .AddScoped<NoteWork>()
            .AddScoped<CloseRuns>()
            .AddScoped<AlarmMissedRuns>()
            .AddScoped<ReconcileDistrict>()
            .AddScoped<StartReconciliations>()
            .AddScoped<ReadDistricts>()
            .AddScoped<ReadVillage>()
            .AddScoped<FindVillages>()
            .AddScoped<ReadStatement>()
            .AddScoped<ReadMonths>()
            .AddScoped<OneLook>()
            .AddScoped<DecideUnknown>()
            .AddScoped<RecordReceipt>()
            .AddScoped<TakeBackReceipt>()
            .AddScoped<ClearBill>()
            .AddScoped<TakeRules>()
            .AddSingleton<IRegisterFiles, RegisterFiles>()
            .AddSingleton(settings.ImportPolicy)
            .AddScoped<ReadRegister>()
            .AddScoped<PrepareImport>()
            .AddScoped<TakeImport>()
            .AddScoped<ReadImports>()
            .AddScoped<KeepFieldMaps>()
            .AddScoped<ReadColumns>()
            .AddScoped<ForgetDryRuns>()
            .AddScoped<ForgetNotices>()
            .AddScoped<CheckRows>()
            .AddScoped<ReadCover>()
            .AddScoped<ReadMembers>()
            .AddScoped<ErasePerson>()
            .AddScoped<PauseDebits>()
            .AddSingleton(new ReplyLinks(settings.ReplyKeys, () => settings.PublicUrl))
            .AddScoped<ReadReplies>()
            .AddScoped<ReadStops>()
            .AddScoped<PreviewMessage>()
            .AddScoped<NoteReply>()
            .AddScoped<HearAnswers>()
            .AddScoped<MuteMessages>();
    }

    /// <summary>Mail always; the others where they are set.</summary>
    private static IServiceCollection AddChannels(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<IAlertChannel>(provider =>
            new SmtpChannel(settings.Smtp, provider.GetRequiredService<TimeProvider>()));
        if (settings.WhatsApp.IsOn)
        {
            services.AddSingleton(provider => new WhatsAppChannel(
                    settings.WhatsApp, provider.GetRequiredService<IInbound>(),
                    provider.GetRequiredService<TimeProvider>()))
                .AddSingleton<IAlertChannel>(provider => provider.GetRequiredService<WhatsAppChannel>())
                .AddSingleton<IAnswerBack>(provider => provider.GetRequiredService<WhatsAppChannel>());
        }

        if (settings.Webhook.IsOn)
        {
            services.AddSingleton<IAlertChannel>(provider =>
                new WebhookChannel(settings.Webhook, provider.GetRequiredService<TimeProvider>()));
        }

        return services;
    }
}
