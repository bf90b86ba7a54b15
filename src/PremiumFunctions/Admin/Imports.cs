using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Spreadsheets;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The register comes in by files: a dry run first, then exactly what it showed.</summary>
public sealed partial class Imports(
    PrepareImport prepare, TakeImport take, ReadImports read, IImports imports, IRegisterFiles files,
    KeepFieldMaps maps, AdminKeys key, Settings settings, ILogger<Imports> log)
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
        CancellationToken stop) => key.VisitAsync(request, Access.Sign, async admin =>
    {
        var id = (await RequestBody.ReadAsync(request, ["import"], stop)).Value("import");
        return await take.RunAsync(
            id, admin.Name, settings.Regency, stop, isAdmin: admin.Role == Role.Admin) switch
        {
            TakeResult.Taken taken => TypedResults.Ok(new { taken = taken.Entry }),
            TakeResult.NotFound => NotThere(id),
            TakeResult.Refused refused => TypedResults.Problem(refused.Why.English, statusCode: 409),
            _ => throw new InvalidOperationException("TakeResult is closed."),
        };
    });

    /// <summary>An empty file of a kind: <c>members.xlsx</c>, <c>members.csv</c>.</summary>
    [Function(nameof(GetTemplate))]
    public Task<IResult> GetTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "templates/{file}")] HttpRequest request,
        string file,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var parts = file.Split('.');
        var kind = ImportUpload.KindOf(parts[0]);
        return await Download.OfAsync(
            RegisterTemplates.Of(kind), RegisterTemplates.FileName(kind, parts[^1]), parts[^1], stop);
    });

    /// <summary>
    /// The rows of a dry run with a wrong cell, as a file to put right; <c>?lang=en</c> for English. They are as they
    /// were uploaded, NIK and account numbers too: only whoever may upload gets them, and is in the log.
    /// </summary>
    [Function(nameof(GetWrongRows))]
    public Task<IResult> GetWrongRows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/{import}/wrong")] HttpRequest request,
        string import,
        CancellationToken stop) => key.VisitAsync(request, Access.Act, async admin =>
    {
        if (await imports.FindAsync(import, stop) is not { } stored)
        {
            return NotThere(import);
        }

        var (kind, map) = (stored.Shown.Terms.Kind, stored.Shown.Map);
        var wrong = (await read.OneAsync(import, settings.Regency, stop))?.Plan?.Wrong
            ?? files.ReadStored(stored).Wrong;
        TakenOut(import, admin.Name, wrong.Select(w => w.Row).Distinct().Count());
        var words = new Words(PageRequest.LanguageOf(request), TimeSpan.Zero);
        return await Download.OfAsync(
            WrongRows.Of(stored.File, map, kind, wrong, words.Of), $"salah-{import}.csv", "csv", stop);
    });

    /// <summary>Field maps that people saved.</summary>
    [Function(nameof(ListMaps))]
    public Task<IResult> ListMaps(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "maps")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () => TypedResults.Ok(
            (await maps.AllAsync(stop)).Select(m => new
            {
                name = m.Name,
                kind = m.Kind.ToString(),
                columns = m.Map.Columns,
                days = m.Map.DayForm,
                @decimal = m.Map.DecimalSign?.ToString(),
                by = m.By,
                at = m.At,
            })));

    private static IResult NotThere(string import) =>
        TypedResults.Problem($"There is no dry run '{import}'; GET imports lists them.", statusCode: 404);

    [LoggerMessage(642, LogLevel.Information, "wrong rows of import {Import} taken out by {By}: {Lines} lines")]
    private partial void TakenOut(string import, string by, int lines);
}
