using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Which column of an uploaded file holds what: proposed, put right by a person, and kept by name.</summary>
public sealed class ColumnPages(
    ReadColumns columns, PrepareImport prepare, IImports imports, AdminKeys key, Settings settings, Rules rules,
    TimeProvider clock)
{
    private const string Route = "pages/imports/{import}/columns";
    private const string FieldPrefix = "col-";

    [Function(nameof(ShowColumnsPage))]
    public Task<IResult> ShowColumnsPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string import,
        CancellationToken stop) => key.GuardAsync(
        request, () => PageAsync(request, import, new Sent(null, null, null), stop));

    /// <summary>Checks the file by the columns that were chosen, and leads to what it would change.</summary>
    [Function(nameof(ChooseColumns))]
    public Task<IResult> ChooseColumns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string import,
        CancellationToken stop) => key.GuardAsync(
        request,
        async admin =>
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(stop) : FormCollection.Empty;
            if (await columns.OneAsync(import, stop) is not { Shown: var shown, File: var file })
            {
                return PageRequest.NotThere(request);
            }

            FieldMap? map = null;
            var name = form["name"].ToString().Trim();
            try
            {
                map = FieldMaps.Checked(
                    form.Where(f => f.Key.StartsWith(FieldPrefix, StringComparison.Ordinal) && f.Value != "")
                        .ToDictionary(f => f.Key[FieldPrefix.Length..], f => $"{f.Value}", StringComparer.Ordinal),
                    form["days"].ToString(), form["decimal"].ToString());
                var (made, _) = await prepare.RunAsync(
                    new ImportRequest(
                        file, shown.FileName, shown.Terms.Kind, shown.Terms.IsFull, shown.Terms.From, map, admin)
                    {
                        SaveMapAs = name,
                    },
                    settings.Regency, stop);
                if (shown.IsDraft)
                {
                    await imports.ForgetAsync(shown.Id, stop);
                }

                return PageRequest.SeeOther(
                    request,
                    PageRequest.LinksOf(request).Import(made.Id));
            }
            catch (FormatException e)
            {
                return await PageAsync(request, import, new Sent(map, name, WrongField.WhyOf(e)), stop);
            }
        },
        BodyTerms.Small);

    private sealed record Sent(FieldMap? Map, string? Name, Said? Notice);

    private async Task<IResult> PageAsync(HttpRequest request, string import, Sent sent, CancellationToken stop) =>
        await columns.OneAsync(import, stop) is { } view
            ? new RazorComponentResult<ColumnsPage>(new
            {
                View = view,
                Sent = sent.Map,
                SaveAs = sent.Name,
                sent.Notice,
                Now = clock.GetUtcNow().ToOffset(rules.UtcOffset),
                Language = PageRequest.LanguageOf(request),
                Root = PageRequest.PagesOf(request),
            })
            {
                StatusCode = sent.Notice is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            }
            : PageRequest.NotThere(request);
}
