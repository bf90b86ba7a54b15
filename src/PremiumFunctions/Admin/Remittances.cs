using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>What a bank debited on a day, as the BPJS branch gets it.</summary>
public sealed class Remittances(ReadRemittance read, AdminKeys key, Settings settings, Rules rules)
{
    /// <summary>
    /// <c>?bank=bank-jateng&amp;day=2026-12-03</c>, and <c>&amp;format=csv</c> or <c>xlsx</c> for a file.
    /// </summary>
    [Function(nameof(ShowRemittance))]
    public Task<IResult> ShowRemittance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "remittances")] HttpRequest request,
        CancellationToken stop) => key.VisitAsync(request, Access.ReadPaid, async _ =>
    {
        var bank = Asked.Bank(request.Query["bank"].ToString(), rules);
        var day = SaidDays.Day("day", request.Query["day"].ToString());
        var format = request.Query["format"].ToString();
        if (format is not ("" or "json" or "csv" or "xlsx"))
        {
            throw new FormatException($"format: expected json, csv or xlsx, not '{format}'.");
        }

        var advice = await read.RunAsync(settings.Regency, bank, day, stop);
        return format switch
        {
            "csv" => TypedResults.File(
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(RemittanceText.Csv(advice, rules))],
                "text/csv; charset=utf-8", $"iuran-{bank}-{day:yyyy-MM-dd}.csv"),
            "xlsx" => await Download.OfAsync(TableOf(advice), $"iuran-{bank}-{day:yyyy-MM-dd}.xlsx", format, stop),
            _ => TypedResults.Ok(RemittanceJson.Of(advice)),
        };
    });

    /// <summary>Numbers of BPJS and references are texts: their zeros stay.</summary>
    private Table TableOf(Remittance advice) => new(
        "Iuran",
        [.. RemittanceText.Headings.Select(h => new TableColumn(h, h is "Jumlah" ? FieldForm.Sum : FieldForm.Text))],
        advice.Lines.Select(line => (IReadOnlyList<TableCell>)
        [
            .. RemittanceText.Cells(line, rules).Select((cell, at) => RemittanceText.Headings[at] switch
            {
                "Jumlah" => TableCell.Of(line.Sum.Value),
                "Peserta" => TableCell.Of(line.People),
                _ => TableCell.Of(cell),
            }),
        ]));
}

/// <summary>A remittance advice as JSON. Sums are whole rupiah; no account numbers.</summary>
public sealed record RemittanceJson(
    string Bank, DateOnly Day, int Debits, long Total, int People, IReadOnlyList<string> NotRead,
    IReadOnlyList<RemittanceLineJson> Lines)
{
    public static RemittanceJson Of(Remittance advice) => new(
        advice.Bank,
        advice.Day,
        advice.Lines.Count,
        advice.Total.Value,
        advice.People,
        [.. advice.NotRead.Select(v => v.ToString())],
        [.. advice.Lines.Select(RemittanceLineJson.Of)]);
}

public sealed record RemittanceLineJson(
    string Village, string Name, string District, string Npp, string KodeIuran, string Segment, string Period,
    long Sum, int People, string Reference, string BankReference, DateTimeOffset At)
{
    public static RemittanceLineJson Of(RemittanceLine line) => new(
        line.Bill.Village.ToString(), line.Place, line.District, line.Npp, line.KodeIuran,
        line.Bill.Segment.Key(), line.Bill.Period.ToString(), line.Sum.Value, line.People, line.Reference,
        line.BankReference, line.At);
}
