using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
            ["Http", "Pages", "People", "Poison", "Queues", "Timers", "Work"], classes.Select(c => c.Name).Order());
        Assert.All(classes, type => Assert.IsType(type, ActivatorUtilities.CreateInstance(host.Services, type)));
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
