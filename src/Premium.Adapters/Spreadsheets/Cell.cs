namespace Premium.Adapters.Spreadsheets;

/// <summary>What the spreadsheet program kept in a cell. A CSV file holds text alone.</summary>
public enum CellKind
{
    Blank,
    Text,
    Number,
    Date,
    Bool,
    Error,

    /// <summary>A formula whose result the file does not hold.</summary>
    Uncalculated,
}

/// <summary>One cell as it lies in the file.</summary>
/// <param name="Kind">What the program kept.</param>
/// <param name="Text">
/// Of a number its digits as stored, of a day <c>yyyy-MM-dd</c>, with <c>THH:mm:ss</c> where it has a time.
/// </param>
/// <param name="IsFormula">The value is the last one the program calculated.</param>
public readonly record struct Cell(CellKind Kind, string Text, bool IsFormula = false)
{
    public static readonly Cell Blank = new(CellKind.Blank, "");

    public bool IsBlank => Kind == CellKind.Blank;

    /// <summary>Only text in the file counts as something: a space does not.</summary>
    public static Cell OfText(string text, bool isFormula = false) =>
        string.IsNullOrWhiteSpace(text) ? Blank : new Cell(CellKind.Text, FormulaGuard.Unguarded(text), isFormula);
}

/// <summary>A row with something in it.</summary>
/// <param name="Number">As the spreadsheet program shows it, from 1.</param>
/// <param name="Cells">From column A on; what is left out on the right is blank.</param>
/// <param name="IsHidden">The program does not show it.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells, bool IsHidden = false)
{
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Blank;
}

/// <summary>A work sheet of a file; a CSV file is one without a name.</summary>
/// <param name="Name">As its tab shows it.</param>
/// <param name="IsHidden">The program does not show it.</param>
/// <param name="HiddenColumns">Columns the program does not show, from 0.</param>
/// <param name="Rows">
/// Those with something in them, read anew each time; throws <see cref="FormatException"/> alone.
/// </param>
public sealed record WorkSheet(
    string Name, bool IsHidden, IReadOnlySet<int> HiddenColumns, IEnumerable<SheetRow> Rows)
{
    /// <summary>Days between serial number 0 of this file and of files that count from 1900.</summary>
    public int SerialShift { get; init; }
}

/// <summary>Names of columns as spreadsheet programs show them.</summary>
public static class ColumnName
{
    /// <summary>The letters of a column counted from 0: <c>A</c>, <c>Z</c>, <c>AA</c>.</summary>
    public static string Of(int column)
    {
        var name = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            name = (char)('A' + (rest % 26)) + name;
        }

        return name;
    }

    /// <summary>The column, from 0, of a cell's address such as <c>AB12</c>; null where it is none.</summary>
    internal static int? OfAddress(string address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (letter is < 'A' or > 'Z')
            {
                break;
            }

            column = Math.Min((column * 26) + letter - 'A' + 1, 1_000_000);
        }

        return column == 0 ? null : column - 1;
    }
}

/// <summary>
/// Text that a spreadsheet program would run as a formula carries an apostrophe in files of ours, and loses it again
/// when they are read. What only looks like such a text gets a second one, so that every text comes back as it was.
/// </summary>
public static class FormulaGuard
{
    private static bool Runs(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>As a CSV file carries it, which knows no kinds of cells.</summary>
    public static string Guarded(string text) =>
        text.Length > 0 && Runs(text[0]) ? "'" + text : Kept(text);

    /// <summary>As a cell of kind text carries it, in which nothing runs.</summary>
    public static string Kept(string text) => LooksGuarded(text) ? "'" + text : text;

    public static string Unguarded(string text) => LooksGuarded(text) ? text[1..] : text;

    private static bool LooksGuarded(string text) =>
        text is ['\'', var next, ..] && (next == '\'' || Runs(next));
}
