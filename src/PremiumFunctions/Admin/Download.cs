using Microsoft.AspNetCore.Http;
using Premium.Adapters.Spreadsheets;

namespace PremiumFunctions;

/// <summary>A table as a file to keep.</summary>
internal static class Download
{
    /// <exception cref="FormatException">It is no form of file that is written here.</exception>
    public static async Task<IResult> OfAsync(Table table, string name, string form, CancellationToken stop) =>
        form switch
        {
            "csv" => TypedResults.File(await TableWriter.CsvAsync(table, stop), "text/csv; charset=utf-8", name),
            "xlsx" => TypedResults.File(
                await TableWriter.XlsxAsync(table, stop),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name),
            _ => throw new FormatException($"file: expected csv or xlsx, not '{form}'."),
        };
}
