using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PremiumFunctions;

/// <summary>What this interface takes and answers (OpenAPI 3.1). It tells no data, so it needs no key.</summary>
public sealed class ApiDescriptions(AdminKeys key)
{
    private const string Route = "openapi.json";

    [Function(nameof(DescribeApi))]
    public Task<IResult> DescribeApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.OpenAsync(request, () =>
    {
        stop.ThrowIfCancellationRequested();
        var path = request.PathBase.Add(request.Path).ToString().TrimEnd('/');
        return Task.FromResult<IResult>(TypedResults.Text(
            ApiDocument.Text(path[..path.LastIndexOf('/')]), "application/json; charset=utf-8"));
    });
}
