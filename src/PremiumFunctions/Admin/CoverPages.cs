using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// Whether a person was covered in a month, as a page. The NIK comes in the form and stays out of addresses, so the
/// answer is the page itself; and it is not written back.
/// </summary>
public sealed class CoverPages(ReadCover cover, AdminKeys key, Settings settings, Rules rules, TimeProvider clock)
{
    private const string Route = "pages/cover";

    [Function(nameof(ShowCoverPage))]
    public Task<IResult> ShowCoverPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, () => Task.FromResult<IResult>(Page(request, new Answer())));

    [Function(nameof(AskOnPage))]
    public Task<IResult> AskOnPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(
        request,
        Access.Read,
        async _ =>
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(stop) : FormCollection.Empty;
            var isIndonesian = PageRequest.LanguageOf(request) == Language.Indonesian;
            if (!SaidDays.TryMonth(form["month"].ToString().Trim(), out var month))
            {
                return Page(request, new Answer(Notice: isIndonesian
                    ? $"Bulan tidak terbaca: tuliskan seperti 2026-11, {SaidDays.YearMin} sampai {SaidDays.YearMax}."
                    : $"The month: expected such as 2026-11, from {SaidDays.YearMin} to {SaidDays.YearMax}."));
            }

            Nik nik;
            try
            {
                nik = Nik.Parse(form["nik"].ToString().Trim());
            }
            catch (FormatException)
            {
                return Page(request, new Answer(month, Notice: isIndonesian
                    ? "NIK tidak terbaca: tuliskan 16 angka." : "The NIK: expected 16 digits."));
            }

            var found = await cover.RunAsync(nik, month, settings.Regency, stop);
            return Page(request, new Answer(month, nik.Masked, found));
        },
        BodyTerms.Small);

    private RazorComponentResult<CoverPage> Page(HttpRequest request, Answer answer) => new(new
    {
        answer.Month,
        answer.Masked,
        answer.Found,
        answer.Notice,
        Now = clock.GetUtcNow().ToOffset(rules.UtcOffset),
        Language = PageRequest.LanguageOf(request),
        Root = PageRequest.PagesOf(request),
    })
    {
        StatusCode = answer.Notice.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    private sealed record Answer(
        Period? Month = null, string Masked = "", CoverAnswer? Found = null, string Notice = "");
}
