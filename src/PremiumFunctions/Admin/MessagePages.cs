using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Pages;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>How a village's message would read now, with the texts that count or others that somebody tries.</summary>
public sealed class MessagePages(PreviewMessage preview, AdminKeys key, Rules rules, TimeProvider clock)
{
    private const string Route = "pages/messages";

    [Function(nameof(ShowMessagesPage))]
    public Task<IResult> ShowMessagesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        CancellationToken stop) =>
        key.GuardAsync(request, () => Task.FromResult<IResult>(Page(request, new Sent(), null, "")));

    /// <summary>Sends and writes nothing.</summary>
    [Function(nameof(PreviewOnPage))]
    public Task<IResult> PreviewOnPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(
        request,
        Access.Read,
        async _ =>
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(stop) : FormCollection.Empty;
            var sent = new Sent(
                form["village"].ToString().Trim(), form["stage"].ToString(),
                form["language"] == "en" ? "en" : "id", form["texts"].ToString());
            var isIndonesian = PageRequest.LanguageOf(request) == Language.Indonesian;
            if (!VillageCode.TryParse(sent.Village, out var village))
            {
                return Page(request, sent, null, isIndonesian
                    ? "Kode desa tidak terbaca: tuliskan seperti 33.16.12.2010."
                    : "The village: expected a code such as 33.16.12.2010.");
            }

            try
            {
                var message = await preview.RunAsync(
                    new PreviewRequest(village, sent.Stage, sent.Language, sent.Texts), stop);
                return Page(request, sent, message, message is not null ? "" : isIndonesian
                    ? $"Desa {village} tidak ada di register." : $"The register does not have {village}.");
            }
            catch (FormatException e)
            {
                var why = WrongField.WhyOf(e);
                return Page(request, sent, null, isIndonesian ? why.Indonesian : why.English);
            }
        },
        BodyTerms.OwnForm);

    private RazorComponentResult<MessagePreviewPage> Page(
        HttpRequest request, Sent sent, PreviewedMessage? message, string notice) => new(new
        {
            sent.Village,
            sent.Stage,
            TextLanguage = sent.Language,
            sent.Texts,
            Stages = rules.Ladder.Rungs,
            Message = message,
            Notice = notice,
            Now = clock.GetUtcNow().ToOffset(rules.UtcOffset),
            Language = PageRequest.LanguageOf(request),
            Root = PageRequest.PagesOf(request),
        })
        {
            StatusCode = notice.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private sealed record Sent(string Village = "", string Stage = "", string Language = "id", string Texts = "");
}
