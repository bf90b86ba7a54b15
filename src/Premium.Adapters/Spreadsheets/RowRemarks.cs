using System.Globalization;
using System.Text;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Rows below the headings that are no entries, and what people should know of the others.</summary>
internal sealed class RowRemarks(HeadingRow headings, IReadOnlyList<RegisterField> fields)
{
    private readonly RowList totals = new();
    private readonly RowList belowTotal = new();
    private readonly RowList examples = new();
    private readonly RowList repeated = new();
    private readonly RowList hidden = new();
    private readonly int[] required = [.. fields.Where(f => f.IsRequired).Select(f => headings.Columns[f.Key])];
    private int formulas;
    private string firstFormula = "";

    /// <summary>Whether the row is passed over. Each that is is told of.</summary>
    public bool PassesOver(SheetRow row)
    {
        var first = row.Cells.First(c => !c.IsBlank);
        var code = headings.Columns.TryGetValue("village", out var column) ? row[column] : Cell.Blank;
        var isEntry = !code.IsBlank && DigitCells.Village(code, out _) is null;
        if (!isEntry)
        {
            var into = IsTotal(first) ? totals
                : totals.Count > 0 && code.IsBlank && !SaysMuch(row) ? belowTotal
                : headings.IsRepeatedBy(row) || IsNumbering(row) ? repeated
                : null;
            into?.Add(row.Number);
            return into is not null;
        }

        if (code.Text.Trim().TrimStart('\'').StartsWith(RegisterFields.ExampleRegion, StringComparison.Ordinal))
        {
            examples.Add(row.Number);
            return true;
        }

        Look(row);
        return false;
    }

    public IEnumerable<Said> All(IReadOnlyList<WorkSheet> sheets, RowReader read)
    {
        if (headings.Number > 1 || sheets.Count > 1)
        {
            yield return RemarkText.Headings(headings.Number, headings.Sheet.Name);
        }

        if (headings.Sheet.IsHidden)
        {
            yield return RemarkText.HiddenSheet;
        }

        var others = sheets.Where(s => s != headings.Sheet && s.Rows.Any()).Select(s => $"'{s.Name}'").ToList();
        if (others.Count > 0)
        {
            yield return RemarkText.OtherSheets(string.Join(", ", others));
        }

        var unread = headings.Unread.ToList();
        if (unread.Count > 0)
        {
            yield return RemarkText.UnreadColumns(string.Join(", ", unread));
        }

        var concealed = headings.Columns.Values.Where(headings.Sheet.HiddenColumns.Contains).Order().ToList();
        if (concealed.Count > 0)
        {
            yield return RemarkText.HiddenColumns(string.Join(", ", concealed.Select(headings.NameOf)));
        }

        (RowList Rows, Said What)[] rows =
        [
            (hidden, RemarkText.HiddenRows),
            (totals, RemarkText.Totals),
            (belowTotal, RemarkText.BelowTotal),
            (repeated, RemarkText.HeadingsAgain),
            (examples, RemarkText.Examples),
        ];
        foreach (var (list, what) in rows.Where(r => r.Rows.Count > 0))
        {
            yield return RemarkText.Rows(what, list.Named, list.Unnamed);
        }

        if (formulas > 0)
        {
            yield return RemarkText.Formulas(formulas, firstFormula);
        }

        if (read.Days.Serials > 0)
        {
            yield return RemarkText.Serials(read.Days.Serials);
        }

        if (read.WrongUnlisted > 0)
        {
            yield return RemarkText.Unlisted(read.WrongUnlisted);
        }
    }

    private void Look(SheetRow row)
    {
        if (row.IsHidden)
        {
            hidden.Add(row.Number);
        }

        foreach (var column in headings.Columns.Values)
        {
            if (row[column].IsFormula && formulas++ == 0)
            {
                firstFormula = $"{ColumnName.Of(column)}{row.Number}";
            }
        }
    }

    /// <summary>
    /// As only an entry does: whoever signs below a total has neither half of what each entry must say nor a NIK.
    /// </summary>
    private bool SaysMuch(SheetRow row) => required.Count(c => !row[c].IsBlank) * 2 >= required.Length
        || (headings.Columns.TryGetValue("nik", out var nik) && DigitCells.OfNik(row[nik], out _) is null);

    private static bool IsTotal(Cell first) => first.Kind == CellKind.Text
        && first.Text.Split([' ', ':', '.', ',', '/'], StringSplitOptions.RemoveEmptyEntries) is [var word, ..]
        && word.ToUpperInvariant() is "JUMLAH" or "TOTAL" or "SUBTOTAL" or "SUB" or "GRAND" or "JML";

    /// <summary>Forms number their columns in the row below the headings: 1, 2, 3 or (1), (2), (3).</summary>
    private static bool IsNumbering(SheetRow row)
    {
        var numbers = row.Cells.Where(c => !c.IsBlank).Select(c => c.Text.Trim('(', ')', ' ')).ToList();
        return numbers.Count >= 3 && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var first) &&
            numbers.Select((n, i) => n == (first + i).ToString(CultureInfo.InvariantCulture)).All(same => same);
    }

    /// <summary>Numbers of rows, the first of them by name.</summary>
    private sealed class RowList
    {
        private const int NamedMax = 20;

        private readonly StringBuilder named = new();

        public int Count { get; private set; }

        public string Named => named.ToString();

        public int Unnamed => Math.Max(0, Count - NamedMax);

        public void Add(int row)
        {
            if (++Count <= NamedMax)
            {
                named.Append(Count == 1 ? "" : ", ").Append(row);
            }
        }
    }
}
