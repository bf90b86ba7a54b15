using System.Text.Json;
using PremiumFunctions.Local.Host;

namespace Premium.Tests.Functions;

/// <summary>
/// What the worker SDK tells the Functions host of the functions (<c>functions.metadata</c>, built and published with
/// the app) is what the local host finds, so that both run the same.
/// </summary>
public sealed class PublishedFunctionsTests
{
    private static readonly Dictionary<string, JsonElement> Published = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")))
        .RootElement.EnumerateArray()
        .ToDictionary(f => f.GetProperty("name").GetString()!, StringComparer.Ordinal);

    private static readonly FunctionCatalog Found = FunctionCatalog.Read(typeof(PremiumFunctions.Settings).Assembly);

    [Fact]
    public void Names_areTheSame() => Assert.Equal(
        Found.Functions.Select(f => f.Name), Published.Keys.Order(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Triggers_areTheSame() => Assert.All(
        Found.Functions,
        f => Assert.Equal(Text(f.Trigger), Text(TriggerOf(Published[f.Name]))));

    [Fact]
    public void EntryPoints_areTheSame() => Assert.All(
        Found.Functions,
        f => Assert.Equal($"{f.Method.DeclaringType}.{f.Method.Name}", Value(Published[f.Name], "entryPoint")));

    /// <summary>The host calls no other timer again that threw; who was not woken would sleep for hours.</summary>
    [Theory]
    [InlineData("CollectPremiums")]
    [InlineData("WatchLapses")]
    [InlineData("Reconcile")]
    public void TimerThatOpensRuns_isCalledAgain_whenItThrows(string name)
    {
        var retry = Published[name].GetProperty("retry");

        Assert.Equal("fixedDelay", Value(retry, "strategy"));
        Assert.Equal(5, retry.GetProperty("maxRetryCount").GetInt32());
        Assert.Equal("00:00:30", Value(retry, "delayInterval"));
    }

    private static JsonElement TriggerOf(JsonElement function) =>
        function.GetProperty("bindings").EnumerateArray().First(b => Value(b, "direction") == "In");

    private static string Text(FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Timer timer => $"timerTrigger {timer.Schedule}",
        FunctionTrigger.Queue queue => $"queueTrigger {queue.QueueName}",
        FunctionTrigger.Http http => $"httpTrigger {http.Level} {string.Join(',', http.Methods)} {http.Route}",
        _ => throw new InvalidOperationException($"{trigger} is of no known kind."),
    };

    private static string Text(JsonElement binding) => Value(binding, "type") switch
    {
        "timerTrigger" => $"timerTrigger {Value(binding, "schedule")}",
        "queueTrigger" => $"queueTrigger {Value(binding, "queueName")}",
        "httpTrigger" => $"httpTrigger {Value(binding, "authLevel")} " +
            string.Join(',', binding.TryGetProperty("methods", out var methods)
                ? methods.EnumerateArray().Select(m => m.GetString()) : []) +
            $" {Value(binding, "route")}",
        var other => throw new InvalidOperationException($"{other} is of no known kind."),
    };

    private static string Value(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
