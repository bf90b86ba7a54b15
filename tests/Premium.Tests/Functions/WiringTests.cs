using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PremiumFunctions;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Functions;

public sealed class WiringTests
{
    [Fact]
    public async Task EveryFunctionClass_isBuiltFromTheContainer()
    {
        var configuration = GoodSettings.With();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(configuration)
            .AddPremium(Settings.Read(configuration))
            .BuildServiceProvider(validateScopes: true);
        var classes = FunctionCatalog.Read(typeof(Settings).Assembly).Functions
            .Select(f => f.Method.DeclaringType!)
            .Distinct()
            .ToList();

        Assert.Equal(["Http", "Pages", "People", "Poison", "Queues", "Timers"], classes.Select(c => c.Name).Order());
        Assert.All(classes, type => Assert.IsType(type, ActivatorUtilities.CreateInstance(services, type)));
    }
}
