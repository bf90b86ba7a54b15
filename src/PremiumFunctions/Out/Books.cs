using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Bills with how they are paid, as they are filed: of a month, of a village's year. Only reads.</summary>
public sealed class Books(
    ReadMonths months, ReadStatement statements, AdminKeys key, Settings settings, Rules rules)
{
    /// <summary>Every bill of the regency of a pay month: <c>?payMonth=2026-12</c>.</summary>
    [Function(nameof(ListBills))]
    public Task<IResult> ListBills(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bills")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async () =>
    {
        var month = SaidDays.PayMonth("payMonth", request.Query["payMonth"].ToString());
        var read = await months.RunAsync(settings.Regency, month, month, stop);
        var rows = read.SelectMany(d => d.Lines.Select(l => new BookRow(d.Name, l.Name, l.Row))).ToList();
        return await Listing.AnswerAsync(
            request, $"tagihan-{settings.Regency}-{month}", () => Lists.Of(rows, rules),
            () => TypedResults.Ok(BooksJson.Of(rows, read.SelectMany(d => d.Problems))), stop);
    });

    /// <summary>What fell due in a year for a village; the running one unless <c>?year=2026</c> says so.</summary>
    [Function(nameof(ShowStatement))]
    public Task<IResult> ShowStatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/statement")] HttpRequest request,
        string village,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadOwn, async visitor =>
    {
        var year = SaidDays.YearOrNone("year", request.Query["year"].ToString());
        if (!VillageCode.TryParse(village, out var code)
            || !visitor.MaySee(code.District)
            || await statements.RunAsync(code, year, stop) is not { } statement)
        {
            return TypedResults.Problem($"There is no village {village}.", statusCode: 404);
        }

        var rows = statement.Lines.Select(l => new BookRow(statement.District, statement.Name, l)).ToList();
        return await Listing.AnswerAsync(
            request, $"iuran-{code}-{statement.Year}", () => Lists.Of(rows, rules),
            () => TypedResults.Ok(BooksJson.Of(rows, statement.Problems)), stop);
    });
}

/// <summary>Bills as JSON. Sums are whole rupiah; no account numbers.</summary>
public sealed record BooksJson(IReadOnlyList<BookJson> Bills, IReadOnlyList<string> Problems)
{
    internal static BooksJson Of(IEnumerable<BookRow> rows, IEnumerable<string> problems) =>
        new([.. rows.Select(BookJson.Of)], [.. problems]);
}

public sealed record BookJson(
    string District, string Village, string Name, string PayMonth, string Segment, string Period, int People,
    long Amount, string State, long? Debited, DateOnly? DebitedOn, string? Reference, string? BankReference,
    string? Receipt, long? ReceiptAmount, DateOnly? ReceiptPaidOn)
{
    internal static BookJson Of(BookRow of) => new(
        of.District, of.Row.Bill.Village.ToString(), of.Name, of.Row.Bill.Id.PayMonth.ToString(),
        of.Row.Bill.Id.Segment.Key(), of.Row.Bill.Id.Period.ToString(), of.Row.Bill.HeadCount,
        of.Row.Bill.Amount.Value, of.Row.Bill.State.ToString(), of.Row.PaidBy?.Amount.Value, of.Row.DebitedOn,
        of.Row.PaidBy?.Id.PaymentReference, of.Row.PaidBy?.BankReference, of.Row.Receipt?.Number,
        of.Row.Receipt?.Amount.Value, of.Row.Receipt?.PaidOn);
}
