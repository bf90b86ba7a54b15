using System.Globalization;
using System.Text;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Rows below the headings that are no entries, and what people should know of the others.</summary>
internal sealed class RowRemarks(HeadingRow headings)
{
    private readonly RowList totals = new();
    private readonly RowList belowTotal = new();
    private readonly RowList examples = new();
    private readonly RowList repeated = new();
    private readonly RowList hidden = new();
    private readonly int[] required = [.. headings.Columns.Values];
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
                : totals.Count > 0 && code.IsBlank && Filled(row) * 2 < required.Length ? belowTotal
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

    public IEnumerable<string> All(IReadOnlyList<WorkSheet> sheets, RowReader read)
    {
        var place = headings.Sheet.Name.Length > 0 ? $" of sheet '{headings.Sheet.Name}'" : "";
        if (headings.Number > 1 || sheets.Count > 1)
        {
            yield return $"Headings: row {headings.Number}{place}.";
        }

        if (headings.Sheet.IsHidden)
        {
            yield return "The sheet is hidden and was read.";
        }

        var others = sheets.Where(s => s != headings.Sheet && s.Rows.Any()).Select(s => $"'{s.Name}'").ToList();
        if (others.Count > 0)
        {
            yield return $"Not read: sheet {string.Join(", ", others)}.";
        }

        var unread = headings.Unread.ToList();
        if (unread.Count > 0)
        {
            yield return $"Columns not read: {string.Join(", ", unread)}.";
        }

        var concealed = headings.Columns.Values.Where(headings.Sheet.HiddenColumns.Contains).Order().ToList();
        if (concealed.Count > 0)
        {
            yield return $"Hidden columns, which were read: {string.Join(", ", concealed.Select(headings.NameOf))}.";
        }

        (RowList Rows, string What)[] rows =
        [
            (hidden, "Hidden rows, which were read"),
            (totals, "Totals, passed over"),
            (belowTotal, "Rows below a total that are no entries, passed over"),
            (repeated, "Headings again, passed over"),
            (examples, "Examples of the template, passed over"),
        ];
        foreach (var (list, what) in rows.Where(r => r.Rows.Count > 0))
        {
            yield return $"{what}: row {list}.";
        }

        if (formulas > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{formulas} cells hold formulas, the first {firstFormula}; what they last came to was read.");
        }

        if (read.Days.Serials > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{read.Days.Serials} days were bare numbers and read as the spreadsheet program counts days.");
        }

        if (read.WrongUnlisted > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{read.WrongUnlisted} more wrong cells are not listed.");
        }
    }

    private void Look(SheetRow row)
    {
        if (row.IsHidden)
        {
            hidden.Add(row.Number);
        }

        foreach (var column in required)
        {
            if (row[column].IsFormula && formulas++ == 0)
            {
                firstFormula = $"{ColumnName.Of(column)}{row.Number}";
            }
        }
    }

    private int Filled(SheetRow row) => required.Count(c => !row[c].IsBlank);

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

        public void Add(int row)
        {
            if (++Count <= NamedMax)
            {
                named.Append(Count == 1 ? "" : ", ").Append(row);
            }
        }

        public override string ToString() => Count <= NamedMax
            ? named.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{named} and {Count - NamedMax} more");
    }
}
