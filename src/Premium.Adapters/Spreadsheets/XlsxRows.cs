using System.Collections;
using System.Globalization;

namespace Premium.Adapters.Spreadsheets;

/// <summary>The rows of one work sheet, read as they are asked for.</summary>
internal sealed class XlsxRows(
    XlsxPackage package, string part, Lazy<IReadOnlyList<string>> texts, IReadOnlyList<bool> dayStyles, int shift)
    : IEnumerable<SheetRow>
{
    /// <summary>They stand before the first row.</summary>
    public HashSet<int> HiddenColumns()
    {
        var hidden = new HashSet<int>();
        using var xml = package.Read(part);
        while (xml.Next() && !(xml.IsElement && xml.Name == "sheetData"))
        {
            if (xml.IsElement && xml.Name == "col" && xml.Is("hidden"))
            {
                var last = Math.Min(xml.Number("max") ?? 0, SheetLimits.ColumnsMax);
                for (var i = Math.Max(1, xml.Number("min") ?? 1); i <= last; i++)
                {
                    hidden.Add(i - 1);
                }
            }
        }

        return hidden;
    }

    public IEnumerator<SheetRow> GetEnumerator()
    {
        using var xml = package.Read(part);
        if (!xml.To("sheetData") || xml.IsEmpty)
        {
            yield break;
        }

        var found = new Cell[SheetLimits.ColumnsMax];
        var number = 0;
        var count = 0;
        while (xml.Next() && !(xml.IsEnd && xml.Name == "sheetData"))
        {
            if (!xml.IsElement || xml.Name != "row")
            {
                continue;
            }

            number = NumberOf(xml, number);
            var isHidden = xml.Is("hidden");
            var cells = xml.IsEmpty ? [] : ReadRow(xml, number, found);
            if (cells.Length == 0)
            {
                continue;
            }

            if (++count > SheetLimits.RowsMax)
            {
                throw SheetLimits.TooManyRows();
            }

            yield return new SheetRow(number, cells, isHidden);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int NumberOf(XmlPart xml, int before) =>
        (xml.Number("r") ?? before + 1) is var number && number > before && number <= SheetLimits.RowNumberMax
            ? number
            : throw new InvalidDataException("Rows are out of order.");

    private Cell[] ReadRow(XmlPart xml, int row, Cell[] found)
    {
        var width = 0;
        var next = 0;
        while (xml.Next() && !(xml.IsEnd && xml.Name == "row"))
        {
            if (!xml.IsElement || xml.Name != "c")
            {
                continue;
            }

            var column = xml.Attribute("r") is { } address ? ColumnName.OfAddress(address) ?? next : next;
            if (column < next)
            {
                throw new InvalidDataException("Cells are out of order.");
            }

            next = column + 1;
            var cell = xml.IsEmpty ? Cell.Blank : ReadCell(xml, row, column);
            if (cell.IsBlank)
            {
                continue;
            }

            if (column >= SheetLimits.ColumnsMax)
            {
                throw SheetLimits.TooWide(row);
            }

            Array.Fill(found, Cell.Blank, width, column - width);
            found[column] = cell;
            width = column + 1;
        }

        return width == 0 ? [] : found[..width];
    }

    private Cell ReadCell(XmlPart xml, int row, int column)
    {
        var kind = xml.Attribute("t");
        var style = xml.Number("s") ?? 0;
        var isFormula = false;
        var isValue = false;
        var isReading = false;
        var hasValue = false;
        xml.ForgetText();
        while (xml.Next() && !(xml.IsEnd && xml.Name == "c"))
        {
            switch (xml.Name)
            {
                case "f":
                    isFormula = true;
                    isValue = false;
                    break;
                case "rPh":
                    isReading = xml.IsElement && !xml.IsEmpty;
                    break;
                case "v" or "t":
                    isValue = xml.IsElement && !xml.IsEmpty && !isReading;
                    break;
                default:
                    if (isValue && xml.IsText)
                    {
                        hasValue = true;
                        if (!xml.KeepText())
                        {
                            throw SheetLimits.TooLong(row, column);
                        }
                    }

                    break;
            }
        }

        return hasValue ? Typed(xml, kind, style, isFormula)
            : isFormula && kind != "str" ? new Cell(CellKind.Uncalculated, "", IsFormula: true)
            : Cell.Blank;
    }

    private Cell Typed(XmlPart xml, string? kind, int style, bool isFormula)
    {
        switch (kind)
        {
            case "s":
                return int.TryParse(xml.KeptSpan, CultureInfo.InvariantCulture, out var index)
                    && index >= 0 && index < texts.Value.Count
                    ? Cell.OfText(texts.Value[index], isFormula)
                    : throw new InvalidDataException("A cell names a text that is not there.");
            case "str" or "inlineStr":
                return Cell.OfText(xml.KeptText(), isFormula);
            case "b":
                return new Cell(CellKind.Bool, xml.KeptSpan is "1" or "true" ? "TRUE" : "FALSE", isFormula);
            case "e":
                return new Cell(CellKind.Error, xml.KeptText(), isFormula);
            case "d":
                return new Cell(CellKind.Date, WithoutMidnight(xml.KeptText()), isFormula);
        }

        var number = xml.KeptText();
        return style >= 0 && style < dayStyles.Count && dayStyles[style] && XlsxStyles.DayOf(number, shift) is { } day
            ? new Cell(CellKind.Date, day, isFormula)
            : new Cell(CellKind.Number, number, isFormula);
    }

    private static string WithoutMidnight(string moment) =>
        moment.Length > 10 && moment.AsSpan(10).Trim("T0:.Z").IsEmpty ? moment[..10] : moment;
}
