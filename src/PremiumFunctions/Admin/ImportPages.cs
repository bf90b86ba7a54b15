using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The pages that the register comes in by; their forms work without script.</summary>
public sealed class ImportPages(
    PrepareImport prepare, TakeImport take, ReadImports read, KeepFieldMaps maps, AdminKeys key, Settings settings,
    Rules rules, TimeProvider clock)
{
    private const string Route = "pages/imports";

    [Function(nameof(ShowImportsPage))]
    public Task<IResult> ShowImportsPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () => new RazorComponentResult<ImportsPage>(new
        {
            Regency = settings.RegencyName,
            Imports = await read.AllAsync(stop),
            Maps = await maps.AllAsync(stop),
            Now,
            settings.ImportPolicy.TakingMax,
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        }));

    /// <summary>
    /// Checks an uploaded file and leads to what it would change, or else to the question which of its columns is what.
    /// </summary>
    [Function(nameof(UploadFile))]
    public Task<IResult> UploadFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(
        request,
        async admin =>
        {
            var links = PageRequest.LinksOf(request);
            ImportRequest? upload = null;
            try
            {
                upload = await ImportUpload.ReadAsync(request, admin, stop);
                var (shown, _) = await prepare.RunAsync(upload, settings.Regency, stop);
                return PageRequest.SeeOther(request, links.Import(shown.Id));
            }
            catch (RefusedFileException e) when (e.IsAboutColumns && upload is not null)
            {
                var kept = await prepare.KeepAsync(upload, stop);
                return PageRequest.SeeOther(request, links.Columns(kept.Id));
            }
            catch (FormatException e)
            {
                return Message(links, WrongField.WhyOf(e));
            }
        },
        BodyTerms.File);

    [Function(nameof(ShowImportPage))]
    public Task<IResult> ShowImportPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken stop) => key.GuardAsync(request, () => PageAsync(request, import, null, stop));

    /// <summary>Takes the dry run of the page; pressed twice it is taken once.</summary>
    [Function(nameof(TakeFromPage))]
    public Task<IResult> TakeFromPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken stop) => key.VisitAsync(
        request,
        Access.Sign,
        async admin => await take.RunAsync(
            import, admin.Name, settings.Regency, stop, isAdmin: admin.Role == Role.Admin) switch
        {
            TakeResult.Refused refused => await PageAsync(request, import, refused.Why, stop),
            _ => PageRequest.SeeOther(
                request,
                PageRequest.LinksOf(request).Import(import)),
        },
        BodyTerms.Small);

    private DateTimeOffset Now => clock.GetUtcNow().ToOffset(rules.UtcOffset);

    private async Task<IResult> PageAsync(HttpRequest request, string import, Said? notice, CancellationToken stop)
    {
        var language = PageRequest.LanguageOf(request);
        var root = PageRequest.PagesOf(request);
        return await read.OneAsync(import, settings.Regency, stop) is not { } view
            ? PageRequest.NotThere(request)
            : view.Shown.IsDraft ? PageRequest.SeeOther(request, new Links(root, language).Columns(import))
            : new RazorComponentResult<ImportPage>(new
            {
                View = view,
                Notice = notice,
                Now,
                settings.ImportPolicy.TakingMax,
                Language = language,
                Root = root,
            })
            {
                StatusCode = notice is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            };
    }

    private static RazorComponentResult<MessagePage> Message(Links links, Said why) => new(new
    {
        Title = links.Language == Language.Indonesian ? "Berkas tidak dapat dibaca" : "The file cannot be read",
        Text = new Words(links.Language, TimeSpan.Zero).Of(why),
        links.Language,
        links.Root,
    })
    {
        StatusCode = StatusCodes.Status400BadRequest,
    };
}
