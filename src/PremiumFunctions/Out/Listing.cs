using System.Globalization;
using Microsoft.AspNetCore.Http;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.Pages;

namespace PremiumFunctions;

/// <summary>A column of a list.</summary>
/// <param name="Heading">Indonesian: people open the file.</param>
/// <param name="Cell">What stands in it; numbers and days as such, so that they can be counted with.</param>
/// <param name="Form">Of the column.</param>
internal sealed record ListColumn<T>(string Heading, Func<T, TableCell> Cell, FieldForm Form = FieldForm.Text);

/// <summary>A list, as JSON or as a file with Indonesian headings: <c>?format=csv</c> or <c>xlsx</c>.</summary>
internal static class Listing
{
    /// <exception cref="FormatException">It is no form of file that is written here.</exception>
    public static async Task<IResult> AnswerAsync(
        HttpRequest request, string name, Func<Table> table, Func<IResult> json, CancellationToken stop)
    {
        var format = request.Query["format"].ToString();
        return format switch
        {
            "" or "json" => json(),
            "csv" or "xlsx" => await Download.OfAsync(table(), $"{name}.{format}", format, stop),
            _ => throw new FormatException($"format: expected json, csv or xlsx, not '{format}'."),
        };
    }

    public static Table TableOf<T>(
        string name, IEnumerable<T> rows, params IReadOnlyList<ListColumn<T>> columns) => new(
        name,
        [.. columns.Select(c => new TableColumn(c.Heading, c.Form))],
        rows.Select(row => (IReadOnlyList<TableCell>)[.. columns.Select(c => c.Cell(row))]));

    public static ListColumn<T> Text<T>(string heading, Func<T, string?> of) =>
        new(heading, row => TableCell.Of(of(row) ?? ""));

    public static ListColumn<T> Sum<T>(string heading, Func<T, Rupiah?> of) =>
        new(heading, row => of(row) is { } sum ? TableCell.Of(sum.Value) : TableCell.Empty, FieldForm.Sum);

    public static ListColumn<T> Count<T>(string heading, Func<T, int?> of) =>
        new(heading, row => of(row) is { } count ? TableCell.Of(count) : TableCell.Empty, FieldForm.Count);

    public static ListColumn<T> Day<T>(string heading, Func<T, DateOnly?> of) =>
        new(heading, row => of(row) is { } day ? TableCell.Of(day) : TableCell.Empty, FieldForm.Day);

    /// <summary>In local time, so that it sorts and says its zone.</summary>
    public static ListColumn<T> Time<T>(string heading, Rules rules, Func<T, DateTimeOffset?> of) => Text<T>(
        heading, row => of(row)?.ToOffset(rules.UtcOffset)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    public static Words Words(Rules rules) => new(Language.Indonesian, rules.UtcOffset);
}
