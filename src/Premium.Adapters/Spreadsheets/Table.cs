using System.Globalization;

namespace Premium.Adapters.Spreadsheets;

/// <summary>A cell to be written: a text, a number or a day.</summary>
public readonly record struct TableCell
{
    public static readonly TableCell Empty;

    private TableCell(string? text, long? number, DateOnly? day) => (Text, Number, Day) = (text, number, day);

    public string? Text { get; }

    public long? Number { get; }

    public DateOnly? Day { get; }

    public static TableCell Of(string text) => new(text.Length > 0 ? text : null, null, null);

    public static TableCell Of(long number) => new(null, number, null);

    public static TableCell Of(DateOnly day) => new(null, null, day);

    /// <summary>As a CSV file has it: digits and ISO days, and no text that a spreadsheet program would run.</summary>
    internal string Plain() => this switch
    {
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { Day: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => FormulaGuard.Guarded(Text ?? ""),
    };
}

/// <summary>Headings and rows of one file.</summary>
/// <param name="Name">Of the work sheet: up to 31 characters.</param>
/// <param name="Columns">A column of text keeps what is typed into it later, zeros and all.</param>
/// <param name="Rows">As many cells as columns, or fewer.</param>
public sealed record Table(
    string Name, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<TableCell>> Rows);

public sealed record TableColumn(string Heading, FieldForm Form = FieldForm.Text);
