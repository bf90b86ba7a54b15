using Microsoft.AspNetCore.Http;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>What every request of ours passes, whoever it is from: what is wrong is told by status and field.</summary>
internal static class Answering
{
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">By which people reach us; null where no setting says.</param>
    /// <param name="action">What is done.</param>
    /// <param name="failed">Notes what is wrong inside, which nobody outside is told.</param>
    public static async Task<IResult> RunAsync(
        HttpRequest request, Uri? publicUrl, Func<CancellationToken, Task<IResult>> action, Action<Exception> failed)
    {
        AnswerHeaders.Set(request.HttpContext.Response);
        var stop = request.HttpContext.RequestAborted;
        try
        {
            CrossSite.Check(request, publicUrl);
            return await action(stop);
        }
        catch (RequestException e)
        {
            return Refusal.Of(request, e.Status, e.Why);
        }
        catch (FormatException e)
        {
            return Refusal.Of(request, StatusCodes.Status400BadRequest, WrongField.WhyOf(e));
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            failed(e);
            return Refusal.Of(request, StatusCodes.Status500InternalServerError, new Said(
                "Ada yang salah di pihak kami dan sudah dicatat. Yang Anda kirim belum tentu keliru.",
                "Something is wrong on this side, and was noted. Nothing that you sent is known to be at fault."));
        }
    }
}
