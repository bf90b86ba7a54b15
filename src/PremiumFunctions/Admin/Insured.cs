using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>The insured, one at a time. A NIK comes in the body only: it never stands in an address.</summary>
public sealed class Insured(ReadCover cover, ErasePerson erase, AdminKeys key, Settings settings)
{
    /// <summary>
    /// Whether a person was covered in a month, and on what evidence: <c>{"nik":"...","month":"2026-11"}</c>. Null
    /// where a list of members that may have the person cannot be read, or was changed after the bill was tried, or
    /// where the receipt is in and the money in question.
    /// </summary>
    [Function(nameof(AskCover))]
    public Task<IResult> AskCover(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cover")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.Read, async _ =>
    {
        var body = await RequestBody.ReadAsync(request, ["nik", "month"], stop);
        var month = SaidDays.Month("month", body.Value("month"));
        var found = await cover.RunAsync(Nik.Parse(body.Value("nik")), month, settings.Regency, stop);
        return TypedResults.Ok(new
        {
            month = month.ToString(),
            covered = found.IsCovered,
            evidence = found.Evidence.Select(CoverJson.Of),
            unreadable = found.Unreadable.Select(u => u.Text),
        });
    });

    /// <summary>Erases name and NIK of a person who left: <c>{"nik":"...","reason":"..."}</c>.</summary>
    [Function(nameof(EraseOnRequest))]
    public Task<IResult> EraseOnRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/erasures")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var body = await RequestBody.ReadAsync(request, ["nik", "reason"], stop);
        return await erase.RunAsync(
            Nik.Parse(body.Value("nik")), body.Value("reason"), admin, settings.Regency, stop) switch
        {
            EraseResult.Erased erased => TypedResults.Ok(
                new { erased = erased.Proof, districts = erased.Places, files = erased.Files }),
            EraseResult.NotFound => TypedResults.Problem("Nobody with this NIK is known.", statusCode: 404),
            EraseResult.Refused refused => TypedResults.Problem(refused.Why.English, statusCode: 409),
            _ => throw new InvalidOperationException("EraseResult is closed."),
        };
    });
}

/// <summary>What one village paid for a person in a month.</summary>
public sealed record CoverJson(
    string Village, string Name, string Segment, IReadOnlyList<string> Programs, string? From, string? To,
    bool? Covered, string? Bill, string? State, string? Debit, string? BankReference, string? Receipt, DateOnly? PaidOn)
{
    public static CoverJson Of(CoverEvidence evidence) => new(
        evidence.Village.Code.ToString(), evidence.Village.Name, evidence.Member.Segment.Key(),
        [.. evidence.Member.Programs.Select(p => p.ToString())], evidence.Member.From?.ToString(),
        evidence.Member.To?.ToString(), evidence.IsUncertain ? null : evidence.IsCovered, evidence.Bill?.Id.ToString(),
        evidence.Bill?.State.ToString(), evidence.Debit?.Id.PaymentReference, evidence.Debit?.BankReference,
        evidence.Receipt?.Number, evidence.Receipt?.PaidOn);
}
