namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// Days of a file that is no register file: a day cell, <c>2026-12-03</c>, <c>03/12/2026</c>, <c>03-12-2026</c> or
/// <c>3 Desember 2026</c>. The day comes first; what could have the month first, <c>3/12/2026</c>, is none.
/// </summary>
public sealed class DayReader(WorkSheet sheet)
{
    private readonly DayCells cells = new("", sheet.SerialShift);

    public bool TryRead(Cell cell, out DateOnly day) => cells.Day(cell, out day) is null;
}
