using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// An Excel workbook (ECMA-376, usual and strict), read by the framework's own zip and XML readers: the libraries for
/// it tell neither a formula from a value nor what is hidden, and unpack before they count.
/// </summary>
internal sealed class XlsxFile
{
    private readonly XlsxPackage package;
    private readonly Lazy<IReadOnlyList<string>> texts;
    private readonly IReadOnlyList<bool> dayStyles;

    private XlsxFile(XlsxPackage package)
    {
        this.package = package;
        var workbook = PartOfRoot();
        var parts = Relations(workbook);
        texts = new Lazy<IReadOnlyList<string>>(() =>
            parts.Values.FirstOrDefault(p => p.Kind == "sharedStrings") is { } part ? SharedTexts(part.Name) : []);
        dayStyles = parts.Values.FirstOrDefault(p => p.Kind == "styles") is { } styles && package.Has(styles.Name)
            ? XlsxStyles.DayStyles(package, styles.Name)
            : [];
        Sheets = SheetsOf(workbook, parts);
    }

    public IReadOnlyList<WorkSheet> Sheets { get; }

    public static XlsxFile Open(ReadOnlyMemory<byte> file) => new(new XlsxPackage(file));

    private string PartOfRoot()
    {
        const string Relationships = "_rels/.rels";
        var workbook = package.Has(Relationships)
            ? Relations("").Values.FirstOrDefault(p => p.Kind == "officeDocument")?.Name ?? ""
            : "";
        if (package.Has("mimetype") && package.Has("content.xml"))
        {
            throw new RefusedFileException(FileText.OpenDocument);
        }

        return workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            ? throw new RefusedFileException(FileText.BinaryWorkbook)
            : workbook.Contains("workbook", StringComparison.OrdinalIgnoreCase) && package.Has(workbook)
            ? workbook
            : throw new RefusedFileException(FileText.NoWorkbook);
    }

    private List<WorkSheet> SheetsOf(string workbook, Dictionary<string, Part> parts)
    {
        var sheets = new List<WorkSheet>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shift = 0;
        using var xml = package.Read(workbook);
        while (xml.Next())
        {
            if (xml.IsElement && xml.Name == "workbookPr" && xml.Is("date1904"))
            {
                shift = XlsxStyles.DaysTo1904;
            }

            if (!xml.IsElement || xml.Name != "sheet" ||
                !parts.TryGetValue(xml.AttributeOfAnyPrefix("id") ?? "", out var part) || part.Kind != "worksheet")
            {
                continue;
            }

            if (sheets.Count == SheetLimits.SheetsMax || !names.Add(part.Name))
            {
                throw new RefusedFileException(FileText.TooManySheets);
            }

            var rows = new XlsxRows(package, part.Name, texts, dayStyles, shift);
            var isHidden = xml.Attribute("state") is "hidden" or "veryHidden";
            sheets.Add(new WorkSheet(xml.Attribute("name") ?? "", isHidden, rows.HiddenColumns(), rows)
            {
                SerialShift = shift,
            });
        }

        return sheets.Count > 0 ? sheets : throw new RefusedFileException(FileText.NoSheet);
    }

    private sealed record Part(string Kind, string Name);

    /// <summary>The parts that one names, by the id it names them with.</summary>
    private Dictionary<string, Part> Relations(string of)
    {
        var slash = of.LastIndexOf('/') + 1;
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        var name = $"{of[..slash]}_rels/{of[slash..]}.rels";
        if (!package.Has(name))
        {
            return parts;
        }

        using var xml = package.Read(name);
        while (xml.To("Relationship"))
        {
            // Links to other files may be anything, and nothing is read of them.
            if (xml.Attribute("TargetMode") != "External" && xml.Attribute("Target") is { Length: < 1_000 } target)
            {
                var kind = xml.Attribute("Type") ?? "";
                parts[xml.Attribute("Id") ?? ""] = new Part(
                    kind[(kind.LastIndexOf('/') + 1)..], Resolved(of[..slash], target));
            }
        }

        return parts;
    }

    private static string Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    /// <summary>The texts that cells name by number, each without its readings in another script.</summary>
    private List<string> SharedTexts(string part)
    {
        var all = new List<string>();
        long kept = 0;
        using var xml = package.Read(part);
        var isText = false;
        var isReading = false;
        while (xml.Next())
        {
            switch (xml.Name)
            {
                case "si" when xml.IsElement && !xml.IsEmpty:
                    xml.ForgetText();
                    break;
                case "si" when xml.IsElement || xml.IsEnd:
                    var text = xml.IsEnd ? xml.KeptText() : "";
                    kept += 32 + (2 * text.Length);
                    all.Add(kept <= SheetLimits.SharedTextBytesMax
                        ? text
                        : throw new RefusedFileException(FileText.TooMuchText));
                    break;
                case "rPh":
                    isReading = xml.IsElement && !xml.IsEmpty;
                    break;
                case "t":
                    isText = xml.IsElement && !xml.IsEmpty && !isReading;
                    break;
                default:
                    if (isText && xml.IsText && !xml.KeepText())
                    {
                        throw new RefusedFileException(FileText.LongCell);
                    }

                    break;
            }
        }

        return all;
    }
}
