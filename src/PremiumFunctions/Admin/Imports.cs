using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The register comes in by files: a dry run first, then exactly what it showed.</summary>
public sealed class Imports(
    PrepareImport prepare, TakeImport take, ReadImports read, AdminKeys key, Settings settings)
{
    /// <summary>
    /// The dry run: a file as the body with <c>?kind=members&amp;full=yes&amp;from=2026-12&amp;name=peserta.xlsx</c>,
    /// or a form with these fields and <c>file</c>. Writes nothing to the register.
    /// </summary>
    [Function(nameof(PrepareFile))]
    public Task<IResult> PrepareFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "imports")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(
        request,
        async admin =>
        {
            var (shown, plan) = await prepare.RunAsync(
                await ImportUpload.ReadAsync(request, admin, stop), settings.Regency, stop);
            return TypedResults.Ok(new { import = ShownJson.Of(shown), plan = PlanJson.Of(plan) });
        },
        BodyTerms.File);

    [Function(nameof(ListImports))]
    public Task<IResult> ListImports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () => TypedResults.Ok(
            (await read.AllAsync(stop)).Select(i => new { import = ShownJson.Of(i.Shown), taken = i.Entry })));

    /// <summary>One dry run, and what it would change now.</summary>
    [Function(nameof(ShowImport))]
    public Task<IResult> ShowImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/{import}")] HttpRequest request,
        string import,
        CancellationToken stop) => key.GuardAsync(request, async () =>
        await read.OneAsync(import, settings.Regency, stop) is { } view
            ? TypedResults.Ok(new
            {
                import = ShownJson.Of(view.Shown),
                plan = view.Plan is null ? null : PlanJson.Of(view.Plan),
                stale = view.IsStale,
                taken = view.Entry,
            })
            : NotThere(import));

    /// <summary>Takes a dry run: <c>{"import":"ID"}</c>. Exactly what was shown, or nothing.</summary>
    [Function(nameof(TakeFile))]
    public Task<IResult> TakeFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "imports/taken")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var id = (await RequestBody.ReadAsync(request, ["import"], stop)).Value("import");
        return await take.RunAsync(id, admin, settings.Regency, stop) switch
        {
            TakeResult.Taken taken => TypedResults.Ok(new { taken = taken.Entry }),
            TakeResult.NotFound => NotThere(id),
            TakeResult.Refused refused => TypedResults.Problem(refused.Why.English, statusCode: 409),
            _ => throw new InvalidOperationException("TakeResult is closed."),
        };
    });

    internal static IResult NotThere(string import) =>
        TypedResults.Problem($"There is no dry run '{import}'; GET imports lists them.", statusCode: 404);
}
