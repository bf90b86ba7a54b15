using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Reads the cells of one row after the other and keeps what was wrong in them.</summary>
internal sealed class RowReader
{
    /// <summary>
    /// So many wrong cells are one mistake in every row; what is kept of them shows it. Of a village that has none
    /// among them the first one is kept all the same: its rows are not all there, and it is left out.
    /// </summary>
    private const int WrongMax = 200_000;

    private readonly HeadingRow headings;
    private readonly Dictionary<string, RegisterField> fields;
    private readonly List<WrongCell> wrong = [];

    /// <summary>Those of the wrong cells; of a row that names none the empty text.</summary>
    private readonly HashSet<string> wrongVillages = new(StringComparer.Ordinal);
    private readonly List<(SheetRow Row, string Key)> eithers = [];
    private readonly List<(SheetRow Row, string Key)> turned = [];
    private readonly HashSet<string> withDaysLeftAsText = new(StringComparer.Ordinal);
    private int wrongUnlisted;

    public RowReader(HeadingRow headings, IReadOnlyList<RegisterField> fields, FieldMap map)
    {
        this.headings = headings;
        this.fields = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        Days = new DayCells(map.DayForm, headings.Sheet.SerialShift);
        Sums = new SumCells(map.DecimalSign);
    }

    public DayCells Days { get; }

    public SumCells Sums { get; }

    public SheetRow Row { get; private set; } = new(0, []);

    /// <summary>Whether every cell of the row that was read so far is taken.</summary>
    public bool IsRight { get; private set; }

    /// <summary>In order of their rows.</summary>
    public IReadOnlyList<WrongCell> Wrong => [.. wrong.OrderBy(w => w.Row)];

    public int WrongUnlisted => wrongUnlisted;

    public void Begin(SheetRow row)
    {
        Row = row;
        IsRight = true;
    }

    /// <summary>Whether the file has such a column.</summary>
    public bool Has(string key) => headings.Columns.ContainsKey(key);

    /// <summary>Blank where the file has no such column.</summary>
    public Cell CellOf(string key) => headings.Columns.TryGetValue(key, out var column) ? Row[column] : Cell.Blank;

    public T Read<T>(string key, CellReading<T> reading)
    {
        var cell = CellOf(key);
        if (cell.IsBlank)
        {
            Refuse(key, Refused.AsTold);
            return default!;
        }

        return Taken(key, cell, reading, out var value) ? value : default!;
    }

    /// <summary>A cell that may be left out; a dash leaves it out too.</summary>
    public T Read<T>(string key, CellReading<T> reading, T otherwise)
    {
        var cell = CellOf(key);
        return !IsLeftOut(cell) && Taken(key, cell, reading, out var value) ? value : otherwise;
    }

    public T? ReadOrNull<T>(string key, CellReading<T> reading)
        where T : struct
    {
        var cell = CellOf(key);
        return !IsLeftOut(cell) && Taken(key, cell, reading, out var value) ? value : null;
    }

    /// <summary>The row is not taken because of this cell.</summary>
    /// <param name="expected">What is accepted; <see cref="Refused.AsTold"/> for the words of the field.</param>
    public void Refuse(string key, Said expected)
    {
        IsRight = false;
        VillageCode? village = DigitCells.Village(CellOf("village"), out var code) is null ? code : null;
        if (!wrongVillages.Add(village?.ToString() ?? "") && wrong.Count >= WrongMax)
        {
            wrongUnlisted++;
            return;
        }

        var field = fields[key];
        var column = headings.Columns.TryGetValue(key, out var at) ? headings.NameOf(at) : field.Heading;
        wrong.Add(new WrongCell(
            headings.Sheet.Name, Row.Number, column, Masking.Shown(CellOf(key), field),
            expected == Refused.AsTold ? field.Accepted : expected)
        {
            Village = village,
        });
    }

    /// <summary>
    /// Once one day of a file has shown that the month comes first there, every day of it that could be two is refused,
    /// those above it too. So is every such day that the program kept as one, where it left others of its column as
    /// text: it takes day and month the other way round than whoever typed them.
    /// </summary>
    /// <returns>Numbers of their rows.</returns>
    public IReadOnlySet<int> RefuseDoubtfulDays()
    {
        var rows = new HashSet<int>();
        foreach (var (row, key) in Days.HasMonthFirst ? eithers : [])
        {
            RefuseIn(row, key, Accepted.OneDay);
        }

        foreach (var (row, key) in turned.Where(t => withDaysLeftAsText.Contains(t.Key)))
        {
            RefuseIn(row, key, Accepted.DayAsText);
        }

        return rows;

        void RefuseIn(SheetRow row, string key, Said expected)
        {
            Row = row;
            Refuse(key, expected);
            rows.Add(row.Number);
        }
    }

    private static bool IsLeftOut(Cell cell) => cell.IsBlank || cell.Text.AsSpan().Trim() is "-" or "–";

    private bool Taken<T>(string key, Cell cell, CellReading<T> reading, out T value)
    {
        value = default!;
        var refused = cell.Kind switch
        {
            CellKind.Error => Accepted.Value,
            CellKind.Uncalculated => Accepted.Calculated,
            _ => reading(cell, out value),
        };
        var doubt = Days.TakeDoubt();
        if (doubt == DayDoubt.LeftAsText)
        {
            withDaysLeftAsText.Add(key);
        }

        if (refused is null)
        {
            if (doubt is DayDoubt.Either or DayDoubt.Turned)
            {
                (doubt == DayDoubt.Either ? eithers : turned).Add((Row, key));
            }

            return true;
        }

        Refuse(key, refused);
        return false;
    }
}
