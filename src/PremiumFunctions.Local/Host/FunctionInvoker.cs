using System.Reflection;

namespace PremiumFunctions.Local.Host;

/// <summary>
/// Runs timer and queue functions: a scope for each run, the class made from it, the trigger's value and the token
/// bound to the parameters. What the function throws comes out as it was thrown.
/// </summary>
/// <param name="services">What function classes are made from.</param>
/// <param name="around">Put around each call, before its class is made; null for nothing.</param>
public sealed class FunctionInvoker(
    IServiceProvider services, Func<Func<Task>, CancellationToken, Task>? around = null)
{
    public Task InvokeAsync(FunctionEntry function, object triggerValue, CancellationToken stop) => around is null
        ? RunAsync(function, triggerValue, stop)
        : around(() => RunAsync(function, triggerValue, stop), stop);

    private async Task RunAsync(FunctionEntry function, object triggerValue, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var instance = Instance(function, scope.ServiceProvider);
        try
        {
            // The catalog admits one trigger parameter, and tokens beside it.
            var values = function.Method.GetParameters()
                .Select(p => p.ParameterType == typeof(CancellationToken) ? stop : triggerValue)
                .ToArray();
            var run = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, values, null);
            await ((Task)run!).ConfigureAwait(false);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    /// <summary>A new object of the function's class; null for a static function.</summary>
    internal static object? Instance(FunctionEntry function, IServiceProvider scope) =>
        function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(scope, function.Method.DeclaringType!);
}
