using Microsoft.AspNetCore.Http;

namespace PremiumFunctions;

/// <summary>What every request of ours passes, whoever it is from: what is wrong is told by status and field.</summary>
internal static class Answering
{
    /// <param name="request">The request.</param>
    /// <param name="action">What is done.</param>
    /// <param name="failed">Notes what is wrong inside, which nobody outside is told.</param>
    public static async Task<IResult> RunAsync(
        HttpRequest request, Func<CancellationToken, Task<IResult>> action, Action<Exception> failed)
    {
        AnswerHeaders.Set(request.HttpContext.Response);
        var stop = request.HttpContext.RequestAborted;
        try
        {
            CrossSite.Check(request);
            return await action(stop);
        }
        catch (RequestException e)
        {
            return TypedResults.Problem(e.Message, statusCode: e.Status);
        }
        catch (FormatException e)
        {
            return TypedResults.Problem(e.Message, statusCode: 400);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            failed(e);
            return TypedResults.Problem(
                "Something is wrong on this side, and was noted. Nothing that you sent is known to be at fault.",
                statusCode: 500);
        }
    }
}
