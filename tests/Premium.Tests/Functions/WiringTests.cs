using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Functions;

/// <summary>The function app as <c>Program</c> builds it, but for where its settings come from.</summary>
public sealed class WiringTests
{
    private static IHost Build()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddConfiguration(GoodSettings.With());
        return builder.AddPremium().Build();
    }

    [Fact]
    public void EveryFunctionClass_isBuiltFromTheContainer()
    {
        using var host = Build();
        var classes = FunctionCatalog.Read(typeof(Settings).Assembly).Functions
            .Select(f => f.Method.DeclaringType!)
            .Distinct()
            .ToList();

        Assert.Equal(
            [
                "ActPages", "ApiDescriptions", "Books", "ColumnPages", "CoverPages", "Http", "ImportPages", "Imports",
                "Insured", "Members", "MessagePages", "MessageStatus", "Mutes", "Pages", "Pauses", "People", "Poison",
                "Queues", "Remittances", "ReplyPages", "ReportPages", "Resends", "RuleFiles", "SignInPages",
                "StopPages", "Timers", "VillagePages", "Work", "WrongAddresses",
            ],
            classes.Select(c => c.Name).Order());
        using var call = host.Services.CreateScope();
        Assert.All(classes, type => Assert.IsType(type, ActivatorUtilities.CreateInstance(call.ServiceProvider, type)));
    }

    /// <summary>A port that may be left out is so in tests alone: here it would switch off what it is for.</summary>
    [Fact]
    public void WhatAUseCaseMayDoWithout_isThereAllTheSame()
    {
        using var host = Build();
        using var call = host.Services.CreateScope();
        var optional = typeof(ReadWorklist).Assembly.GetTypes()
            .Where(t => t is { IsPublic: true, IsAbstract: false } && call.ServiceProvider.GetService(t) is not null)
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()))
            .Where(p => p.HasDefaultValue && !p.ParameterType.IsPrimitive && p.ParameterType != typeof(string))
            .Select(p => p.ParameterType)
            // Without WhatsApp nobody is answered.
            .Where(type => type != typeof(IAnswerBack))
            .Distinct()
            .ToList();

        Assert.Contains(typeof(IReplies), optional);
        Assert.All(optional, type => Assert.NotNull(call.ServiceProvider.GetService(type)));
    }

    [Fact]
    public void C30_NothingThatOutlivesAFunctionCall_holdsItsRules()
    {
        static string Key(byte first) => Convert.ToBase64String([first, .. new byte[31]]);
        var configuration = GoodSettings.With(new("Storage:NikHashKey", Key(1)), new("Storage:NikCipherKey", Key(2)));
        var all = new ServiceCollection().AddLogging().AddPremium(Settings.Read(configuration));
        using var services = all.BuildServiceProvider(validateScopes: true);
        using var call = services.CreateScope();

        // To make one that asks for the rules of a call throws.
        Assert.All(
            all.Where(s => s.Lifetime == ServiceLifetime.Singleton
                && s.ServiceType.FullName!.StartsWith("Premium", StringComparison.Ordinal)),
            s => Assert.NotNull(services.GetRequiredService(s.ServiceType)));
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<Rules>());
        Assert.Same(
            call.ServiceProvider.GetRequiredService<Rules>(), call.ServiceProvider.GetRequiredService<Rules>());
    }

    [Fact]
    public async Task C30_WorkerAsItIsDeployed_readsTheRulesBeforeAFunction()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddConfiguration(GoodSettings.With());
        builder.AddPremium().Services.AddSingleton<IRuleVersions>(new RulesAway());
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<IOException>(() => host.Services
            .GetRequiredService<FunctionExecutionDelegate>()(new CallWithoutRequest(host.Services)));
        Assert.Equal("away", e.Message);
    }

    [Fact]
    public void Schedules_areReadInTheZoneOfTheProcess_asTheHostReadsThem()
    {
        using var host = Build();

        Assert.Same(TimeZoneInfo.Local, host.Services.GetRequiredService<TimeZoneInfo>());
    }

    [Fact]
    public void ResilienceLibrary_writesNothing_andTheAppDoes()
    {
        using var host = Build();
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();

        Assert.False(loggers.CreateLogger("Polly").IsEnabled(LogLevel.Critical));
        Assert.True(loggers.CreateLogger<Timers>().IsEnabled(LogLevel.Information));
    }

    [Fact]
    public void WrongSetting_stopsTheStart()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddConfiguration(GoodSettings.With(KeyValuePair.Create("Regency", (string?)null)));

        Assert.Throws<InvalidOperationException>(() => builder.AddPremium());
    }
}
