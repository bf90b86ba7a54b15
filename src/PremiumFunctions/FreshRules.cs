using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// Before each function: the rules that count are read where they are old. Where they never could be, nothing is done
/// by the shipped ones: timers and queues come back, people are told.
/// </summary>
public sealed partial class FreshRules(RulesInForce rules, ILogger<FreshRules> log) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http
            ? RunAsync(http, () => next(context))
            : RunAsync(() => next(context), context.CancellationToken);

    /// <summary>For timers and queues.</summary>
    public async Task RunAsync(Func<Task> function, CancellationToken stop)
    {
        await rules.RefreshAsync(stop);
        await function();
    }

    /// <summary>For requests.</summary>
    public async Task RunAsync(HttpContext http, Func<Task> function)
    {
        try
        {
            await rules.RefreshAsync(http.RequestAborted);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            NotRead(e, http.Request.Path);
            AnswerHeaders.Set(http.Response);
            var problem = TypedResults.Problem(
                "The rules that count cannot be read now; try again in a minute.", statusCode: 503);
            await problem.ExecuteAsync(http);
            return;
        }

        await function();
    }

    [LoggerMessage(621, LogLevel.Error, "{Path} is not answered: the rules could not be read")]
    private partial void NotRead(Exception e, string path);
}
