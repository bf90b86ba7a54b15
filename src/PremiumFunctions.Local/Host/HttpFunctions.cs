using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions.Local.Host;

/// <summary>
/// Maps HTTP functions as endpoints under the route prefix; ASP.NET Core binds request, route values and token and
/// writes the result. As in the Functions host, the first function by name whose route fits is called, however general
/// that route is. Another method than the declared ones is answered 405 (the Functions host: 404).
/// </summary>
internal static class HttpFunctions
{
    public const string KeySetting = "Local:FunctionsKey";

    public static void Map(
        IEndpointRouteBuilder endpoints, IEnumerable<FunctionEntry> functions, string prefix, ILogger logger)
    {
        var configuration = endpoints.ServiceProvider.GetRequiredService<IConfiguration>();
        foreach (var (order, function) in functions.Index())
        {
            if (function.Trigger is not FunctionTrigger.Http http)
            {
                continue;
            }

            var pattern = RoutePatternFactory.Parse(string.Join('/', prefix, http.Route.Trim('/')).Trim('/'));
            var run = Delegate(function, pattern, endpoints.ServiceProvider);
            var key = http.Level == AuthorizationLevel.Anonymous ? null : Key(function, http, configuration);
            var endpoint = endpoints.Map(pattern, context => RunAsync(context, run, key, function.Name, logger));
            endpoint.WithDisplayName(function.Name).WithOrder(order);
            if (http.Methods.Count > 0)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(http.Methods.Select(m => m.ToUpperInvariant())));
            }
        }
    }

    private static async Task RunAsync(
        HttpContext context, RequestDelegate run, FunctionsKey? key, string function, ILogger logger)
    {
        if (key is not null && !key.IsIn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await run(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            HostLog.FunctionFailed(logger, e, function);
            if (context.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static RequestDelegate Delegate(FunctionEntry function, RoutePattern pattern, IServiceProvider services)
    {
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = services,
            RouteParameterNames = pattern.Parameters.Select(p => p.Name),
        };
        return function.Method.IsStatic
            ? RequestDelegateFactory.Create(function.Method, null, options).RequestDelegate
            : RequestDelegateFactory.Create(function.Method, Target, options).RequestDelegate;

        object Target(HttpContext context)
        {
            var instance = FunctionInvoker.Instance(function, context.RequestServices)!;
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    context.Response.RegisterForDisposeAsync(disposable);
                    break;
                case IDisposable disposable:
                    context.Response.RegisterForDispose(disposable);
                    break;
            }

            return instance;
        }
    }

    private static FunctionsKey Key(FunctionEntry function, FunctionTrigger.Http http, IConfiguration configuration) =>
        configuration[KeySetting] is { Length: > 0 } key
            ? new FunctionsKey(key)
            : throw new InvalidOperationException(
                $"Function '{function.Name}': the setting '{KeySetting}' is missing; its trigger says {http.Level}.");
}
