using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>What no other function answers; the Functions host would answer it without body and headers.</summary>
public sealed class WrongAddresses(AdminKeys key)
{
    /// <summary>
    /// An address that nobody has, or has for other methods. It takes every method and sorts, by its name, behind every
    /// other function, or it answers for them.
    /// </summary>
    [Function(nameof(WrongAddress))]
    public Task<IResult> WrongAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        key.OpenAsync(request, () =>
        {
            var methods = ApiFunction.MethodsOf(request);
            if (methods.Count == 0)
            {
                throw new RequestException(StatusCodes.Status404NotFound, new Said(
                    "Alamat ini tidak ada. Mulailah dari ringkasan kabupaten.",
                    "There is no such address; openapi.json names those there are."));
            }

            var allowed = string.Join(", ", methods);
            request.HttpContext.Response.Headers.Allow = allowed;
            throw new RequestException(StatusCodes.Status405MethodNotAllowed, new Said(
                $"Alamat ini hanya menerima {allowed}. Mulailah dari ringkasan kabupaten.",
                $"{request.Method}: expected {allowed}."));
        });
}
